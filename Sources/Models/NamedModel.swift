// SPDX-License-Identifier: GPL-3.0-or-later

public import GLPK
public import Programs

/// A linear or integer model with several objectives, every part by its name, as optimization tools
/// exchange them.
public struct NamedModel: Equatable, Sendable {
  /// A linear function that is to be made as large or as small as possible.
  public struct Objective: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The coefficient of every column.
    public var coefficients: [Double]
    /// What it is where every column is 0.
    public var constant: Double

    /// Makes an objective.
    public init(name: String, coefficients: [Double], constant: Double = 0) {
      self.name = name
      self.coefficients = coefficients
      self.constant = constant
    }
  }

  /// A row that limits a linear function of the columns.
  public struct Constraint: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Where its activity must lie.
    public var bounds: Bounds

    /// Makes a constraint.
    public init(name: String, bounds: Bounds) {
      self.name = name
      self.bounds = bounds
    }
  }

  /// A column: something that is to be decided.
  public struct Variable: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Where its value must lie.
    public var bounds: Bounds
    /// Whether its value must be whole.
    public var isInteger: Bool

    /// Makes a variable.
    public init(name: String, bounds: Bounds, isInteger: Bool = false) {
      self.name = name
      self.bounds = bounds
      self.isInteger = isInteger
    }
  }

  /// A coefficient of a row.
  public struct Entry: Hashable, Sendable {
    /// The row it stands in.
    public var row: Row
    /// The column that it multiplies.
    public var column: Column
    /// The coefficient.
    public var value: Double

    /// Makes an entry.
    public init(_ row: Row, _ column: Column, _ value: Double) {
      self.row = row
      self.column = column
      self.value = value
    }
  }

  /// What the model is called; empty where it has no name.
  public var name: String
  /// Which way all objectives go.
  public var sense: LinearModel.Sense
  /// The objectives.
  public var objectives: [Objective]
  /// The rows.
  public var constraints: [Constraint]
  /// The columns.
  public var variables: [Variable]
  /// The coefficients of the rows, each place at most once.
  public var entries: [Entry]

  /// Makes a model.
  ///
  /// - Precondition: every entry names a row and a column that exist, and every objective has one
  ///   coefficient per column.
  public init(
    name: String = "", sense: LinearModel.Sense = .minimize, objectives: [Objective],
    constraints: [Constraint], variables: [Variable], entries: [Entry]
  ) {
    precondition(
      entries.allSatisfy {
        constraints.indices.contains($0.row.index) && variables.indices.contains($0.column.index)
      }, "an entry names a row or column that does not exist")
    precondition(
      objectives.allSatisfy { $0.coefficients.count == variables.count },
      "an objective needs one coefficient per column")
    self.name = name
    self.sense = sense
    self.objectives = objectives
    self.constraints = constraints
    self.variables = variables
    self.entries = entries
  }

  /// Whether any value must be whole.
  public var hasIntegers: Bool { variables.contains(where: \.isInteger) }

  /// What turns the value of an objective into one to be maximized, and back.
  public var sign: Double { sense == .maximize ? 1 : -1 }

  /// The model as a program that maximizes, whole numbers left out of account.
  ///
  /// - Complexity: linear in columns, rows and coefficients.
  public var program: MultiObjectiveLinearProgram {
    MultiObjectiveLinearProgram(
      columnBounds: variables.map(\.bounds), rowBounds: constraints.map(\.bounds),
      entries: entries.map { MultiObjectiveLinearProgram.Entry($0.row, $0.column, $0.value) },
      objectives: objectives.map { objective in
        MultiObjectiveLinearProgram.Objective(
          objective.coefficients.map { $0 * sign }, constant: objective.constant * sign)
      })
  }
}
