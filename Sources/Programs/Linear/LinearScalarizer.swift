// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
package import Limits
package import Pareto

/// Answers weighted sums, floors and lexicographic ends of a ``MultiObjectiveLinearProgram``, each
/// with its proof.
///
/// Every question starts from the basis that the last one left. It belongs to the thread that made
/// it.
package struct LinearScalarizer: Scalarizer, ~Copyable {
  var engine: LinearEngine
  let limits: SearchLimits
  /// The proof behind the last answer that no point keeps the limits.
  package private(set) var infeasibility: LinearInfeasibility?

  /// Lays out a program.
  ///
  /// - Throws: Which number or bound of the program cannot be computed with.
  package init(
    _ program: MultiObjectiveLinearProgram, limits: SearchLimits = SearchLimits()
  ) throws(ScalarizerFailure) {
    do throws(GLPKError) {
      engine = try LinearEngine(program)
    } catch {
      throw ScalarizerFailure(error)
    }
    self.limits = limits
  }

  /// How many objectives the program has.
  package var objectiveCount: Int { engine.costs.count }

  /// How many pivots there have been.
  package var pivots: Int { engine.pivots }

  /// Maximizes the weighted sum under the floors, see `Scalarizer`. The gap asked for plays no
  /// part: the answer is a vertex.
  package mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<LinearSolution> {
    do throws(GLPKError) {
      try engine.releaseAll()
      try engine.setFloors(scalarization.floors)
      let weights = engine.scaledWeights(scalarization.weights)
      let end = try engine.maximize(engine.combinedCosts(weights.scaled), limits: limits)
      switch end {
      case .optimal:
        let point = try point(scalarization, unit: weights.unit)
        return engine.program.violation(of: point.solution.x) <= LinearEngine.violation
          ? .found(point) : .interrupted(.numericalTrouble, best: nil)
      case .infeasible:
        infeasibility = try engine.infeasibility()
        return infeasibility == nil
          ? .interrupted(.numericalTrouble, best: nil) : .infeasible
      case .unbounded:
        return .unbounded
      case .interrupted(let reason):
        return .interrupted(reason, best: nil)
      }
    } catch {
      throw ScalarizerFailure(error)
    }
  }

  /// Maximizes one objective after the other, see `Scalarizer`.
  ///
  /// After each stage everything whose reduced cost is not 0 is held at its bound: that leaves the
  /// whole set of optimal points, with no tolerance that could leak into the next stage. The proof
  /// is the first stage's.
  package mutating func lexicographicOptimum(
    order: [Int], gap: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<LinearSolution> {
    guard let first = order.first else {
      throw ScalarizerFailure(misuse: "an order names at least one objective")
    }
    var weights = [Double](repeating: 0, count: objectiveCount)
    weights[first] = 1
    let outcome = try solve(Scalarization(weights: weights, gap: gap[first]))
    guard case .found(var best) = outcome else { return outcome }
    do throws(GLPKError) {
      for (previous, objective) in zip(order, order.dropFirst()) {
        try engine.holdOptima(of: engine.costs[previous])
        switch try engine.maximize(engine.costs[objective], limits: limits) {
        case .optimal:
          let point = try engine.point()
          guard engine.program.violation(of: point) <= LinearEngine.violation else {
            return .interrupted(.numericalTrouble, best: best)
          }
          best.move(to: point, in: engine.program)
        case .unbounded: return .unbounded
        case .interrupted(let reason): return .interrupted(reason, best: best)
        // The optimum of the stage before is still there.
        case .infeasible: return .interrupted(.numericalTrouble, best: best)
        }
      }
    } catch {
      throw ScalarizerFailure(error)
    }
    return .found(best)
  }

  private func point(
    _ scalarization: Scalarization, unit: Double
  ) throws(GLPKError) -> ScalarizedPoint<LinearSolution> {
    let (solution, _) = engine.proven(
      at: try engine.point(), rowDuals: try engine.problem.rowDuals(), unit: unit,
      weights: scalarization.weights, floors: scalarization.floors)
    var support = Support(weights: solution.weights, bound: solution.bound)
    for (index, multiplier) in solution.floorMultipliers.enumerated() where multiplier > 0 {
      support.weights[index] += multiplier
      support.bound += multiplier * scalarization.floors[index]
    }
    return ScalarizedPoint(values: solution.objectives, support: support, solution: solution)
  }
}

extension LinearEngine {
  /// Weights per unit of each objective inside, the largest near 1; a scaled sum is `unit` times
  /// the caller's.
  func scaledWeights(_ weights: [Double]) -> (scaled: [Double], unit: Double) {
    let raw = zip(weights, scaling.objectives).map { $0 / $1 }
    let unit = 1 / powerOfTwo(near: raw.reduce(0, max))
    return (raw.map { $0 * unit }, unit)
  }

  /// A solution with its proof recomputed, from duals inside; and how much of bound less value may
  /// be rounding.
  func proven(
    at point: [Double], rowDuals: [Double], unit: Double, weights: [Double], floors: [Double]
  ) -> (solution: LinearSolution, rounding: Double) {
    let largest = rowDuals.reduce(0) { max($0, abs($1)) }
    // What is all but 0 beside the largest is rounding, and would name a row that does not bind.
    let clean = rowDuals.map { abs($0) > Self.noise * largest ? $0 / unit : 0 }
    let rows = zip(clean, scaling.rows).map { $0 * $1 }
    let floorMultipliers = zip(clean[program.rowCount...], scaling.objectives).map {
      $0 < 0 ? -$0 * $1 : 0
    }
    let proof = LinearProof(
      of: program, weights: weights, floors: floors, rowDuals: rows,
      floorMultipliers: floorMultipliers, at: point,
      rounding: scaling.columns.map { Self.dualTolerance / ($0 * unit) })
    let objectives = program.objectiveValues(at: point)
    let value = zip(weights, objectives).reduce(0) { $0 + $1.0 * $1.1 }
    let solution = LinearSolution(
      x: point, objectives: objectives, rowDuals: proof.rowDuals,
      floorMultipliers: floorMultipliers, weights: weights, value: value,
      bound: max(value, proof.bound))
    return (solution, 1e-13 * proof.magnitude)
  }

  /// Holds all but the optimal points of costs that the present basis is optimal for, among those
  /// not yet excluded.
  mutating func holdOptima(of costs: [Double]) throws(GLPKError) {
    try readSides()
    let charges = try charges(for: costs)
    try hold(
      face.sides.indices.map { index in
        face.isHeld[index]
          || face.sides[index] != .basic && abs(charges.amounts[index]) > charges.noise[index]
      })
  }

  /// The proof, in the caller's units, that nothing keeps all rows and floors; nil where rounding
  /// may be to blame.
  func infeasibility() throws(GLPKError) -> LinearInfeasibility? {
    guard let proof = try model.infeasibilityProof() else { return nil }
    let multipliers = proof.rowMultipliers
    return LinearInfeasibility(
      rowMultipliers: zip(multipliers, scaling.rows).map { -$0 * $1 },
      floorMultipliers: zip(multipliers[program.rowCount...], scaling.objectives).map {
        max(0, $0 * $1)
      },
      violation: proof.demanded - proof.allowed)
  }
}

extension ScalarizedPoint<LinearSolution> {
  /// Keeps the proof and takes another point of the same score.
  fileprivate mutating func move(to x: [Double], in program: MultiObjectiveLinearProgram) {
    solution.x = x
    solution.objectives = program.objectiveValues(at: x)
    solution.value = zip(solution.weights, solution.objectives).reduce(0) { $0 + $1.0 * $1.1 }
    solution.bound = max(solution.bound, solution.value)
    values = solution.objectives
    support.bound = max(support.bound, solution.bound)
  }
}
