// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

extension Curve {
  /// The smallest and the largest value over a range of spends that may end at infinity; everything
  /// where the figures are too large for an answer.
  func bounds(over range: ClosedRange<Double>) -> ClosedRange<Double> {
    let first = value(at: range.lowerBound)
    let last = value(at: range.upperBound)
    var least = min(first, last)
    var most = max(first, last)
    if case .points(let curve) = self {
      for (spend, value) in zip(curve.spends, curve.values) where range.contains(spend) {
        least = min(least, value)
        most = max(most, value)
      }
    }
    return least <= most ? least...most : -.infinity ... .infinity
  }
}
