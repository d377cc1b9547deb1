// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Curve {
  /// The curve at a spend of 0 and above, infinity included; for checks of figures, not for the
  /// solver's loop.
  ///
  /// Every family but `points` runs one way, so that values at the ends of a range bound it. Points
  /// without a tail stay at their last value.
  func value(at spend: Double) -> Double {
    switch self {
    case .linear(let curve):
      return curve.rate == 0 ? 0 : curve.rate * spend
    case .hill(let curve):
      return curve.max * share(of: spend, half: curve.half, shape: curve.shape)
    case .adbudg(let curve):
      let share = share(of: spend, half: curve.half, shape: curve.shape)
      return curve.low + (curve.high - curve.low) * share
    case .exponential(let curve):
      return curve.max * -expm1(-spend / curve.scale)
    case .power(let curve):
      let growth = expm1(curve.exponent * log1p(spend / curve.scale))
      return curve.gain == 0 ? 0 : curve.gain * growth
    case .logarithm(let curve):
      return curve.gain == 0 ? 0 : curve.gain * log1p(spend / curve.scale)
    case .logistic(let curve):
      return curve.max * Self.hyperbolicTangent(curve.rate * spend / 2)
    case .tanh(let curve):
      return curve.max * Self.hyperbolicTangent(spend / curve.scale)
    case .points(let curve):
      return curve.value(at: spend)
    }
  }

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

  private func share(of spend: Double, half: Double, shape: Double) -> Double {
    1 / (1 + pow(half / spend, shape))
  }

  // Inside the type the C function would be taken for the case of its name.
  private static func hyperbolicTangent(_ x: Double) -> Double {
    let decay = expm1(-2 * x)
    return -decay / (2 + decay)
  }
}

extension PointsCurve {
  fileprivate func value(at spend: Double) -> Double {
    if let after = spends.firstIndex(where: { $0 >= spend }) {
      guard after > 0 else { return values[0] }
      let share = (spend - spends[after - 1]) / (spends[after] - spends[after - 1])
      return values[after - 1] + share * (values[after] - values[after - 1])
    }
    let last = spends.count - 1
    guard case .slope(let slope) = tail, slope != 0 else { return values[last] }
    return values[last] + slope * (spend - spends[last])
  }
}
