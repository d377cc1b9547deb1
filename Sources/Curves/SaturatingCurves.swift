// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A Hill curve, `max · x^shape / (half^shape + x^shape)`: half of `max` is reached at `x = half`.
///
/// With `shape ≤ 1` it is concave (`max ≥ 0`), above 1 it is S-shaped. Source: A. V. Hill, "The
/// possible effects of the aggregation of the molecules of haemoglobin on its dissociation curves",
/// J. Physiol. 40 (1910).
public struct HillCurve: ParametricCurve {
  package static let family = CurveFamily(
    name: "hill", parameters: [.level("max"), .spend("half"), .factor("shape", standard: 1)],
    formula: "max·x^shape/(half^shape + x^shape)",
    make: { p throws(CurveError) in .hill(try HillCurve(max: p[0], half: p[1], shape: p[2])) })

  /// The level that the curve approaches, in the KPI's unit; negative for a line that takes away.
  public let max: Double
  /// The spend that brings half of `max`, in money.
  public let half: Double
  /// The exponent; 1 if not given.
  public let shape: Double

  /// Checks and stores the parameters: all finite, `half` and `shape` above 0.
  public init(max: Double, half: Double, shape: Double = 1) throws(CurveError) {
    self.max = max
    self.half = half
    self.shape = shape
    try check()
  }

  package var figures: [Double] { [max, half, shape] }
  package var curvature: Curvature { signed(shape <= 1 ? .concave : .mixed, by: max) }
  package func value(at spend: Double) -> Double {
    max * share(of: spend, half: half, shape: shape)
  }
}

/// An ADBUDG curve, `low + (high - low) · x^shape / (half^shape + x^shape)`.
///
/// `low` counts even at zero spend. Source: J. D. C. Little, "Models and Managers: The Concept of a
/// Decision Calculus", Management Science 16 (1970).
public struct AdbudgCurve: ParametricCurve {
  package static let family = CurveFamily(
    name: "adbudg",
    parameters: [.level("low"), .level("high"), .factor("shape"), .spend("half")],
    formula: "low + (high - low)·x^shape/(half^shape + x^shape)",
    make: { p throws(CurveError) in
      .adbudg(try AdbudgCurve(low: p[0], high: p[1], shape: p[2], half: p[3]))
    })

  /// The value at zero spend, in the KPI's unit.
  public let low: Double
  /// The level that the curve approaches, in the KPI's unit.
  public let high: Double
  /// The exponent.
  public let shape: Double
  /// The spend at which the value is midway between `low` and `high`, in money.
  public let half: Double

  /// Checks and stores the parameters: all finite, `shape` and `half` above 0.
  public init(low: Double, high: Double, shape: Double, half: Double) throws(CurveError) {
    self.low = low
    self.high = high
    self.shape = shape
    self.half = half
    try check()
  }

  package var figures: [Double] { [low, high, shape, half] }
  package var curvature: Curvature { signed(shape <= 1 ? .concave : .mixed, by: high - low) }
  package func value(at spend: Double) -> Double {
    low + (high - low) * share(of: spend, half: half, shape: shape)
  }
}

/// An exponential saturation curve, `max · (1 - e^(-x/scale))`.
public struct ExponentialCurve: ParametricCurve {
  package static let family = CurveFamily(
    name: "exponential", parameters: [.level("max"), .spend("scale")],
    formula: "max·(1 - e^(-x/scale))",
    make: { p throws(CurveError) in .exponential(try ExponentialCurve(max: p[0], scale: p[1])) })

  /// The level that the curve approaches, in the KPI's unit.
  public let max: Double
  /// The spend that brings 1 - 1/e of `max`, in money.
  public let scale: Double

  /// Checks and stores the parameters: both finite, `scale` above 0.
  public init(max: Double, scale: Double) throws(CurveError) {
    self.max = max
    self.scale = scale
    try check()
  }

  package var figures: [Double] { [max, scale] }
  package var curvature: Curvature { signed(.concave, by: max) }
  package func value(at spend: Double) -> Double { max * -expm1(-spend / scale) }
}

/// A logistic saturation curve that starts at 0, `max · (1 - e^(-rate·x)) / (1 + e^(-rate·x))`.
///
/// Source: the `logistic_saturation` transform that media-mix models use, for example
/// PyMC-Marketing.
public struct LogisticCurve: ParametricCurve {
  package static let family = CurveFamily(
    name: "logistic", parameters: [.level("max"), .factor("rate")],
    formula: "max·(1 - e^(-rate·x))/(1 + e^(-rate·x))",
    make: { p throws(CurveError) in .logistic(try LogisticCurve(max: p[0], rate: p[1])) })

  /// The level that the curve approaches, in the KPI's unit.
  public let max: Double
  /// How fast it saturates, per unit of money.
  public let rate: Double

  /// Checks and stores the parameters: both finite, `rate` above 0.
  public init(max: Double, rate: Double) throws(CurveError) {
    self.max = max
    self.rate = rate
    try check()
  }

  package var figures: [Double] { [max, rate] }
  package var curvature: Curvature { signed(.concave, by: max) }
  package func value(at spend: Double) -> Double { max * hyperbolicTangent(rate * spend / 2) }
}

/// A hyperbolic-tangent saturation curve, `max · tanh(x/scale)`.
public struct TanhCurve: ParametricCurve {
  package static let family = CurveFamily(
    name: "tanh", parameters: [.level("max"), .spend("scale")], formula: "max·tanh(x/scale)",
    make: { p throws(CurveError) in .tanh(try TanhCurve(max: p[0], scale: p[1])) })

  /// The level that the curve approaches, in the KPI's unit.
  public let max: Double
  /// The spend that brings tanh(1), about 76%, of `max`, in money.
  public let scale: Double

  /// Checks and stores the parameters: both finite, `scale` above 0.
  public init(max: Double, scale: Double) throws(CurveError) {
    self.max = max
    self.scale = scale
    try check()
  }

  package var figures: [Double] { [max, scale] }
  package var curvature: Curvature { signed(.concave, by: max) }
  package func value(at spend: Double) -> Double { max * hyperbolicTangent(spend / scale) }
}

/// `x^shape / (half^shape + x^shape)`.
private func share(of spend: Double, half: Double, shape: Double) -> Double {
  1 / (1 + pow(half / spend, shape))
}

private func hyperbolicTangent(_ x: Double) -> Double {
  let decay = expm1(-2 * x)
  return -decay / (2 + decay)
}
