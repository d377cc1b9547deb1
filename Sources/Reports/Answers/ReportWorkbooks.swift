// SPDX-License-Identifier: GPL-3.0-or-later

import Models
import Planning

extension PlanReport {
  /// The plan as a workbook: what it says, its lines, its KPIs.
  ///
  /// - Throws: where there is no place for it while it is made.
  public func spreadsheet() throws(SpreadsheetError) -> [UInt8] {
    try SpreadsheetFile.bytes(workbook)
  }

  var workbook: Workbook {
    let parts = WorkbookParts(context: ReportContext(scenario, options))
    let document = document
    let lines = parts.lines(solution.plan, name: "Plan")
    return Workbook(
      title: document.title,
      sheets: [WorkbookParts.cover(document)] + Workbook.charts([parts.chart(ofLines: lines)])
        + [lines, parts.kpis(solution.plan, name: "KPIs")])
  }
}

extension ModelFrontierReport {
  /// The frontier as a workbook: what it says, and its points.
  ///
  /// - Throws: where there is no place for it while it is made.
  public func spreadsheet() throws(SpreadsheetError) -> [UInt8] {
    try SpreadsheetFile.bytes(workbook)
  }

  var workbook: Workbook {
    let document = document
    let names = model.objectives.map(\.name)
    var sheet = Workbook.Sheet(
      name: "Points",
      columns: [.init(title: "point", width: 8)]
        + names.map { .init(title: $0, width: Double(min(44, max(12, $0.count + 4)))) })
    let used = model.variables.indices.filter { column in
      frontier.points.contains { $0.columns[column] != 0 }
    }.prefix(Self.mostColumns)
    sheet.columns += used.map { .init(title: model.variables[$0].name, width: 12) }
    sheet.rows = frontier.points.enumerated().map { position, point in
      [.number(Double(position + 1), .count)]
        + point.values.map { .number($0, .general) }
        + used.map { .number(point.columns[$0], .general) }
    }
    return Workbook(
      title: document.title,
      sheets: [WorkbookParts.cover(document)] + Workbook.charts([chart(of: sheet)]) + [sheet])
  }

  private func chart(of sheet: Workbook.Sheet) -> Workbook.Chart? {
    let rows = sheet.rows.count
    guard frontier.several == nil, rows > 0 else { return nil }
    let names = model.objectives.map(\.name)
    return Workbook.Chart(
      kind: .scatter, title: "\(names[1]) against \(names[0])", xTitle: names[0], yTitle: names[1],
      xRange: ChartSpan.round(frontier.points.map { $0.values[0] }),
      yRange: ChartSpan.round(frontier.points.map { $0.values[1] }), source: sheet.name,
      series: [
        Workbook.Series(
          name: names[1], categories: .init(rows: 1...rows, columns: 1...1),
          values: .init(rows: 1...rows, columns: 2...2), isJoined: frontier.pieces.count == 1)
      ])
  }

  /// Sheets end at 16,384 columns.
  private static let mostColumns = 16_000
}
