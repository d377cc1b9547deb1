// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What each line adds to a Lagrangian at most, over all its ways.
struct LineMaxima {
  private let lagrangian: Lagrangian
  private let guesses: [Double]
  /// `nil` for a line that cannot be used in any way.
  private let maxima: [CompensatedSum?]

  /// Takes over the maxima of lines that count the same in the maxima before, if there are any.
  ///
  /// - Complexity: one search for each other line and way.
  init(_ lagrangian: Lagrangian, guesses: [Double], after before: LineMaxima?) {
    self.lagrangian = lagrangian
    self.guesses = guesses
    maxima = guesses.enumerated().map { line, guess in
      if let before, lagrangian.countsAlike(line, in: before.lagrangian) {
        return before.maxima[line]
      }
      return lagrangian.highest(of: line, in: nil, near: guess)
    }
  }

  /// What the Lagrangian does not pass in a case, whatever the lines do; `nil` if the case leaves
  /// some line nothing to do.
  ///
  /// The sum of each line's own maximum: lines share nothing but the multipliers.
  ///
  /// - Complexity: an addition per line, and a search for each line that the case is about.
  func bound(in restrictions: [Int: CaseRestriction]) -> CompensatedSum? {
    var sum = lagrangian.constant
    for (line, maximum) in maxima.enumerated() {
      let restricted = restrictions[line].map {
        lagrangian.highest(of: line, in: $0, near: guesses[line])
      }
      guard let highest = restricted ?? maximum else { return nil }
      sum.add(1, times: highest)
    }
    return sum
  }
}

extension ScenarioWays {
  /// What no plan's exposure to a KPI that counts everybody once passes: every line reaches as many
  /// as it can.
  ///
  /// - Complexity: for each such KPI, a search for each line and way.
  func mostExposures(_ scenario: CheckedScenario) -> [String: Double] {
    var most: [String: Double] = [:]
    for kpi in scenario.kpis where scenario.audience(of: kpi.name) != nil {
      var lagrangian = Lagrangian(scenario, ways: self)
      guard lagrangian.add(1, exposure: kpi.name) else { continue }
      let guesses = ways.map { $0.first?.amounts?.range.lowerBound ?? 0 }
      let bound = LineMaxima(lagrangian, guesses: guesses, after: nil).bound(in: [:])
      if let bound, bound.value.isFinite {
        most[kpi.name] = bound.value + Tolerance.summation * bound.magnitude
      }
    }
    return most
  }
}
