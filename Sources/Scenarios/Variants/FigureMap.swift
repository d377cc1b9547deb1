// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// Maps that are one value and no collection of named things: a variant replaces them as a whole.
enum FigureMap {
  /// Keys whose maps are measured points or tiers, `{0: 0, 50k: 12}`.
  private static let figures: Set<String> = ["points", "per unit", "price"]
  private static let forms = Set(CurveFamily.all.map(\.name) + ["rate", "by market"]).union(figures)

  /// Whether a map at a path takes the place of another, instead of being merged into it.
  ///
  /// Points and tiers do, and so does a response of another form, as a response has only one.
  static func isReplaced(_ known: Mapping, by map: Mapping, at path: [String]) -> Bool {
    let depth = path.count
    guard depth >= 4, path[0] == "campaigns", let key = path.last else { return false }
    let isFigures = path[2] == "brings" && depth >= 5 || path[2] == "buys" && depth == 4
    if isFigures, figures.contains(key) { return true }
    let isResponse =
      depth == 4 && path[2] == "brings" || depth == 6 && path[4] == "by market"
    return isResponse && map.entries.contains { isForm($0.key) && known[$0.key] == nil }
  }

  private static func isForm(_ key: String) -> Bool { forms.contains(key) || key.hasPrefix("per ") }
}

/// Things that a variant may add because they are written whole, so that they are no misspelling of another.
enum WholeThing {
  /// Whether a value at a path is a new line, KPI, rule, group or package.
  static func isOne(_ value: Node, at path: [String]) -> Bool {
    if path.count == 2, path[0] == "groups" {
      if case .list = value.content { return true }
      return false
    }
    guard let keys = keys(at: path.dropLast()), case .map(let map) = value.content else {
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

  /// One of the keys that tell a new thing from a change to a known one.
  private static func keys(at path: ArraySlice<String>) -> [String]? {
    switch (path.first, path.count) {
    case ("campaigns", 1): ["brings"]
    case ("creators", 1): ["packages"]
    case ("creators", 3) where path.last == "packages": ["fee"]
    case ("kpis", 1): ["unit", "sum", "ratio"]
    case ("rules", 1): ["spend on", "count of", "units of", "kpi", "change of", "if"]
    default: nil
    }
  }
}
