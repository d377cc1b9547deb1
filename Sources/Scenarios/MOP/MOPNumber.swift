// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a number as MPS files write it: `12`, `-.5`, `3.`, `1e-4`, `1.5D+03`; always with a
/// decimal point.
enum MOPNumber {
  /// From here on a limit is none, as most tools that read MPS have it; nothing else may be so
  /// large.
  static let infinity = 1e20
  /// The smallest magnitude that a number other than 0 may have.
  static let smallest = 1e-20

  /// The number closest to the text; `nil` for what is not written so.
  ///
  /// - Complexity: linear in the length of the text.
  static func value(_ bytes: ArraySlice<UInt8>) -> Double? {
    var scan = Scan(bytes)
    guard scan.mantissa(), scan.exponent(), scan.isAtEnd else { return nil }
    return scan.value(of: bytes)
  }

  /// Whether the text is one of the words for no limit.
  static func isInfinityWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 9 else { return false }
    let word = String(decoding: bytes, as: UTF8.self).lowercased()
    return ["inf", "infinity"].contains(word.drop { $0 == "+" || $0 == "-" })
  }

  /// A pass over the text that also gathers what a short number needs.
  private struct Scan {
    private var rest: ArraySlice<UInt8>
    private var isNegative = false
    /// The digits as a whole number, as long as they fit.
    private var digits: UInt64 = 0
    private var digitCount = 0
    /// The power of ten that the whole number is to be multiplied with.
    private var power = 0
    private var hasLetterD = false

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    private mutating func sign() -> Bool {
      guard let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else {
        return false
      }
      rest.removeFirst()
      return first == UInt8(ascii: "-")
    }

    private mutating func digit() -> UInt8? {
      guard let first = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
        return nil
      }
      rest.removeFirst()
      return first - UInt8(ascii: "0")
    }

    mutating func mantissa() -> Bool {
      isNegative = sign()
      var isEmpty = true
      while let next = digit() {
        isEmpty = false
        add(next)
      }
      if rest.first == UInt8(ascii: ".") {
        rest.removeFirst()
        while let next = digit() {
          isEmpty = false
          add(next)
          power -= 1
        }
      }
      return !isEmpty
    }

    private mutating func add(_ digit: UInt8) {
      if digitCount == 0, digit == 0 { return }
      digitCount += 1
      if digitCount <= 18 { digits = digits * 10 + UInt64(digit) }
    }

    mutating func exponent() -> Bool {
      guard let letter = rest.first, "eEdD".utf8.contains(letter) else { return true }
      hasLetterD = "dD".utf8.contains(letter)
      rest.removeFirst()
      let isDown = sign()
      var exponent = 0
      guard let first = digit() else { return false }
      exponent = Int(first)
      while let next = digit() { exponent = min(exponent * 10 + Int(next), 100_000) }
      power += isDown ? -exponent : exponent
      return true
    }

    func value(of bytes: ArraySlice<UInt8>) -> Double? {
      if digitCount == 0 { return 0 }
      // Both factors are exact, so that the result is rounded once: Clinger, "How to read floating point numbers
      // accurately", PLDI 1990.
      if digitCount <= 15, (-22...22).contains(power) {
        let whole = Double(digits)
        let scaled = power < 0 ? whole / Self.powers[-power] : whole * Self.powers[power]
        return isNegative ? -scaled : scaled
      }
      var text = String(decoding: bytes, as: UTF8.self)
      if hasLetterD { text = text.replacing("D", with: "e").replacing("d", with: "e") }
      return Double(text).map { $0 == 0 ? .leastNonzeroMagnitude : $0 }
    }

    private static let powers: [Double] = (0...22).map { exponent in
      (0..<exponent).reduce(1.0) { power, _ in power * 10 }
    }
  }
}
