// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The formulas of `docs/scenario-format.md`, as they stand there.
enum Formulas {
  /// The value of a curve at money, where the campaign may spend from `least` to `most`.
  static func value(_ shape: Described.Shape, at x: Double) -> Double {
    switch shape {
    case .line(let per, let value): return value * x / per
    case .hill(let max, let half, let shape): return max * saturation(x, half, shape)
    case .exponential(let max, let scale): return -max * expm1(-x / scale)
    case .power(let gain, let scale, let exponent):
      return gain * expm1(exponent * log1p(x / scale))
    case .log(let gain, let scale): return gain * log1p(x / scale)
    case .logistic(let max, let rate): return -max * expm1(-rate * x) / (1 + exp(-rate * x))
    case .tanh(let max, let scale): return max * Foundation.tanh(x / scale)
    case .adbudg(let low, let high, let shape, let half):
      return low + (high - low) * saturation(x, half, shape)
    case .points(let points, _): return between(points, at: x)
    }
  }

  private static func saturation(_ x: Double, _ half: Double, _ shape: Double) -> Double {
    x <= 0 ? 0 : 1 / (1 + pow(half / x, shape))
  }

  /// The straight lines between points, flat beyond the last.
  static func between(_ points: [Described.Point], at x: Double) -> Double {
    guard let first = points.first, let last = points.last else { return 0 }
    if x <= first.x { return first.y }
    if x >= last.x { return last.y }
    var place = 1
    while points[place].x < x { place += 1 }
    let (before, after) = (points[place - 1], points[place])
    return before.y + (after.y - before.y) * ((x - before.x) / (after.x - before.x))
  }

  /// The corners of the least concave curve above points, over a range of money.
  static func envelope(
    of points: [Described.Point], from least: Double, to most: Double
  ) -> [Described.Point] {
    var all = points.filter { $0.x > least && $0.x < most }
    all.append(Described.Point(x: least, y: between(points, at: least)))
    all.append(Described.Point(x: most, y: between(points, at: most)))
    all.sort { $0.x < $1.x }
    var corners: [Described.Point] = []
    for point in all {
      while corners.count > 1, let last = corners.last {
        let before = corners[corners.count - 2]
        let straight =
          before.y + (point.y - before.y) * ((last.x - before.x) / (point.x - before.x))
        if last.y > straight { break }
        corners.removeLast()
      }
      corners.append(point)
    }
    return corners
  }

  /// What a number of units costs or brings by tiers: each tier for the units in it, or one for
  /// all.
  static func sum(_ tiers: [Described.Tier], forAll: Bool, units: Double) -> Double {
    if forAll {
      let tier = tiers.first { units <= Double($0.last ?? .max) }
      return units * (tier?.value ?? 0)
    }
    return tiers.reduce(0) { total, tier in
      let inTier = min(units, tier.last.map(Double.init) ?? .infinity) - Double(tier.first - 1)
      return total + tier.value * max(0, inTier)
    }
  }
}
