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
    guard let form = resolution.forms.forms[name], hasSoundRange.allSatisfy(\.self) else {
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
    for (position, flows) in resolution.flows.enumerated() {
      let spends = scenario.reachableRange(of: position, leastSpend: resolution.leastSpend)
      let brought: ClosedRange<Double>
      if kpi == KPI.spend {
        brought = spends
      } else if let flow = flows.first(where: { $0.kpi == kpi }) {
        let bounds = flow.curve.bounds(over: spends)
        let first = flow.factor * bounds.lowerBound
        let last = flow.factor * bounds.upperBound
        guard !first.isNaN, !last.isNaN else { return -.infinity ... .infinity }
        brought = min(first, last)...max(first, last)
      } else {
        continue
      }
      least += brought.lowerBound
      most += brought.upperBound
    }
    if kpi == KPI.spend, let budget = scenario.budget { most = min(most, budget.amount) }
    return least <= most ? least...most : -.infinity ... .infinity
  }
}
