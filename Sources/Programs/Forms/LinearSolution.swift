// SPDX-License-Identifier: GPL-3.0-or-later

/// A feasible point of a ``MultiObjectiveLinearProgram`` with the multipliers that prove how good
/// it is.
public struct LinearSolution: Hashable, Sendable {
  /// The value of each column.
  public var x: [Double]
  /// The value of each objective, constants included.
  public var objectives: [Double]
  /// One per row: above 0 it leans on the row's upper bound, below 0 on the lower one.
  public var rowDuals: [Double]
  /// One per objective, at least 0: the multiplier of its floor.
  public var floorMultipliers: [Double]
  /// The weights of the objectives that the proof is about.
  public var weights: [Double]
  /// The weighted sum of the objectives.
  public var value: Double
  /// What no feasible point's weighted sum can pass, from the multipliers.
  public var bound: Double
}

/// The proof that no point keeps all rows, bounds and floors.
public struct LinearInfeasibility: Hashable, Sendable {
  /// One per row, signed as in ``LinearSolution/rowDuals``.
  public var rowMultipliers: [Double]
  /// One per objective, at least 0.
  public var floorMultipliers: [Double]
  /// By how much the weighted rows miss at best; above 0.
  public var violation: Double
}
