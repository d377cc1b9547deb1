// SPDX-License-Identifier: GPL-3.0-or-later

/// A Hill curve, `max · x^shape / (half^shape + x^shape)`: half of `max` is reached at `x = half`.
///
/// With `shape ≤ 1` it is concave (`max ≥ 0`), above 1 it is S-shaped. Source: A. V. Hill, "The
/// possible effects of the aggregation of the molecules of haemoglobin on its dissociation curves",
/// J. Physiol. 40 (1910).
public struct HillCurve: Hashable, Sendable {
  /// The level that the curve approaches, in the KPI's unit; negative for a line that takes away.
  public let max: Double
  /// The spend that brings half of `max`, in money.
  public let half: Double
  /// The exponent; 1 if not given.
  public let shape: Double

  /// Checks and stores the parameters: all finite, `half` and `shape` above 0.
  public init(max: Double, half: Double, shape: Double = 1) throws(CurveError) {
    try requireFinite(max, "max")
    try requirePositive(half, "half")
    try requirePositive(shape, "shape")
    self.max = max
    self.half = half
    self.shape = shape
  }

  var curvature: Curvature { signed(shape <= 1 ? .concave : .mixed, by: max) }
}

/// An ADBUDG curve, `low + (high - low) · x^shape / (half^shape + x^shape)`.
///
/// `low` counts even at zero spend. Source: J. D. C. Little, "Models and Managers: The Concept of a
/// Decision Calculus", Management Science 16 (1970).
public struct AdbudgCurve: Hashable, Sendable {
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
    try requireFinite(low, "low")
    try requireFinite(high, "high")
    try requirePositive(shape, "shape")
    try requirePositive(half, "half")
    self.low = low
    self.high = high
    self.shape = shape
    self.half = half
  }

  var curvature: Curvature { signed(shape <= 1 ? .concave : .mixed, by: high - low) }
}

/// An exponential saturation curve, `max · (1 - e^(-x/scale))`.
public struct ExponentialCurve: Hashable, Sendable {
  /// The level that the curve approaches, in the KPI's unit.
  public let max: Double
  /// The spend that brings 1 - 1/e of `max`, in money.
  public let scale: Double

  /// Checks and stores the parameters: both finite, `scale` above 0.
  public init(max: Double, scale: Double) throws(CurveError) {
    try requireFinite(max, "max")
    try requirePositive(scale, "scale")
    self.max = max
    self.scale = scale
  }
}

/// A logistic saturation curve that starts at 0, `max · (1 - e^(-rate·x)) / (1 + e^(-rate·x))`.
///
/// Source: the `logistic_saturation` transform that media-mix models use, for example
/// PyMC-Marketing.
public struct LogisticCurve: Hashable, Sendable {
  /// The level that the curve approaches, in the KPI's unit.
  public let max: Double
  /// How fast it saturates, per unit of money.
  public let rate: Double

  /// Checks and stores the parameters: both finite, `rate` above 0.
  public init(max: Double, rate: Double) throws(CurveError) {
    try requireFinite(max, "max")
    try requirePositive(rate, "rate")
    self.max = max
    self.rate = rate
  }
}

/// A hyperbolic-tangent saturation curve, `max · tanh(x/scale)`.
public struct TanhCurve: Hashable, Sendable {
  /// The level that the curve approaches, in the KPI's unit.
  public let max: Double
  /// The spend that brings tanh(1), about 76%, of `max`, in money.
  public let scale: Double

  /// Checks and stores the parameters: both finite, `scale` above 0.
  public init(max: Double, scale: Double) throws(CurveError) {
    try requireFinite(max, "max")
    try requirePositive(scale, "scale")
    self.max = max
    self.scale = scale
  }
}
