// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value whose objects keep the order of their keys.
enum OrderedJSON: Sendable {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([OrderedJSON])
  case object([(key: String, value: OrderedJSON)])

  /// The value as text: on one line what fits there, else an entry a line.
  ///
  /// - Parameters:
  ///   - depth: how many values it stands in.
  ///   - start: how much of its first line is taken.
  /// - Complexity: linear in the length of the text, times its depth.
  func text(at depth: Int = 0, behind start: Int = 0) -> String {
    let line = self.line
    guard start + line.count >= 100, let (begin, entries, end) = container else { return line }
    let margin = String(repeating: " ", count: 2 * depth)
    let lines = entries.map { key, value in
      "\(margin)  \(key)\(value.text(at: depth + 1, behind: margin.count + 2 + key.count))"
    }
    return "\(begin)\n\(lines.joined(separator: ",\n"))\n\(margin)\(end)"
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

  /// The entries of a list or an object with what stands before each, and the brackets.
  private var container: (String, [(key: String, value: OrderedJSON)], String)? {
    switch self {
    case .text, .number, .truth: nil
    case .list(let values): ("[", values.map { ("", $0) }, "]")
    case .object(let entries): ("{", entries.map { (Self.quoted($0.key) + ": ", $0.value) }, "}")
    }
  }

  private static func quoted(_ text: String) -> String {
    precondition(text.allSatisfy { $0 >= " " && $0 != "\\" && $0 != "\"" }, "nothing to escape")
    return "\"\(text)\""
  }

  /// The keywords of a schema behind a description.
  func described(_ meaning: String?) -> OrderedJSON {
    guard let meaning else { return self }
    return ["description": .text(meaning)] + self
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
  init(dictionaryLiteral entries: (String, OrderedJSON)...) { self = .object(entries) }
}
