// SPDX-License-Identifier: GPL-3.0-or-later

/// A feasible point of a ``MultiObjectiveIntegerProgram`` with what is proven about how good it is.
public struct IntegerSolution: Hashable, Sendable {
  /// How the bound was proven.
  public enum Proof: Hashable, Sendable {
    /// By branch and bound over all choices, up to the rounding of its linear programs; no
    /// multipliers remain of it.
    case branchAndBound
    /// By multipliers of the linear program that is left when the whole columns are fixed: it holds
    /// in that slice alone.
    case slice
  }

  /// The value of each column, exactly whole where it must be.
  public var x: [Double]
  /// The value of each objective, constants included.
  public var objectives: [Double]
  /// The weights of the objectives that the bound is about.
  public var weights: [Double]
  /// The least value of each objective among the points that the bound is about; minus infinity for
  /// none.
  public var floors: [Double]
  /// The weighted sum of the objectives.
  public var value: Double
  /// What the weighted sum of no point that keeps the floors can pass.
  public var bound: Double
  /// How the bound was proven.
  public var proof: Proof
}

/// The values of the whole columns of a program, in their order.
public struct IntegerChoice: Hashable, Sendable {
  /// One value per whole column.
  public var values: [Int]

  /// Makes a choice.
  public init(_ values: [Int]) {
    self.values = values
  }
}
