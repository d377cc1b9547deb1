// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// The shapes that the pricing loop knows, each with its own evaluation; linear curves and kinked
/// ones are handled apart.
///
/// ADBUDG is a Hill curve plus a constant, and a logistic curve that starts at 0 is a hyperbolic
/// tangent: (1 - e^(-r·x))/(1 + e^(-r·x)) = tanh(r·x/2).
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
  /// `-ln(1 - a · x)`; the others likewise are exposures to curves of the families above, `a` being
  /// a share of the population.
  case exposedLine
  case exposedHill
  case exposedShapedHill
  case exposedExponential
  case exposedPower
  case exposedLogarithm
  case exposedTanh

  /// The family of exposures to curves of this one.
  var exposed: SmoothFamily {
    switch self {
    case .hill: .exposedHill
    case .shapedHill: .exposedShapedHill
    case .exponential: .exposedExponential
    case .power: .exposedPower
    case .logarithm: .exposedLogarithm
    case .tanh: .exposedTanh
    case .exposedLine, .exposedHill, .exposedShapedHill, .exposedExponential, .exposedPower,
      .exposedLogarithm, .exposedTanh:
      preconditionFailure("there are no exposures to exposures")
    }
  }
}

/// Value, slope and bend of one atom at one spend.
struct Jet {
  var value: Double
  var slope: Double
  var bend: Double

  /// The exposure -ln(1 - y) to a share y of the population.
  @inline(__always)
  var exposed: Jet {
    let inverse = 1 / (1 - value)
    let slope = slope * inverse
    return Jet(
      value: -Elementary.log1p(-value), slope: slope,
      bend: slope.isFinite ? bend * inverse + slope * slope : 0)
  }
}

/// The parameters of one atom of a smooth family.
struct SmoothAtom {
  var a: Double
  var b: Double
  var c: Double

  /// Below this share of the scale, series stand for differences of nearly equal numbers.
  private static let tiny = 1e-5
  /// The same for longer series.
  private static let small = 1e-3
  /// Powers above this are worked out by functions that lose no digits, and take longer.
  private static let steep = 16.0

  /// Evaluates value and both derivatives at once, `x ≥ 0`.
  ///
  /// A shaped Hill curve has no finite slope at 0 for `c < 1`; there the slope is infinite and the
  /// bend 0.
  @inline(__always)
  func jet(_ family: SmoothFamily, at x: Double) -> Jet {
    switch family {
    case .hill: hill(at: x)
    case .shapedHill: shapedHill(at: x)
    case .exponential: exponential(at: x)
    case .power: power(at: x)
    case .logarithm: logarithm(at: x)
    case .tanh: tanh(at: x)
    case .exposedLine: Jet(value: a * x, slope: a, bend: 0).exposed
    case .exposedHill: hill(at: x).exposed
    case .exposedShapedHill: shapedHill(at: x).exposed
    case .exposedExponential: exponential(at: x).exposed
    case .exposedPower: power(at: x).exposed
    case .exposedLogarithm: logarithm(at: x).exposed
    case .exposedTanh: tanh(at: x).exposed
    }
  }

  @inline(__always)
  private func hill(at x: Double) -> Jet {
    let inverse = 1 / (b + x)
    let slope = a * b * inverse * inverse
    return Jet(value: a * x * inverse, slope: slope, bend: -2 * slope * inverse)
  }

  @inline(__always)
  private func shapedHill(at x: Double) -> Jet {
    if x <= 0 {
      return Jet(value: 0, slope: c < 1 ? (a < 0 ? -.infinity : .infinity) : 0, bend: 0)
    }
    let ratio = Elementary.pow(x / b, c)
    // Beyond the numbers nothing is missing of the whole.
    if ratio.isInfinite { return Jet(value: a, slope: 0, bend: 0) }
    let share = ratio / (1 + ratio)
    let slope = a * c * share * (1 / (1 + ratio)) / x
    return Jet(value: a * share, slope: slope, bend: slope / x * (c * (1 - 2 * share) - 1))
  }

  @inline(__always)
  private func exponential(at x: Double) -> Jet {
    let inverse = 1 / b
    let share = x * inverse
    let decay = Elementary.exp(-share)
    let slope = a * decay * inverse
    // 1 - decay loses digits where the share is small; there five terms of the series have them all.
    let value =
      share < Self.small
      ? a * share * (1 - share / 2 * (1 - share / 3 * (1 - share / 4 * (1 - share / 5))))
      : a * (1 - decay)
    return Jet(value: value, slope: slope, bend: -slope * inverse)
  }

  @inline(__always)
  private func power(at x: Double) -> Jet {
    let inverse = 1 / (b + x)
    let share = x / b
    if c > Self.steep {
      // What rounding takes from 1 + share the exponent would make large.
      let growth = Elementary.expm1(c * Elementary.log1p(share))
      let slope = a * c * (1 + growth) * inverse
      return Jet(value: a * growth, slope: slope, bend: slope * (c - 1) * inverse)
    }
    let growth = Elementary.exp(c * Elementary.log(1 + share))
    let slope = a * c * growth * inverse
    let value =
      share < Self.tiny
      ? a * c * share * (1 + (c - 1) * share / 2 * (1 + (c - 2) * share / 3))
      : a * (growth - 1)
    return Jet(value: value, slope: slope, bend: slope * (c - 1) * inverse)
  }

  @inline(__always)
  private func logarithm(at x: Double) -> Jet {
    let inverse = 1 / (b + x)
    let slope = a * inverse
    return Jet(value: a * Elementary.log1p(x / b), slope: slope, bend: -slope * inverse)
  }

  @inline(__always)
  private func tanh(at x: Double) -> Jet {
    let inverse = 1 / b
    let level = Elementary.tanh(x * inverse)
    let slope = a * (1 - level * level) * inverse
    return Jet(value: a * level, slope: slope, bend: -2 * level * slope * inverse)
  }
}

/// What the pricing loop makes of a curve.
enum PricedShape {
  /// `rate · x`: folded into the slopes of the measures.
  case line(rate: Double)
  /// A smooth family, plus a constant that goes into the measures.
  case smooth(SmoothFamily, SmoothAtom, constant: Double)
  /// Straight pieces, or exposures to them.
  case kinked(PointsCurve, population: Double?)

  init(_ atom: AtomCurve) {
    let shape = PricedShape(atom.curve)
    guard let population = atom.population else {
      self = shape
      return
    }
    switch shape {
    case .line(let rate):
      self = .smooth(.exposedLine, SmoothAtom(a: rate / population, b: 1, c: 1), constant: 0)
    case .smooth(let family, var atom, let constant):
      atom.a /= population - constant
      self = .smooth(
        family.exposed, atom, constant: -Elementary.log1p(-constant / population))
    case .kinked(let points, population: _): self = .kinked(points, population: population)
    }
  }

  private init(_ curve: Curve) {
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
    case .points(let curve): self = .kinked(curve, population: nil)
    }
  }

  private static func hill(max: Double, half: Double, shape: Double, constant: Double) -> Self {
    .smooth(
      shape == 1 ? .hill : .shapedHill, SmoothAtom(a: max, b: half, c: shape), constant: constant)
  }
}
