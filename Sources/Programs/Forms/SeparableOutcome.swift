// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
import Pareto

/// A feasible point of a ``SeparableProgram`` with the multipliers that prove how good it is.
package struct SeparableSolution: Hashable, Sendable {
  /// The spend of each line.
  package var spends: [Double]
  /// The value of each measure, on the true curves.
  package var measures: [Double]
  /// The value of each objective.
  package var objectives: [Double]
  /// The weights of the objectives that the proof is about.
  package var weights: [Double]
  /// One per row: above 0 it leans on the upper bound, below 0 on the lower one.
  package var rowMultipliers: [Double]
  /// What each objective was asked to reach; minus infinity for nothing.
  package var floors: [Double]
  /// One per objective, at least 0: the multiplier of its floor.
  package var floorMultipliers: [Double]
  /// The weighted sum of the objectives.
  package var value: Double
  /// What no feasible point's weighted sum can pass, from the multipliers.
  package var bound: Double
}

/// The proof that no point keeps all rows and floors.
package struct SeparableInfeasibility: Hashable, Sendable {
  /// One per row, signed as in ``SeparableSolution/rowMultipliers``.
  package var rowMultipliers: [Double]
  /// One per objective, at least 0.
  package var floorMultipliers: [Double]
  /// By how much the weighted rows miss at best; above 0.
  package var violation: Double
}

/// How maximizing over a ``SeparableProgram`` ended: with a point within the asked gap, by a limit,
/// or proven to have no point that keeps all rows and floors. It has bounds.
package typealias SeparableOutcome = Ending<SeparableSolution, SeparableInfeasibility, Never>
