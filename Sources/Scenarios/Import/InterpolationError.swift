// SPDX-License-Identifier: GPL-3.0-or-later

/// How far straight lines between points may be from the curve that the points were taken from.
struct InterpolationError: Hashable, Sendable {
  /// The distance, in the KPI's unit.
  var amount: Double
  /// The distance as a share of the curve's largest value.
  var share: Double
  /// Whether it was measured on the curve's formula; otherwise it follows from the bend at the
  /// points.
  var isMeasured: Bool

  init(amount: Double, largest: Double, isMeasured: Bool) {
    self.amount = amount
    share = largest > 0 ? amount / largest : 0
    self.isMeasured = isMeasured
  }

  /// What the bend at the points tells: h²/8 times the second derivative in each piece of width h,
  /// the derivative taken from the divided differences at both ends of the piece; `nil` for fewer
  /// than three points.
  ///
  /// It is an estimate: a curve may bend between two points without showing it at any.
  ///
  /// - Complexity: linear in the number of points.
  ///
  /// Source: the remainder of linear interpolation, for example Stoer and Bulirsch, Introduction to
  /// Numerical Analysis, 2.1.
  init?(estimatedFrom points: [ImportedPoint]) {
    guard points.count >= 3 else { return nil }
    var bends = [Double](repeating: 0, count: points.count)
    for middle in 1..<points.count - 1 {
      let (left, here, right) = (points[middle - 1], points[middle], points[middle + 1])
      let before = (here.value - left.value) / (here.spend - left.spend)
      let after = (right.value - here.value) / (right.spend - here.spend)
      bends[middle] = (2 * (after - before) / (right.spend - left.spend)).magnitude
    }
    bends[0] = bends[1]
    bends[points.count - 1] = bends[points.count - 2]
    var most = 0.0
    for (index, (left, right)) in zip(points, points.dropFirst()).enumerated() {
      let width = right.spend - left.spend
      most = max(most, width * width / 8 * max(bends[index], bends[index + 1]))
    }
    self.init(
      amount: most, largest: points.map(\.value.magnitude).max() ?? 0, isMeasured: false)
  }
}
