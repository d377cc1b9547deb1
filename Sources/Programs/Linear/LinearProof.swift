// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// What multipliers prove about a program, recomputed from its own figures without GLPK.
struct LinearProof {
  /// What no feasible point's weighted sum can pass; infinite where the multipliers prove nothing.
  var bound: Double
  /// The multipliers without those on a side that has no bound.
  var rowDuals: [Double]

  /// The largest weighted sum over the columns' bounds once rows and floors are paid for.
  ///
  /// - Parameter floors: what each objective must reach; its multiplier says what that costs.
  /// - Complexity: linear in the coefficients.
  init(
    of program: borrowing MultiObjectiveLinearProgram, weights: [Double], floors: [Double],
    rowDuals: [Double], floorMultipliers: [Double], at point: [Double]
  ) {
    self.rowDuals = rowDuals
    var bound = 0.0
    for (row, dual) in rowDuals.enumerated() where dual != 0 {
      let limit = dual > 0 ? program.rowBounds[row].upper : program.rowBounds[row].lower
      if limit.isFinite {
        bound += dual * limit
      } else {
        self.rowDuals[row] = 0
      }
    }
    var net = [Double](repeating: 0, count: program.columnCount)
    var sizes = net
    for (index, objective) in program.objectives.enumerated() {
      let weight = weights[index] + floorMultipliers[index]
      bound += weights[index] * objective.constant
      if floorMultipliers[index] > 0 {
        bound -= floorMultipliers[index] * (floors[index] - objective.constant)
      }
      guard weight != 0 else { continue }
      for (column, coefficient) in objective.coefficients.enumerated() {
        net[column] += weight * coefficient
        sizes[column] += abs(weight * coefficient)
      }
    }
    for entry in program.entries {
      let term = self.rowDuals[entry.row.index] * entry.value
      net[entry.column.index] -= term
      sizes[entry.column.index] += abs(term)
    }
    for (column, bounds) in program.columnBounds.enumerated() where net[column] != 0 {
      let limit = net[column] > 0 ? bounds.upper : bounds.lower
      if limit.isFinite {
        bound += net[column] * limit
      } else if abs(net[column]) <= 1e-9 * sizes[column] {
        // Rounding on a column without a limit: what it is worth at the point is all that it can mean.
        bound += net[column] * point[column]
      } else {
        bound = .infinity
      }
    }
    self.bound = bound
  }
}
