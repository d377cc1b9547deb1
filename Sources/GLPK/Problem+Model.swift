// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

extension Problem {
  /// The problem as it stands, read back from GLPK.
  ///
  /// - Complexity: Linear in rows, columns and coefficients.
  package func model() throws(GLPKError) -> LinearModel {
    var maximizes = false
    var constant = 0.0
    try unsafe check(cglpk_get_objective(handle, &maximizes, &constant))
    var model = LinearModel(maximizes ? .maximize : .minimize, objectiveConstant: constant)
    var lower = [Double](repeating: 0, count: rowCount)
    var upper = lower
    try unsafe check(cglpk_get_rows(handle, &lower, &upper))
    model.rowBounds = zip(lower, upper).map(Bounds.init)
    lower = [Double](repeating: 0, count: columnCount)
    (upper, model.costs) = (lower, lower)
    model.isInteger = [Bool](repeating: false, count: columnCount)
    try unsafe check(
      cglpk_get_columns(handle, &lower, &upper, &model.costs, &model.isInteger))
    model.columnBounds = zip(lower, upper).map(Bounds.init)
    var count: CInt = 0
    try unsafe check(cglpk_count_entries(handle, &count))
    model.entryRows = [CInt](repeating: 0, count: Int(count))
    model.entryColumns = model.entryRows
    model.entryValues = [Double](repeating: 0, count: Int(count))
    try unsafe check(
      cglpk_get_entries(
        handle, &model.entryRows, &model.entryColumns, &model.entryValues))
    return model
  }
}
