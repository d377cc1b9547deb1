// SPDX-License-Identifier: GPL-3.0-or-later

/// The least whole numbers that are in the proportion of some amounts.
struct Proportion: Hashable, Sendable {
  /// One per amount.
  let parts: [Int]
  /// The amount that one part stands for.
  let unit: Double

  /// The proportion of amounts above 0; nil where no numbers up to a million say it but for
  /// rounding.
  init?(_ amounts: [Double]) {
    guard let least = amounts.min(), least > 0 else { return nil }
    var fractions: [(part: Int, whole: Int)] = []
    var denominator = 1
    for amount in amounts {
      guard let fraction = Self.fraction(amount / least) else { return nil }
      fractions.append(fraction)
      let divisor = greatestCommonDivisor(denominator, fraction.whole)
      denominator = denominator / divisor * fraction.whole
      guard denominator <= Self.largest else { return nil }
    }
    parts = fractions.map { $0.part * (denominator / $0.whole) }
    unit = least / Double(denominator)
  }

  private static let largest = 1_000_000

  /// The simplest fraction that differs from a ratio by rounding only, from its continued fraction.
  private static func fraction(_ ratio: Double) -> (part: Int, whole: Int)? {
    guard ratio < 1e12 else { return nil }
    var (before, current) = ((part: 0, whole: 1), (part: 1, whole: 0))
    var left = ratio
    while true {
      let digit = left.rounded(.down)
      guard digit < 1e12 else { return nil }
      (before, current) = (
        current,
        (
          Int(digit) * current.part + before.part, Int(digit) * current.whole + before.whole
        )
      )
      guard current.whole <= largest else { return nil }
      let error = abs(ratio - Double(current.part) / Double(current.whole))
      if error <= 16 * ratio.ulp { return current }
      guard left > digit else { return nil }
      left = 1 / (left - digit)
    }
  }
}
