// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
package import Pareto

/// Answers questions about a piecewise linear ``SeparableProgram`` exactly, through its linear
/// program.
package struct SegmentedScalarizer: Scalarizer, ~Copyable {
  private let program: SegmentedProgram
  private let limits: SearchLimits
  private let evaluator: MeasureEvaluator
  private var scalarizer: LinearScalarizer

  /// Lays out a program.
  ///
  /// - Precondition: ``SeparableProgram/isPiecewiseLinear``.
  package init(
    _ program: SeparableProgram, limits: SearchLimits = SearchLimits()
  ) throws(ScalarizerFailure) {
    let segmented = SegmentedProgram(program)
    scalarizer = try LinearScalarizer(segmented.linear, limits: limits)
    evaluator = MeasureEvaluator(program)
    self.program = segmented
    self.limits = limits
  }

  /// How many objectives the program has.
  package var objectiveCount: Int { scalarizer.objectiveCount }

  /// The proof behind the last answer that no point keeps the limits.
  package var infeasibility: SeparableInfeasibility? {
    scalarizer.infeasibility.map(Self.translate)
  }

  /// Maximizes the weighted sum under the floors, see `Scalarizer`.
  package mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<SeparableSolution> {
    translate(try scalarizer.solve(scalarization), floors: scalarization.floors)
  }

  /// Maximizes one objective after the other, see `Scalarizer`.
  package mutating func lexicographicOptimum(
    order: [Int], gap: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<SeparableSolution> {
    translate(
      try scalarizer.lexicographicOptimum(order: order, gap: gap),
      floors: order.map { _ in -.infinity })
  }

  /// How a walk ended: with all extreme points of the frontier of two objectives, by a limit after
  /// some, with no point that keeps the limits, or with an objective that can grow for ever.
  package typealias Walk = Ending<
    [ScalarizedPoint<SeparableSolution>], SeparableInfeasibility, Unproven
  >

  /// Walks the frontier from extreme point to extreme point; `nil` where it has more than asked
  /// for.
  ///
  /// - Precondition: two objectives.
  package func walk(maximumPoints: Int) throws(ScalarizerFailure) -> Walk? {
    var walk = try LinearFrontierWalk(program.linear, limits: limits)
    switch try walk.run(maximumPoints: maximumPoints) {
    case .found(let frontier) where !frontier.isComplete: return nil
    case .found(let frontier):
      return frontier.extremeDirections.isEmpty ? .found(points(frontier)) : .unbounded
    case .infeasible(let proof): return .infeasible(Self.translate(proof))
    case .unbounded: return .unbounded
    case .interrupted(let reason, let best):
      return .interrupted(reason, best: best.map { points($0) })
    }
  }

  private static let noFloors = [-Double.infinity, -Double.infinity]

  private static func translate(_ proof: LinearInfeasibility) -> SeparableInfeasibility {
    SeparableInfeasibility(
      rowMultipliers: proof.rowMultipliers, floorMultipliers: proof.floorMultipliers,
      violation: proof.violation)
  }

  private func translate(
    _ outcome: ScalarizedOutcome<LinearSolution>, floors: [Double]
  ) -> ScalarizedOutcome<SeparableSolution> {
    outcome.map { point($0.solution, floors: floors) }
  }

  private func points(_ frontier: LinearFrontier) -> [ScalarizedPoint<SeparableSolution>] {
    frontier.points.map { point($0.solution, floors: Self.noFloors) }
  }

  /// The point on the true curves, with the linear program's proof.
  private func point(
    _ found: LinearSolution, floors: [Double]
  ) -> ScalarizedPoint<SeparableSolution> {
    let spends = program.spends(at: found.x)
    let measures = evaluator.measures(at: spends)
    let objectives = program.source.objectives.map { terms in
      terms.reduce(0) { $0 + $1.coefficient * measures[$1.measure.index] }
    }
    let value = zip(found.weights, objectives).reduce(0) { $0 + $1.0 * $1.1 }
    return SeparableSolution(
      spends: spends, measures: measures, objectives: objectives, weights: found.weights,
      rowMultipliers: found.rowDuals, floors: floors, floorMultipliers: found.floorMultipliers,
      value: value, bound: max(found.bound, value)
    ).point
  }
}
