// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// The shapes that the pricing loop knows, each with its own evaluation; linear curves and kinked ones are handled apart.
///
/// ADBUDG is a Hill curve plus a constant, and a logistic curve that starts at 0 is a hyperbolic tangent:
/// (1 - e^(-r·x))/(1 + e^(-r·x)) = tanh(r·x/2).
enum SmoothFamily: Int, CaseIterable {
  /// `a · x / (b + x)`.
  case hill
  /// `a · x^c / (b^c + x^c)`.
  case shapedHill
  /// `a · (1 - e^(-x/b))`.
  case exponential
  /// `a · ((1 + x/b)^c - 1)`.
  case power
  /// `a · ln(1 + x/b)`.
  case logarithm
  /// `a · tanh(x/b)`.
  case tanh
}

/// Value, slope and bend of one atom at one spend.
struct Jet {
  var value: Double
  var slope: Double
  var bend: Double
}

/// The parameters of one atom of a smooth family.
struct SmoothAtom {
  var a: Double
  var b: Double
  var c: Double

  /// Below this share of the scale, series stand for differences of nearly equal numbers.
  private static let tiny = 1e-5

  /// Evaluates value and both derivatives at once, `x ≥ 0`.
  ///
  /// A shaped Hill curve has no finite slope at 0 for `c < 1`; there the slope is infinite and the bend 0.
  @inline(__always)
  func jet(_ family: SmoothFamily, at x: Double) -> Jet {
    switch family {
    case .hill:
      let inverse = 1 / (b + x)
      let slope = a * b * inverse * inverse
      return Jet(value: a * x * inverse, slope: slope, bend: -2 * slope * inverse)
    case .shapedHill:
      if x <= 0 {
        return Jet(value: 0, slope: c < 1 ? (a < 0 ? -.infinity : .infinity) : 0, bend: 0)
      }
      let ratio = Elementary.pow(x / b, c)
      let share = ratio / (1 + ratio)
      let slope = a * c * share * (1 / (1 + ratio)) / x
      return Jet(value: a * share, slope: slope, bend: slope / x * (c * (1 - 2 * share) - 1))
    case .exponential:
      let inverse = 1 / b
      let share = x * inverse
      let decay = Elementary.exp(-share)
      let slope = a * decay * inverse
      // 1 - decay has no digits left where the share is tiny; there three terms of the series have them all.
      let value =
        share < Self.tiny ? a * share * (1 - share / 2 * (1 - share / 3)) : a * (1 - decay)
      return Jet(value: value, slope: slope, bend: -slope * inverse)
    case .power:
      let inverse = 1 / (b + x)
      let share = x / b
      let growth = Elementary.exp(c * Elementary.log(1 + share))
      let slope = a * c * growth * inverse
      let value =
        share < Self.tiny
        ? a * c * share * (1 + (c - 1) * share / 2 * (1 + (c - 2) * share / 3))
        : a * (growth - 1)
      return Jet(value: value, slope: slope, bend: slope * (c - 1) * inverse)
    case .logarithm:
      let inverse = 1 / (b + x)
      let slope = a * inverse
      return Jet(value: a * Elementary.log1p(x / b), slope: slope, bend: -slope * inverse)
    case .tanh:
      let inverse = 1 / b
      let level = Elementary.tanh(x * inverse)
      let slope = a * (1 - level * level) * inverse
      return Jet(value: a * level, slope: slope, bend: -2 * level * slope * inverse)
    }
  }
}

/// What the pricing loop makes of a curve.
enum PricedShape {
  /// `rate · x`: folded into the slopes of the measures.
  case line(rate: Double)
  /// A smooth family, plus a constant that goes into the measures.
  case smooth(SmoothFamily, SmoothAtom, constant: Double)
  /// Straight pieces.
  case kinked(PointsCurve)

  init(_ curve: Curve) {
    switch curve {
    case .linear(let curve): self = .line(rate: curve.rate)
    case .hill(let curve):
      self = .hill(max: curve.max, half: curve.half, shape: curve.shape, constant: 0)
    case .adbudg(let curve):
      self = .hill(
        max: curve.high - curve.low, half: curve.half, shape: curve.shape, constant: curve.low)
    case .exponential(let curve):
      self = .smooth(.exponential, SmoothAtom(a: curve.max, b: curve.scale, c: 0), constant: 0)
    case .power(let curve):
      self = .smooth(
        .power, SmoothAtom(a: curve.gain, b: curve.scale, c: curve.exponent), constant: 0)
    case .logarithm(let curve):
      self = .smooth(.logarithm, SmoothAtom(a: curve.gain, b: curve.scale, c: 0), constant: 0)
    case .logistic(let curve):
      self = .smooth(.tanh, SmoothAtom(a: curve.max, b: 2 / curve.rate, c: 0), constant: 0)
    case .tanh(let curve):
      self = .smooth(.tanh, SmoothAtom(a: curve.max, b: curve.scale, c: 0), constant: 0)
    case .points(let curve): self = .kinked(curve)
    }
  }

  private static func hill(max: Double, half: Double, shape: Double, constant: Double) -> Self {
    .smooth(
      shape == 1 ? .hill : .shapedHill, SmoothAtom(a: max, b: half, c: shape), constant: constant)
  }
}
