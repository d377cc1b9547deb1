// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension FrontierReport {
  /// The plans as comma-separated values, one row each, with every figure in full.
  ///
  /// Columns: every KPI by its name, then `spend on LINE` for every line; then, of two KPIs,
  /// `piece,end,bookings` where the scenario leaves something to book, and of more, `named`, see
  /// docs/output.md.
  public var csv: String {
    let kpis = scenario.kpis.map(\.name)
    let lines = (0..<scenario.scenario.lineCount).map(scenario.scenario.lineName)
    let layout = layout
    let header = kpis + lines.map { "spend on \($0)" } + layout.columns
    let rows = frontier.plans.enumerated().map { position, plan in
      kpis.map { plan.value(of: $0).map(ExactNumber.text) ?? "" }
        + plan.allocations.map { ExactNumber.text($0.spend) } + layout.cells(of: position)
    }
    return CSVText.text([header] + rows)
  }
}
