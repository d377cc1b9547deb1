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

  /// What a schema says where the shape is used.
  private(set) var schema: OrderedJSON
  /// The shapes that it is made of.
  private(set) var parts: [Shape]
  /// What stands in it, where it may be a map.
  private(set) var inside: Inside?
  /// What a schema says once, under a name; `nil` where the shape is written out in place.
  private(set) var definition: (key: String, value: OrderedJSON)?

  init(_ schema: OrderedJSON, of parts: [Shape] = [], inside: Inside? = nil) {
    self.schema = schema
    self.parts = parts
    self.inside = inside
  }

  /// The same shape, which a schema defines once.
  func defined(as name: String, _ meaning: String? = nil) -> Shape {
    var shape = self
    shape.definition = (name, schema.described(meaning))
    shape.schema = ["$ref": .text("#/definitions/\(name)")]
    return shape
  }
}

/// Shapes that are made of others.
extension Shape {
  /// One of a few words.
  static func words(_ words: [String]) -> Shape { Shape(["enum": .list(words.map { .text($0) })]) }

  /// A map with fixed keys.
  static func map(_ vocabulary: Vocabulary) -> Shape {
    let shape = Shape(vocabulary.schema, inside: .keys(vocabulary))
    return vocabulary.definition.map { shape.defined(as: $0, vocabulary.meaning) } ?? shape
  }

  /// A map from names of the author's choice to something, of which a schema may say more.
  static func named(_ value: Shape, _ keywords: OrderedJSON = [:]) -> Shape {
    var shape = Shape(
      ["type": "object"] + keywords + ["additionalProperties": value.schema], of: [value])
    if case .keys(let vocabulary) = value.inside { shape.inside = .names(vocabulary) }
    return shape
  }

  /// A map from names to things; `from` may name a table of more.
  static func namedOrFrom(_ vocabulary: Vocabulary) -> Shape {
    named(.map(vocabulary), ["properties": ["from": text.schema]])
  }

  /// Either of two shapes.
  static func either(_ first: Shape, _ second: Shape) -> Shape {
    Shape(
      ["anyOf": [first.schema, second.schema]], of: [first, second],
      inside: first.inside ?? second.inside)
  }

  /// A text of a pattern.
  static func text(like pattern: String) -> Shape {
    Shape(["type": "string", "pattern": .text(pattern)])
  }

  private static func number(like pattern: String) -> Shape {
    Shape(["type": ["number", "string"], "pattern": .text(pattern)])
  }
}

/// Shapes of single values.
extension Shape {
  static let text = Shape(["type": "string"])
  static let number = Shape(["type": ["number", "string"]])
  static let truth = Shape(["type": "boolean"])
  static let day = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
  static let envelope = words(["concave", "none"]).defined(as: "envelope")
  static let beyond = words(["flat"]).defined(as: "beyond")
  static let scope = words(TierScope.allCases.map(\.rawValue)).defined(as: "scope")
  static let title = Shape(["type": ["string", "number"]])
  static let name = title.defined(as: "name")

  static let amount = number(like: "^[^,;£$€]+$").defined(
    as: "amount",
    "A number or an amount of money: 1200, 1.2k, 1.2M GBP; with a decimal point, and nothing between thousands."
  )
  static let share = number(like: "^[^,;]+$").defined(as: "share", "A share: 30% or 0.3.")
  static let range = number(like: "^[^,;£$€]+$").defined(
    as: "range", "Least and most, 100k..450k, 100k.. without a most, or one amount.")
  static let scale = number.defined(
    as: "scale",
    "What one unit of a weight stands on: range, ideal, baseline, target, none, or an amount.")
  static let limit = number.defined(
    as: "limit", "An amount, 30% of budget, 20% of last, 30% of brand, or 2 x spend on radio.")

  static let names = Shape(["type": "array", "minItems": 1, "items": name.schema], of: [name])
    .defined(as: "names", "A list of names.")
  static let set = either(.name, .names).defined(
    as: "set",
    "Lines: all, campaigns, creators, a name of a line, channel, category or group, or a list of names."
  )
  static let market = either(.name, named(.share)).defined(
    as: "market", "One market, or shares of markets that add up to 100%.")
  static let tiers = either(.amount, named(.amount)).defined(
    as: "tiers", "An amount, or amounts by count: {1..10: 10k, 11..: 8k}.")
  static let platformObjective = name.defined(
    as: "platformObjective",
    "What the platform is set to work for, by the name of a KPI of the scenario or of the catalogue."
  )
}
