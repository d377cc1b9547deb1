// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service

extension ComparisonReport {
  /// What each plan brings, who gets what, why some have none, and which is safe.
  ///
  /// - Complexity: linear in entries × (lines + KPIs), and in pairs of entries.
  public var document: Document {
    guard let base = entries.first else { return Document(title: options.fileName) }
    let context = ReportContext(base.scenario, options)
    let count = entries.count - 1
    var document = Document(context, ["base and \(count) variant\(count == 1 ? "" : "s")"])
    let regret = RegretText(context: context, entries: entries, regrets: regrets)
    let regretTable = regret.grid?.table
    if regretTable != nil { document.add(.lead(regret.verdict), on: .page) }
    let brings = ComparisonTable(entries: entries, options: options).grid
    document.add(.section("What each plan brings"), brings.table)
    if let (grid, legend) = SpendComparison(entries: entries, options: options).grid() {
      document.add(.section("Who gets what"), grid.table, remark: legend)
    }
    document.add(.section("Without a plan"), MissingPlans(entries: entries).sentences, .bad)
    document.add(
      .heading("What each plan would lose if the figures turn out to be those of"), regretTable,
      remark: regret.remark)
    if regretTable != nil { document.add([.blank, .paragraph(regret.verdict)], on: .terminal) }
    document.add(.section("Scales"), scaleNotes)
    document.add(nextStep, context)
    return document
  }

  /// The comparison as a workbook: a sheet for all of them, and one for each plan.
  ///
  /// - Throws: where there is no place for it while it is made.
  public func spreadsheet() throws(SpreadsheetError) -> [UInt8] {
    try SpreadsheetFile.bytes(workbook)
  }

  var workbook: Workbook {
    let document = document
    let plans = entries.compactMap { entry in
      entry.solution.map { solution in
        WorkbookParts(context: ReportContext(entry.scenario, options))
          .lines(solution.plan, name: entry.name)
      }
    }
    return Workbook(
      title: document.title,
      sheets: [WorkbookParts.cover(document)] + Workbook.charts([chart]) + [figures] + plans)
  }

  private static let sheetName = "All plans"

  /// What is compared: the budget, the money, and the KPIs.
  private var rows: [(name: String, unit: String?, values: [Double?])] {
    guard let base = entries.first else { return [] }
    let currency = base.scenario.scenario.currency
    let plans = entries.map { $0.solution?.plan }
    let kpis = ComparisonTable(entries: entries, options: options).kpis
    let own = kpis.map { kpi in (kpi.name, kpi.unit, plans.map { $0?.value(of: kpi.name) }) }
    let spent =
      kpis.contains { $0.name == KPI.spend }
      ? [] : [("spent", currency, plans.map { $0?.totalSpend })]
    return [("budget", currency, entries.map { $0.scenario.scenario.budget?.amount })] + spent + own
  }

  private var figures: Workbook.Sheet {
    var sheet = Workbook.Sheet(
      name: Self.sheetName,
      columns: [.init(title: "figure", width: 24), .init(title: "unit", width: 12)]
        + entries.map { .init(title: $0.name, width: 20) })
    sheet.rows = rows.map { name, unit, values in
      let format = NumberFormat(values.compactMap(\.self), unit: unit)
      return [.text(name), unit.map { .text($0) } ?? .empty]
        + values.map { value in value.map { .number($0, format) } ?? .empty }
    }
    return sheet
  }

  /// A chart of the first objective over the plans.
  private var chart: Workbook.Chart? {
    let objective = entries.first?.scenario.scenario.kpis.first { $0.objective != nil }
    guard let objective, let row = rows.firstIndex(where: { $0.name == objective.name }) else {
      return nil
    }
    let columns = 2...(entries.count + 1)
    return Workbook.Chart(
      kind: .bars, title: objective.name, xTitle: objective.unit ?? "", source: Self.sheetName,
      series: [
        Workbook.Series(
          name: objective.name, categories: .init(rows: 0...0, columns: columns),
          values: .init(rows: (row + 1)...(row + 1), columns: columns))
      ])
  }
}
