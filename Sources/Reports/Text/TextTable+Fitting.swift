// SPDX-License-Identifier: GPL-3.0-or-later

extension TextTable {
  /// The table in parts, each with the first columns and as many others as there is room for.
  ///
  /// Rows that say nothing in a part are left out of it; the table has no headings and no total.
  ///
  /// - Complexity: linear in the text of all cells, times the parts.
  func parts(repeating first: Int, within width: Int) -> [TextTable] {
    let repeated = Array(columns.indices.prefix(first))
    var rest = Array(columns.indices.dropFirst(first))
    var parts: [TextTable] = []
    repeat {
      var count = rest.count
      while count > 1, part(repeated + rest.prefix(count)).leastWidth > width { count -= 1 }
      parts.append(part(repeated + rest.prefix(count)))
      rest.removeFirst(count)
    } while !rest.isEmpty
    return parts
  }

  private func part(_ positions: [Int]) -> TextTable {
    var part = self
    part.columns = positions.map { columns[$0] }
    part.rows = rows.map { row in positions.map { row[$0] } }
      .filter { row in row.dropFirst().contains { !$0.text.isEmpty } }
    return part
  }

  /// The table without the last of some columns, as many as it takes to fit but one, and their
  /// titles.
  func leavingOut(
    _ optional: Range<Int>, within width: Int
  ) -> (table: TextTable, hidden: [String]) {
    var table = self
    var hidden: [String] = []
    for column in optional.dropFirst().reversed() where table.leastWidth > width {
      hidden.insert(table.columns.remove(at: column).title, at: 0)
      for row in table.rows.indices { table.rows[row].remove(at: column) }
    }
    return (table, hidden)
  }
}
