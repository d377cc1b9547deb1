// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value whose objects keep the order of their keys.
enum OrderedJSON: Sendable {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([OrderedJSON])
  case object([(key: String, value: OrderedJSON)])

  /// The value as text, ended by a line break: on one line what fits there, else an entry a line.
  ///
  /// - Complexity: linear in the length of the text, times its depth.
  func serialized() -> String { text(at: 0, behind: 0) + "\n" }

  /// - Parameters:
  ///   - depth: how many values it stands in.
  ///   - start: how much of its first line is taken.
  private func text(at depth: Int, behind start: Int) -> String {
    let line = self.line
    if start + line.count < 100 { return line }
    let margin = String(repeating: " ", count: 2 * (depth + 1))
    func block(_ entries: [(key: String, value: OrderedJSON)], _ ends: String) -> String {
      let lines = entries.map { key, value in
        margin + key + value.text(at: depth + 1, behind: margin.count + key.count)
      }
      return "\(ends.prefix(1))\n\(lines.joined(separator: ",\n"))\n"
        + margin.dropLast(2) + ends.suffix(1)
    }
    switch self {
    case .text, .number, .truth: return line
    case .list(let values): return block(values.map { ("", $0) }, "[]")
    case .object(let entries):
      return block(entries.map { (Self.quoted($0.key) + ": ", $0.value) }, "{}")
    }
  }

  /// The value on one line.
  private var line: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number): "\(number)"
    case .truth(let truth): "\(truth)"
    case .list(let values): "[\(values.map(\.line).joined(separator: ", "))]"
    case .object(let entries):
      "{ \(entries.map { "\(Self.quoted($0.key)): \($0.value.line)" }.joined(separator: ", ")) }"
    }
  }

  private static func quoted(_ text: String) -> String {
    precondition(text.unicodeScalars.allSatisfy { $0 >= " " }, "texts stand on one line")
    let escaped = text.split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "\\\\").split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\\\"")
    return "\"\(escaped)\""
  }

  /// An object with the entries of two.
  static func + (left: OrderedJSON, right: OrderedJSON) -> OrderedJSON {
    guard case .object(let first) = left, case .object(let second) = right else { return right }
    return .object(first + second)
  }
}

extension OrderedJSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral text: String) { self = .text(text) }

  init(integerLiteral number: Int) { self = .number(number) }

  init(booleanLiteral truth: Bool) { self = .truth(truth) }

  init(arrayLiteral values: OrderedJSON...) { self = .list(values) }

  init(dictionaryLiteral entries: (String, OrderedJSON)...) {
    self = .object(entries.map { (key: $0.0, value: $0.1) })
  }
}
