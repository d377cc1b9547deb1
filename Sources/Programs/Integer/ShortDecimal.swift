// SPDX-License-Identifier: GPL-3.0-or-later

/// A number as somebody would write it: at most 15 digits times a power of ten.
struct ShortDecimal: Hashable, Sendable {
  /// The digits with their sign, without zeros at the end; 0 for zero.
  let digits: Int
  /// The power of ten that they count.
  let exponent: Int

  /// The decimal that a double stands for; nil where it needs more digits.
  ///
  /// What a product or quotient has added in its last binary digits is taken for rounding.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    var (digits, exponent) = Self.shortest(value.magnitude)
    var dropped = 1
    while digits / dropped >= 1_000_000_000_000_000 {
      dropped *= 10
      exponent += 1
    }
    digits = (digits + dropped / 2) / dropped
    while digits != 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    self.digits = value < 0 ? -digits : digits
    self.exponent = digits == 0 ? 0 : exponent
    guard abs(self.value - value) <= 4 * value.ulp else { return nil }
  }

  /// The nearest double.
  var value: Double { Self.value(Double(digits), exponent: exponent) }

  /// A number times a power of ten; rounded once where both are exact.
  static func value(_ digits: Double, exponent: Int) -> Double {
    // Powers of ten up to the 22nd are exact.
    var (value, left) = (digits, abs(exponent))
    while left > 0, value != 0, value.isFinite {
      let power = power(min(22, left))
      value = exponent < 0 ? value / power : value * power
      left -= 22
    }
    return value
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// The fewest digits that mean this double, at most 17, and the power of ten that they count.
  private static func shortest(_ magnitude: Double) -> (digits: Int, exponent: Int) {
    let parts = magnitude.description.split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    var digits = 0
    var isFraction = false
    for character in parts[0].utf8 {
      if character == UInt8(ascii: ".") {
        isFraction = true
      } else {
        digits = 10 * digits + Int(character - UInt8(ascii: "0"))
        if isFraction { exponent -= 1 }
      }
    }
    return (digits, exponent)
  }
}
