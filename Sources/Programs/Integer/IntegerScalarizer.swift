// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
package import Limits
package import Pareto

/// Answers weighted sums, floors and lexicographic ends of a ``MultiObjectiveIntegerProgram``, over
/// all choices or one.
///
/// Values of objectives that have a step are counted exactly, never taken from GLPK's sums, and so
/// are their floors. An answer over all choices carries a bound by branch and bound; with floors,
/// its support holds the points that keep them. It belongs to the thread that made it.
package struct IntegerScalarizer: ChoiceScalarizer, ~Copyable {
  private var engine: IntegerEngine

  /// Lays out a program.
  ///
  /// - Throws: Which number or bound of the program cannot be computed with.
  package init(
    _ program: MultiObjectiveIntegerProgram, limits: SearchLimits = SearchLimits()
  ) throws(ScalarizerFailure) {
    do throws(GLPKError) {
      engine = try IntegerEngine(program, limits: limits)
    } catch {
      throw ScalarizerFailure(error)
    }
  }

  /// How many objectives the program has.
  package var objectiveCount: Int { engine.inside.objectives.count }

  /// Whether no column that need not be whole plays a part in an objective.
  package var slicesArePoints: Bool { engine.inside.isSettled.allSatisfy { $0 } }

  /// The smallest amount by which the values of each objective can differ, from the coefficients as
  /// short decimals; 0 where a column that need not be whole plays a part, or none can be told.
  package var valueSteps: [Double] { engine.inside.objectives.map(\.step) }

  /// How many runs of branch and bound there have been.
  package var searches: Int { engine.searches }

  /// The whole columns of a solution.
  package func choice(of solution: IntegerSolution) -> IntegerChoice {
    IntegerChoice(engine.inside.wholeColumns.map { Int(solution.x[$0]) })
  }

  /// Maximizes the weighted sum under the floors, see `Scalarizer`.
  ///
  /// That the sum grows for ever is concluded from the relaxation and one whole point, which holds
  /// for rational figures.
  package mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<IntegerSolution> {
    let (program, limits) = (engine.inside, engine.limits)
    let question = IntegerEngine.Question(
      weights: scalarization.weights, floors: scalarization.floors, gap: scalarization.gap)
    return try engine.maximize(question) { (choice) throws(ScalarizerFailure) in
      let slice = IntegerSlice(choice, of: program)
      return IntegerEngine.Judgement(try slice.solve(scalarization, limits: limits))
    }
  }

  /// Maximizes the weighted sum under the floors within the slice of a choice, with a proof by
  /// multipliers.
  package mutating func solve(
    _ scalarization: Scalarization, within choice: IntegerChoice
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<IntegerSolution> {
    try IntegerSlice(choice, of: engine.inside).solve(scalarization, limits: engine.limits)
  }

  /// Maximizes one objective after the other over all choices, see `Scalarizer`.
  package mutating func lexicographicOptimum(
    order: [Int], gap: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<IntegerSolution> {
    try lexicographicOptimum(
      order: order, floors: gap.map { _ in -.infinity }, gap: gap, within: nil)
  }

  /// Maximizes one objective after the other among the points that keep the floors, see
  /// `ChoiceScalarizer`.
  ///
  /// Objectives with steps are held to their exact count. Where a continuous part plays a role,
  /// every choice is judged by its own best points, taken one objective after the other without a
  /// tolerance, and two choices tie where these differ by rounding only.
  package mutating func lexicographicOptimum(
    order: [Int], floors: [Double], gap: [Double], within choice: IntegerChoice?
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<IntegerSolution> {
    guard !order.isEmpty else {
      throw ScalarizerFailure(misuse: "an order names at least one objective")
    }
    if let choice {
      return try IntegerSlice(choice, of: engine.inside).lexicographicOptimum(
        order: order, floors: floors, limits: engine.limits)
    }
    var best: ScalarizedPoint<IntegerSolution>?
    var held = HeldObjectives(floors, in: engine.inside)
    for stage in order.indices {
      let outcome = try engine.maximize(
        held.question(order[stage], gap: gap[order[stage]], start: best?.solution.x),
        judge: held.judge(order: Array(order[...stage]), limits: engine.limits))
      switch outcome {
      case .found(let point):
        best = best.map { $0.moved(to: point) } ?? point
        held.hold(order[stage], at: point)
      case .interrupted(let reason, let point):
        return .interrupted(reason, best: best ?? point)
      case .infeasible where best != nil:
        // The optimum of the stage before is still there.
        return .interrupted(.numericalTrouble, best: best)
      case .infeasible, .unbounded: return outcome
      }
    }
    return best.map { .found($0) } ?? .infeasible
  }

  /// Every extreme point of the frontier of a slice, see `ChoiceScalarizer`.
  ///
  /// - Precondition: the program has two objectives.
  package mutating func walk(
    _ choice: IntegerChoice
  ) throws(ScalarizerFailure) -> SliceWalk<IntegerSolution>? {
    precondition(objectiveCount == 2, "a walk needs two objectives")
    return try IntegerSlice(choice, of: engine.inside).walk(limits: engine.limits)
  }
}

extension ScalarizedPoint<IntegerSolution> {
  /// Keeps the proof and takes another point of the same score.
  fileprivate func moved(to other: Self) -> Self {
    var moved = self
    moved.values = other.values
    moved.solution.x = other.solution.x
    moved.solution.objectives = other.solution.objectives
    let weights = solution.weights
    moved.solution.value = zip(weights, other.values).reduce(0) { $0 + $1.0 * $1.1 }
    moved.solution.bound = max(solution.bound, moved.solution.value)
    moved.support.bound = moved.solution.bound
    return moved
  }
}
