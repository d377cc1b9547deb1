// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A value with its slope.
struct Jet: Hashable, Sendable {
  /// In the KPI's unit.
  var value: Double
  /// In the KPI's unit per unit of money; infinite at 0 for a Hill curve with a shape below 1.
  var slope: Double
}

/// A formula of a curve family, as the documentation states it.
///
/// Written for reading and for accuracy near 0, and apart from the solver's evaluation on purpose:
/// a slip in either shows as a difference.
protocol CurveFormula {
  /// Value and slope at a spend of 0 or more.
  func jet(at spend: Double) -> Jet
  /// What is not its height: the figures that say where and how it bends.
  var profile: [Double] { get }
  /// The figures that all that it brings is in proportion to.
  var heights: [Double] { get }
  /// A spend near to which it bends.
  var bend: Double { get }
  /// The spends at which it changes the way it bends.
  var joints: [Double] { get }
  /// Whether more money brings more, for what can be S-shaped.
  var rises: Bool { get }
}

extension CurveFormula {
  var joints: [Double] { [] }
  var rises: Bool { true }
}

extension Curve {
  /// The formula; `nil` for points.
  var formula: (any CurveFormula)? {
    switch self {
    case .linear(let curve): curve
    case .hill(let curve): curve
    case .exponential(let curve): curve
    case .power(let curve): curve
    case .logarithm(let curve): curve
    case .logistic(let curve): curve
    case .tanh(let curve): curve
    case .adbudg(let curve): curve
    case .points: nil
    }
  }

  /// Value and slope at a spend, as seen from a spend at or before it, without the detour of
  /// ``formula``: proofs evaluate little else.
  func jet(at spend: Double, from start: Double) -> Jet {
    switch self {
    case .linear(let curve): curve.jet(at: spend)
    case .hill(let curve): curve.jet(at: spend)
    case .exponential(let curve): curve.jet(at: spend)
    case .power(let curve): curve.jet(at: spend)
    case .logarithm(let curve): curve.jet(at: spend)
    case .logistic(let curve): curve.jet(at: spend)
    case .tanh(let curve): curve.jet(at: spend)
    case .adbudg(let curve): curve.jet(at: spend)
    case .points(let curve):
      Jet(value: Pieces(curve).value(at: spend), slope: Pieces(curve).slope(at: start))
    }
  }
}

extension LinearCurve: CurveFormula {
  var profile: [Double] { [] }
  var heights: [Double] { [rate] }
  var bend: Double { 1 }
  func jet(at spend: Double) -> Jet { Jet(value: rate * spend, slope: rate) }
}

extension HillCurve: CurveFormula {
  var profile: [Double] { [half, shape] }
  var heights: [Double] { [max] }
  var bend: Double { half }
  var joints: [Double] { inflection(half: half, shape: shape) }
  var rises: Bool { max > 0 }
  func jet(at spend: Double) -> Jet { share(half: half, shape: shape, at: spend).scaled(by: max) }
}

extension AdbudgCurve: CurveFormula {
  var profile: [Double] { [half, shape] }
  var heights: [Double] { [high, low] }
  var bend: Double { half }
  var joints: [Double] { inflection(half: half, shape: shape) }
  var rises: Bool { high > low }
  func jet(at spend: Double) -> Jet {
    var jet = share(half: half, shape: shape, at: spend).scaled(by: high - low)
    jet.value += low
    return jet
  }
}

extension ExponentialCurve: CurveFormula {
  var profile: [Double] { [scale] }
  var heights: [Double] { [max] }
  var bend: Double { scale }
  func jet(at spend: Double) -> Jet {
    let time = spend / scale
    return Jet(value: -expm1(-time), slope: exp(-time) / scale).scaled(by: max)
  }
}

extension PowerCurve: CurveFormula {
  var profile: [Double] { [scale, exponent] }
  var heights: [Double] { [gain] }
  var bend: Double { scale }
  func jet(at spend: Double) -> Jet {
    let growth = log1p(spend / scale)
    return Jet(
      value: expm1(exponent * growth), slope: exponent / scale * exp((exponent - 1) * growth)
    ).scaled(by: gain)
  }
}

extension LogarithmCurve: CurveFormula {
  var profile: [Double] { [scale] }
  var heights: [Double] { [gain] }
  var bend: Double { scale }
  func jet(at spend: Double) -> Jet {
    Jet(value: log1p(spend / scale), slope: 1 / (scale + spend)).scaled(by: gain)
  }
}

extension LogisticCurve: CurveFormula {
  var profile: [Double] { [rate] }
  var heights: [Double] { [max] }
  var bend: Double { 1 / rate }
  func jet(at spend: Double) -> Jet { saturation(of: rate * spend, rate: rate).scaled(by: max) }
}

extension TanhCurve: CurveFormula {
  var profile: [Double] { [scale] }
  var heights: [Double] { [max] }
  var bend: Double { scale }
  // tanh(x/s) = (1 - e^(-2x/s)) / (1 + e^(-2x/s)).
  func jet(at spend: Double) -> Jet {
    saturation(of: 2 * spend / scale, rate: 2 / scale).scaled(by: max)
  }
}

/// (1 - e^-t) / (1 + e^-t) for t = rate · spend.
private func saturation(of time: Double, rate: Double) -> Jet {
  let decay = exp(-time)
  let whole = 1 + decay
  return Jet(value: -expm1(-time) / whole, slope: 2 * rate * decay / (whole * whole))
}

/// x^s / (half^s + x^s), by way of (half/x)^s so that no power overflows into a quotient of
/// infinities.
private func share(half: Double, shape: Double, at spend: Double) -> Jet {
  if spend <= 0 {
    let slope = shape < 1 ? Double.infinity : shape == 1 ? 1 / half : 0
    return Jet(value: 0, slope: slope)
  }
  let missing = pow(half / spend, shape)
  let share = 1 / (1 + missing)
  let rest = missing.isInfinite ? 1 : missing * share
  return Jet(value: share, slope: shape * share * rest / spend)
}

/// The spend below which an S-shaped Hill curve is convex and above which it is concave (for a
/// positive level); none for a shape up to 1.
///
/// Where the second derivative of x^s / (half^s + x^s) is 0: x = half · ((s - 1)/(s + 1))^(1/s).
private func inflection(half: Double, shape: Double) -> [Double] {
  shape > 1 ? [half * pow((shape - 1) / (shape + 1), 1 / shape)] : []
}

extension Jet {
  /// A factor of 0 takes even an infinite slope away.
  func scaled(by factor: Double) -> Jet {
    factor == 0 ? Jet(value: 0, slope: 0) : Jet(value: factor * value, slope: factor * slope)
  }
}
