// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// Finds out how good a ratio can get that keeps a plan from spending anything.
///
/// A limit r on N/D holds for the plan without any money, as 0 - r·0 is 0. Where it is the only one
/// that does, the best ratio of the others is what somebody needs to know who asked for r. It is
/// looked for as ``RatioSearch`` does it, but where it is only approached as D goes to 0, as it is
/// on every curve that flattens from the start, the references go on towards it.
struct ReturnSearch {
  let planner: Planner
  let limits: SearchLimits

  private static let mostReferences = 40
  /// How well the best ratio is known, as a share of it.
  private static let precision = 1e-7
  /// A limit that is nearer to the best value than this share is at it.
  private static let reached = 1e-7
  /// Less than this share of the budget is nothing.
  private static let nothing = 1e-9
  /// What plans may have beyond the best, as a share of the size of the ratio's parts.
  private static let beyond = 2e-9

  /// The ratios with a limit that a plan without any money keeps, each with the best value that
  /// plans come to.
  ///
  /// - Complexity: some thirty small solves for each.
  func find(_ plan: Plan) throws(ScalarizerFailure) -> [UnreachableRatio] {
    let size = max(planner.scenario.scenario.budget?.amount ?? 1, 1)
    guard plan.totalSpend <= Self.nothing * size else { return [] }
    var found: [UnreachableRatio] = []
    for limit in plan.limiting {
      guard let asked = planner.scenario.asked(by: limit), RatioParts(asked.kpi) != nil,
        let ratio = try unreachable(asked, limit)
      else { continue }
      found.append(ratio)
    }
    return found
  }

  /// The ratio with its best value, if that is less than is asked for; `nil` where nothing is there
  /// to divide by, or that was not found out.
  private func unreachable(
    _ asked: AskedValue, _ limit: LimitID
  ) throws(ScalarizerFailure) -> UnreachableRatio? {
    let (kpi, side) = (asked.kpi, asked.side)
    let objective: Objective = side == .atLeast ? .maximize : .minimize
    guard let parts = RatioParts(kpi),
      let scenario = planner.scenario.scenario.dropping(limit),
      let checked = try? CheckedScenario(scenario),
      let formulation = try? Formulation(
        checked, responses: planner.responses,
        objectives: [
          (parts.numerator, objective),
          (parts.denominator, objective == .maximize ? .minimize : .maximize),
        ]), !formulation.isOpenEnded
    else { return nil }
    var scalarizer = try formulation.program.makeScalarizer(limits: limits)
    let sizes = scalarizer.objectiveSizes
    // Most of the numerator, or of the denominator where less is better, is a plan with something to divide by.
    var weights = objective == .maximize ? [1.0, 0] : [0.0, 1]
    var gap = 1e-3 * zip(weights, sizes).reduce(0) { $0 + $1.0 * $1.1 }
    var ratios: [Double] = []
    var nearest: Plan?
    for _ in 0..<Self.mostReferences where limits.interruption == nil {
      let question = Scalarization(weights: weights, gap: gap)
      guard case .found(let point) = try scalarizer.solve(question)
      else { break }
      let plan = formulation.plan(point.solution)
      guard let divisor = plan.value(of: parts.denominator), divisor > 0,
        let ratio = plan.value(of: kpi.name), ratio >= 0
      else { break }
      if let last = ratios.last, objective.sign * (ratio - last) <= Self.precision * abs(last) {
        break
      }
      ratios.append(ratio)
      nearest = plan
      weights = [1, ratio]
      gap = 1e-9 * (sizes[0] + ratio * sizes[1])
    }
    guard let nearest, let reached = Self.goal(of: ratios) else { return nil }
    let sign = side == .atLeast ? 1.0 : -1.0
    let isAsked = abs(asked.needed - reached) <= Self.reached * abs(reached)
    let best = isAsked ? asked.needed : Digits.rounded(reached, up: side == .atLeast)
    guard sign * (asked.needed - best) >= 0 else { return nil }
    let outcome = try scalarizer.solve(
      Scalarization(weights: [1, best], gap: 1e-9 * (sizes[0] + best * sizes[1])))
    guard case .found(let point) = outcome else { return nil }
    let proof = formulation.plan(point.solution).certificate
    guard proof.bound <= Self.beyond * (sizes[0] + best * sizes[1]) else { return nil }
    return UnreachableRatio(limit: limit, best: best, proof: proof, nearest: nearest)
  }

  /// Where a sequence that closes in on a value by about the same share each time leads to.
  ///
  /// Source: Aitken's delta-squared process, "On Bernoulli's numerical solution of algebraic
  /// equations" (1926).
  private static func goal(of ratios: [Double]) -> Double? {
    guard let last = ratios.last else { return nil }
    guard ratios.count > 2 else { return last }
    let (first, second) = (ratios[ratios.count - 3], ratios[ratios.count - 2])
    let bend = (last - second) - (second - first)
    guard bend != 0 else { return last }
    let ahead = last - (last - second) * (last - second) / bend
    let isOnTheWay = (ahead - last) * (last - second) >= 0
    return isOnTheWay && abs(ahead - last) <= abs(last - first) ? ahead : last
  }
}
