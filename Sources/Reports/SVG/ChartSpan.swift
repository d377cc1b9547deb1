// SPDX-License-Identifier: GPL-3.0-or-later

/// Where values stand along an axis of a chart.
struct ChartSpan {
  /// The values at the ends.
  let range: ClosedRange<Double>
  /// The coordinates of the ends.
  let start: Double
  let end: Double

  /// A span with room around all values; `nil` without a finite value.
  ///
  /// Values that cannot be told apart get room as well, so that there is an axis to stand on.
  init?(_ values: [Double], from start: Double, to end: Double, room: Double = 0.05) {
    let finite = values.filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max() else { return nil }
    let size = max(abs(least), abs(most))
    let span = most - least > 1e-9 * size ? most - least : max(size, 1) * 0.1
    range = (least - room * span)...(most + room * span)
    self.start = start
    self.end = end
  }

  /// Round figures on either side of all values; `nil` without values that can be told apart.
  static func round(_ values: [Double]) -> ClosedRange<Double>? {
    let finite = values.filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max(),
      most - least > 1e-9 * max(abs(least), abs(most))
    else { return nil }
    let ticks = AxisTicks(least...most, most: 8).values
    guard ticks.count > 1, let first = ticks.first, let last = ticks.last else { return nil }
    let step = ticks[1] - ticks[0]
    return (first > least ? first - step : first)...(last < most ? last + step : last)
  }

  /// The coordinate of a value.
  func place(_ value: Double) -> Double {
    start + (value - range.lowerBound) / (range.upperBound - range.lowerBound) * (end - start)
  }
}
