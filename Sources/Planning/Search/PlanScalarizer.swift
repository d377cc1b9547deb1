// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
import Programs

/// The solver that fits a stated program: exact where every curve has straight pieces, else column generation.
struct PlanScalarizer: Scalarizer, ~Copyable {
  private var concave: ConcaveScalarizer?
  private var segmented: SegmentedScalarizer?
  let objectiveCount: Int
  /// Roughly how large each objective gets, without its constant; above 0.
  let objectiveSizes: [Double]
  /// Whether points are vertices, so that no gap plays a part.
  let isExact: Bool

  init(_ program: SeparableProgram, limits: SearchLimits) throws(ScalarizerFailure) {
    objectiveCount = program.objectives.count
    isExact = program.isPiecewiseLinear
    if isExact {
      segmented = try SegmentedScalarizer(program, limits: limits)
      concave = nil
      // Sizes play no part.
      objectiveSizes = program.objectives.map { _ in 1 }
    } else {
      let scalarizer = try ConcaveScalarizer(program, limits: limits)
      objectiveSizes = scalarizer.objectiveSizes
      concave = consume scalarizer
      segmented = nil
    }
  }

  /// The proof behind the last answer that no point keeps the limits.
  private(set) var infeasibility: SeparableInfeasibility?

  mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<SeparableSolution> {
    let outcome =
      if let outcome = try concave?.solve(scalarization) {
        outcome
      } else if let outcome = try segmented?.solve(scalarization) {
        outcome
      } else {
        preconditionFailure("one of the two is there")
      }
    noteInfeasibility(outcome)
    return outcome
  }

  mutating func lexicographicOptimum(
    order: [Int], gap: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<SeparableSolution> {
    let outcome =
      if let outcome = try concave?.lexicographicOptimum(order: order, gap: gap) {
        outcome
      } else if let outcome = try segmented?.lexicographicOptimum(order: order, gap: gap) {
        outcome
      } else {
        preconditionFailure("one of the two is there")
      }
    noteInfeasibility(outcome)
    return outcome
  }

  private mutating func noteInfeasibility(_ outcome: ScalarizedOutcome<SeparableSolution>) {
    if case .infeasible = outcome {
      infeasibility = concave?.infeasibility ?? segmented?.infeasibility
    }
  }

  /// Every extreme point of the frontier, where the program is linear and has no more than asked for.
  mutating func walk(
    maximumPoints: Int
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<SeparableSolution>? {
    guard let walk = try segmented?.walk(maximumPoints: maximumPoints) else { return nil }
    switch walk {
    case .more: return nil
    case .complete(let points): return .found(frontier(points, interruption: nil))
    case .interrupted(let reason, let points):
      return points.isEmpty
        ? .interrupted(reason) : .found(frontier(points, interruption: reason))
    case .infeasible(let proof):
      infeasibility = proof
      return .infeasible
    case .unbounded: return .unbounded
    }
  }

  /// The frontier of extreme points, those left out that a billionth of the range tells apart from a better one.
  private func frontier(
    _ vertices: [ScalarizedPoint<SeparableSolution>], interruption: SolveInterruption?
  ) -> SearchedFrontier<SeparableSolution> {
    let points = Nondominated.indices(of: vertices.map(\.values)).map { vertices[$0] }
    let first = points[0].values
    let last = points[points.count - 1].values
    return SearchedFrontier(
      points: points, ideal: [first[0], last[1]], nadir: [last[0], first[1]],
      gap: interruption == nil ? 0 : .infinity, interruption: interruption.map { .solve($0) })
  }
}
