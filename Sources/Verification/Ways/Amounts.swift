// SPDX-License-Identifier: GPL-3.0-or-later

/// The amounts of money that one way of using a line allows: a range, or steps through it.
struct Amounts: Hashable, Sendable {
  /// From the least to the most; with steps both are allowed amounts, unless the most is infinite.
  let range: ClosedRange<Double>
  /// The distance between amounts, counted from the least; 0 for any amount in the range.
  let step: Double

  /// How far beside a step an amount may lie and still count as on it, as a share of the step.
  private static let slip = 1e-9

  init(_ range: ClosedRange<Double>, step: Double = 0) {
    self.range = range
    self.step = step
  }

  /// The multiples of a step within a range; `nil` if there are none.
  init?(multiplesOf step: Double, in range: ClosedRange<Double>) {
    self.init(multiplesOf: step, from: 0, in: range)
  }

  /// The places `origin + k · step` within a range; `nil` if there are none.
  init?(multiplesOf step: Double, from origin: Double, in range: ClosedRange<Double>) {
    let first = ((range.lowerBound - origin) / step - Self.slip).rounded(.up)
    let last = ((range.upperBound - origin) / step + Self.slip).rounded(.down)
    guard first <= last else { return nil }
    self.init(origin + first * step...origin + last * step, step: step)
  }

  /// Those between two amounts; `nil` if there are none.
  func restricted(to other: ClosedRange<Double>) -> Amounts? {
    let lower = max(range.lowerBound, other.lowerBound)
    let upper = min(range.upperBound, other.upperBound)
    guard lower <= upper else {
      // A single amount of steps may stand beside a bound by rounding.
      let gap = lower - upper
      guard step > 0, gap <= Self.slip * step else { return nil }
      return Amounts(multiplesOf: step, from: range.lowerBound, in: lower...lower)
    }
    if step == 0 { return Amounts(lower...upper) }
    return Amounts(multiplesOf: step, from: range.lowerBound, in: lower...upper)
  }

  /// The last amount at or below a place that is not below the least.
  func floor(_ amount: Double) -> Double {
    if step == 0 { return amount }
    let count = ((amount - range.lowerBound) / step + Self.slip).rounded(.down)
    return range.lowerBound + count * step
  }

  /// The first amount at or above a place that is not below the least.
  func ceiling(_ amount: Double) -> Double {
    if step == 0 { return amount }
    let count = ((amount - range.lowerBound) / step - Self.slip).rounded(.up)
    return range.lowerBound + count * step
  }
}
