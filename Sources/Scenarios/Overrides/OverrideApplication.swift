// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Puts settings into a scenario's nodes, so that every later check sees them.
struct OverrideApplication {
  /// The scenario with the settings so far.
  private(set) var root: Node
  /// The texts so far, with one for each setting.
  private(set) var sources: [SourceText]
  /// What is wrong.
  private(set) var findings = Findings()

  init(root: Node, sources: [SourceText]) {
    self.root = root
    self.sources = sources
  }

  /// Whether a setting says which tables are read, and so must be put in before they are.
  static func isAboutTables(_ override: Override, in root: Node) -> Bool {
    let keys = OverridePath.keys(override.path, in: root)
    return ["curves", "proxies", "actuals"].contains(keys?.first) || keys == ["campaigns", "from"]
      || keys == ["creators", "from"]
  }

  /// Puts a setting in.
  mutating func apply(_ override: Override) {
    let name = "\(override.option) \(override.description)"
    let (source, problems) = TextDecoding.decode(
      Array(override.description.utf8), name: name, index: sources.count, origin: .arguments)
    sources.append(source)
    findings += problems
    if !problems.isEmpty { return }
    guard let keys = OverridePath.keys(override.path, in: root) else {
      var searches = NameSearches()
      let nearest = OverridePath(override.path, in: root).nearest(&searches)
      findings.append(
        Finding(
          .unknownKey, at: source.span(0..<override.path.utf8.count),
          "\(Quoting.quoted(override.path)) is not in the scenario",
          suggestion: nearest.map { "did you mean '\($0)'?" }
            ?? "write the names from the top, for example campaigns.video.spend=0"))
      return
    }
    guard let value = value(override, source) else { return }
    let keySpan = source.span(0..<override.path.utf8.count)
    root.set(value, at: keys[...], keySpan: keySpan)
  }

  /// The value as nodes, with places in the whole text of the setting.
  private mutating func value(_ override: Override, _ source: SourceText) -> Node? {
    let length = source.bytes.count - override.value.utf8.count
    let indentation = source.scalarCount(in: 0..<length)
    let padded = SourceText(
      name: source.name, index: source.index,
      bytes: Array(repeating: UInt8(ascii: " "), count: indentation) + Array(override.value.utf8),
      origin: source.origin)
    let (node, problems, _) = YAMLReader.read(padded)
    findings += problems
    if !problems.isEmpty { return nil }
    return node
      ?? Node(
        span: source.span(max(0, length - 1)..<length), content: .empty)
  }
}

extension Node {
  /// Replaces the value at a path, making maps on the way where there are none.
  mutating func set(_ value: Node, at path: ArraySlice<String>, keySpan: Span) {
    guard let key = path.first else {
      self = value
      return
    }
    if !isMap { self = Node(span: keySpan, content: .map(Mapping())) }
    updateMap { map in
      if map[key] == nil {
        map.set(
          Mapping.Entry(
            key: key, keySpan: keySpan, isKeyQuoted: true,
            value: Node(span: keySpan, content: .empty)))
      }
      _ = map.update(key) { $0.set(value, at: path.dropFirst(), keySpan: keySpan) }
    }
  }
}
