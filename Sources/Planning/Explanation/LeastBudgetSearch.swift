// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// Finds the least money with which everything else that is asked for can be kept.
struct LeastBudgetSearch {
  let scenario: Scenario
  /// Whether targets count among what is asked for.
  var includesTargets = true
  let limits: SearchLimits

  /// The least budget; `nil` for a scenario without one, or where no time was left.
  ///
  /// - Complexity: one solve.
  func find() throws(ScalarizerFailure) -> LeastBudget? {
    guard let budget = scenario.budget?.amount, budget > 0, limits.interruption == nil else {
      return nil
    }
    let (strict, hasTargets) = includesTargets ? scenario.keepingTargets : (scenario, false)
    guard let open = OpenFormulation(strict) else { return nil }
    var easing: [LimitID: Double] = [.budget(.atMost): 1, .budget(.atLeast): -1]
    var shifts: [LimitID: Double] = [.budget(.atMost): -budget, .budget(.atLeast): -budget]
    for (limit, share) in strict.budgetShares(open.limits) {
      easing[limit] = limit.isFloor ? -share : share
      shifts[limit] = -share * budget
    }
    let searched = open.room * budget
    var (formulation, amounts) = open.stated(
      without: [], easing: [(searched, easing)], shifting: shifts)
    formulation.setObjective([.init(-1 / budget, amounts[0])])
    var scalarizer = try formulation.program.makeScalarizer(limits: limits)
    switch try scalarizer.solve(Scalarization(weights: [1], gap: 1e-7)) {
    case .found(let point), .interrupted(.numericalTrouble, let point?):
      let measures = formulation.program.measures(of: point.solution.uses)
      return LeastBudget(
        amount: max(0, measures[amounts[0].index]), searched: searched,
        includesTargets: hasTargets)
    case .infeasible:
      return LeastBudget(amount: nil, searched: searched, includesTargets: hasTargets)
    case .interrupted, .unbounded: return nil
    }
  }
}

extension Scenario {
  /// The scenario with targets as limits, and whether it has any.
  fileprivate var keepingTargets: (scenario: Scenario, hasTargets: Bool) {
    var strict = self
    var hasTargets = false
    for index in kpis.indices {
      guard let target = kpis[index].target else { continue }
      hasTargets = true
      for side in target.missableSides {
        switch side {
        case .atLeast:
          strict.kpis[index].atLeast = max(target.value, kpis[index].atLeast ?? -.infinity)
        case .atMost:
          strict.kpis[index].atMost = min(target.value, kpis[index].atMost ?? .infinity)
        }
      }
    }
    return (strict, hasTargets)
  }
}
