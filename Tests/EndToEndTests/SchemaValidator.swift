// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Checks values against the part of JSON Schema, draft 7, that the tool's schemas use.
///
/// A keyword that it does not know is a mistake of the schema, so that nothing goes unchecked.
struct SchemaValidator {
  let root: [String: Any]
  /// Whether objects may have only the keys that their schema names; the published schemas leave
  /// room for later versions.
  var isClosed = false

  init(_ text: String, isClosed: Bool = false) throws {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    root = value as? [String: Any] ?? [:]
    self.isClosed = isClosed
  }

  /// What is wrong with a value, each with its place; empty where it fits.
  func complaints(_ value: Any) -> [String] { complaints(value, root, at: "$") }

  private static let annotations: Set<String> = [
    "$schema", "title", "description", "definitions", "examples",
  ]

  private func complaints(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      // In draft 7 nothing beside a reference counts.
      guard let target = resolved(reference) else { return ["\(place): no \(reference)"] }
      return complaints(value, target, at: place)
    }
    return schema.keys.sorted().flatMap { keyword -> [String] in
      check(keyword, value, schema, at: place)
    }
  }

  private func resolved(_ reference: String) -> [String: Any]? {
    guard reference.hasPrefix("#/") else { return nil }
    var value: Any = root
    for key in reference.dropFirst(2).split(separator: "/") {
      guard let next = (value as? [String: Any])?[String(key)] else { return nil }
      value = next
    }
    return value as? [String: Any]
  }

  private func check(
    _ keyword: String, _ value: Any, _ schema: [String: Any], at place: String
  ) -> [String] {
    let wanted = schema[keyword]
    switch keyword {
    case "type":
      let types = wanted as? [String] ?? [wanted as? String ?? ""]
      let isOne = types.contains { Self.isOf($0, value) }
      return isOne ? [] : ["\(place): \(value) is not of \(types)"]
    case "enum":
      let choices = wanted as? [Any] ?? []
      return choices.contains { Self.areEqual($0, value) }
        ? [] : ["\(place): \(value) is no choice"]
    case "pattern":
      guard let text = Self.text(value), let pattern = wanted as? String else { return [] }
      return text.range(of: pattern, options: .regularExpression) != nil
        ? [] : ["\(place): '\(text)' is not like \(pattern)"]
    case "minimum":
      guard let number = Self.number(value), let least = wanted as? Double else { return [] }
      return number >= least ? [] : ["\(place): \(number) is below \(least)"]
    case "minItems":
      guard let list = value as? [Any], let least = wanted as? Int else { return [] }
      return list.count >= least ? [] : ["\(place): too few"]
    case "minProperties":
      guard let object = value as? [String: Any], let least = wanted as? Int else { return [] }
      return object.count >= least ? [] : ["\(place): too few"]
    case "required":
      guard let object = value as? [String: Any] else { return [] }
      return (wanted as? [String] ?? []).filter { object[$0] == nil }.map { "\(place): no '\($0)'" }
    case "items":
      guard let list = value as? [Any], let entry = wanted as? [String: Any] else { return [] }
      return list.enumerated().flatMap { complaints($1, entry, at: "\(place)[\($0)]") }
    case "properties": return properties(value, schema, at: place)
    case "patternProperties", "additionalProperties":
      return schema["properties"] == nil ? properties(value, schema, at: place) : []
    case "anyOf", "allOf", "oneOf":
      let results = (wanted as? [[String: Any]] ?? []).map { complaints(value, $0, at: place) }
      let fitting = results.count { $0.isEmpty }
      switch keyword {
      case "allOf": return results.flatMap(\.self)
      case "oneOf": return fitting == 1 ? [] : ["\(place): fits \(fitting) of oneOf"]
      default: return fitting > 0 ? [] : results.min { $0.count < $1.count } ?? []
      }
    default:
      return Self.annotations.contains(keyword) ? [] : ["\(place): unknown keyword '\(keyword)'"]
    }
  }

  private func properties(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    let named = schema["properties"] as? [String: Any] ?? [:]
    let patterns = schema["patternProperties"] as? [String: Any] ?? [:]
    return object.keys.sorted().flatMap { key -> [String] in
      let place = "\(place).\(key)"
      guard let value = object[key] else { return [] }
      if let part = named[key] as? [String: Any] { return complaints(value, part, at: place) }
      for (pattern, part) in patterns {
        if key.range(of: pattern, options: .regularExpression) != nil,
          let part = part as? [String: Any]
        {
          return complaints(value, part, at: place)
        }
      }
      switch schema["additionalProperties"] {
      case let part as [String: Any]: return complaints(value, part, at: place)
      case let allowed as Bool: return allowed ? [] : ["\(place): is not named"]
      default: return isClosed && !named.isEmpty ? ["\(place): is not named"] : []
      }
    }
  }

  // MARK: Values

  /// Whether a value is one of true and false, which Foundation gives as a number too.
  private static func isFlag(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return value is Bool }
    return String(cString: number.objCType) == "c"
  }

  private static func text(_ value: Any) -> String? { value as? String }

  private static func number(_ value: Any) -> Double? {
    isFlag(value) ? nil : (value as? NSNumber)?.doubleValue ?? value as? Double
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "null": value is NSNull
    case "boolean": isFlag(value)
    case "number": number(value) != nil
    case "integer": number(value).map { $0.rounded() == $0 } ?? false
    case "string": text(value) != nil
    case "array": value is [Any]
    case "object": value is [String: Any]
    default: false
    }
  }

  private static func areEqual(_ left: Any, _ right: Any) -> Bool {
    if let left = text(left), let right = text(right) { return left == right }
    if let left = number(left), let right = number(right) { return left == right }
    return left is NSNull && right is NSNull
  }
}
