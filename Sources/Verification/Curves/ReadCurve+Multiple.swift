// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

extension ReadCurve {
  /// The factor by which the curve is another one at every spend; `nil` where it is none.
  ///
  /// What makes the shape of a curve must be the same to the last digit. Besides, both must agree
  /// where they are looked at, by the formulas of ``CurveFormula``: were something forgotten here
  /// that shapes a curve, nothing would be united.
  ///
  /// - Complexity: a few evaluations of both; linear in the number of points.
  func multiple(of other: ReadCurve) -> Double? {
    if self == other { return 1 }
    switch (self, other) {
    case (.formula(let own), .formula(let second)):
      guard own.shape == second.shape, let factor = own.height(beside: second) else { return nil }
      return isMultiple(of: other, by: factor) ? factor : nil
    case (.pieces(let own), .pieces(let other)),
      (.majorant(let own, of: _), .majorant(let other, of: _)):
      return own.multiple(of: other)
    case (.formula, _), (.pieces, _), (.majorant, _):
      return nil
    }
  }

  /// Whether both agree at spends around those at which the curves bend.
  private func isMultiple(of other: ReadCurve, by factor: Double) -> Bool {
    guard case .formula(let curve) = self else { return false }
    return [1.0 / 16, 1, 16].allSatisfy { share in
      let spend = share * curve.bend
      let (own, other) = (value(at: spend), factor * other.value(at: spend))
      return abs(own - other) <= 1e-12 * max(abs(own), abs(other))
    }
  }
}

extension Curve {
  /// What of a formula is not its height: the family, and the figures that say where and how it
  /// bends.
  fileprivate var shape: [Double]? {
    switch self {
    case .linear: [0]
    case .hill(let curve): [1, curve.half, curve.shape]
    case .exponential(let curve): [2, curve.scale]
    case .power(let curve): [3, curve.scale, curve.exponent]
    case .logarithm(let curve): [4, curve.scale]
    case .logistic(let curve): [5, curve.rate]
    case .tanh(let curve): [6, curve.scale]
    case .adbudg(let curve): [7, curve.half, curve.shape]
    case .points: nil
    }
  }

  /// A spend near to which it bends.
  fileprivate var bend: Double {
    switch self {
    case .linear, .points: 1
    case .hill(let curve): curve.half
    case .exponential(let curve): curve.scale
    case .power(let curve): curve.scale
    case .logarithm(let curve): curve.scale
    case .logistic(let curve): 1 / curve.rate
    case .tanh(let curve): curve.scale
    case .adbudg(let curve): curve.half
    }
  }

  /// The figures that all that it brings is in proportion to.
  private var heights: [Double] {
    switch self {
    case .linear(let curve): [curve.rate]
    case .hill(let curve): [curve.max]
    case .exponential(let curve): [curve.max]
    case .power(let curve): [curve.gain]
    case .logarithm(let curve): [curve.gain]
    case .logistic(let curve): [curve.max]
    case .tanh(let curve): [curve.max]
    case .adbudg(let curve): [curve.high, curve.low]
    case .points: []
    }
  }

  /// How many times as high the formula is as another one of the same shape; `nil` where no one
  /// factor says.
  fileprivate func height(beside other: Curve) -> Double? {
    let pairs = zip(heights, other.heights)
    guard let highest = pairs.max(by: { abs($0.1) < abs($1.1) }) else { return nil }
    let factor = highest.0 / highest.1
    guard factor.isNormal else { return nil }
    return pairs.allSatisfy { abs($0 - factor * $1) <= 4 * $0.ulp } ? factor : nil
  }
}
