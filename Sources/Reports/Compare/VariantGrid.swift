// SPDX-License-Identifier: GPL-3.0-or-later

/// A table with a column for each scenario, told in blocks where the terminal is too narrow for all of them.
struct VariantGrid {
  /// One row: what it is about, and a cell for each scenario.
  struct Row {
    var label: TextTable.Cell
    var cells: [TextTable.Cell]

    init(_ label: String, _ cells: [TextTable.Cell], role: Style.Role? = nil) {
      self.label = .init(label, role)
      self.cells = cells
    }
  }

  /// What the rows are.
  var title: String
  /// The names of the scenarios, the base first.
  var names: [String]
  var rows: [Row] = []
  /// Whether cells hold words that may be broken.
  var wraps = false
  /// Whether the first scenario comes again in each block.
  var repeatsFirst = true

  /// The table, in blocks that fit.
  ///
  /// - Complexity: linear in the text of all cells, times the blocks.
  func text(_ options: TextOptions) -> String {
    let first = repeatsFirst ? Array(names.indices.prefix(1)) : []
    var rest = Array(names.indices.dropFirst(first.count))
    var blocks: [String] = []
    repeat {
      var count = rest.count
      while count > 1, table(first + rest.prefix(count)).leastWidth > options.width { count -= 1 }
      blocks.append(table(first + rest.prefix(count)).text(options))
      rest.removeFirst(min(count, rest.count))
    } while !rest.isEmpty
    return blocks.joined(separator: "\n")
  }

  /// The table with all columns, without a layout.
  var whole: TextTable { table(Array(names.indices)) }

  private func table(_ columns: [Int]) -> TextTable {
    var table = TextTable(
      [.init(title: title, alignment: .left, wraps: true)]
        + columns.map {
          .init(
            title: DisplayText.visible(names[$0]), alignment: wraps ? .left : .right, wraps: wraps)
        })
    table.rows = rows.map { row in [row.label] + columns.map { row.cells[$0] } }
      .filter { row in row.dropFirst().contains { !$0.text.isEmpty } }
    return table
  }
}
