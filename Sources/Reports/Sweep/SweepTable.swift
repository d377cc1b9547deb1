// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service

/// The table of what each number of a sweep brings, and what a step further would.
struct SweepTable {
  let report: SweepReport
  private var sweep: Sweep { report.sweep }

  private var options: TextOptions { report.options }
  private var solution: Solution? { sweep.points.compactMap(\.entry.solution).first }
  private var words: SweepWords { SweepWords(report: report) }

  /// The table; the last KPIs are left out where a terminal has no room for them.
  var table: TextTable {
    let plans = sweep.points.map { $0.entry.solution?.plan }
    let kpis = sweep.points[0].entry.scenario.scenario.kpis
    var columns: [TextTable.Column] = [.init(title: words.axisTitle)]
    var rows = sweep.points.map { [TextTable.Cell(words.text($0.value), .heading)] }
    func append(_ title: String, _ cells: [String]) {
      columns.append(.init(title: title))
      for row in rows.indices { rows[row].append(.init(cells[row])) }
    }
    for kpi in kpis {
      let values = plans.map { $0?.value(of: kpi.name) }
      let known = values.compactMap(\.self)
      let steps = zip(known, known.dropFirst()).map { $1 - $0 }
      let format = FigureFormat(
        known, differences: steps.filter { abs($0) > 1e-4 * (known.max() ?? 0) })
      append(
        kpi.name + (kpi.unit.map { " (\($0))" } ?? ""),
        values.map { $0.map(format.text) ?? options.dash })
    }
    let counts = [
      ("targets met", sweep.points.map { targetsMet($0.entry) }),
      ("goals met", sweep.points.map { goalsMet($0.entry) }),
    ]
    for (title, cells) in counts where cells.contains(where: { $0 != nil }) {
      append(title, cells.map { $0 ?? options.dash })
    }
    if let (title, cells) = marginalColumn() { append(title, cells) }
    if let knee = report.knee {
      columns.append(.init(title: "", alignment: .left))
      for row in rows.indices { rows[row].append(row == knee ? .init("best bend", .good) : "") }
    }
    var table = TextTable(columns)
    table.rows = rows
    table.fitting = .leavingOut(1..<kpis.count + 1)
    return table
  }

  private func targetsMet(_ entry: PlannedScenario) -> String? {
    guard let plan = entry.solution?.plan else { return nil }
    let findings = TargetFinding.all(entry.scenario, plan)
    return findings.isEmpty ? nil : "\(findings.count(where: \.isMet)) of \(findings.count)"
  }

  private func goalsMet(_ entry: PlannedScenario) -> String? {
    entry.solution.flatMap { entry.scenario.standings(of: $0.plan).countMet }
  }

  /// What a step further brings of the KPI that is looked at first.
  private func marginalColumn() -> (title: String, cells: [String])? {
    guard let kpi = solution.flatMap(SweepScore.leading)?.kpi,
      let step = sweep.points.compactMap(\.marginal).first?.step
    else { return nil }
    let gains = sweep.points.map { $0.gain(of: kpi) }
    let format = FigureFormat(gains.compactMap(\.self), significant: 3)
    let unit = "\(FigureFormat.amount(step))\(sweep.axis.suffix.hasPrefix("%") ? "%" : "") more"
    return (
      "\(kpi) for \(unit)",
      zip(sweep.points, gains).map { point, gain in
        isSwitch(point) ? Self.switching : gain.map(format.signed) ?? options.dash
      }
    )
  }

  /// What stands in place of a gain where a step further books something else.
  private static let switching = "switches"

  /// Whether what a step further brings is no rate. A count has no smaller step than the one that
  /// is told.
  private func isSwitch(_ point: Sweep.Point) -> Bool {
    !sweep.axis.isWhole && point.isSwitch
  }

  /// What that means; `nil` where it is not there.
  var remark: String? {
    guard sweep.points.contains(where: isSwitch) else { return nil }
    return
      "\(Self.switching): a little more books, drops or exchanges something, which is no gain for each unit more."
  }
}
