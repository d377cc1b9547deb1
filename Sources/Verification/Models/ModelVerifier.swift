// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
package import Models

/// Re-checks points, frontiers and proofs of a model from its own figures; it uses nothing of the
/// solver.
package struct ModelVerifier: Sendable {
  let model: NamedModel

  /// A verifier of one model.
  package init(_ model: NamedModel) {
    self.model = model
  }

  /// Checks a frontier: every point, its proof where it has one, and that no point beats another.
  ///
  /// - Complexity: points times the size of the model.
  package func verify(_ frontier: ModelFrontier) -> ModelVerification {
    var verification = ModelVerification()
    for (position, point) in frontier.points.enumerated() {
      check(point, at: position, into: &verification)
    }
    for (position, direction) in (frontier.several?.directions ?? []).enumerated() {
      check(direction, at: position, into: &verification)
    }
    checkOrder(of: frontier, &verification)
    return verification
  }

  /// Checks a proof that no point keeps all rows and bounds.
  ///
  /// - Complexity: linear in the size of the model.
  package func verify(_ proof: ModelInfeasibility) -> ModelVerification {
    var verification = ModelVerification()
    guard let multipliers = proof.rowMultipliers else { return verification }
    let sum = bound(weights: model.objectives.map { _ in 0 }, rowMultipliers: multipliers)
    verification.add(
      .infeasibility, passed: sum.map { $0.value < -Tolerance.summation * $0.magnitude } ?? false,
      because: "the weighted rows leave \(sum?.value ?? .infinity), which must be below 0")
    return verification
  }
}

extension ModelVerifier {
  private func check(
    _ point: ModelFrontier.Point, at position: Int, into verification: inout ModelVerification
  ) {
    guard point.columns.count == model.variables.count,
      point.values.count == model.objectives.count,
      (point.columns + point.values).allSatisfy(\.isFinite)
    else {
      verification.add(
        .columns, position, passed: false, because: "not one finite value per column")
      return
    }
    var worst: (excess: Double, name: String) = (0, "")
    var fractions: [String] = []
    for (value, variable) in zip(point.columns, model.variables) {
      let excess = variable.bounds.excess(of: value)
      if excess > worst.excess { worst = (excess, variable.name) }
      if variable.isInteger, value != value.rounded() { fractions.append(variable.name) }
    }
    verification.add(
      .columns, position, passed: worst.excess <= Tolerance.limit,
      because: worst.name.isEmpty ? "all in range" : "'\(worst.name)' is outside by \(worst.excess)"
    )
    verification.add(
      .wholeNumbers, position, passed: fractions.isEmpty,
      because: fractions.isEmpty ? "all whole" : "'\(fractions[0])' is not whole")
    checkRows(point, at: position, into: &verification)
    checkValues(point, at: position, into: &verification)
    if let proof = point.proof { check(proof, of: point, at: position, into: &verification) }
  }

  private func checkRows(
    _ point: ModelFrontier.Point, at position: Int, into verification: inout ModelVerification
  ) {
    var activities = [CompensatedSum](repeating: CompensatedSum(), count: model.constraints.count)
    for entry in model.entries {
      activities[entry.row.index].add(entry.value * point.columns[entry.column.index])
    }
    var worst: (excess: Double, name: String) = (0, "")
    for (activity, constraint) in zip(activities, model.constraints) {
      let rounding = Tolerance.summation * activity.magnitude
      let excess = constraint.bounds.excess(of: activity.value, rounding: rounding)
      if excess > worst.excess { worst = (excess, constraint.name) }
    }
    verification.add(
      .rows, position, passed: worst.excess <= Tolerance.limit,
      because: worst.name.isEmpty ? "all kept" : "'\(worst.name)' is broken by \(worst.excess)")
  }

  private func checkValues(
    _ point: ModelFrontier.Point, at position: Int, into verification: inout ModelVerification
  ) {
    for (stated, objective) in zip(point.values, model.objectives) {
      var sum = CompensatedSum(objective.constant)
      for (coefficient, value) in zip(objective.coefficients, point.columns) {
        sum.add(coefficient * value)
      }
      verification.add(
        .objectives, position,
        passed: abs(sum.value - stated) <= Tolerance.value * max(sum.magnitude, abs(stated)),
        because: "'\(objective.name)' is \(sum.value), stated as \(stated)")
    }
  }

  /// The bound that the multipliers prove is no larger than the stated one, and the point attains
  /// it.
  private func check(
    _ proof: ModelFrontier.Proof, of point: ModelFrontier.Point, at position: Int,
    into verification: inout ModelVerification
  ) {
    let isSound =
      proof.weights.count == model.objectives.count
      && proof.weights.allSatisfy { $0 >= 0 && $0.isFinite }
      && proof.rowMultipliers.count == model.constraints.count
    guard isSound, let derived = bound(proof, at: point) else {
      verification.add(.proof, position, passed: false, because: "the multipliers prove nothing")
      return
    }
    var score = CompensatedSum()
    for (weight, value) in zip(proof.weights, point.values) {
      score.add(weight * model.sign * value)
    }
    let scale = max(derived.magnitude, score.magnitude)
    verification.add(
      .proof, position,
      passed: derived.value <= proof.bound + Tolerance.bound * scale
        && derived.value >= score.value - Tolerance.bound * scale
        && proof.bound - score.value <= Tolerance.attained * scale,
      because: "the score \(score.value) is bounded by \(derived.value), stated as \(proof.bound)")
  }

  func bound(
    _ proof: ModelFrontier.Proof, at point: ModelFrontier.Point
  ) -> CompensatedSum? {
    bound(
      weights: proof.weights, rowMultipliers: proof.rowMultipliers, near: point.columns)
  }

  /// What the weighted sum of the objectives can come to at most once rows are paid for by their
  /// multipliers; `nil` where they prove no limit.
  ///
  /// A column without a limit may keep a rest that is rounding; it counts at the point that the
  /// proof is for.
  private func bound(
    weights: [Double], rowMultipliers: [Double], near point: [Double]? = nil
  ) -> CompensatedSum? {
    guard rowMultipliers.count == model.constraints.count else { return nil }
    var bound = CompensatedSum()
    for (weight, objective) in zip(weights, model.objectives) {
      bound.add(weight * model.sign * objective.constant)
    }
    for (multiplier, constraint) in zip(rowMultipliers, model.constraints) where multiplier != 0 {
      let limit = multiplier > 0 ? constraint.bounds.upper : constraint.bounds.lower
      guard limit.isFinite, multiplier.isFinite else { return nil }
      bound.add(multiplier * limit)
    }
    var rests = [CompensatedSum](repeating: CompensatedSum(), count: model.variables.count)
    for (weight, objective) in zip(weights, model.objectives) where weight != 0 {
      for (column, coefficient) in objective.coefficients.enumerated() where coefficient != 0 {
        rests[column].add(weight * model.sign * coefficient)
      }
    }
    for entry in model.entries where rowMultipliers[entry.row.index] != 0 {
      rests[entry.column.index].add(-rowMultipliers[entry.row.index] * entry.value)
    }
    for (column, rest) in rests.enumerated() where rest.value != 0 {
      let bounds = model.variables[column].bounds
      let limit = rest.value > 0 ? bounds.upper : bounds.lower
      if limit.isFinite {
        bound.add(limit, times: rest)
      } else if abs(rest.value) <= Tolerance.reducedCost * rest.magnitude {
        bound.add(point?[column] ?? 0, times: rest)
      } else {
        return nil
      }
    }
    return bound
  }
}
