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

  /// The coordinate of a value.
  func place(_ value: Double) -> Double {
    start + (value - range.lowerBound) / (range.upperBound - range.lowerBound) * (end - start)
  }
}
