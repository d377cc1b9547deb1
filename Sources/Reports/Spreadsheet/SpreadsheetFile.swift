// SPDX-License-Identifier: GPL-3.0-or-later

import CXLSXWriter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a workbook could not be made.
public enum SpreadsheetError: Error, CustomStringConvertible {
  /// There is no place for the file while it is made.
  case noRoom(String)
  /// The library refused something.
  case refused(String)

  /// What went wrong, in a phrase.
  public var description: String {
    switch self {
    case .noRoom(let reason): "there is no place for temporary files: \(reason)"
    case .refused(let reason): "the spreadsheet library says: \(reason)"
    }
  }
}

/// Turns workbooks into files of Office Open XML; the one place that knows the library for it.
///
/// The same workbook gives the same bytes: the library would put the time into the file, and is
/// given a fixed one.
enum SpreadsheetFile {
  /// The bytes of the file.
  ///
  /// - Complexity: linear in cells.
  static func bytes(_ workbook: Workbook) throws(SpreadsheetError) -> [UInt8] {
    let path = try temporaryPath()
    defer { unlink(path) }
    try write(workbook, to: path)
    return try contents(of: path)
  }

  private static func write(_ workbook: Workbook, to path: String) throws(SpreadsheetError) {
    guard let file = workbook_new(path) else { throw .refused("no workbook") }
    var properties = lxw_doc_properties()
    // The first day of 2000, as good as any.
    properties.created = 946_684_800
    withCopy(of: DisplayText.visible(workbook.title)) { title in
      properties.title = title
      workbook_set_properties(file, &properties)
    }
    var writer = SheetWriter(file: file)
    let names = SheetNames.fit(workbook.sheets.map(\.name))
    var failure: SpreadsheetError?
    let fitted = Dictionary(zip(workbook.sheets.map(\.name), names)) { first, _ in first }
    for (sheet, name) in zip(workbook.sheets, names) where failure == nil {
      do throws(SpreadsheetError) {
        try writer.add(
          sheet, named: name, charts: sheet.charts.map { ($0, fitted[$0.source] ?? name) })
      } catch {
        failure = error
      }
    }
    // Closing gives back the memory, also where nothing comes of it.
    let result = workbook_close(file)
    if let failure { throw failure }
    try check(result)
  }

  static func check(_ result: lxw_error) throws(SpreadsheetError) {
    guard result != LXW_NO_ERROR else { return }
    throw .refused(lxw_strerror(result).map { String(cString: $0) } ?? "error \(result.rawValue)")
  }

  /// The library takes texts that it might change, which it does not; a copy is safe either way.
  private static func withCopy(of text: String, _ body: (UnsafeMutablePointer<CChar>) -> Void) {
    var copy = Array(text.utf8CString)
    copy.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { body(start) }
    }
  }

  private static func temporaryPath() throws(SpreadsheetError) -> String {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let path = (folder.isEmpty ? "/tmp" : folder) + "/apportion-" + String(repeating: "X", count: 6)
    var template = Array(path.utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .noRoom(String(cString: strerror(errno))) }
    close(descriptor)
    return template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  private static func contents(of path: String) throws(SpreadsheetError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .noRoom(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { throw .noRoom(String(cString: strerror(errno))) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}

/// Writes the sheets of one file.
private struct SheetWriter {
  typealias Handle = UnsafeMutablePointer<lxw_worksheet>

  let file: UnsafeMutablePointer<lxw_workbook>
  private var formats: [FormatKey: UnsafeMutablePointer<lxw_format>] = [:]

  /// A cell holds no more.
  private static let longestText = 32_767

  private struct FormatKey: Hashable {
    var look: Workbook.Look
    var code: String?
    var role: Role
  }

  private enum Role: Hashable { case body, header, numberHeader, total }

  init(file: UnsafeMutablePointer<lxw_workbook>) { self.file = file }

  mutating func add(
    _ sheet: Workbook.Sheet, named name: String,
    charts: [(chart: Workbook.Chart, source: String)]
  ) throws(SpreadsheetError) {
    guard let handle = workbook_add_worksheet(file, name) else {
      throw .refused("no sheet named '\(name)'")
    }
    let isTable = !sheet.columns.isEmpty
    for (position, column) in sheet.columns.enumerated() {
      worksheet_set_column(
        handle, lxw_col_t(position), lxw_col_t(position), column.width, nil)
      let isNumeric = sheet.rows.contains { row in
        if case .number = row[position] { true } else { false }
      }
      let format = format(
        .init(look: .strong, code: nil, role: isNumeric ? .numberHeader : .header))
      try write(column.title, to: handle, 0, position, format)
    }
    if isTable {
      worksheet_set_row(handle, 0, 32, nil)
    } else {
      worksheet_set_column(handle, 0, 0, Self.pageWidth, nil)
    }
    let first = isTable ? 1 : 0
    for (position, row) in sheet.rows.enumerated() {
      let role: Role = sheet.hasTotal && position == sheet.rows.count - 1 ? .total : .body
      for (column, cell) in row.enumerated() {
        try write(cell, to: handle, position + first, column, role)
      }
      if let height = Self.height(row, sheet.columns) {
        worksheet_set_row(handle, lxw_row_t(position + first), height, nil)
      }
    }
    if isTable, !sheet.rows.isEmpty {
      worksheet_freeze_panes(handle, 1, 1)
      let body = sheet.rows.count - (sheet.hasTotal ? 1 : 0)
      try SpreadsheetFile.check(
        worksheet_autofilter(
          handle, 0, 0, lxw_row_t(body), lxw_col_t(sheet.columns.count - 1)))
      worksheet_repeat_rows(handle, 0, 0)
    }
    worksheet_set_landscape(handle)
    worksheet_set_paper(handle, 9)
    // A sheet of very many columns would be too small to read on one page.
    if sheet.columns.count <= Self.mostPageColumns { worksheet_fit_to_pages(handle, 1, 0) }
    for (position, (chart, source)) in charts.enumerated() {
      try add(chart, to: handle, row: position * Self.chartRows, source)
    }
    if charts.count > 1 {
      // Each on a page of its own; the list ends with 0.
      var breaks = (1..<charts.count).map { lxw_row_t($0 * Self.chartRows) } + [0]
      worksheet_set_h_pagebreaks(handle, &breaks)
    }
  }

  /// The width of a sheet of sentences, in characters.
  private static let pageWidth = 110.0
  private static let mostPageColumns = 24
  /// How many rows of a sheet lie below a chart.
  private static let chartRows = 32

  /// The height of a row whose texts need several lines, which nobody else works out; `nil` for the
  /// usual one.
  private static func height(_ row: [Workbook.Cell], _ columns: [Workbook.Column]) -> Double? {
    var lines = 1
    for (column, cell) in row.enumerated() {
      switch cell {
      case .text(let text, .wrapped):
        let width = columns.indices.contains(column) ? columns[column].width : pageWidth
        let needed = Double(DisplayText.width(DisplayText.visible(text)))
        lines = max(lines, Int((needed / (width - 2)).rounded(.up)))
      case .text(_, .title): return 24
      case .empty, .text, .number, .sum: break
      }
    }
    return lines > 1 ? min(400, Double(lines) * 15) : nil
  }

  // MARK: Cells

  private mutating func write(
    _ cell: Workbook.Cell, to sheet: Handle, _ row: Int, _ column: Int, _ role: Role
  ) throws(SpreadsheetError) {
    switch cell {
    case .empty:
      guard role == .total else { return }
      let format = format(.init(look: .plain, code: nil, role: role))
      try SpreadsheetFile.check(
        worksheet_write_blank(sheet, lxw_row_t(row), lxw_col_t(column), format))
    case .text(let text, let look):
      try write(text, to: sheet, row, column, format(.init(look: look, code: nil, role: role)))
    case .number(let value, let shown, let look):
      let format = format(.init(look: look, code: shown.code, role: role))
      guard value.isFinite else { return }
      try SpreadsheetFile.check(
        worksheet_write_number(sheet, lxw_row_t(row), lxw_col_t(column), value, format))
    case .sum(let value, let shown):
      let format = format(.init(look: .strong, code: shown.code, role: role))
      let letters = Self.letters(column)
      // 109 adds up what filters leave in sight.
      try SpreadsheetFile.check(
        worksheet_write_formula_num(
          sheet, lxw_row_t(row), lxw_col_t(column), "=SUBTOTAL(109,\(letters)2:\(letters)\(row))",
          format, value))
    }
  }

  private func write(
    _ text: String, to sheet: Handle, _ row: Int, _ column: Int,
    _ format: UnsafeMutablePointer<lxw_format>?
  ) throws(SpreadsheetError) {
    let visible = String(DisplayText.visible(text).prefix(Self.longestText / 4))
    try SpreadsheetFile.check(
      worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), visible, format))
  }

  /// The letters of a column: A, Z, AA.
  private static func letters(_ column: Int) -> String {
    var rest = column + 1
    var letters = ""
    while rest > 0 {
      let digit = (rest - 1) % 26
      letters = String(UnicodeScalar(UInt8(65 + digit))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  private mutating func format(_ key: FormatKey) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[key] { return known }
    guard let format = workbook_add_format(file) else { return nil }
    if let code = key.code { format_set_num_format(format, code) }
    switch key.look {
    case .plain: break
    case .strong: format_set_bold(format)
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 16)
    case .aside: format_set_font_color(format, 0x5B6675)
    case .wrapped: format_set_text_wrap(format)
    }
    switch key.role {
    case .body:
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      // Text would touch the number on its left.
      if key.code == nil { format_set_indent(format, 1) }
    case .header, .numberHeader:
      format_set_text_wrap(format)
      format_set_bg_color(format, 0xE9EEF4)
      format_set_font_color(format, 0x1D2430)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      if key.role == .numberHeader {
        format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
      } else {
        format_set_indent(format, 1)
      }
    case .total:
      format_set_bold(format)
      if key.code == nil { format_set_indent(format, 1) }
      format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
    }
    formats[key] = format
    return format
  }

  // MARK: Charts

  private func add(
    _ chart: Workbook.Chart, to sheet: Handle, row: Int, _ source: String
  ) throws(SpreadsheetError) {
    let kind =
      switch chart.kind {
      case .bars: LXW_CHART_BAR
      case .stacked: LXW_CHART_COLUMN_STACKED
      case .scatter: LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS
      }
    guard let handle = workbook_add_chart(file, UInt8(kind.rawValue)) else {
      throw .refused("no chart")
    }
    chart_title_set_name(handle, Self.label(chart.title))
    for (position, part) in chart.series.enumerated() {
      guard let series = chart_add_series(handle, nil, nil) else { throw .refused("no series") }
      let (categories, values) = (part.categories, part.values)
      chart_series_set_categories(
        series, source, lxw_row_t(categories.rows.lowerBound),
        lxw_col_t(categories.columns.lowerBound), lxw_row_t(categories.rows.upperBound),
        lxw_col_t(categories.columns.upperBound))
      chart_series_set_values(
        series, source, lxw_row_t(values.rows.lowerBound), lxw_col_t(values.columns.lowerBound),
        lxw_row_t(values.rows.upperBound), lxw_col_t(values.columns.upperBound))
      chart_series_set_name(series, Self.label(part.name))
      dress(series, at: position, as: part, in: chart.kind)
    }
    setAxes(of: handle, chart)
    let place =
      chart.series.count == 1 ? LXW_CHART_LEGEND_NONE : LXW_CHART_LEGEND_BOTTOM
    chart_legend_set_position(handle, UInt8(place.rawValue))
    var options = lxw_chart_options()
    options.x_scale = 1.8
    options.y_scale = 2
    try SpreadsheetFile.check(
      worksheet_insert_chart_opt(sheet, lxw_row_t(row), 0, handle, &options))
  }

  private func setAxes(of handle: UnsafeMutablePointer<lxw_chart>, _ chart: Workbook.Chart) {
    let (x, y) = (handle.pointee.x_axis, handle.pointee.y_axis)
    if !chart.xTitle.isEmpty { chart_axis_set_name(x, Self.label(chart.xTitle)) }
    if !chart.yTitle.isEmpty { chart_axis_set_name(y, Self.label(chart.yTitle)) }
    for (axis, range) in [(x, chart.xRange), (y, chart.yRange)] {
      guard let range else { continue }
      chart_axis_set_min(axis, range.lowerBound)
      chart_axis_set_max(axis, range.upperBound)
    }
    if chart.kind == .bars {
      // The library swaps the axes of bars: names stand along y. Reversed, the first is above and the figures would be too.
      chart_axis_set_reverse(y)
      chart_axis_set_label_position(x, UInt8(LXW_CHART_AXIS_LABEL_POSITION_HIGH.rawValue))
    }
    var grid = lxw_chart_line()
    grid.color = 0xD9DFE7
    chart_axis_major_gridlines_set_line(chart.kind == .bars ? x : y, &grid)
  }

  /// The hues of the other pictures.
  private static let hues: [UInt32] = [0x0072B2, 0xD55E00, 0x009E73, 0xB0578D, 0xA97000, 0x3C8FC2]

  private func dress(
    _ series: UnsafeMutablePointer<lxw_chart_series>, at position: Int, as part: Workbook.Series,
    in kind: Workbook.Chart.Kind
  ) {
    let hue = lxw_color_t(Self.hues[(position + position / 6 * 3) % Self.hues.count])
    var fill = lxw_chart_fill()
    fill.color = hue
    guard kind == .scatter else {
      chart_series_set_fill(series, &fill)
      return
    }
    let shapes = [
      LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE,
      LXW_CHART_MARKER_STAR, LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_X,
    ]
    chart_series_set_marker_type(series, UInt8(shapes[position % shapes.count].rawValue))
    chart_series_set_marker_size(series, 6)
    chart_series_set_marker_fill(series, &fill)
    var line = lxw_chart_line()
    line.color = hue
    chart_series_set_marker_line(series, &line)
    if !part.isJoined { line.none = 1 }
    chart_series_set_line(series, &line)
  }

  /// A text for a chart; one that begins with an equal sign would be taken for a reference.
  private static func label(_ text: String) -> String {
    let visible = String(DisplayText.visible(text).prefix(255))
    return visible.hasPrefix("=") ? " " + visible : visible
  }
}

/// A report that comes as a workbook with charts.
public protocol WorkbookReport: Report {
  /// The workbook's file.
  ///
  /// - Throws: where there is no place for it while it is made.
  func spreadsheet() throws(SpreadsheetError) -> [UInt8]
}
