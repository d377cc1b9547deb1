// SPDX-License-Identifier: GPL-3.0-or-later

/// A nonzero coefficient of a column.
package struct ColumnEntry: Hashable, Sendable {
  /// The row it stands in.
  package var row: Row

  /// The coefficient.
  package var value: Double

  /// The coefficient `value` in `row`.
  package init(_ row: Row, _ value: Double) {
    self.row = row
    self.value = value
  }
}

/// A nonzero coefficient of a row.
package struct RowEntry: Hashable, Sendable {
  /// The column it stands in.
  package var column: Column

  /// The coefficient.
  package var value: Double

  /// The coefficient `value` in `column`.
  package init(_ column: Column, _ value: Double) {
    self.column = column
    self.value = value
  }
}

/// A column as it is added to a problem or a model.
package struct NewColumn: Hashable, Sendable {
  /// Where its value must lie.
  package var bounds: Bounds

  /// Its coefficient in the objective.
  package var cost: Double

  /// Whether its value must be whole.
  package var isInteger: Bool

  /// Its coefficients in the rows, each row at most once, in any order.
  package var entries: [ColumnEntry]

  /// A column that is continuous and at least zero unless told otherwise.
  package init(
    _ bounds: Bounds = .nonnegative, cost: Double = 0, isInteger: Bool = false,
    entries: [ColumnEntry] = []
  ) {
    self.bounds = bounds
    self.cost = cost
    self.isInteger = isInteger
    self.entries = entries
  }
}

/// A row as it is added to a problem or a model.
package struct NewRow: Hashable, Sendable {
  /// Where its activity must lie.
  package var bounds: Bounds

  /// Its coefficients in the columns, each column at most once, in any order.
  package var entries: [RowEntry]

  /// A row over columns that exist already.
  package init(_ bounds: Bounds, entries: [RowEntry] = []) {
    self.bounds = bounds
    self.entries = entries
  }
}
