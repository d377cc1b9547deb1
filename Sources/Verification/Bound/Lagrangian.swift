// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A score plus multiples of slacks, taken apart by line: `constant + Σ function(line)`.
struct Lagrangian {
  private let scenario: CheckedScenario
  private let curves: ScenarioCurves
  private(set) var constant = CompensatedSum()
  private var slopes: [CompensatedSum]
  /// The factor of each flow of each line.
  private var factors: [[Double]]

  init(_ scenario: CheckedScenario, curves: ScenarioCurves) {
    self.scenario = scenario
    self.curves = curves
    slopes = scenario.scenario.campaigns.map { _ in CompensatedSum() }
    factors = curves.flows.map { flows in flows.map { _ in 0 } }
  }

  /// Adds a multiple of a limit's slack; says whether that can be done.
  mutating func add(_ factor: Double, slackOf limit: LimitReading) -> Bool {
    let signed = limit.sign * factor
    return add(signed, limit.measure) && add(-signed, limit.quantity)
  }

  /// Adds a multiple of a KPI's value; says whether that can be done, which it cannot for ratios.
  mutating func add(_ factor: Double, kpi: String) -> Bool {
    add(factor, brought: kpi, by: Array(slopes.indices), withConstant: true)
  }

  private mutating func add(_ factor: Double, _ combination: Combination) -> Bool {
    constant.add(factor * combination.constant)
    for term in combination.terms {
      let factor = factor * term.coefficient
      switch term.quantity {
      case .spend(let lines):
        for line in lines { slopes[line].add(factor) }
      case .units(let lines):
        for line in lines {
          guard case .units(let purchase) = scenario.scenario.campaigns[line].purchase else {
            return false
          }
          slopes[line].add(factor / purchase.price)
        }
      case .brought(let kpi, let lines):
        guard add(factor, brought: kpi, by: lines, withConstant: false) else { return false }
      case .kpi(let kpi):
        guard add(factor, kpi: kpi) else { return false }
      }
    }
    return true
  }

  private mutating func add(
    _ factor: Double, brought kpi: String, by lines: [Int], withConstant: Bool
  ) -> Bool {
    guard let form = scenario.linearForm(of: kpi) else { return false }
    if withConstant { constant.add(factor * form.constant) }
    for term in form.terms {
      let factor = factor * term.coefficient
      for line in lines {
        if term.kpi == KPI.spend {
          slopes[line].add(factor)
        } else if let flow = curves.flows[line].firstIndex(where: { $0.flow.kpi == term.kpi }) {
          factors[line][flow] += factor * curves.flows[line][flow].flow.factor
        }
      }
    }
    return true
  }

  /// The value at given spends.
  func value(at spends: [Double]) -> CompensatedSum {
    var sum = constant
    for (line, spend) in spends.enumerated() {
      sum.add(1, times: function(of: line).value(at: spend))
    }
    return sum
  }

  /// What the value does not pass, whatever is spent within the ranges that the budget leaves.
  ///
  /// The sum of each line's own upper bound: lines share nothing but the multipliers. `guess` is where the maximum is
  /// probably taken; it changes the effort, not the validity.
  func upperBound(guess: [Double]) -> CompensatedSum {
    var sum = constant
    for (line, spend) in guess.enumerated() {
      let range = scenario.reachableRange(of: line)
      sum.add(function(of: line).upperBound(over: range, near: spend))
    }
    return sum
  }

  private func function(of line: Int) -> LineFunction {
    LineFunction(
      slope: slopes[line].value,
      terms: zip(factors[line], curves.flows[line]).compactMap { factor, flow in
        factor == 0 ? nil : (factor, flow.curve)
      })
  }
}
