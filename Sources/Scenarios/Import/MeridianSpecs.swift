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
          .unknownName, in: table.source, at: table.range(row, "Channel"),
          "there is no curve of \(Quoting.quoted(channel))",
          suggestion: nearest.map { "did you mean '\($0)'?" }
            ?? "add its points, or take the row out")
        continue
      }
      let least = amount(table, in: row, of: "Channel Spend Min", into: &report)
      let most = amount(table, in: row, of: "Channel Spend Max", into: &report)
      if let least, let most, least > most {
        report.complain(
          .outOfRange, in: table.source, at: table.range(row, "Channel Spend Max"),
          "'Channel Spend Max' lies below 'Channel Spend Min'", suggestion: "check the two columns")
      }
      model.lines[index].least = least ?? 0
      model.lines[index].most = most
      model.lines[index].last = amount(table, in: row, of: "Initial Channel Spend", into: &report)
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
        table.source, at: table.range(row, "Target Metric Constraint"),
        "the target \(Quoting.quoted(target)) of a flexible budget is not imported",
        suggestion:
          "add it as a KPI: 'roi: {ratio: \(model.kpis.first?.name ?? MeridianReader.standardKPI) / spend, at least: …}'"
      )
    }
  }

  private static func amount(
    _ table: ForeignTable, in row: [CSVCell], of column: String, into report: inout ImportReport
  ) -> Double? {
    guard let amount = table.optionalNumber(row, of: column, into: &report) else { return nil }
    if amount >= 0 { return amount }
    report.complain(
      .outOfRange, in: table.source, at: table.range(row, column), "'\(column)' is below 0",
      suggestion: "write an amount of money, 0 or more")
    return nil
  }
}
