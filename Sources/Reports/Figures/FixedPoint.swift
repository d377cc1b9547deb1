// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes numbers with a fixed number of decimals, the same in every locale.
enum FixedPoint {
  /// Above this size digits before the decimal point would be invented.
  static let largest = 1e15

  /// The number rounded to `decimals`, halves away from 0, thousands parted by commas:
  /// `1,378,402.50`.
  ///
  /// Never writes -0. Numbers of 1e15 and above come in powers of ten.
  static func text(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "?" }
    guard abs(value) < largest else { return scientific(value) }
    let factor = powerOfTen(decimals)
    let scaled = (abs(value) * factor).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e18 else { return scientific(value) }
    var digits = String(Int(scaled))
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    let whole = digits.dropLast(decimals)
    let rest = digits.suffix(decimals)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return sign + grouped(whole) + (decimals > 0 ? "." + rest : "")
  }

  /// Four significant digits and a power of ten: `1.235e+300`.
  static func scientific(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return "0" }
    var exponent = exponentOfTen(value)
    // In two steps, because a single power of ten may be out of range.
    let half = exponent / 2
    var digits = abs(value) / powerOfTen(half) / powerOfTen(exponent - half)
    if (digits * 1000).rounded() >= 10_000 {
      digits /= 10
      exponent += 1
    }
    let sign = value < 0 ? "-" : ""
    return "\(sign)\(text(digits, decimals: 3))e\(exponent)"
  }

  /// The exponent e with 10^e ≤ |value| < 10^(e+1); 0 for 0.
  static func exponentOfTen(_ value: Double) -> Int {
    guard value != 0, value.isFinite else { return 0 }
    // The exponent is read off the shortest decimal form, which is exact where a logarithm is not.
    let text = "\(abs(value))"
    let parts = text.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let shift = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    if mantissa[0] != "0" { return shift + mantissa[0].count - 1 }
    let zeros = mantissa.count > 1 ? mantissa[1].prefix { $0 == "0" }.count : 0
    return shift - zeros - 1
  }

  /// 10^exponent, exact for exponents of 0 to 22.
  static func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    return exponent < 0 ? 1 / power : power
  }

  /// The least number of so many significant digits that is not below a positive number, but for
  /// the last digits of arithmetic.
  static func roundedUp(_ value: Double, significant: Int) -> Double {
    guard value > 0, value.isFinite else { return value }
    let exponent = exponentOfTen(value) + 1 - significant
    let power = powerOfTen(abs(exponent))
    let digits = ((exponent < 0 ? value * power : value / power) * (1 - 1e-9)).rounded(.up)
    return exponent < 0 ? digits / power : digits * power
  }

  /// The digits behind the point that a number of so many significant digits takes, without zeros
  /// at its end.
  static func decimals(of value: Double, significant: Int) -> Int {
    let most = max(0, significant - 1 - exponentOfTen(value))
    let digits = (value * powerOfTen(most)).rounded()
    return (0..<most).first { decimals in
      digits.truncatingRemainder(dividingBy: powerOfTen(most - decimals)) == 0
    } ?? most
  }

  private static func grouped(_ digits: some Collection<Character>) -> String {
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }
}
