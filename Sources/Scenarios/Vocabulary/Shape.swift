// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What may stand behind a key, as far as a schema can say it.
struct Shape: Sendable {
  /// What stands in a map.
  enum Inside: Sendable {
    /// Keys of the format.
    case keys(Vocabulary)
    /// Names of the author's choice, with a map of keys behind each.
    case names(Vocabulary)
  }

  /// Under which name a schema defines the shape, and how; `nil` where it is written out in place.
  let definition: (name: String, body: OrderedJSON)?
  /// What a schema says where the shape is used.
  let schema: OrderedJSON
  /// The shapes that it is made of.
  let parts: [Shape]
  /// What stands in it, where it may be a map.
  let inside: Inside?

  /// A shape that a schema writes out wherever it is used.
  init(_ schema: OrderedJSON, of parts: [Shape] = [], inside: Inside? = nil) {
    definition = nil
    self.schema = schema
    self.parts = parts
    self.inside = inside
  }

  /// A shape that a schema defines once.
  init(named name: String, _ body: OrderedJSON, of parts: [Shape] = [], inside: Inside? = nil) {
    definition = (name, body)
    schema = ["$ref": .text("#/definitions/\(name)")]
    self.parts = parts
    self.inside = inside
  }
}

/// Shapes that are made of others.
extension Shape {
  /// One of a few words.
  static func words(_ words: [String]) -> Shape { Shape(["enum": .list(words.map { .text($0) })]) }

  /// A map with fixed keys.
  static func map(_ vocabulary: Vocabulary) -> Shape {
    let shape = Shape(vocabulary.schema, inside: .keys(vocabulary))
    return vocabulary.definition.map { shape.defined(as: $0) } ?? shape
  }

  /// A map from names of the author's choice to something.
  ///
  /// - Parameters:
  ///   - keywords: what a schema says of the map besides.
  static func named(_ value: Shape, _ keywords: OrderedJSON = [:]) -> Shape {
    let inside: Inside? =
      if case .keys(let vocabulary) = value.inside { .names(vocabulary) } else { nil }
    let type: OrderedJSON = ["type": "object"]
    return Shape(
      type + keywords + ["additionalProperties": value.schema], of: [value], inside: inside)
  }

  /// Names of the author's choice, or the name of a table that holds them.
  static func namedOrFrom(_ value: Shape) -> Shape {
    named(value, ["properties": ["from": ["type": "string"]]])
  }

  /// Either of two shapes.
  static func either(_ first: Shape, _ second: Shape) -> Shape {
    Shape(
      ["anyOf": [first.schema, second.schema]], of: [first, second],
      inside: first.inside ?? second.inside)
  }

  /// The same shape, which a schema defines once.
  func defined(as name: String) -> Shape {
    Shape(named: name, schema, of: parts, inside: inside)
  }
}

/// Shapes of single values.
extension Shape {
  static let text = Shape(["type": "string"])
  static let number = Shape(["type": ["number", "string"]])
  static let truth = Shape(["type": "boolean"])

  static let amount = Shape(
    named: "amount",
    [
      "description":
        "A number or an amount of money: 1200, 1.2k, 1.2M GBP; with a decimal point, and nothing between thousands.",
      "type": ["number", "string"], "pattern": "^[^,;£$€]+$",
    ])

  static let share = Shape(
    named: "share",
    [
      "description": "A share: 30% or 0.3.", "type": ["number", "string"], "pattern": "^[^,;]+$",
    ])

  static let range = Shape(
    named: "range",
    [
      "description": "Least and most, 100k..450k, 100k.. without a most, or one amount.",
      "type": ["number", "string"], "pattern": "^[^,;£$€]+$",
    ])

  static let name = Shape(named: "name", ["type": ["string", "number"]])

  static let names = Shape(
    named: "names",
    [
      "description": "A list of names.", "type": "array", "minItems": 1, "items": name.schema,
    ],
    of: [name])

  static let set = Shape(
    named: "set",
    [
      "description":
        "Lines: all, campaigns, creators, a name of a line, channel, category or group, or a list of names.",
      "anyOf": [name.schema, names.schema],
    ],
    of: [name, names])

  static let scale = Shape(
    named: "scale",
    [
      "description":
        "What one unit of a weight stands on: range, ideal, baseline, target, none, or an amount.",
      "type": ["number", "string"],
    ])

  static let envelope = Shape(named: "envelope", ["enum": ["concave", "none"]])
  static let beyond = Shape(named: "beyond", ["enum": ["flat"]])
  static let scope = words(TierScope.allCases.map(\.rawValue)).defined(as: "scope")

  static let market = Shape(
    named: "market",
    [
      "description": "One market, or shares of markets that add up to 100%.",
      "anyOf": [name.schema, named(share).schema],
    ],
    of: [name, share])

  static let tiers = Shape(
    named: "tiers",
    [
      "description": "An amount, or amounts by count: {1..10: 10k, 11..: 8k}.",
      "anyOf": [amount.schema, named(amount).schema],
    ],
    of: [amount])

  static let limit = Shape(
    named: "limit",
    [
      "description":
        "An amount, 30% of budget, 20% of last, 30% of brand, or 2 x spend on radio.",
      "type": ["number", "string"],
    ])

  static let platformObjective = Shape(
    named: "platformObjective",
    [
      "description":
        "What the platform is set to work for, by the name of a KPI of the scenario or of the catalogue.",
      "$ref": "#/definitions/name",
    ],
    of: [name])
}
