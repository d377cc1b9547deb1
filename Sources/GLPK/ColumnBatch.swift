// SPDX-License-Identifier: GPL-3.0-or-later

/// Columns to be added together, in flat arrays.
///
/// Column generation adds a few columns thousands of times a second: a batch that is emptied and
/// filled again keeps its memory.
package struct ColumnBatch: Equatable, Sendable {
  var lower: [Double] = []
  var upper: [Double] = []
  var costs: [Double] = []
  var integer: [Bool] = []
  var starts: [CInt] = [0]
  var rows: [CInt] = []
  var values: [Double] = []

  /// A batch without columns.
  package init() {}

  /// A batch of the given columns, in their order.
  package init(_ columns: some Sequence<NewColumn>) {
    for column in columns { append(column) }
  }

  /// The number of columns.
  package var count: Int { costs.count }

  /// Adds a column at the end.
  package mutating func append(_ column: NewColumn) {
    append(
      column.bounds, cost: column.cost, isInteger: column.isInteger, entries: column.entries)
  }

  /// Adds a column at the end, its entries taken from any sequence.
  package mutating func append(
    _ bounds: Bounds, cost: Double, isInteger: Bool = false, entries: some Sequence<ColumnEntry>
  ) {
    lower.append(bounds.lower)
    upper.append(bounds.upper)
    costs.append(cost)
    integer.append(isInteger)
    for entry in entries {
      rows.append(CInt(clamping: entry.row.index))
      values.append(entry.value)
    }
    starts.append(CInt(clamping: rows.count))
  }

  /// Forgets all columns and keeps the memory.
  package mutating func removeAll() {
    lower.removeAll(keepingCapacity: true)
    upper.removeAll(keepingCapacity: true)
    costs.removeAll(keepingCapacity: true)
    integer.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    starts.removeSubrange(1...)
  }
}

extension ColumnBatch: ExpressibleByArrayLiteral {
  /// A batch of the columns listed.
  package init(arrayLiteral columns: NewColumn...) {
    self.init(columns)
  }
}
