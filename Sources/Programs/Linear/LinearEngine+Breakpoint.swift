// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

extension LinearEngine {
  /// What must stay at its bound in every optimal point at these weights: the face of the present
  /// optimum.
  ///
  /// What is charged on the wrong side, which only rounding does, is left free to move.
  ///
  /// The charges are those of objectives 0 and 1 at the present basis, which is optimal at these
  /// weights.
  func strictlyCharged(_ charges: [Charges], at shares: WeightShares) -> [Bool] {
    face.sides.indices.map { index in
      let first = shares.first * charges[0].amounts[index]
      let second = shares.second * charges[1].amounts[index]
      let noise =
        1e-9 * (abs(first) + abs(second)) + shares.first * charges[0].noise[index]
        + shares.second * charges[1].noise[index]
      return (first + second) * inward(index) < -noise
    }
  }

  /// The least weight on objective 1, where objective 0 has 1, at which something that is held
  /// would be charged nothing; nil where that never happens.
  ///
  /// What is not held is charged nothing at the present weight and the right way beyond it.
  func nextWeight(_ charges: [Charges]) -> Double? {
    var next = Double.infinity
    for index in face.isHeld.indices where face.isHeld[index] {
      let gain = charges[1].amounts[index] * inward(index)
      if gain > charges[1].noise[index] {
        next = min(next, -charges[0].amounts[index] * inward(index) / gain)
      }
    }
    return next.isFinite ? next : nil
  }

  /// The direction in which a column or row can leave the bound at which it stands: 1 up, -1 down,
  /// 0 for none.
  private func inward(_ index: Int) -> Double {
    switch face.sides[index] {
    case .atLower: 1
    case .atUpper: -1
    case .basic, .free, .fixed: 0
    }
  }

  /// How much of each objective's value at a point may be rounding.
  func valueNoise(at point: [Double]) -> [Double] {
    program.objectives.map { objective in
      zip(objective.coefficients, point).reduce(0) { $0 + abs($1.0 * $1.1) } * Self.noise
    }
  }

  /// Whether a solution keeps all rows and its multipliers prove it optimal, by the program's own
  /// figures.
  func confirms(_ solution: LinearSolution, rounding: Double) -> Bool {
    let noise = zip(solution.weights, valueNoise(at: solution.x)).reduce(0) {
      $0 + $1.0 * $1.1
    }
    let allowed = 1e-9 * max(noise / Self.noise, abs(solution.value)) + rounding
    return program.violation(of: solution.x) <= 1e-9
      && solution.bound - solution.value <= allowed
  }
}
