// SPDX-License-Identifier: GPL-3.0-or-later

package import GLPK
package import Programs

/// A linear or integer model with several objectives, every part by its name, as optimization tools
/// exchange them.
package struct NamedModel: Equatable, Sendable {
  /// A linear function that is to be made as large or as small as possible.
  package struct Objective: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// The coefficient of every column.
    package var coefficients: [Double]
    /// What it is where every column is 0.
    package var constant: Double

    /// Makes an objective.
    package init(name: String, coefficients: [Double], constant: Double = 0) {
      self.name = name
      self.coefficients = coefficients
      self.constant = constant
    }
  }

  /// A row that limits a linear function of the columns.
  package struct Constraint: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// Where its activity must lie.
    package var bounds: Bounds

    /// Makes a constraint.
    package init(name: String, bounds: Bounds) {
      self.name = name
      self.bounds = bounds
    }
  }

  /// A column: something that is to be decided.
  package struct Variable: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// Where its value must lie.
    package var bounds: Bounds
    /// Whether its value must be whole.
    package var isInteger: Bool

    /// Makes a variable.
    package init(name: String, bounds: Bounds, isInteger: Bool = false) {
      self.name = name
      self.bounds = bounds
      self.isInteger = isInteger
    }
  }

  /// A coefficient of a row.
  package struct Entry: Hashable, Sendable {
    /// The row it stands in.
    package var row: Row
    /// The column that it multiplies.
    package var column: Column
    /// The coefficient.
    package var value: Double

    /// Makes an entry.
    package init(_ row: Row, _ column: Column, _ value: Double) {
      self.row = row
      self.column = column
      self.value = value
    }
  }

  /// What the model is called; empty where it has no name.
  package var name: String
  /// Which way all objectives go.
  package var sense: LinearModel.Sense
  /// The objectives.
  package var objectives: [Objective]
  /// The rows.
  package var constraints: [Constraint]
  /// The columns.
  package var variables: [Variable]
  /// The coefficients of the rows, each place at most once.
  package var entries: [Entry]

  /// Makes a model.
  ///
  /// - Precondition: every entry names a row and a column that exist, and every objective has one
  ///   coefficient per column.
  package init(
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
  package var hasIntegers: Bool { variables.contains(where: \.isInteger) }

  /// What turns the value of an objective into one to be maximized, and back.
  package var sign: Double { sense == .maximize ? 1 : -1 }

  /// The model as a program that maximizes, whole numbers left out of account.
  ///
  /// - Complexity: linear in columns, rows and coefficients.
  package var program: MultiObjectiveLinearProgram {
    MultiObjectiveLinearProgram(
      columnBounds: variables.map(\.bounds), rowBounds: constraints.map(\.bounds),
      entries: entries.map { MultiObjectiveLinearProgram.Entry($0.row, $0.column, $0.value) },
      objectives: objectives.map { objective in
        MultiObjectiveLinearProgram.Objective(
          objective.coefficients.map { $0 * sign }, constant: objective.constant * sign)
      })
  }
}
