// SPDX-License-Identifier: GPL-3.0-or-later

/// A value with the key that it stands behind.
struct Field: Sendable {
  /// The keys from the top of the scenario; the last is the value's own.
  let path: [String]
  /// Where the key stands.
  let keySpan: Span
  /// Whether the key was written in quotes.
  let isKeyQuoted: Bool
  /// The value.
  let node: Node

  init(path: [String], keySpan: Span, isKeyQuoted: Bool = false, node: Node) {
    self.path = path
    self.keySpan = keySpan
    self.isKeyQuoted = isKeyQuoted
    self.node = node
  }

  init(_ entry: Mapping.Entry, in path: [String]) {
    self.init(
      path: path + [entry.key], keySpan: entry.keySpan, isKeyQuoted: entry.isKeyQuoted,
      node: entry.value)
  }

  /// The value's own key; empty for the root.
  var key: String { path.last ?? "" }
}

/// The fields of one map after its keys were checked.
struct Fields: Sendable {
  /// The map itself.
  let own: Field
  /// The understood fields in the order of the file.
  let all: [Field]

  /// The field of a key.
  subscript(key: String) -> Field? { all.first { $0.key == key } }
}
