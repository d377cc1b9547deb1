// SPDX-License-Identifier: GPL-3.0-or-later

/// A constant rate, `rate · x`; `per 1000: 4` is a rate of 0.004.
public struct LinearCurve: Hashable, Sendable {
  /// What one unit of money brings, in the KPI's unit.
  public let rate: Double

  /// Checks and stores the rate: finite.
  public init(rate: Double) throws(CurveError) {
    try requireFinite(rate, "rate")
    self.rate = rate
  }
}

/// A power curve that starts at 0 with a finite slope, `gain · ((1 + x/scale)^exponent - 1)`.
public struct PowerCurve: Hashable, Sendable {
  /// The factor, in the KPI's unit.
  public let gain: Double
  /// The spend at which the base has doubled, in money.
  public let scale: Double
  /// The exponent: concave up to 1, convex above.
  public let exponent: Double

  /// Checks and stores the parameters: all finite, `scale` and `exponent` above 0.
  public init(gain: Double, scale: Double, exponent: Double) throws(CurveError) {
    try requireFinite(gain, "gain")
    try requirePositive(scale, "scale")
    try requirePositive(exponent, "exponent")
    self.gain = gain
    self.scale = scale
    self.exponent = exponent
  }

  var curvature: Curvature {
    exponent == 1 ? .linear : signed(exponent < 1 ? .concave : .convex, by: gain)
  }
}

/// A logarithmic curve, `gain · ln(1 + x/scale)`.
public struct LogarithmCurve: Hashable, Sendable {
  /// The factor, in the KPI's unit.
  public let gain: Double
  /// The spend from which growth turns logarithmic, in money.
  public let scale: Double

  /// Checks and stores the parameters: both finite, `scale` above 0.
  public init(gain: Double, scale: Double) throws(CurveError) {
    try requireFinite(gain, "gain")
    try requirePositive(scale, "scale")
    self.gain = gain
    self.scale = scale
  }
}
