// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value; numbers that JSON cannot write become null.
enum JSONValue: Sendable {
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

  /// The keys of an object; `nil` for another value.
  var keys: [String: JSONValue]? { if case .object(let keys) = self { keys } else { nil } }

  /// How a value is laid out as text.
  enum Layout {
    /// Over lines, to be read.
    case indented
    /// On one line.
    case compact
  }

  /// The value as text with sorted keys, ended by a line break: the same value gives the same
  /// bytes.
  ///
  /// - Complexity: linear in the length of the text, but for sorting the keys of each object.
  func serialized(_ layout: Layout = .indented) -> String {
    var writer = JSONWriter(layout)
    writer.write(self)
    return writer.text
  }
}
