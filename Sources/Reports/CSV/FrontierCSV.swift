// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension FrontierReport {
  /// The plans as comma-separated values, one row each, with every figure in full.
  ///
  /// Columns: every KPI by its name, then `spend on LINE` for every line, see docs/output.md.
  public var csv: String {
    let kpis = scenario.kpis.map(\.name)
    let header = kpis + scenario.scenario.campaigns.map { "spend on \($0.name)" }
    let rows = frontier.plans.map { plan in
      kpis.map { plan.value(of: $0).map(ExactNumber.text) ?? "" }
        + plan.allocations.map { ExactNumber.text($0.spend) }
    }
    return CSVText.text([header] + rows)
  }
}
