// SPDX-License-Identifier: GPL-3.0-or-later

/// A nonzero coefficient of a column.
public struct ColumnEntry: Hashable, Sendable {
  /// The row it stands in.
  public var row: Row

  /// The coefficient.
  public var value: Double

  /// The coefficient `value` in `row`.
  public init(_ row: Row, _ value: Double) {
    self.row = row
    self.value = value
  }
}

/// A nonzero coefficient of a row.
public struct RowEntry: Hashable, Sendable {
  /// The column it stands in.
  public var column: Column

  /// The coefficient.
  public var value: Double

  /// The coefficient `value` in `column`.
  public init(_ column: Column, _ value: Double) {
    self.column = column
    self.value = value
  }
}

/// A column as it is added to a problem or a model.
public struct NewColumn: Hashable, Sendable {
  /// Where its value must lie.
  public var bounds: Bounds

  /// Its coefficient in the objective.
  public var cost: Double

  /// Whether its value must be whole.
  public var isInteger: Bool

  /// Its coefficients in the rows, each row at most once, in any order.
  public var entries: [ColumnEntry]

  /// A column that is continuous and at least zero unless told otherwise.
  public init(
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
public struct NewRow: Hashable, Sendable {
  /// Where its activity must lie.
  public var bounds: Bounds

  /// Its coefficients in the columns, each column at most once, in any order.
  public var entries: [RowEntry]

  /// A row over columns that exist already.
  public init(_ bounds: Bounds, entries: [RowEntry] = []) {
    self.bounds = bounds
    self.entries = entries
  }
}
