// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Finds the keys that a dotted path means in a scenario.
struct OverridePath {
  /// The keys from the top, or `nil` if the path means nothing there.
  private(set) var keys: [String]?

  private let root: Node
  private var deepest: (keys: [String], rest: Substring)

  /// Matches a path against the names of a scenario; where the names end, against the keys that may
  /// be added.
  ///
  /// - Parameter start: the keys below which the path begins; they are part of ``keys``.
  init(_ text: String, in root: Node, below start: [String] = []) {
    self.root = root
    deepest = (start, text[...])
    var node: Node? = root
    for key in start { node = value(key, in: node) }
    keys = text.isEmpty ? nil : match(text[...], at: node, start)
  }

  /// The keys that a path means, see ``keys``; the scenario is let go of at once, so that it can be
  /// changed in place.
  static func keys(_ text: String, in root: Node, below start: [String] = []) -> [String]? {
    OverridePath(text, in: root, below: start).keys
  }

  /// A path as text, with names that hold points in quotes.
  static func dotted(_ keys: [String]) -> String {
    keys.map { $0.contains { ".='\"".contains($0) } ? "\"\($0)\"" : $0 }.joined(separator: ".")
  }

  // MARK: Matching

  private mutating func match(_ rest: Substring, at node: Node?, _ keys: [String]) -> [String]? {
    if rest.isEmpty { return keys.isEmpty ? nil : keys }
    if rest.utf8.count < deepest.rest.utf8.count { deepest = (keys, rest) }
    for (key, next) in present(in: node, beginning: rest) {
      if let found = match(next, at: value(key, in: node), keys + [key]) { return found }
    }
    for key in addable(at: keys) where value(key, in: node) == nil {
      if let next = Self.remainder(of: rest, behind: key),
        let found = match(next, at: nil, keys + [key])
      {
        return found
      }
    }
    return nil
  }

  /// The names in a map with which a path begins, the longest first, each with what follows it.
  ///
  /// - Complexity: linear in the length of the path, whatever the number of names.
  private func present(
    in node: Node?, beginning rest: Substring
  ) -> [(key: String, rest: Substring)] {
    var found: [(key: String, rest: Substring)] = []
    var ends = rest.indices.filter { rest[$0] == "." }
    ends.append(rest.endIndex)
    for end in ends.reversed() where end > rest.startIndex {
      let written = rest[..<end]
      for key in [written, Self.unquoted(written)].compactMap(\.self) {
        guard value(String(key), in: node) != nil,
          let next = Self.remainder(of: rest, behind: String(key))
        else { continue }
        found.append((String(key), next))
      }
    }
    return found
  }

  /// What stands between quotes; `nil` for a text without them.
  private static func unquoted(_ text: Substring) -> Substring? {
    guard text.count > 2, let first = text.first, "\"'".contains(first), text.last == first else {
      return nil
    }
    return text.dropFirst().dropLast()
  }

  /// The names in a map, longest first.
  private func present(in node: Node?) -> [String] {
    guard case .map(let map) = node?.content else { return [] }
    return map.entries.map(\.key).sorted { $0.count > $1.count }
  }

  private func value(_ key: String, in node: Node?) -> Node? {
    guard case .map(let map) = node?.content else { return nil }
    return map[key]
  }

  /// The keys that a map at a path understands.
  private func addable(at keys: [String]) -> [String] {
    let isBrought =
      keys.count == 3 && keys[0] == "campaigns" || keys.count == 5 && keys[0] == "creators"
    if isBrought, keys.last == "brings" { return present(in: value("kpis", in: root)) }
    let isOfMarkets =
      keys.last == "by market"
      || keys.count == 3 && keys[2] == "market" && ["campaigns", "creators"].contains(keys[0])
    if isOfMarkets { return markets }
    let known = Scenario.keys.vocabulary.at(keys[...])?.known.filter {
      !keys.isEmpty || $0 != "variants"
    }
    return known?.sorted { $0.count > $1.count } ?? []
  }

  /// The markets that the scenario names.
  private var markets: [String] {
    guard case .list(let items) = value("markets", in: root)?.content else { return [] }
    let names: [String] = items.compactMap { item in
      if case .text(let text, _) = item.content { text } else { nil }
    }
    return names.sorted { $0.count > $1.count }
  }

  /// What follows a name and its point; empty at the end of the path, `nil` if the path goes on
  /// otherwise.
  private static func remainder(of rest: Substring, behind key: String) -> Substring? {
    for form in [key, "\"\(key)\"", "'\(key)'"] where rest.hasPrefix(form) {
      let tail = rest.dropFirst(form.count)
      if tail.isEmpty { return tail }
      if tail.first == ".", tail.count > 1 { return tail.dropFirst() }
    }
    return nil
  }

  // MARK: Suggestions

  /// A path that the author may have meant, as long as searches are left.
  func nearest(_ searches: inout NameSearches) -> String? {
    let (keys, rest) = deepest
    var node: Node? = root
    for key in keys { node = value(key, in: node) }
    let segment = rest.prefix { $0 != "." }
    let parent = node
    func candidates() -> [String] { present(in: parent) + addable(at: keys) }
    if let name = searches.nearest(to: String(rest), among: candidates()) {
      return Self.dotted(keys + [name])
    }
    guard segment.count < rest.count,
      let name = searches.nearest(to: String(segment), among: candidates())
    else { return nil }
    return Self.dotted(keys + [name]) + rest.dropFirst(segment.count)
  }
}
