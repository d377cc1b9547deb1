// SPDX-License-Identifier: GPL-3.0-or-later

/// A part of a JSON Schema, put together from smaller ones.
///
/// Objects name the keys that are always there as required, and allow others: a minor version may
/// add keys.
///
/// Source: JSON Schema, draft 7 (2018).
struct SchemaPart: Sendable {
  /// The part as JSON.
  var keys: [String: JSONValue]
  /// The parts that it names, and those that they name in turn, as JSON.
  private(set) var definitions: [String: JSONValue] = [:]

  static let text = SchemaPart(keys: ["type": .text("string")])
  static let number = SchemaPart(keys: ["type": .text("number")])
  static let flag = SchemaPart(keys: ["type": .text("boolean")])
  /// A number that begins at 1: of a plan, a point, a line of text.
  static let position = SchemaPart(keys: ["type": .text("integer"), "minimum": .number(1)])
  static let count = SchemaPart(keys: ["type": .text("integer"), "minimum": .number(0)])
  static let optionalText = text.orNull
  static let optionalNumber = number.orNull
  static let nothing = SchemaPart(keys: ["type": .text("null")])

  /// One of several words.
  static func word(_ words: String...) -> SchemaPart { word(words) }

  /// One of several words.
  static func word(_ words: [String]) -> SchemaPart {
    SchemaPart(keys: ["type": .text("string"), "enum": .list(words.map { .text($0) })])
  }

  /// A text of a form, as a regular expression.
  static func text(like pattern: String) -> SchemaPart {
    SchemaPart(keys: ["type": .text("string"), "pattern": .text(pattern)])
  }

  /// A list.
  static func list(_ entry: SchemaPart) -> SchemaPart {
    SchemaPart(
      keys: ["type": .text("array"), "items": .object(entry.keys)],
      definitions: entry.definitions)
  }

  /// A part that is described under `definitions`.
  static func the(_ name: String, _ part: SchemaPart) -> SchemaPart {
    SchemaPart(
      keys: ["$ref": .text("#/definitions/\(name)")],
      definitions: part.definitions.merging([name: .object(part.keys)]) { $1 })
  }

  /// An object; every key is there unless it is named in `optional`.
  static func object(
    _ properties: [String: SchemaPart], optional: Set<String> = []
  ) -> SchemaPart {
    SchemaPart(
      keys: [
        "type": .text("object"),
        "properties": .object(properties.mapValues { .object($0.keys) }),
        "required": .list(
          properties.keys.filter { !optional.contains($0) }.sorted().map { .text($0) }),
      ],
      definitions: properties.values.reduce(into: [:]) { all, part in
        all.merge(part.definitions) { $1 }
      })
  }

  /// The part, or null.
  var orNull: SchemaPart {
    if case .text(let type) = keys["type"], keys["enum"] == nil {
      var result = self
      result.keys["type"] = .list([.text(type), .text("null")])
      return result
    }
    return wrapped(["anyOf": .list([.object(keys), .object(Self.nothing.keys)])])
  }

  /// The part with what it means. A reference holds nothing beside itself in draft 7, and so is put
  /// inside.
  func meaning(_ description: String) -> SchemaPart {
    var result = keys["$ref"] == nil ? self : wrapped(["allOf": .list([.object(keys)])])
    result.keys["description"] = .text(description)
    return result
  }

  /// Other keys that name the same parts.
  private func wrapped(_ keys: [String: JSONValue]) -> SchemaPart {
    SchemaPart(keys: keys, definitions: definitions)
  }
}
