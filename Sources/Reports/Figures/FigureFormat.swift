// SPDX-License-Identifier: GPL-3.0-or-later

/// One way to write all numbers of a column, so that they can be compared at a glance: `1,378k`,
/// `1.2M`, `314,872`.
///
/// The column gets as many digits as its largest number needs for the asked precision and as it
/// takes for given differences to show, and no trailing zeros that all its numbers share.
struct FigureFormat: Hashable {
  /// What the written number is a multiple of.
  enum Magnitude: String, Hashable {
    case one = ""
    case thousand = "k"
    case million = "M"

    var factor: Double {
      switch self {
      case .one: 1
      case .thousand: 1e3
      case .million: 1e6
      }
    }
  }

  /// What the written number is a multiple of.
  private(set) var magnitude: Magnitude = .one
  /// Digits after the decimal point.
  private(set) var decimals = 0
  /// Whether the numbers are too large or too small for plain digits.
  private(set) var isScientific = false

  /// Chooses the format of a column.
  ///
  /// - Parameters:
  ///   - values: the numbers to write.
  ///   - differences: differences between numbers that the reader must be able to see; zeros do not
  ///     count, and what is under a millionth of the largest number is let go.
  ///   - significant: the digits that the largest number has at least.
  init(_ values: [Double], differences: [Double] = [], significant: Int = 4) {
    let sizes = values.filter(\.isFinite).map { abs($0) }
    let largest = sizes.max() ?? 0
    guard largest > 0 else { return }
    let top = FixedPoint.exponentOfTen(largest)
    guard top < 15, top >= -9 else {
      isScientific = true
      return
    }
    var step = top + 1 - significant
    let visible = differences.map { abs($0) }.filter { $0.isFinite && $0 >= 1e-6 * largest }
    if let smallest = visible.min() {
      // One digit more than the difference itself, so that rounding does not double or swallow it.
      let needed = FixedPoint.exponentOfTen(smallest) - (smallest < 10 * Self.unit(step) ? 1 : 0)
      step = max(min(step, needed), top - 7)
    }
    while step < top, Self.allAreMultiples(sizes, of: step + 1, within: largest) { step += 1 }
    // A letter pays where few digits stay: 1,378k and 26.52M, but 265,202,290.
    if top >= 6, step >= 4 || (step == 3 && top >= 7) {
      magnitude = .million
      decimals = max(0, 6 - step)
    } else if (step >= 3 && top >= 4) || (step == 2 && (4...5).contains(top)) {
      magnitude = .thousand
      decimals = max(0, 3 - step)
    } else {
      decimals = max(0, -step)
    }
  }

  /// The number without its unit; 0 has no digits after the point and no letter.
  func text(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    if value == 0 { return "0" }
    if isScientific { return FixedPoint.scientific(value) }
    let digits = FixedPoint.text(value / magnitude.factor, decimals: decimals)
    return digits.allSatisfy { "0.".contains($0) } && decimals == 0
      ? "0" : digits + magnitude.rawValue
  }

  /// A number that something cannot pass, rounded to the side on which that is still so; to the
  /// nearest where the difference to what there is is too small to be seen.
  func text(_ bound: Double, against value: Double, roundedUp up: Bool) -> String {
    guard bound.isFinite, !isScientific, abs(bound - value) >= 1e-6 * abs(bound) else {
      return text(bound)
    }
    let unit = magnitude.factor / Self.unit(decimals)
    let digits = bound / unit
    // A hair of room, so that 800 is not taken for a little more.
    let hair = 1e-9 * max(1, abs(digits))
    return text((up ? (digits - hair).rounded(.up) : (digits + hair).rounded(.down)) * unit)
  }

  /// A difference with its sign: `+5k`, `-30k`, `0`.
  func signed(_ value: Double) -> String {
    let text = text(value)
    return value > 0 && text != "0" ? "+" + text : text
  }

  /// A number by itself with as many digits as it was most likely written with, at most seven.
  static func amount(_ value: Double) -> String {
    FigureFormat([value], significant: 7).text(value)
  }

  /// A number by itself, rounded to a few digits.
  static func rounded(_ value: Double, significant: Int = 4) -> String {
    FigureFormat([value], significant: significant).text(value)
  }

  /// What something cannot pass, rounded up to a few digits: 31.2k is `32k`.
  static func roundedUp(_ value: Double, significant: Int = 2) -> String {
    rounded(FixedPoint.roundedUp(value, significant: significant), significant: significant)
  }

  private static func unit(_ exponent: Int) -> Double { FixedPoint.powerOfTen(exponent) }

  private static func allAreMultiples(
    _ sizes: [Double], of exponent: Int, within largest: Double
  ) -> Bool {
    let unit = unit(exponent)
    return sizes.allSatisfy { size in
      let count = size / unit
      return abs(count - count.rounded()) * unit <= 1e-9 * largest
    }
  }
}
