// SPDX-License-Identifier: GPL-3.0-or-later

/// A feasible point of a ``MultiObjectiveIntegerProgram`` with what is proven about how good it is.
package struct IntegerSolution: Hashable, Sendable {
  /// How the bound was proven.
  package enum Proof: Hashable, Sendable {
    /// By branch and bound over all choices, up to the rounding of its linear programs; no
    /// multipliers remain of it.
    case branchAndBound
    /// By multipliers of the linear program that is left when the whole columns are fixed: it holds
    /// in that slice alone.
    case slice
  }

  /// The value of each column, exactly whole where it must be.
  package var x: [Double]
  /// The value of each objective, constants included.
  package var objectives: [Double]
  /// The weights of the objectives that the bound is about.
  package var weights: [Double]
  /// The least value of each objective among the points that the bound is about; minus infinity for
  /// none.
  package var floors: [Double]
  /// The weighted sum of the objectives.
  package var value: Double
  /// What the weighted sum of no point that keeps the floors can pass.
  package var bound: Double
  /// How the bound was proven.
  package var proof: Proof
}

/// The values of the whole columns of a program, in their order.
package struct IntegerChoice: Hashable, Sendable {
  /// One value per whole column.
  package var values: [Int]

  /// Makes a choice.
  package init(_ values: [Int]) {
    self.values = values
  }
}
