// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A JSON value; numbers that JSON cannot write become null.
enum JSONValue: Encodable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// A number, null for none or for one that is not finite; never -0.
  init(_ number: Double?) {
    guard let number, number.isFinite else {
      self = .null
      return
    }
    self = .number(number == 0 ? 0 : number)
  }

  /// A count.
  init(_ count: Int) { self = .number(Double(count)) }

  /// A text, null for none.
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }

  /// How a value is laid out as text.
  enum Layout {
    /// Over lines, to be read.
    case indented
    /// On one line.
    case compact
  }

  /// The value as text with sorted keys, ended by a line break: the same value gives the same bytes.
  func serialized(_ layout: Layout = .indented) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if layout == .indented { encoder.outputFormatting.insert(.prettyPrinted) }
    return Self.visible(String(decoding: try encoder.encode(self), as: UTF8.self)) + "\n"
  }

  /// The same JSON with what nobody sees, or what turns the direction of text, written as escapes: it stands in texts alone.
  ///
  /// - Complexity: linear in the length of the text.
  private static func visible(_ json: String) -> String {
    guard json.utf8.contains(where: { $0 >= 0x7F }), json.unicodeScalars.contains(where: isUnseen)
    else { return json }
    var result = ""
    result.reserveCapacity(json.utf8.count)
    for scalar in json.unicodeScalars {
      if isUnseen(scalar) {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB:
      true
    default: false
    }
  }
}
