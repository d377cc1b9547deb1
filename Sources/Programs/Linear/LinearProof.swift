// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// What multipliers prove about a program, recomputed from its own figures without GLPK.
struct LinearProof {
  /// What no feasible point's weighted sum can pass; infinite where the multipliers prove nothing.
  var bound: Double
  /// The sizes of all that the bound was added up from.
  var magnitude: Double
  /// The multipliers without those on a side that has no bound.
  var rowDuals: [Double]

  /// The largest weighted sum over the columns' bounds once rows and floors are paid for.
  ///
  /// `floors` is what each objective must reach; its multiplier says what that costs. `rounding` is
  /// how large a reduced cost of each column may come from rounding alone: without a limit on the
  /// column, it counts at the feasible `point`.
  ///
  /// - Complexity: linear in the coefficients.
  init(
    of program: borrowing MultiObjectiveLinearProgram, weights: [Double], floors: [Double],
    rowDuals: [Double], floorMultipliers: [Double], at point: [Double],
    rounding: [Double]
  ) {
    self.rowDuals = rowDuals
    var bound = 0.0
    var magnitude = 0.0
    func add(_ term: Double, parts: Double? = nil) {
      bound += term
      magnitude += parts ?? abs(term)
    }
    for (row, dual) in rowDuals.enumerated() where dual != 0 {
      let limit = dual > 0 ? program.rowBounds[row].upper : program.rowBounds[row].lower
      if limit.isFinite {
        add(dual * limit)
      } else {
        self.rowDuals[row] = 0
      }
    }
    var net = [Double](repeating: 0, count: program.columnCount)
    var sizes = net
    for (index, objective) in program.objectives.enumerated() {
      let weight = weights[index] + floorMultipliers[index]
      add(weights[index] * objective.constant)
      if floorMultipliers[index] > 0 {
        add(-floorMultipliers[index] * (floors[index] - objective.constant))
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
        add(net[column] * limit, parts: sizes[column] * abs(limit))
      } else if abs(net[column]) <= max(1e-9 * sizes[column], rounding[column]) {
        // Rounding on a column without a limit: what it is worth at the point is all that it can mean.
        add(net[column] * point[column], parts: sizes[column] * abs(point[column]))
      } else {
        bound = .infinity
      }
    }
    self.bound = bound
    self.magnitude = magnitude
  }
}
