// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioCheck {
  /// A limit on a ratio is turned into a limit on its parts, and its best value is sought through
  /// them, which is right only where the denominator is never negative.
  ///
  /// The denominator's range comes from adding up the ranges of everything in it over the spends
  /// that the budget leaves, and from its own `at least`: too wide, never too narrow.
  mutating func checkDenominator(of ratio: KPI) {
    let isGoal = scenario.goals.contains { $0.kpi == ratio.name && $0.target != nil }
    guard isGoal || ratio.atLeast != nil || ratio.atMost != nil || ratio.objective != nil,
      case .ratio(_, let denominator) = ratio.definition,
      let lowest = lowestValue(of: denominator), lowest < 0
    else { return }
    let what =
      ratio.objective != nil ? "is an objective" : isGoal ? "measures a goal" : "has a limit"
    complain(
      .contradiction, at: ["kpis", ratio.name, "ratio"],
      "'\(ratio.name)' \(what), but '\(denominator)', by which it divides, could fall below 0",
      suggestion: "give '\(denominator)' an 'at least' of 0 or more")
  }

  /// A value that the KPI does not fall below; `nil` if it has no linear form or figures it needs
  /// are not sound.
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
