// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reading the markets and what belongs to each.
extension Decoder {
  /// How many markets a scenario may have, since every KPI per market is one KPI more for each.
  private static let marketLimit = 1000

  /// The list of markets at the top.
  mutating func markets(_ field: Field) -> [String] {
    let example = "write [uk, de]"
    guard case .list(let items) = field.node.content else {
      complainAboutType(field, expected: "a list of names", example: example)
      return []
    }
    if items.isEmpty { complain(.missing, at: field, "the list is empty", suggestion: example) }
    var names: [String] = []
    var seen: Set<String> = []
    if items.count > Self.marketLimit {
      complain(
        .outOfRange, at: field,
        "there are \(items.count) markets, and at most \(Self.marketLimit) fit",
        suggestion: "put markets together that are planned alike")
    }
    for item in items.prefix(Self.marketLimit) {
      let place = Field(path: field.path, keySpan: item.span, node: item)
      guard let name = name(place, expected: "the name of a market", example: example) else {
        continue
      }
      if seen.insert(name).inserted {
        names.append(name)
      } else {
        complain(
          .duplicate, at: place, "the market \(Quoting.quoted(name)) appears twice",
          suggestion: "keep one of them")
      }
    }
    return names
  }

  /// The one market of a line, or the shares in which what it brings goes to several.
  mutating func marketShares(_ field: Field) -> [MarketShare] {
    let example = "write one market, or shares, for example {uk: 60%, de: 40%}"
    guard case .map = field.node.content else {
      return market(field, example: example).map { [MarketShare(market: $0, share: 1)] } ?? []
    }
    return marketEntries(field, example: example).compactMap { entry in
      number(entry, allowsShare: true).map { MarketShare(market: entry.key, share: $0) }
    }
  }

  private mutating func market(_ field: Field, example: String) -> String? {
    guard let name = name(field, expected: "a market or shares of markets", example: example) else {
      return nil
    }
    guard name.first == "{", name.last == "}" else { return name }
    complain(
      .wrongType, at: field, "\(Quoting.quoted(name)) is no name of a market",
      suggestion: "write shares into the scenario file, without quotes")
    return nil
  }

  /// The entries of a map from markets to something.
  mutating func marketEntries(_ field: Field, example: String) -> [Field] {
    guard let entries = entries(field, expected: "a map of markets", example: example) else {
      return []
    }
    if entries.isEmpty, !hasComplaint(directlyIn: field.path) {
      complain(
        .missing, at: field, "\(Quoting.quoted(field.key)) names no market", suggestion: example)
    }
    return entries
  }
}
