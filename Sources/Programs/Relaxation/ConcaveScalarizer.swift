// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
package import Limits
package import Pareto

/// Answers weighted sums, floors and lexicographic ends of a concave ``SeparableProgram``, each
/// with its proof.
///
/// Proposals are shared by all questions. It belongs to the thread that made it.
package struct ConcaveScalarizer: Scalarizer, ~Copyable {
  private var engine: ColumnGeneration
  /// What each answer may use up.
  package var limits: SearchLimits
  /// The proof behind the last answer that no point keeps the limits.
  package private(set) var infeasibility: SeparableInfeasibility?

  /// Lays out a program; every curve must be priced with the grain by every row and objective.
  ///
  /// - Precondition: every line has a largest spend.
  package init(
    _ program: SeparableProgram, limits: SearchLimits = SearchLimits()
  ) throws(ScalarizerFailure) {
    precondition(program.upper.allSatisfy(\.isFinite), "a line has a largest spend")
    do throws(GLPKError) {
      engine = try ColumnGeneration(program)
    } catch {
      throw ScalarizerFailure(error)
    }
    self.limits = limits
  }

  /// How many objectives the program has.
  package var objectiveCount: Int { engine.program.objectives.count }

  /// Roughly how large each objective gets, without its constant: powers of two, above 0.
  package var objectiveSizes: [Double] {
    Array(engine.rowScales[engine.program.rows.count...])
  }

  /// How many rounds of master and pricing there have been.
  package var rounds: Int { engine.rounds }

  /// Looks for points of the next question from some spends on first, which may keep its floors.
  package mutating func start(from spends: [Double]) { engine.start(at: spends) }

  /// Maximizes the weighted sum under the floors, see `Scalarizer`.
  package mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<SeparableSolution> {
    let outcome: SeparableOutcome
    do throws(GLPKError) {
      outcome = try engine.maximize(
        weights: scalarization.weights, floors: scalarization.floors, gap: scalarization.gap,
        limits: limits)
    } catch {
      throw ScalarizerFailure(error)
    }
    switch outcome {
    case .found(let solution):
      return .found(solution.point)
    case .infeasible(let proof):
      infeasibility = proof
      return .infeasible
    case .interrupted(let reason, let best):
      return .interrupted(reason, best: best.map(\.point))
    }
  }

  /// Maximizes one objective after the other, see `Scalarizer`.
  ///
  /// After each stage every line keeps to the spends that are best at the stage's prices, and every
  /// row with a price keeps its value: that is the whole set of optimal plans, with no tolerance
  /// that could leak into the next stage.
  package mutating func lexicographicOptimum(
    order: [Int], gap: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<SeparableSolution> {
    var first: ScalarizedPoint<SeparableSolution>?
    var face = engine.program
    for (stage, objective) in order.enumerated() {
      var weights = [Double](repeating: 0, count: objectiveCount)
      weights[objective] = 1
      let question = Scalarization(weights: weights, gap: gap[objective])
      let outcome: ScalarizedOutcome<SeparableSolution>
      if stage == 0 {
        outcome = try solve(question)
      } else {
        var scalarizer = try ConcaveScalarizer(face, limits: limits)
        outcome = try scalarizer.solve(question)
      }
      switch outcome {
      case .found(let point):
        if var kept = first {
          kept.values = point.values
          kept.solution = kept.solution.moved(to: point.solution)
          first = kept
        } else {
          first = point
        }
        guard stage + 1 < order.count else { continue }
        let isFree = engine.narrow(&face, toOptimaOf: point.solution)
        if !isFree, let first { return .found(first) }
      case .infeasible, .unbounded, .interrupted(.numericalTrouble, _):
        // Behind the first stage there is a plan: the face holds the one that it was made from.
        if let first { return .found(first) }
        return outcome
      case .interrupted(let reason, let best):
        return .interrupted(reason, best: first ?? best)
      }
    }
    guard let first else {
      throw ScalarizerFailure(misuse: "an order names at least one objective")
    }
    return .found(first)
  }
}

extension SeparableSolution {
  /// The solution as a point, with the half-plane that its multipliers prove.
  var point: ScalarizedPoint<SeparableSolution> {
    var support = Support(
      weights: zip(weights, floorMultipliers).map { $0 + $1 }, bound: bound)
    for (floor, multiplier) in zip(floors, floorMultipliers) where multiplier > 0 {
      support.bound += multiplier * floor
    }
    return ScalarizedPoint(values: objectives, support: support, solution: self)
  }

  /// The same proof for another plan of the same score.
  fileprivate func moved(to other: SeparableSolution) -> SeparableSolution {
    var moved = self
    moved.spends = other.spends
    moved.measures = other.measures
    moved.objectives = other.objectives
    moved.value = zip(weights, other.objectives).reduce(0) { $0 + $1.0 * $1.1 }
    moved.bound = max(bound, moved.value)
    return moved
  }
}
