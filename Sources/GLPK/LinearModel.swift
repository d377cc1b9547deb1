// SPDX-License-Identifier: GPL-3.0-or-later

/// A linear or mixed-integer program as a plain value: costs, bounds and coefficients.
///
/// A model holds anything; ``validate()`` and `withProblem(_:_:)` refuse what GLPK would choke on,
/// by row and column.
package struct LinearModel: Equatable, Sendable {
  /// Which way the objective goes.
  package enum Sense: Hashable, Sendable {
    /// The least value is best.
    case minimize

    /// The greatest value is best.
    case maximize
  }

  /// Finite bounds, costs and coefficients must be smaller than this.
  ///
  /// Beyond it GLPK's sums overflow or drown everything else; whoever writes 1e30 means infinity.
  package static let magnitudeLimit = 1e30

  /// Which way the objective goes.
  package var sense: Sense

  /// What is added to the objective.
  package var objectiveConstant: Double

  /// The bounds of every column.
  package internal(set) var columnBounds: [Bounds] = []

  /// The objective coefficient of every column.
  package internal(set) var costs: [Double] = []

  /// Whether the value of a column must be whole, for every column.
  package internal(set) var isInteger: [Bool] = []

  /// The bounds of every row.
  package internal(set) var rowBounds: [Bounds] = []

  /// The row of every coefficient.
  var entryRows: [CInt] = []

  /// The column of every coefficient.
  var entryColumns: [CInt] = []

  /// The value of every coefficient.
  var entryValues: [Double] = []

  /// A model without rows and columns.
  package init(_ sense: Sense, objectiveConstant: Double = 0) {
    self.sense = sense
    self.objectiveConstant = objectiveConstant
  }

  /// The number of rows.
  package var rowCount: Int { rowBounds.count }

  /// The number of columns.
  package var columnCount: Int { costs.count }

  /// The number of coefficients.
  package var entryCount: Int { entryValues.count }

  /// Adds a row at the end.
  @discardableResult
  package mutating func addRow(_ bounds: Bounds, entries: [RowEntry] = []) -> Row {
    let row = Row(index: rowCount)
    rowBounds.append(bounds)
    for entry in entries { setEntry(row, entry.column, entry.value) }
    return row
  }

  /// Adds a column at the end.
  @discardableResult
  package mutating func addColumn(
    _ bounds: Bounds = .nonnegative, cost: Double = 0, isInteger: Bool = false,
    entries: [ColumnEntry] = []
  ) -> Column {
    let column = Column(index: columnCount)
    columnBounds.append(bounds)
    costs.append(cost)
    self.isInteger.append(isInteger)
    for entry in entries { setEntry(entry.row, column, entry.value) }
    return column
  }

  /// Adds the coefficient of `column` in `row`, which must not have been given before.
  package mutating func setEntry(_ row: Row, _ column: Column, _ value: Double) {
    entryRows.append(CInt(clamping: row.index))
    entryColumns.append(CInt(clamping: column.index))
    entryValues.append(value)
  }

  /// The coefficients in the order in which they were added.
  package var entries: some RandomAccessCollection<(row: Row, column: Column, value: Double)> {
    entryValues.indices.lazy.map { k in
      (Row(index: Int(entryRows[k])), Column(index: Int(entryColumns[k])), entryValues[k])
    }
  }

  /// Changes the objective coefficient of a column.
  ///
  /// - Precondition: The column exists.
  package mutating func setCost(_ cost: Double, of column: Column) {
    precondition(costs.indices.contains(column.index), "no such column")
    costs[column.index] = cost
  }

  /// Changes the bounds of a column.
  ///
  /// - Precondition: The column exists.
  package mutating func setBounds(_ bounds: Bounds, of column: Column) {
    precondition(columnBounds.indices.contains(column.index), "no such column")
    columnBounds[column.index] = bounds
  }

  /// Changes the bounds of a row.
  ///
  /// - Precondition: The row exists.
  package mutating func setBounds(_ bounds: Bounds, of row: Row) {
    precondition(rowBounds.indices.contains(row.index), "no such row")
    rowBounds[row.index] = bounds
  }
}
