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
