// SPDX-License-Identifier: GPL-3.0-or-later

extension LinearModel {
  /// Checks that GLPK can take the model.
  ///
  /// - Throws: The first fault found: ``GLPKError/badNumber(_:at:)``,
  ///   ``GLPKError/crossedBounds(lower:upper:at:)``, ``GLPKError/fractionalBound(_:of:)``,
  ///   ``GLPKError/outOfRange(_:count:)`` or ``GLPKError/repeated(_:)``.
  /// - Complexity: Linear in rows, columns and coefficients.
  package func validate() throws(GLPKError) {
    _ = try columnBatch()
  }

  /// The columns with their coefficients, checked, as they are handed to GLPK.
  func columnBatch() throws(GLPKError) -> ColumnBatch {
    try Check.number(objectiveConstant, at: .objectiveConstant)
    for (index, bounds) in rowBounds.enumerated() {
      try Check.bounds(bounds.lower, bounds.upper, at: .row(Row(index: index)))
    }
    for k in entryValues.indices {
      try Check.row(Row(index: Int(entryRows[k])), count: rowCount)
      try Check.column(Column(index: Int(entryColumns[k])), count: columnCount)
    }
    var batch = ColumnBatch()
    batch.lower = columnBounds.map(\.lower)
    batch.upper = columnBounds.map(\.upper)
    batch.costs = costs
    batch.integer = isInteger
    batch.starts = columnStarts()
    batch.rows = [CInt](repeating: 0, count: entryCount)
    batch.values = [Double](repeating: 0, count: entryCount)
    var next = batch.starts
    for k in entryValues.indices {
      let column = Int(entryColumns[k])
      let place = Int(next[column])
      batch.rows[place] = entryRows[k]
      batch.values[place] = entryValues[k]
      next[column] += 1
    }
    try batch.validate(firstColumn: 0, rowCount: rowCount)
    return batch
  }

  /// Where the coefficients of each column begin once they are sorted by column.
  private func columnStarts() -> [CInt] {
    var starts = [CInt](repeating: 0, count: columnCount + 1)
    for column in entryColumns { starts[Int(column) + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    return starts
  }
}

extension ColumnBatch {
  /// Checks every number and index, the columns taking places from `firstColumn` on.
  func validate(firstColumn: Int, rowCount: Int) throws(GLPKError) {
    for k in costs.indices {
      let column = Column(index: firstColumn + k)
      try Check.bounds(lower[k], upper[k], at: .column(column))
      try Check.number(costs[k], at: .column(column))
      if integer[k] { try Check.whole(lower[k], upper[k], of: column) }
      let range = Int(starts[k])..<Int(starts[k + 1])
      for place in range {
        let row = Row(index: Int(rows[place]))
        try Check.row(row, count: rowCount)
        try Check.number(values[place], at: .entry(row, column))
      }
      if let repeated = Check.firstRepeated(rows[range]) {
        throw .repeated(.entry(Row(index: Int(repeated)), column))
      }
    }
  }
}
