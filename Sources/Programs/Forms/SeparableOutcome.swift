// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
import Pareto

/// A feasible point of a ``SeparableProgram`` with the multipliers that prove how good it is.
public struct SeparableSolution: Hashable, Sendable {
  /// The spend of each line.
  public var spends: [Double]
  /// The value of each measure, on the true curves.
  public var measures: [Double]
  /// The value of each objective.
  public var objectives: [Double]
  /// The weights of the objectives that the proof is about.
  public var weights: [Double]
  /// One per row: above 0 it leans on the upper bound, below 0 on the lower one.
  public var rowMultipliers: [Double]
  /// What each objective was asked to reach; minus infinity for nothing.
  public var floors: [Double]
  /// One per objective, at least 0: the multiplier of its floor.
  public var floorMultipliers: [Double]
  /// The weighted sum of the objectives.
  public var value: Double
  /// What no feasible point's weighted sum can pass, from the multipliers.
  public var bound: Double
}

/// The proof that no point keeps all rows and floors.
public struct SeparableInfeasibility: Hashable, Sendable {
  /// One per row, signed as in ``SeparableSolution/rowMultipliers``.
  public var rowMultipliers: [Double]
  /// One per objective, at least 0.
  public var floorMultipliers: [Double]
  /// By how much the weighted rows miss at best; above 0.
  public var violation: Double
}

/// How maximizing over a ``SeparableProgram`` ended: with a point within the asked gap, by a limit,
/// or proven to have no point that keeps all rows and floors. It has bounds.
public typealias SeparableOutcome = Ending<SeparableSolution, SeparableInfeasibility, Never>
