// SPDX-License-Identifier: GPL-3.0-or-later

/// A table for a terminal: aligned columns, two spaces apart, fitted to a width where that is
/// possible.
struct TextTable {
  /// One column.
  struct Column {
    /// How its cells stand.
    enum Alignment { case left, right }

    var title: String
    var alignment: Alignment = .right
    /// Whether its cells may be broken into several lines where the table is too wide.
    var wraps = false
  }

  /// One cell.
  struct Cell: ExpressibleByStringLiteral {
    var text: String
    var role: Style.Role?
    /// How much of a whole the cell stands for, 0...1, for formats that can draw it.
    var bar: Double?

    init(_ text: String, _ role: Style.Role? = nil, bar: Double? = nil) {
      self.text = DisplayText.visible(text)
      self.role = role
      self.bar = bar
    }

    init(stringLiteral text: String) { self.init(text, nil) }
  }

  /// What a terminal does with a table for which it is too narrow, whatever is broken.
  enum Fitting {
    /// Lines become as long as they must.
    case none
    /// It tells the table in parts, each with so many of the first columns.
    case parts(repeating: Int)
    /// It leaves out the last of these columns but never all, and names them.
    case leavingOut(Range<Int>)
  }

  /// A column that wraps is never made narrower than this.
  static let narrowest = 12
  static let gap = 2

  var columns: [Column]
  var rows: [[Cell]] = []
  /// Text above the row at a position, over all columns.
  var headings: [Int: String] = [:]
  /// Whether terminals print it as a list: indented, and without the titles of its columns.
  var isListing = false
  /// How terminals fit it.
  var fitting = Fitting.none
  /// Whether the last row is a total, parted from the others by a rule.
  var hasTotal = false

  init(_ columns: [Column]) { self.columns = columns }

  /// The width that the table would like to have.
  var naturalWidth: Int {
    naturalWidths.reduce(0, +) + Self.gap * max(0, columns.count - 1)
  }

  /// The table as lines, each ended.
  ///
  /// - Complexity: linear in the text of all cells.
  func text(_ options: TextOptions) -> String {
    let widths = widths(within: options.width - (isListing ? Self.gap : 0))
    let header = columns.map { Cell($0.title, .heading) }
    var text = isListing ? "" : line(header, widths: widths, options)
    for (position, row) in rows.enumerated() {
      if let heading = headings[position] {
        text += Paragraph.text(
          heading, width: max(options.width, widths.reduce(0, +)), hanging: 2, role: .aside,
          style: options.style)
      }
      if hasTotal, position == rows.count - 1 {
        let rule = options.unicode ? "─" : "-"
        let width = widths.reduce(0, +) + Self.gap * (widths.count - 1)
        text += options.style(.aside, String(repeating: rule, count: width)) + "\n"
      }
      text += line(row, widths: widths, options)
    }
    return text
  }

  /// Takes the last column away.
  mutating func dropLastColumn() {
    columns.removeLast()
    for row in rows.indices { rows[row].removeLast() }
  }

  private var naturalWidths: [Int] {
    columns.indices.map { column in
      rows.reduce(DisplayText.width(columns[column].title)) {
        max($0, DisplayText.width($1[column].text))
      }
    }
  }

  /// The natural widths, the widest column that can give made narrower until the table fits or none
  /// can.
  ///
  /// Titles may be broken between words; cells only in columns that wrap.
  private func widths(within limit: Int) -> [Int] {
    var widths = naturalWidths
    let least = columns.indices.map { column -> Int in
      let cells = rows.reduce(0) { max($0, DisplayText.width($1[column].text)) }
      let words = columns[column].title.split(separator: " ").map { DisplayText.width(String($0)) }
      return max(columns[column].wraps ? min(cells, Self.narrowest) : cells, words.max() ?? 0)
    }
    var excess = naturalWidth - limit
    while excess > 0 {
      let candidates = columns.indices.filter { widths[$0] > least[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// The least width that the table can be fitted to.
  var leastWidth: Int { widths(within: 0).reduce(0, +) + Self.gap * max(0, columns.count - 1) }

  private func line(_ cells: [Cell], widths: [Int], _ options: TextOptions) -> String {
    let parts = cells.indices.map { Paragraph.lines(cells[$0].text, width: widths[$0]) }
    let height = parts.reduce(1) { max($0, $1.count) }
    var text = ""
    for row in 0..<height {
      var line = ""
      // Blanks are held back until something follows, so that no line ends in them.
      var pending = isListing ? Self.gap : 0
      for column in cells.indices {
        let part = row < parts[column].count ? parts[column][row] : ""
        let padding = widths[column] - DisplayText.width(part)
        let isLeft = columns[column].alignment == .left
        if !isLeft { pending += padding }
        if !part.isEmpty {
          line += String(repeating: " ", count: pending) + options.style(cells[column].role, part)
          pending = 0
        }
        if isLeft { pending += padding }
        pending += Self.gap
      }
      text += line + "\n"
    }
    return text
  }
}
