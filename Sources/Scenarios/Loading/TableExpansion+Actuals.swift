// SPDX-License-Identifier: GPL-3.0-or-later

extension TableExpansion {
  /// Reads the table of what was counted; what it holds stays beside the scenario's nodes.
  ///
  /// - Complexity: linear in the size of the table.
  mutating func readActuals() {
    guard let entry = entry(["actuals"]) else { return }
    switch entry.value.content {
    case .map(let map):
      if let from = map.entry("from") {
        actualsTable = table(Field(from, in: ["actuals"]), .actuals)
      }
    case .text, .list, .empty, .ends:
      actualsTable = table(Field(entry, in: []), .actuals)
    }
  }
}
