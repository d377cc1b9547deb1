// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// Finds out how different a plan can be that is nearly as good as the best.
struct NearOptimalSearch {
  let checked: CheckedScenario
  let responses: ResponseTable
  let solution: Solution
  let limits: SearchLimits

  /// How much worse a plan may be.
  private static let tolerance = 0.005
  /// Of more lines than these only the largest are looked at one by one.
  private static let mostLines = 100
  private static let largestLines = 20
  /// How well spends are known, as a share of all money.
  private static let precision = 1e-4

  private var plan: Plan { solution.plan }

  /// The ranges of lines and a plan far away; `nil` where scores do not add up, as those of ratios.
  /// Also says whether all of it was found.
  ///
  /// - Complexity: two solves for each line that is looked at, and up to twelve more.
  func find() throws(ScalarizerFailure) -> (found: NearOptimalPlans?, isWhole: Bool) {
    let stages = solution.stages
    guard !stages.isEmpty, stages.allSatisfy({ $0.ratio == nil }),
      let base = try? Formulation(
        checked, responses: responses, scores: stages.map(\.certificate.score)),
      !base.isOpenEnded
    else { return (nil, true) }
    var found = NearOptimalPlans(tolerance: Self.tolerance, ranges: [], different: nil)
    let lines = lines
    for line in lines {
      if limits.interruption != nil { return (found.ranges.isEmpty ? nil : found, false) }
      guard let least = try extreme([line: -1], base), let most = try extreme([line: 1], base)
      else { continue }
      let spend = plan.allocations[line].spend
      found.ranges.append(
        .init(
          line: plan.allocations[line].line, least: min(least.spends[line], spend), plan: spend,
          most: max(most.spends[line], spend)))
      for other in [least, most] { take(other, into: &found) }
    }
    try walk(from: base, into: &found)
    return (found, limits.interruption == nil && lines.count == plan.allocations.count)
  }

  private var lines: [Int] {
    let all = Array(plan.allocations.indices)
    if all.count <= Self.mostLines { return all }
    return all.sorted {
      (plan.allocations[$1].spend, $0) < (plan.allocations[$0].spend, $1)
    }
    .prefix(Self.largestLines).sorted()
  }

  /// Goes on in the direction in which the plan differs already, until it does not differ more.
  ///
  /// The distance bends up, so that each step leads farther away: it is the Frank-Wolfe method
  /// turned round, which ends where no direction of its kind leads on. Source: Mangasarian,
  /// "Machine learning via polyhedral concave minimization" (1996).
  private func walk(
    from base: Formulation, into found: inout NearOptimalPlans
  ) throws(ScalarizerFailure) {
    let start = found.different?.spends ?? plan.allocations.map(\.spend)
    for turn in [1.0, -1] {
      var signs: [Int: Double] = [:]
      for (line, spend) in start.enumerated() {
        let difference = spend - plan.allocations[line].spend
        let way = difference == 0 ? (line.isMultiple(of: 2) ? 1.0 : -1) : difference
        signs[line] = turn * (way > 0 ? 1 : -1)
      }
      var farthest = 0.0
      for _ in 0..<6 {
        guard limits.interruption == nil, let next = try extreme(signs, base),
          next.moved > farthest * (1 + 1e-6)
        else { break }
        farthest = next.moved
        take(next, into: &found)
        for (line, spend) in next.spends.enumerated() {
          let difference = spend - plan.allocations[line].spend
          if abs(difference) > 1e-9 * plan.totalSpend { signs[line] = difference > 0 ? 1 : -1 }
        }
      }
    }
  }

  private func take(_ other: NearOptimalPlans.Different, into found: inout NearOptimalPlans) {
    if other.moved > found.different?.moved ?? 0 { found.different = other }
  }

  /// The plan with the most of a weighted sum of spends among those that are nearly as good.
  private func extreme(
    _ signs: [Int: Double], _ base: Formulation
  ) throws(ScalarizerFailure) -> NearOptimalPlans.Different? {
    var formulation = base
    formulation.addObjective(ofSpends: signs)
    var scalarizer = try formulation.program.makeScalarizer(limits: limits)
    let count = formulation.objectives.count
    var weights = [Double](repeating: 0, count: count)
    weights[count - 1] = 1
    let floors =
      zip(solution.stages, formulation.objectives).map { stage, objective in
        Self.floor(of: stage) - objective.constant
      } + [-.infinity]
    let gap = Self.precision * max(plan.totalSpend, 1e-9)
    let outcome = try scalarizer.solve(
      Scalarization(weights: weights, floors: floors, gap: gap))
    guard case .found(let point) = outcome else { return nil }
    let uses = formulation.uses(point.solution)
    let spends = uses.enumerated().map { line, use in
      formulation.responses.lines[line][use.option].option.spend(at: use.amount)
    }
    let moved = zip(spends, plan.allocations).reduce(0) { $0 + abs($1.0 - $1.1.spend) } / 2
    return .init(spends: spends, values: formulation.values(of: uses), moved: moved)
  }

  /// The score that a plan must have to be nearly as good.
  private static func floor(of stage: Stage) -> Double {
    let certificate = stage.certificate
    return certificate.value - max(tolerance * certificate.size, stage.givenUp)
  }
}
