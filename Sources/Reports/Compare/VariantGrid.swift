// SPDX-License-Identifier: GPL-3.0-or-later

/// A table with a column for each scenario, in parts where a terminal is too narrow for all.
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
  /// Whether the first scenario comes again in each part.
  var repeatsFirst = true

  /// The table.
  var table: TextTable {
    var table = TextTable(
      [.init(title: title, alignment: .left, wraps: true)]
        + names.map {
          .init(title: DisplayText.visible($0), alignment: wraps ? .left : .right, wraps: wraps)
        })
    table.rows = rows.map { [$0.label] + $0.cells }
    table.fitting = .parts(repeating: repeatsFirst ? 2 : 1)
    return table
  }
}
