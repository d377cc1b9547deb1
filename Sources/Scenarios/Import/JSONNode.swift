// SPDX-License-Identifier: GPL-3.0-or-later

/// A value of a JSON text with its place.
struct JSONNode: Sendable {
  /// What a value can be; numbers are kept as they are written.
  enum Content: Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case text(String)
    case list([JSONNode])
    case object([Member])
  }

  /// A name with its value.
  struct Member: Sendable {
    var name: String
    var value: JSONNode
  }

  /// What it is.
  var content: Content
  /// Its bytes in the text.
  var range: Range<Int>

  /// The value of a name, the last one where a name is repeated; `nil` for what is no object.
  subscript(name: String) -> JSONNode? {
    guard case .object(let members) = content else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The value behind several names.
  subscript(path: [String]) -> JSONNode? {
    path.reduce(JSONNode?.some(self)) { $0?[$1] }
  }

  /// The names and values; empty for what is no object.
  var members: [Member] {
    if case .object(let members) = content { members } else { [] }
  }

  /// The values of a list; for anything else the value itself, because R writes lists of one value
  /// as the value.
  var items: [JSONNode] {
    switch content {
    case .list(let items): items
    case .null: []
    case .boolean, .number, .text, .object: [self]
    }
  }

  /// The value itself, or the only one of a list, because R writes single values as lists as well.
  var single: JSONNode {
    if case .list(let items) = content, items.count == 1 { items[0] } else { self }
  }

  /// The text; `nil` for anything else.
  var text: String? {
    if case .text(let text) = single.content { text } else { nil }
  }

  /// The text of a number, or a text that may hold one; `nil` for anything else.
  var figure: String? {
    switch single.content {
    case .number(let text), .text(let text): text
    case .null, .boolean, .list, .object: nil
    }
  }
}
