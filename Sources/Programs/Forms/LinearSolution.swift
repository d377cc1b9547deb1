// SPDX-License-Identifier: GPL-3.0-or-later

/// A feasible point of a ``MultiObjectiveLinearProgram`` with the multipliers that prove how good
/// it is.
package struct LinearSolution: Hashable, Sendable {
  /// The value of each column.
  package var x: [Double]
  /// The value of each objective, constants included.
  package var objectives: [Double]
  /// One per row: above 0 it leans on the row's upper bound, below 0 on the lower one.
  package var rowDuals: [Double]
  /// One per objective, at least 0: the multiplier of its floor.
  package var floorMultipliers: [Double]
  /// The weights of the objectives that the proof is about.
  package var weights: [Double]
  /// The weighted sum of the objectives.
  package var value: Double
  /// What no feasible point's weighted sum can pass, from the multipliers.
  package var bound: Double
}

/// The proof that no point keeps all rows, bounds and floors.
package struct LinearInfeasibility: Hashable, Sendable {
  /// One per row, signed as in ``LinearSolution/rowDuals``.
  package var rowMultipliers: [Double]
  /// One per objective, at least 0.
  package var floorMultipliers: [Double]
  /// By how much the weighted rows miss at best; above 0.
  package var violation: Double
}
