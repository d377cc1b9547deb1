// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads our own long table, `line,kpi,spend,value[,low,high]`, and the table of lines that may
/// stand beside it, `line,group,min,max,fixed_fee,baseline`.
enum LongTableReader {
  static let curveColumns = ["line", "kpi", "spend", "value"]
  static let curveOptions = ["low", "high"]
  static let lineOptions = ["group", "min", "max", "fixed_fee", "baseline"]

  /// The curves of all tables with the lines that they belong to.
  static func read(
    _ files: [ImportFile], periods: Int?, _ report: inout ImportReport
  ) -> ImportedModel {
    var points = PointCollection()
    var details: [String: ImportedLine] = [:]
    var places: [String: (Range<Int>, SourceText)] = [:]
    for table in files.compactMap(\.table) {
      if isCurves(table) {
        readCurves(table, scale: Double(periods ?? 1), into: &points, &report)
      } else {
        readLines(table, into: &details, places: &places, &report)
      }
    }
    var model = ImportedModel()
    model.kpis = points.kpis.map { ImportedKPI(name: $0) }
    model.lines = points.lines.map { name in
      var line = details[name] ?? ImportedLine(name: name)
      line.curves = points.curves(of: name, &report)
      return line
    }
    var searches = NameSearches()
    for (name, place) in places.sorted(by: { $0.value.0.lowerBound < $1.value.0.lowerBound })
    where !points.has(name) {
      let nearest = searches.nearest(to: name, among: points.lines)
      report.complain(
        .unknownName, in: place.1, at: place.0, "there is no curve of \(Quoting.quoted(name))",
        suggestion: nearest.map { "did you mean '\($0)'?" } ?? "add its points, or take the row out"
      )
    }
    if let periods {
      model.remarks.append("Spends and values were multiplied by \(periods) periods.")
    }
    return model
  }

  /// Whether a table holds points, or is meant to.
  static func isCurves(_ table: ForeignTable) -> Bool {
    table.names.contains("value") || table.names.contains("spend") || table.names.contains("kpi")
  }

  private static func readCurves(
    _ table: ForeignTable, scale: Double, into points: inout PointCollection,
    _ report: inout ImportReport
  ) {
    guard table.requires(curveColumns, &report) else { return }
    refuseOthers(table, known: curveColumns + curveOptions, &report)
    for row in table.rows {
      let (line, kpi) = (table.text(row, "line"), table.text(row, "kpi"))
      guard report.accepts(line, as: "line", at: table.range(row, "line"), in: table.source),
        report.accepts(kpi, as: "KPI", at: table.range(row, "kpi"), in: table.source)
      else { continue }
      let spend = table.number(row, of: "spend", into: &report)
      let value = table.number(row, of: "value", into: &report)
      let low = table.optionalNumber(row, of: "low", into: &report)
      let high = table.optionalNumber(row, of: "high", into: &report)
      guard let spend, let value else {
        points.add(nil, line: line, kpi: kpi)
        continue
      }
      let point = ImportedPoint(
        spend: spend * scale, value: value * scale, low: low.map { $0 * scale },
        high: high.map { $0 * scale })
      points.add(
        .init(point: point, range: table.range(row, "spend"), source: table.source), line: line,
        kpi: kpi)
    }
  }

  private static func readLines(
    _ table: ForeignTable, into details: inout [String: ImportedLine],
    places: inout [String: (Range<Int>, SourceText)], _ report: inout ImportReport
  ) {
    guard table.requires(["line"], &report) else { return }
    refuseOthers(table, known: ["line"] + lineOptions, &report)
    for row in table.rows {
      let name = table.text(row, "line")
      let range = table.range(row, "line")
      guard report.accepts(name, as: "line", at: range, in: table.source) else { continue }
      if let first = places[name] {
        report.complain(
          .duplicate, in: table.source, at: range, "\(Quoting.quoted(name)) appears twice",
          suggestion: "keep one; the first is on line \(first.1.line(at: first.0.lowerBound))")
        continue
      }
      places[name] = (range, table.source)
      var line = ImportedLine(name: name)
      let group = table.text(row, "group")
      line.channel = group.isEmpty ? nil : group
      line.least = amount(table, in: row, of: "min", into: &report) ?? 0
      line.most = amount(table, in: row, of: "max", into: &report)
      line.setUpFee = amount(table, in: row, of: "fixed_fee", into: &report) ?? 0
      line.last = amount(table, in: row, of: "baseline", into: &report)
      if let most = line.most, most < line.least {
        report.complain(
          .outOfRange, in: table.source, at: table.range(row, "max"), "max lies below min",
          suggestion: "check the two columns")
      }
      details[name] = line
    }
  }

  private static func amount(
    _ table: ForeignTable, in row: [CSVCell], of column: String, into report: inout ImportReport
  ) -> Double? {
    guard let amount = table.optionalNumber(row, of: column, into: &report) else { return nil }
    if amount >= 0 { return amount }
    report.complain(
      .outOfRange, in: table.source, at: table.range(row, column), "\(column) is below 0",
      suggestion: "write an amount of money, 0 or more")
    return nil
  }

  private static func refuseOthers(
    _ table: ForeignTable, known: [String], _ report: inout ImportReport
  ) {
    for cell in table.header where !known.contains(cell.text) {
      let nearest = NearestName.nearest(to: cell.text, among: known)
      report.complain(
        .unknownKey, in: table.source, at: cell.range,
        "unknown column \(Quoting.quoted(cell.text))",
        suggestion: nearest.map { "did you mean '\($0)'?" }
          ?? "the columns are \(known.joined(separator: ","))")
    }
  }
}
