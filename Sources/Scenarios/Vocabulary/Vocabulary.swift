// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys that one kind of map may have.
struct Vocabulary: Sendable {
  /// What the map describes, with its article.
  let thing: String
  /// What is expected where there is something else than the map.
  let expected: String
  /// What to write, where the map is none or lacks a key.
  let example: String
  /// Under which name a schema defines the map; `nil` where it is written out in place.
  let definition: String?
  /// What the map is, for editors.
  let meaning: String?
  /// The keys that are understood.
  var keys: [Key]
  /// The keys that are planned, but not understood yet.
  let later: [String]
  /// Whether keys of the form `per N` are understood.
  let allowsPer: Bool
  /// The keys of which one set must be there.
  let needs: [[String]]
  /// The keys that tell a new thing from a change to a known one; none where nothing can be added.
  let whole: [String]

  init(
    _ thing: String, expected: String? = nil, example: String, definition: String? = nil,
    meaning: String? = nil, later: [String] = [], allowsPer: Bool = false,
    needs: [[String]] = [], whole: [String] = [], _ keys: [Key] = []
  ) {
    self.thing = thing
    self.expected = expected ?? thing
    self.example = example
    self.definition = definition
    self.meaning = meaning
    self.keys = keys
    self.later = later
    self.allowsPer = allowsPer
    self.needs = needs
    self.whole = whole
  }

  /// What is planned for everything that a plan spends money on.
  static let calendar = ["carryover", "weekly", "flight", "stress", "worker", "calendar"]

  /// The names of the keys that are understood.
  var known: [String] { keys.map(\.name) }

  /// Whether a key is understood.
  func knows(_ name: String) -> Bool {
    self[name] != nil || allowsPer && name.hasPrefix("per ")
  }

  /// The key of a name.
  subscript(name: String) -> Key? { keys.first { $0.name == name } }

  /// The keys of the map at a path below, or `nil` where names are the author's own.
  func at(_ path: ArraySlice<String>) -> Vocabulary? {
    guard let name = path.first else { return self }
    switch self[name]?.shape.inside {
    case .keys(let inner): return inner.at(path.dropFirst())
    case .names(let inner): return path.count == 1 ? nil : inner.at(path.dropFirst(2))
    case nil: return nil
    }
  }

  /// The keys of what has names of the author's choice in the map at a path below.
  func named(at path: ArraySlice<String>) -> Vocabulary? {
    guard let name = path.last, let owner = at(path.dropLast()),
      case .names(let inner) = owner[name]?.shape.inside
    else { return nil }
    return inner
  }

  /// What a schema says of the map.
  var schema: OrderedJSON {
    var parts: [(key: String, value: OrderedJSON)] = []
    if let meaning { parts.append(("description", .text(meaning))) }
    parts.append(("type", "object"))
    let required = keys.filter(\.isRequired)
    if !required.isEmpty { parts.append(("required", .list(required.map { .text($0.name) }))) }
    if !needs.isEmpty {
      let sets = needs.map { OrderedJSON.object([("required", .list($0.map { .text($0) }))]) }
      parts.append(("anyOf", .list(sets)))
    }
    parts.append(("additionalProperties", false))
    if allowsPer {
      parts.append(("minProperties", 1))
      parts.append(("patternProperties", ["^per [^u]": Shape.amount.schema]))
    }
    parts.append(("properties", .object(keys.map { ($0.name, $0.schema) })))
    return .object(parts)
  }
}
