// SPDX-License-Identifier: GPL-3.0-or-later

extension TableExpansion {
  /// Reads the tables of proxies; what they hold stays beside the scenario's nodes.
  ///
  /// - Complexity: linear in the size of the tables.
  mutating func readProxies() {
    for entry in entries(["proxies"]) {
      guard case .map(let map) = entry.value.content else { continue }
      var tables = ProxyTables()
      let path = ["proxies", entry.key]
      // Without the other KPI's name nobody knows which column is its.
      if let history = map.entry("history"), case .text(let distal, _) = map["for"]?.content {
        tables.history = table(Field(history, in: path), .history(of: [entry.key, distal]))
      }
      if let scores = map.entry("scores") {
        tables.scores = table(Field(scores, in: path), .scores)
      }
      proxyTables[entry.key] = tables
    }
  }
}
