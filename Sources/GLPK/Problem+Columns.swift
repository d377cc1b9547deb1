// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

extension Problem {
  /// Adds columns at the end and says which they are. The basis stays as it is, with none of them
  /// basic.
  ///
  /// - Throws: ``GLPKError/badNumber(_:at:)``, ``GLPKError/crossedBounds(lower:upper:at:)``,
  ///   ``GLPKError/fractionalBound(_:of:)``, ``GLPKError/outOfRange(_:count:)`` or
  ///   ``GLPKError/repeated(_:)``, before anything has changed.
  @discardableResult
  package mutating func addColumns(_ columns: ColumnBatch) throws(GLPKError) -> Range<Column> {
    let first = Column(index: columnCount)
    try columns.validate(firstColumn: columnCount, rowCount: rowCount)
    try append(columns)
    return first..<Column(index: columnCount)
  }

  /// Adds columns at the end and says which they are. The basis stays as it is, with none of them
  /// basic.
  @discardableResult
  package mutating func addColumns(_ columns: [NewColumn]) throws(GLPKError) -> Range<Column> {
    try addColumns(ColumnBatch(columns))
  }

  /// Removes columns; later ones move down.
  ///
  /// Where one was basic, the problem goes on from the standard basis.
  package mutating func removeColumns(_ columns: [Column]) throws(GLPKError) {
    guard !columns.isEmpty else { return }
    for column in columns { try Check.column(column, count: columnCount) }
    let indices = columns.map { CInt($0.index) }
    if let repeated = Check.firstRepeated(indices[...]) {
      throw .repeated(.column(Column(index: Int(repeated))))
    }
    solution = StoredSolution()
    try unsafe check(cglpk_remove_columns(handle, CInt(indices.count), indices))
    columnCount -= columns.count
  }

  /// Changes the objective coefficient of a column.
  package mutating func setCost(_ cost: Double, of column: Column) throws(GLPKError) {
    try Check.column(column, count: columnCount)
    try Check.number(cost, at: .column(column))
    solution = StoredSolution()
    var cost = cost
    try unsafe check(cglpk_set_costs(handle, CInt(column.index), 1, &cost))
  }

  /// Changes the objective coefficients of all columns.
  package mutating func setCosts(_ costs: [Double]) throws(GLPKError) {
    try Check.count(costs.count, is: columnCount)
    for (index, cost) in costs.enumerated() {
      try Check.number(cost, at: .column(Column(index: index)))
    }
    solution = StoredSolution()
    try unsafe check(cglpk_set_costs(handle, 0, CInt(costs.count), costs))
  }

  /// Changes the bounds of a column.
  ///
  /// - Throws: Among others ``GLPKError/fractionalBound(_:of:)`` for an integer column: only the
  ///   caller knows which way to round.
  package mutating func setBounds(_ bounds: Bounds, of column: Column) throws(GLPKError) {
    try Check.column(column, count: columnCount)
    try Check.bounds(bounds.lower, bounds.upper, at: .column(column))
    var isInteger = false
    try unsafe check(cglpk_is_integer(handle, CInt(column.index), &isInteger))
    if isInteger { try Check.whole(bounds.lower, bounds.upper, of: column) }
    solution = StoredSolution()
    try unsafe check(
      cglpk_set_column_bounds(handle, CInt(column.index), bounds.lower, bounds.upper))
  }

  /// Says whether the value of a column must be whole.
  ///
  /// - Throws: ``GLPKError/fractionalBound(_:of:)`` where it must and its bounds are not.
  package mutating func setInteger(_ isInteger: Bool, of column: Column) throws(GLPKError) {
    try Check.column(column, count: columnCount)
    if isInteger {
      var (lower, upper) = (0.0, 0.0)
      try unsafe check(cglpk_get_column_bounds(handle, CInt(column.index), &lower, &upper))
      try Check.whole(lower, upper, of: column)
    }
    solution = StoredSolution()
    try unsafe check(cglpk_set_integer(handle, CInt(column.index), isInteger))
  }

  /// Replaces the coefficients of a column.
  ///
  /// Where that leaves a basic column empty, the problem goes on from the standard basis: GLPK
  /// aborts on such a basis.
  package mutating func setEntries(
    _ entries: [ColumnEntry], of column: Column
  ) throws(GLPKError) {
    try Check.column(column, count: columnCount)
    for entry in entries {
      try Check.row(entry.row, count: rowCount)
      try Check.number(entry.value, at: .entry(entry.row, column))
    }
    let rows = entries.map { CInt($0.row.index) }
    if let repeated = Check.firstRepeated(rows[...]) {
      throw .repeated(.entry(Row(index: Int(repeated)), column))
    }
    solution = StoredSolution()
    try unsafe check(
      cglpk_set_column_entries(
        handle, CInt(column.index), CInt(rows.count), rows, entries.map(\.value)))
  }

  /// Hands checked columns to GLPK.
  mutating func append(_ columns: ColumnBatch) throws(GLPKError) {
    guard columns.count > 0 else { return }
    guard
      columns.count <= Limits.columns - columnCount, columns.values.count <= Limits.entries
    else { throw .tooBig }
    solution = StoredSolution()
    try unsafe check(
      cglpk_add_columns(
        handle, CInt(columns.count), columns.lower, columns.upper, columns.costs, columns.integer,
        columns.starts, columns.rows, columns.values))
    columnCount += columns.count
  }
}
