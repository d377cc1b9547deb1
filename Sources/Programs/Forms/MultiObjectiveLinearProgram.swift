// SPDX-License-Identifier: GPL-3.0-or-later

package import GLPK

/// A linear program with several objectives, all of them to be maximized.
///
///     maximize   constant + Σ coefficients · x     for every objective
///     subject to rowBounds hold A x, columnBounds hold x
///
/// Everything is in the caller's units; the engine scales inside.
package struct MultiObjectiveLinearProgram: Equatable, Sendable {
  /// A nonzero coefficient of a row.
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

  /// A linear function of the columns.
  package struct Objective: Hashable, Sendable {
    /// The coefficient of every column.
    package var coefficients: [Double]
    /// What it is where every column is 0.
    package var constant: Double

    /// Makes an objective.
    package init(_ coefficients: [Double], constant: Double = 0) {
      self.coefficients = coefficients
      self.constant = constant
    }
  }

  /// Where each column must lie.
  package let columnBounds: [Bounds]
  /// Where the activity of each row must lie.
  package let rowBounds: [Bounds]
  /// The coefficients of the rows, each place at most once.
  package let entries: [Entry]
  /// The objectives.
  package let objectives: [Objective]

  /// Makes a program. Numbers are checked when it reaches a ``LinearScalarizer``.
  ///
  /// - Precondition: every entry names a row and a column that exist, and every objective has one
  ///   coefficient per column.
  package init(
    columnBounds: [Bounds], rowBounds: [Bounds], entries: [Entry], objectives: [Objective]
  ) {
    precondition(
      entries.allSatisfy {
        rowBounds.indices.contains($0.row.index) && columnBounds.indices.contains($0.column.index)
      }, "an entry names a row or column that does not exist")
    precondition(
      objectives.allSatisfy { $0.coefficients.count == columnBounds.count },
      "an objective needs one coefficient per column")
    self.columnBounds = columnBounds
    self.rowBounds = rowBounds
    self.entries = entries
    self.objectives = objectives
  }

  /// The number of columns.
  package var columnCount: Int { columnBounds.count }
  /// The number of rows.
  package var rowCount: Int { rowBounds.count }
}

extension MultiObjectiveLinearProgram {
  /// The value of each objective at a point.
  package func objectiveValues(at point: [Double]) -> [Double] {
    objectives.map { objective in
      zip(objective.coefficients, point).reduce(objective.constant) { $0 + $1.0 * $1.1 }
    }
  }

  /// The activity of each row at a point.
  package func rowActivities(at point: [Double]) -> [Double] {
    var activities = [Double](repeating: 0, count: rowCount)
    for entry in entries {
      activities[entry.row.index] += entry.value * point[entry.column.index]
    }
    return activities
  }

  /// By how much a point breaks its worst row or bound, relative to max(1, |bound|); 0 where it
  /// keeps all.
  ///
  /// Large terms that cancel leave rounding in a row, which breaks nothing.
  ///
  /// - Complexity: linear in the coefficients.
  package func violation(of point: [Double]) -> Double {
    var activities = [Double](repeating: 0, count: rowCount)
    var sizes = activities
    for entry in entries {
      let term = entry.value * point[entry.column.index]
      activities[entry.row.index] += term
      sizes[entry.row.index] += abs(term)
    }
    func excess(_ value: Double, _ bounds: Bounds, slack: Double = 0) -> Double {
      max(
        (bounds.lower - value - slack) / max(1, bounds.lower.isFinite ? abs(bounds.lower) : 1),
        (value - bounds.upper - slack) / max(1, bounds.upper.isFinite ? abs(bounds.upper) : 1))
    }
    var worst = 0.0
    for (row, bounds) in rowBounds.enumerated() {
      worst = max(worst, excess(activities[row], bounds, slack: 1e-12 * sizes[row]))
    }
    for (value, bounds) in zip(point, columnBounds) { worst = max(worst, excess(value, bounds)) }
    return worst
  }
}
