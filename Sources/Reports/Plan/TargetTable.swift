// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The table of targets: what was to be reached, what is, and by how much it is missed.
struct TargetTable {
  let context: ReportContext
  let solution: Solution

  /// The table; `nil` without targets.
  var table: TextTable? {
    let findings = TargetFinding.all(context.scenario, solution.plan)
    guard !findings.isEmpty else { return nil }
    var table = TextTable([
      .init(title: "target of", alignment: .left, wraps: true), .init(title: "plan"),
      .init(title: "", alignment: .left), .init(title: "asked for"),
      .init(title: "unit", alignment: .left), .init(title: "reached"),
      .init(title: "missed by", alignment: .left, wraps: true),
      .init(title: "", alignment: .left, wraps: true),
    ])
    let worst = Set(
      solution.stages.flatMap { stage in
        stage.certificate.score.worstOff.count > 1 && solution.preference == .declared
          ? stage.certificate.score.leastFar(solution.plan).map(\.kpi) : []
      })
    table.rows = findings.map { row($0, isWorst: worst.contains($0.kpi.name)) }
    if worst.isEmpty { table.dropLastColumn() }
    return table
  }

  private func row(_ finding: TargetFinding, isWorst: Bool) -> [TextTable.Cell] {
    let dash = context.options.dash
    let target = finding.target.value
    let difference = finding.value.map { $0 - target } ?? 0
    let format = FigureFormat(
      [finding.value ?? target, target], differences: finding.isMet ? [] : [difference])
    return [
      .init(finding.kpi.name), .init(finding.value.map(format.text) ?? dash, .heading),
      .init(finding.target.kind.rawValue), .init(FigureFormat.amount(target)),
      .init(finding.kpi.unit ?? ""), .init(finding.attainment.map(Percentage.share) ?? dash),
      missed(finding, difference), .init(isWorst ? "worst off" : "", .notice),
    ]
  }

  private func missed(_ finding: TargetFinding, _ difference: Double) -> TextTable.Cell {
    guard finding.value != nil else { return .init("no value", .notice) }
    let amount = FigureFormat.rounded(abs(difference))
    if !finding.isMet { return .init(amount, .notice) }
    let isJustMet = abs(difference) <= 1e-6 * max(abs(finding.target.value), 1e-9)
    return .init(isJustMet ? "just met" : "met, \(amount) to spare", .good)
  }
}
