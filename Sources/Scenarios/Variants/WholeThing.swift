// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Things that a variant may add because they are written whole, so that they are no misspelling of
/// another.
enum WholeThing {
  /// Whether a value at a path is a new line, KPI, rule, group or package.
  static func isOne(_ value: Node, at path: [String]) -> Bool {
    if path.count == 2, path[0] == "groups" {
      if case .list = value.content { return true }
      return false
    }
    guard let keys = Self.keys(at: path.dropLast()), case .map(let map) = value.content else {
      return false
    }
    return keys.contains { map[$0] != nil }
  }

  /// What a new thing at a path must have; `nil` where nothing can be added.
  static func advice(at path: [String]) -> String? {
    guard let keys = keys(at: path[...]) else { return nil }
    let needed = Quoting.list(keys, joinedBy: "or")
    return "write the name as it stands in the scenario; something new needs \(needed)"
  }

  /// The keys of which one tells a new thing from a change to a known one.
  private static func keys(at path: ArraySlice<String>) -> [String]? {
    Scenario.keys.vocabulary.named(at: path)?.whole
  }
}
