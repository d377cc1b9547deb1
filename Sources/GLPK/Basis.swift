// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

/// Which rows and columns are basic, and at which bound the others stand.
///
/// A solve that starts from a basis of the same problem needs no pivots to reproduce its solution.
package struct Basis: Hashable, Sendable {
  /// The part a row or column plays.
  package enum Status: UInt8, Hashable, Sendable {
    /// Its value follows from the others.
    case basic = 1

    /// It stands at its lower bound.
    case atLower = 2

    /// It stands at its upper bound.
    case atUpper = 3

    /// It has no bounds and stands at zero.
    case free = 4

    /// Its bounds are equal.
    case fixed = 5
  }

  /// The part every row plays.
  package var rows: [Status]

  /// The part every column plays.
  package var columns: [Status]

  /// The basis with the given parts.
  package init(rows: [Status], columns: [Status]) {
    self.rows = rows
    self.columns = columns
  }

  /// The number of basic rows and columns; as many as there are rows, in a usable basis.
  package var basicCount: Int {
    rows.count { $0 == .basic } + columns.count { $0 == .basic }
  }
}

extension Problem {
  /// The present basis.
  package func basis() throws(GLPKError) -> Basis {
    var rows = [UInt8](repeating: 0, count: rowCount)
    var columns = [UInt8](repeating: 0, count: columnCount)
    try unsafe check(cglpk_get_basis(handle, &rows, &columns))
    return Basis(
      rows: rows.compactMap(Basis.Status.init), columns: columns.compactMap(Basis.Status.init))
  }

  /// Makes `basis` the one from which the next warm solve starts.
  ///
  /// A status that does not suit the bounds (at a bound that is absent) becomes the nearest one
  /// that does.
  ///
  /// - Throws: ``GLPKError/wrongCount(expected:found:)``,
  ///   ``GLPKError/wrongNumberOfBasics(expected:found:)`` or ``GLPKError/emptyBasicColumn(_:)``. A
  ///   basis without inverse shows only when the problem is solved.
  package mutating func setBasis(_ basis: Basis) throws(GLPKError) {
    try Check.count(basis.rows.count, is: rowCount)
    try Check.count(basis.columns.count, is: columnCount)
    guard basis.basicCount == rowCount else {
      throw .wrongNumberOfBasics(expected: rowCount, found: basis.basicCount)
    }
    let rows = basis.rows.map(\.rawValue)
    let columns = basis.columns.map(\.rawValue)
    var empty: CInt = -1
    try unsafe check(cglpk_empty_basic_column(handle, columns, &empty))
    guard empty < 0 else { throw .emptyBasicColumn(Column(index: Int(empty))) }
    solution = StoredSolution()
    try unsafe check(cglpk_set_basis(handle, rows, columns))
  }

  /// Makes all rows basic.
  package mutating func resetBasis() throws(GLPKError) {
    solution = StoredSolution()
    try unsafe check(cglpk_standard_basis(handle))
  }
}
