// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads Meridian's `budget_opt_specs`: what every channel may get and got, and for which days.
enum MeridianSpecs {
  /// Puts bounds, spends and days into a model that has its lines.
  static func read(
    _ table: ForeignTable, groups: GroupChoice, into model: inout ImportedModel,
    _ report: inout ImportReport
  ) {
    let positions = Dictionary(
      model.lines.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: min)
    var searches = NameSearches()
    for row in table.rows where groups.takes(table.text(row, "Group ID")) {
      let channel = table.text(row, "Channel")
      guard let index = positions[channel] else {
        let nearest = searches.nearest(to: channel, among: model.lines.map(\.name))
        report.complain(
          .unknownName, table.source, table.range(row, "Channel"),
          "there is no curve of \(Quoting.quoted(channel))",
          nearest.map { "did you mean '\($0)'?" } ?? "add its points, or take the row out")
        continue
      }
      let least = amount(table, row, "Channel Spend Min", &report)
      let most = amount(table, row, "Channel Spend Max", &report)
      if let least, let most, least > most {
        report.complain(
          .outOfRange, table.source, table.range(row, "Channel Spend Max"),
          "'Channel Spend Max' lies below 'Channel Spend Min'", "check the two columns")
      }
      model.lines[index].least = least ?? 0
      model.lines[index].most = most
      model.lines[index].last = amount(table, row, "Initial Channel Spend", &report)
    }
    guard let row = table.rows.first(where: { groups.takes(table.text($0, "Group ID")) }) else {
      return
    }
    let (start, end) = (
      table.text(row, "Date Interval Start"), table.text(row, "Date Interval End")
    )
    if !start.isEmpty, !end.isEmpty {
      model.remarks.append("Days, as the table has them: from \(start) to \(end).")
    }
    let target = table.text(row, "Target Metric Constraint")
    if !target.isEmpty, target.lowercased() != "none", target != "0" {
      report.warn(
        table.source, table.range(row, "Target Metric Constraint"),
        "the target \(Quoting.quoted(target)) of a flexible budget is not imported",
        "add it as a KPI: 'roi: {ratio: \(model.kpis.first?.name ?? MeridianReader.standardKPI) / spend, at least: …}'"
      )
    }
  }

  private static func amount(
    _ table: ForeignTable, _ row: [CSVCell], _ column: String, _ report: inout ImportReport
  ) -> Double? {
    guard let amount = table.optionalNumber(row, column, &report) else { return nil }
    if amount >= 0 { return amount }
    report.complain(
      .outOfRange, table.source, table.range(row, column), "'\(column)' is below 0",
      "write an amount of money, 0 or more")
    return nil
  }
}
