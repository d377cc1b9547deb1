// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension SurfaceReport {
  /// The plans as comma-separated values, one row each, with every figure in full.
  ///
  /// Columns: every KPI by its name, then `spend on LINE` for every line, then `named`, see
  /// docs/output.md.
  public var csv: String {
    let kpis = scenario.kpis.map(\.name)
    let lines = (0..<scenario.scenario.lineCount).map(scenario.scenario.lineName)
    let words = SurfaceWords(context: ReportContext(scenario, options), surface: surface)
    let header = kpis + lines.map { "spend on \($0)" } + ["named"]
    let rows = surface.plans.enumerated().map { position, plan in
      kpis.map { plan.value(of: $0).map(ExactNumber.text) ?? "" }
        + plan.allocations.map { ExactNumber.text($0.spend) } + [words.titles(of: position)]
    }
    return CSVText.text([header] + rows)
  }
}
