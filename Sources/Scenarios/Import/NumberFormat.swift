// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

/// Writes numbers so that scenarios read the very same ones.
enum NumberFormat {
  /// The shortest text of a number, `450k` for whole thousands from 10k on, `12M` for millions.
  static func exact(_ value: Double) -> String {
    for (suffix, size) in [("M", 1e6), ("k", 1e3)]
    where value.magnitude >= 10 * size && value.magnitude < 1e15
      && value.truncatingRemainder(dividingBy: size) == 0
    {
      return "\(Int(value / size))\(suffix)"
    }
    let text = "\(value == 0 ? 0 : value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Three digits, for people.
  static func short(_ value: Double) -> String { exact(rounded(value, digits: 3)) }

  /// A share in percent, for people.
  static func percent(_ share: Double) -> String { short(share * 100) + "%" }

  /// The nearest number with so many decimal digits.
  static func rounded(_ value: Double, digits: Int) -> Double {
    guard value != 0, value.isFinite else { return value }
    let magnitude = Int((Elementary.log(value.magnitude) / Elementary.log(10)).rounded(.down))
    let shift = digits - 1 - magnitude
    // Powers of ten are exact up to 22, so that dividing rounds once.
    if shift >= 0 {
      let scale = Self.power(shift)
      return (value * scale).rounded() / scale
    }
    let scale = Self.power(-shift)
    return (value / scale).rounded() * scale
  }

  private static func power(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<min(exponent, 300) { power *= 10 }
    return power
  }
}
