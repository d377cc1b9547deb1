// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

extension Problem {
  /// Adds rows at the end and says which they are. The basis stays usable.
  ///
  /// - Throws: ``GLPKError/badNumber(_:at:)``, ``GLPKError/crossedBounds(lower:upper:at:)``,
  ///   ``GLPKError/outOfRange(_:count:)`` or ``GLPKError/repeated(_:)``, before anything has
  ///   changed.
  @discardableResult
  package mutating func addRows(_ rows: [NewRow]) throws(GLPKError) -> Range<Row> {
    let first = Row(index: rowCount)
    try append(rows: rows)
    return first..<Row(index: rowCount)
  }

  /// Removes rows; later ones move down.
  ///
  /// Where one was not basic, the problem goes on from the standard basis.
  package mutating func removeRows(_ rows: [Row]) throws(GLPKError) {
    guard !rows.isEmpty else { return }
    for row in rows { try Check.row(row, count: rowCount) }
    let indices = rows.map { CInt($0.index) }
    if let repeated = Check.firstRepeated(indices[...]) {
      throw .repeated(.row(Row(index: Int(repeated))))
    }
    solution = StoredSolution()
    try unsafe check(cglpk_remove_rows(handle, CInt(indices.count), indices))
    rowCount -= rows.count
  }

  /// Changes the bounds of a row.
  package mutating func setBounds(_ bounds: Bounds, of row: Row) throws(GLPKError) {
    try Check.row(row, count: rowCount)
    try Check.bounds(bounds.lower, bounds.upper, at: .row(row))
    solution = StoredSolution()
    try unsafe check(cglpk_set_row_bounds(handle, CInt(row.index), bounds.lower, bounds.upper))
  }

  mutating func append(rows: [NewRow]) throws(GLPKError) {
    guard !rows.isEmpty else { return }
    guard rows.count <= Limits.rows - rowCount else { throw .tooBig }
    var starts: [CInt] = [0]
    var columns: [CInt] = []
    var values: [Double] = []
    for (offset, added) in rows.enumerated() {
      let row = Row(index: rowCount + offset)
      try Check.bounds(added.bounds.lower, added.bounds.upper, at: .row(row))
      let begin = columns.count
      for entry in added.entries {
        try Check.column(entry.column, count: columnCount)
        try Check.number(entry.value, at: .entry(row, entry.column))
        columns.append(CInt(entry.column.index))
        values.append(entry.value)
      }
      if let repeated = Check.firstRepeated(columns[begin...]) {
        throw .repeated(.entry(row, Column(index: Int(repeated))))
      }
      starts.append(CInt(columns.count))
    }
    solution = StoredSolution()
    let (lower, upper) = (rows.map(\.bounds.lower), rows.map(\.bounds.upper))
    try unsafe check(
      cglpk_add_rows(handle, CInt(rows.count), lower, upper, starts, columns, values))
    rowCount += rows.count
  }
}

/// What GLPK can hold.
enum Limits {
  static let rows = 100_000_000
  static let columns = 100_000_000
  static let entries = 500_000_000
}
