// SPDX-License-Identifier: GPL-3.0-or-later

/// A linear function of whole columns that takes only whole multiples of a step, and the exact
/// count of them.
struct IntegralForm: Sendable {
  /// What one unit of a column adds to the count; no 0 among them, and no common divisor.
  let terms: [(column: Int, count: Int)]
  /// The step is this many times the power of ten.
  private let unit: Int
  private let exponent: Int

  /// The amount that one count stands for; above 0.
  var step: Double { ShortDecimal.value(Double(unit), exponent: exponent) }

  /// The largest count that one unit of a column adds.
  var largestCount: Double { terms.reduce(0) { max($0, Double($1.count.magnitude)) } }

  /// The form of a function; nil where a continuous column plays a part, or where the coefficients
  /// are no short decimals that have a step in common.
  init?(_ coefficients: some Sequence<(column: Int, value: Double)>, isWhole: [Bool]) {
    var decimals: [(column: Int, value: ShortDecimal)] = []
    for (column, value) in coefficients where value != 0 {
      guard isWhole[column], let decimal = ShortDecimal(value) else { return nil }
      decimals.append((column, decimal))
    }
    let least = decimals.map(\.value.exponent).min() ?? 0
    var counts: [Int] = []
    for (_, decimal) in decimals {
      guard let count = decimal.count(exponent: least) else { return nil }
      counts.append(count)
    }
    // They are exact as doubles, and sums of them times numbers below 2^53 stay far from overflow.
    guard counts.reduce(0.0, { $0 + Double($1.magnitude) }) < 0x1p53 else { return nil }
    let divisor = counts.reduce(0, greatestCommonDivisor)
    unit = max(1, divisor)
    exponent = least
    terms = zip(decimals, counts).map { ($0.column, $1 / max(1, divisor)) }
  }

  /// How many steps the function is at a point whose whole columns are whole, and below 2^53 in
  /// size.
  func count(at point: [Double]) -> Int128 {
    terms.reduce(0) { $0 + Int128($1.count) * Int128(point[$1.column]) }
  }

  /// The value of a count: the nearest double, but for counts of steps beyond its digits.
  func value(of count: Int128) -> Double {
    ShortDecimal.value(Double(count * Int128(unit)), exponent: exponent)
  }
}

extension ShortDecimal {
  /// How many times a power of ten, at most its own, it is; nil where that is no number to count
  /// with.
  fileprivate func count(exponent least: Int) -> Int? {
    guard exponent - least <= 18 else { return nil }
    var count = digits
    for _ in least..<exponent {
      let (product, overflows) = count.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      count = product
    }
    return count.magnitude < 1 << 62 ? count : nil
  }
}

/// The largest number that divides both, above 0 unless both are 0.
func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
  var (a, b) = (abs(first), abs(second))
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
