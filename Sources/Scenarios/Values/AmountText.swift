// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A number with what stands behind it.
struct Amount: Equatable, Sendable {
  /// The number; 0.3 for `30%`.
  var value: Double
  /// The currency that was written behind it.
  var currency: String?
  /// Whether it was written with `%`.
  var isShare: Bool { percent != nil }
  /// The number in front of the `%`, where there is one: 30 for `30%`.
  var percent: Double?
}

/// Reads amounts, `1.2M` or `1.2M GBP`, shares, `30%`, and ranges, `100k..450k GBP`.
enum AmountText {
  /// Reads a number that may have a currency or `%` behind it; `isCell` as in ``NumberText``.
  ///
  /// - Throws: what to write instead.
  static func amount(
    _ text: Substring, expected: String = "amount", isCell: Bool = false
  ) throws(BadValue) -> Amount {
    let text = text.trimmed
    if text.last == "%" {
      let number = text.dropLast()
      if number.last?.isWhitespace == true, NumberText.reading(number.trimmed) != nil {
        throw BadValue(
          .badValue, "\(Quoting.quoted(text)) is not a share",
          suggestion: "write \(number.trimmed)%")
      }
      return Amount(
        value: try NumberText.percentage(number, expected: expected),
        percent: try NumberText.number(number, expected: expected, isCell: true))
    }
    guard let space = text.utf8.lastIndex(of: UInt8(ascii: " ")) else {
      return Amount(value: try NumberText.number(text, expected: expected, isCell: isCell))
    }
    let code = text[text.index(after: space)...]
    let number = text[..<space].trimmed
    let isMoney =
      Currency.isCode(code.uppercased())
      || Currency.looksLikeCode(code) && NumberText.reading(number) != nil
    guard isMoney else {
      return Amount(value: try NumberText.number(text, expected: expected, isCell: isCell))
    }
    let value = try NumberText.number(number, expected: expected, isCell: isCell)
    return Amount(value: value, currency: try currency(code))
  }

  /// Reads a currency's code.
  static func currency(_ code: Substring) throws(BadValue) -> String {
    let code = String(code)
    if Currency.isCode(code) { return code }
    let nearest = Currency.nearest(to: code)
    throw BadValue(
      .currency, "unknown currency \(Quoting.quoted(code))",
      suggestion: nearest.map { "did you mean \($0)?" }
        ?? "write an ISO 4217 code, for example GBP")
  }

  /// Reads `a..b`, `a..` or a single amount, which is both ends.
  ///
  /// A currency behind the last amount counts for both.
  static func range(_ text: Substring) throws(BadValue) -> (least: Amount, most: Amount?) {
    let text = text.trimmed
    guard let dots = firstRange(of: "..", in: text) else {
      if let rewritten = rewrittenRange(text) {
        throw BadValue(
          .badValue, "\(Quoting.quoted(text)) is not a range", suggestion: "write \(rewritten)")
      }
      let amount = try amount(text)
      return (amount, amount)
    }
    let left = text[..<dots.lowerBound].trimmed
    let right = text[dots.upperBound...].trimmed
    if right.first == "." || firstRange(of: "..", in: right) != nil {
      throw BadValue(
        .badValue, "\(Quoting.quoted(text)) is not a range",
        suggestion: "write the least and the most with '..' between them, for example 0..500k")
    }
    if left.isEmpty {
      throw BadValue(
        .badValue, "\(Quoting.quoted(text)) has no least amount", suggestion: "write 0..\(right)")
    }
    var least = try amount(left)
    if right.isEmpty { return (least, nil) }
    let most = try amount(right)
    if least.currency == nil { least.currency = most.currency }
    return (least, most)
  }

  /// A range that was written in another way, rewritten as one; `nil` if it does not look like one.
  private static func rewrittenRange(_ text: Substring) -> String? {
    for separator in [" to ", " - ", " – ", "–", "—", "…", "-"] {
      guard let found = firstRange(of: separator, in: text) else { continue }
      let left = text[..<found.lowerBound].trimmed
      let right = text[found.upperBound...].trimmed
      let number = right.split(separator: " ").first ?? right
      if NumberText.reading(left) != nil, NumberText.reading(number) != nil {
        return "\(left)..\(right)"
      }
    }
    return nil
  }

  /// Where a text first holds another one.
  static func firstRange(
    of part: String, in text: Substring
  ) -> Range<Substring.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(part) {
        return start..<text.index(start, offsetBy: part.count)
      }
      start = text.index(after: start)
    }
    return nil
  }
}

extension Substring {
  /// The text without blanks at its ends.
  var trimmed: Substring {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard let first = utf8.firstIndex(where: { !isBlank($0) }),
      let last = utf8.lastIndex(where: { !isBlank($0) })
    else { return self[endIndex...] }
    return self[first...last]
  }
}
