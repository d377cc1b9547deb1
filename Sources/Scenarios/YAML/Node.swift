// SPDX-License-Identifier: GPL-3.0-or-later

/// A value of a scenario as it was written, with its place: texts stay texts until something asks
/// for a figure.
struct Node: Sendable {
  /// Where it stands.
  var span: Span
  /// What it is.
  var content: Content

  /// What a value can be.
  enum Content: Sendable {
    /// Nothing behind a key.
    case empty
    /// A word, a number, a name: any scalar.
    case text(String, isQuoted: Bool)
    /// Names with values.
    case map(Mapping)
    /// Values without names.
    case list([Node])
    /// A range of which a table holds the ends in two cells.
    indirect case ends(least: Node?, most: Node?)
  }
}

/// Names with values in the order of the file, each name once.
struct Mapping: Sendable {
  /// One name with its value.
  struct Entry: Sendable {
    /// The name.
    var key: String
    /// Where the name stands.
    var keySpan: Span
    /// Whether it was written in quotes.
    var isKeyQuoted: Bool
    /// The value.
    var value: Node
  }

  /// The entries; names are unique.
  private(set) var entries: [Entry] = []
  /// Whether it was written in `{}`.
  var isFlow = false
  private var positions: [String: Int] = [:]

  /// The value of a name.
  subscript(key: String) -> Node? {
    positions[key].map { entries[$0].value }
  }

  /// The entry of a name.
  func entry(_ key: String) -> Entry? {
    positions[key].map { entries[$0] }
  }

  /// Adds an entry, unless its name is there already; says whether it was added.
  mutating func add(_ entry: Entry) -> Bool {
    guard positions[entry.key] == nil else { return false }
    positions[entry.key] = entries.count
    entries.append(entry)
    return true
  }

  /// Replaces the value of a name, or adds it.
  mutating func set(_ entry: Entry) {
    if let position = positions[entry.key] {
      entries[position].value = entry.value
    } else {
      positions[entry.key] = entries.count
      entries.append(entry)
    }
  }

  /// Changes the value of a name in place; says whether there is one.
  mutating func update(_ key: String, _ change: (inout Node) -> Void) -> Bool {
    guard let position = positions[key] else { return false }
    change(&entries[position].value)
    return true
  }

  /// Takes a name away.
  mutating func remove(_ key: String) {
    guard let position = positions.removeValue(forKey: key) else { return }
    entries.remove(at: position)
    for index in position..<entries.count { positions[entries[index].key] = index }
  }
}
