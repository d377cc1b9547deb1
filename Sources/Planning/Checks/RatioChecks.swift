// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

extension ScenarioChecker {
  /// A limit on a ratio is turned into a limit on its parts, which is right only where the denominator is never negative.
  ///
  /// The denominator's range comes from adding up the ranges of everything in it over the spends that the budget leaves,
  /// and from its own `at least`: too wide, never too narrow.
  mutating func checkDenominator(of ratio: KPI) {
    guard ratio.atLeast != nil || ratio.atMost != nil,
      case .ratio(_, let denominator) = ratio.definition,
      let lowest = lowestValue(of: denominator), lowest < 0
    else { return }
    complain(
      .contradiction, ["kpis", ratio.name, "ratio"],
      "'\(ratio.name)' has a limit, but '\(denominator)', by which it divides, could fall below 0",
      suggestion: "give '\(denominator)' an 'at least' of 0 or more")
  }

  /// A value that the KPI does not fall below; `nil` if it has no linear form or figures it needs are not sound.
  private func lowestValue(of name: String) -> Double? {
    guard let form = resolution.forms.forms[name], hasSoundLines else {
      return nil
    }
    var lowest = form.constant
    for term in form.terms {
      let range = range(ofBrought: term.kpi)
      lowest += term.coefficient * (term.coefficient > 0 ? range.lowerBound : range.upperBound)
    }
    if let position = index.kpis[name], let floor = scenario.kpis[position].atLeast {
      lowest = max(lowest, floor)
    }
    return lowest.isNaN ? -.infinity : lowest
  }

  private func range(ofBrought kpi: String) -> ClosedRange<Double> {
    var least = 0.0
    var most = 0.0
    let listing = OptionListing(scenario: scenario, resolution: resolution)
    for line in 0..<scenario.lineCount {
      let ranges = listing.options(of: line).map { $0.range(ofBrought: kpi) }
      guard var brought = ranges.first else { continue }
      for range in ranges {
        brought =
          min(brought.lowerBound, range.lowerBound)...max(brought.upperBound, range.upperBound)
      }
      least += brought.lowerBound
      most += brought.upperBound
    }
    if kpi == KPI.spend, let budget = scenario.budget { most = min(most, budget.amount) }
    return least <= most ? least...most : -.infinity ... .infinity
  }
}

extension LineOption {
  /// All that the option can bring of a KPI, or money that it can take for ``KPI/spend``; everything where the figures are
  /// too large for an answer.
  fileprivate func range(ofBrought kpi: String) -> ClosedRange<Double> {
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
