// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads a number as scenarios write it: `1200`, `1.2k`, `1.2M`, `-3.5`, `1e-4`; always with a
/// decimal point.
enum NumberText {
  /// The largest magnitude that a number may have.
  static let largest = 1e15
  /// The smallest magnitude that a number other than 0 may have.
  static let smallest = 1e-12

  /// The number closest to the text, and how it was written.
  struct Reading: Equatable {
    /// The closest double.
    var value: Double
    /// Whether a `k` or `M` stands behind the digits.
    var hasSuffix: Bool
  }

  /// Reads a number.
  ///
  /// - Parameter isCell: whether the text is a cell of a table, where a tool may have written every
  ///   number with three decimals.
  /// - Throws: what to write instead; `expected` says what the number is for, for example "an
  ///   amount".
  /// - Complexity: linear in the length of the text.
  static func number(
    _ text: Substring, expected: String, isCell: Bool = false
  ) throws(BadValue) -> Double {
    guard let reading = reading(text, dividedByHundred: false) else {
      throw NumberExplanation.explain(text, expected: expected)
    }
    if !isCell, looksGrouped(text) {
      throw BadValue(
        .badValue, "\(Quoting.quoted(text)) may be two numbers",
        suggestion: "write \(text.filter { $0 != "." }) if the point stands between thousands, or "
          + "\(shortened(text)) if it is a decimal point")
    }
    return try checked(reading.value, text: text, expected: expected)
  }

  /// Whether a number with a decimal point looks like one with a point between thousands, as
  /// `30.000` does: three decimals of which the last is 0, behind one to three digits.
  static func looksGrouped(_ text: Substring) -> Bool {
    let parts = text.drop { $0 == "-" }.split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, (1...3).contains(parts[0].count), parts[1].count == 3 else {
      return false
    }
    return parts[0].first != "0" && parts[1].last == "0"
      && (parts[0] + parts[1]).allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// A number with decimals, without zeros at its end.
  static func shortened(_ text: Substring) -> Substring {
    var text = text
    while text.last == "0" { text.removeLast() }
    return text.last == "." ? text.dropLast() : text
  }

  /// Reads a number in front of a `%`, as a share: `30` gives 0.3.
  static func percentage(_ text: Substring, expected: String) throws(BadValue) -> Double {
    guard let reading = reading(text, dividedByHundred: true) else {
      throw NumberExplanation.explain(text, expected: expected)
    }
    return try checked(reading.value, text: text, expected: expected)
  }

  /// The number of a text that follows the grammar, whatever its size.
  ///
  /// The suffix moves the decimal exponent before the text becomes a double, so that `1.1M` is
  /// exactly 1100000.
  static func reading(_ text: Substring, dividedByHundred: Bool = false) -> Reading? {
    let bytes = Array(text.utf8)
    var position = 0
    func isDigit(_ index: Int) -> Bool {
      index < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    let firstDigit = position
    while isDigit(position) { position += 1 }
    guard position > firstDigit else { return nil }
    if bytes[firstDigit] == UInt8(ascii: "0"), position > firstDigit + 1 { return nil }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      guard isDigit(position + 1) else { return nil }
      position += 1
      while isDigit(position) { position += 1 }
    }
    let mantissa = bytes[..<position]
    var exponent = dividedByHundred ? "e-2" : ""
    if position == bytes.count - 1, let shift = shifts[bytes[position]] {
      exponent = "e\(shift - (dividedByHundred ? 2 : 0))"
      return double(mantissa, exponent).map { Reading(value: $0, hasSuffix: true) }
    }
    if position < bytes.count {
      guard "eE".utf8.contains(bytes[position]) else { return nil }
      var digits = position + 1
      if digits < bytes.count, "+-".utf8.contains(bytes[digits]) { digits += 1 }
      guard isDigit(digits) else { return nil }
      let written = String(decoding: bytes[(position + 1)...], as: UTF8.self)
      while isDigit(digits) { digits += 1 }
      guard digits == bytes.count else { return nil }
      // An exponent that no integer holds is far out of range with or without the two places.
      exponent = "e" + (Int(written).map { "\($0 - (dividedByHundred ? 2 : 0))" } ?? written)
    }
    return double(mantissa, exponent).map { Reading(value: $0, hasSuffix: false) }
  }

  private static let shifts: [UInt8: Int] = [UInt8(ascii: "k"): 3, UInt8(ascii: "M"): 6]

  private static func double(_ mantissa: ArraySlice<UInt8>, _ exponent: String) -> Double? {
    guard let value = Double(String(decoding: mantissa, as: UTF8.self) + exponent) else {
      return nil
    }
    let isZero = mantissa.allSatisfy { "-0.".utf8.contains($0) }
    if isZero { return 0 }
    return value == 0 ? Double.leastNonzeroMagnitude : value
  }

  private static func checked(
    _ value: Double, text: Substring, expected: String
  ) throws(BadValue) -> Double {
    if value.magnitude > largest {
      throw BadValue(
        .outOfRange, "\(Quoting.quoted(text)) is larger than any \(expected) can be",
        suggestion: "count in larger units")
    }
    if value != 0, value.magnitude < smallest {
      throw BadValue(
        .outOfRange, "\(Quoting.quoted(text)) is closer to 0 than any \(expected) can be",
        suggestion: "count in smaller units, or write 0")
    }
    return value
  }
}
