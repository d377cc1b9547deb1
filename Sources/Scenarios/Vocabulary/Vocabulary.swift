// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys that one kind of map may have.
struct Vocabulary: Sendable {
  /// What the map describes, with its article.
  let thing: String
  /// What is expected where there is something else than the map, if not the thing.
  var expected: String?
  /// What to write, where the map is none or lacks a key.
  let example: String
  /// Under which name a schema defines the map; `nil` where it is written out in place.
  var definition: String?
  /// What the map is, for editors.
  var meaning: String?
  /// The keys that are planned, but not understood yet.
  var later: [String] = []
  /// Whether keys of the form `per N` are understood.
  var allowsPer = false
  /// The keys of which one set must be there.
  var needs: [[String]] = []
  /// The keys that tell a new thing from a change to a known one; `nil` where nothing can be added.
  var whole: [String]?
  /// The keys that are understood.
  var keys: [Key] = []

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

  /// What a schema says of the map, without its meaning.
  var schema: OrderedJSON {
    func names(_ keys: [String]) -> OrderedJSON { .list(keys.map { .text($0) }) }
    let required = keys.filter(\.isRequired).map(\.name)
    let parts: [(String, OrderedJSON)?] = [
      ("type", "object"), required.isEmpty ? nil : ("required", names(required)),
      needs.isEmpty ? nil : ("anyOf", .list(needs.map { ["required": names($0)] })),
      allowsPer ? ("minProperties", 1) : nil, ("additionalProperties", false),
      allowsPer ? ("patternProperties", ["^per [^u]": Shape.amount.schema]) : nil,
      ("properties", .object(keys.map { ($0.name, $0.schema) })),
    ]
    return .object(parts.compactMap(\.self))
  }
}
