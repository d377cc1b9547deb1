// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

extension LineOption {
  /// All that the option can bring of a KPI, or money that it can take for ``KPI/spend``;
  /// everything where the figures are too large for an answer.
  func range(ofBrought kpi: String) -> ClosedRange<Double> {
    if kpi == KPI.spend { return amount.lowerBound + fee...amount.upperBound + fee }
    let fixed = figures.reduce(0) { $0 + ($1.kpi == kpi ? $1.value : 0) }
    var (least, most) = (fixed, fixed)
    for flow in flows where flow.kpi == kpi {
      let bounds = flow.curve.bounds(over: amount)
      let ends = (flow.factor * bounds.lowerBound, flow.factor * bounds.upperBound)
      guard !ends.0.isNaN, !ends.1.isNaN else { return -.infinity ... .infinity }
      least += min(ends.0, ends.1)
      most += max(ends.0, ends.1)
    }
    return least <= most ? least...most : -.infinity ... .infinity
  }
}
