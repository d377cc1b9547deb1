// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

/// Each of these reads what the last solve left. Until the problem has been solved, and after it
/// has been changed, they throw ``GLPKError/notSolved``. The variants that fill an array keep its
/// memory.
extension Problem {
  /// The value of every column.
  package func columnValues() throws(GLPKError) -> [Double] {
    try read(.column, count: columnCount)
  }

  /// Puts the value of every column into `values`.
  package func readColumnValues(into values: inout [Double]) throws(GLPKError) {
    try read(.column, count: columnCount, into: &values)
  }

  /// The value of every column, with the digits that pivots took.
  ///
  /// Pivots carry values along, so that a column which was large on the way has rounding as large.
  /// This works the basic ones out again: one step of iterative refinement, with residuals of more
  /// than double precision.
  ///
  /// - Throws: ``GLPKError/notSolved`` or ``GLPKError/singularBasis``.
  /// - Complexity: One solve with the basis, and one pass over the coefficients.
  package func refinedColumnValues() throws(GLPKError) -> [Double] {
    var values = try columnValues()
    try unsafe check(cglpk_refine(handle, &values))
    return values
  }

  /// The reduced cost of every column: what the objective changes by per unit of the column. Zero
  /// for basic ones; at an optimum to be maximized, at most 0 at a lower bound and at least 0 at an
  /// upper one.
  package func reducedCosts() throws(GLPKError) -> [Double] {
    try read(.reduced_cost, count: columnCount)
  }

  /// Puts the reduced cost of every column into `values`.
  package func readReducedCosts(into values: inout [Double]) throws(GLPKError) {
    try read(.reduced_cost, count: columnCount, into: &values)
  }

  /// The activity of every row: its coefficients times the column values.
  package func rowActivities() throws(GLPKError) -> [Double] {
    try read(.activity, count: rowCount)
  }

  /// Puts the activity of every row into `values`.
  package func readRowActivities(into values: inout [Double]) throws(GLPKError) {
    try read(.activity, count: rowCount, into: &values)
  }

  /// The dual value of every row: what the objective changes by per unit of the bound that binds.
  package func rowDuals() throws(GLPKError) -> [Double] {
    try read(.dual, count: rowCount)
  }

  /// Puts the dual value of every row into `values`.
  package func readRowDuals(into values: inout [Double]) throws(GLPKError) {
    try read(.dual, count: rowCount, into: &values)
  }

  private func read(_ value: cglpk_value, count: Int) throws(GLPKError) -> [Double] {
    var values: [Double] = []
    try read(value, count: count, into: &values)
    return values
  }

  private func read(
    _ value: cglpk_value, count: Int, into values: inout [Double]
  ) throws(GLPKError) {
    guard solution.hasPoint else {
      try unsafe check(cglpk_problem_check(handle))
      throw .notSolved
    }
    try readUnchecked(value, count: count, into: &values)
  }

  func readUnchecked(
    _ value: cglpk_value, count: Int, into values: inout [Double]
  ) throws(GLPKError) {
    if values.count != count { values = [Double](repeating: 0, count: count) }
    try unsafe check(cglpk_read(handle, value, &values))
  }
}
