// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A constant rate, `rate · x`; `per 1000: 4` is a rate of 0.004.
public struct LinearCurve: ParametricCurve {
  package static let family = CurveFamily(
    name: "per", parameters: [.level("rate")], formula: "rate·x",
    make: { p throws(CurveError) in .linear(try LinearCurve(rate: p[0])) })

  /// What one unit of money brings, in the KPI's unit.
  public let rate: Double

  /// Checks and stores the rate: finite.
  public init(rate: Double) throws(CurveError) {
    self.rate = rate
    try check()
  }

  package var figures: [Double] { [rate] }
  package var curvature: Curvature { .linear }
  package func value(at spend: Double) -> Double { rate == 0 ? 0 : rate * spend }
}

/// A power curve that starts at 0 with a finite slope, `gain · ((1 + x/scale)^exponent - 1)`.
public struct PowerCurve: ParametricCurve {
  package static let family = CurveFamily(
    name: "power", parameters: [.level("gain"), .spend("scale"), .factor("exponent")],
    formula: "gain·((1 + x/scale)^exponent - 1)",
    make: { p throws(CurveError) in
      .power(try PowerCurve(gain: p[0], scale: p[1], exponent: p[2]))
    })

  /// The factor, in the KPI's unit.
  public let gain: Double
  /// The spend at which the base has doubled, in money.
  public let scale: Double
  /// The exponent: concave up to 1, convex above.
  public let exponent: Double

  /// Checks and stores the parameters: all finite, `scale` and `exponent` above 0.
  public init(gain: Double, scale: Double, exponent: Double) throws(CurveError) {
    self.gain = gain
    self.scale = scale
    self.exponent = exponent
    try check()
  }

  package var figures: [Double] { [gain, scale, exponent] }
  package var curvature: Curvature {
    exponent == 1 ? .linear : signed(exponent < 1 ? .concave : .convex, by: gain)
  }
  package func value(at spend: Double) -> Double {
    gain == 0 ? 0 : gain * expm1(exponent * log1p(spend / scale))
  }
}

/// A logarithmic curve, `gain · ln(1 + x/scale)`.
public struct LogarithmCurve: ParametricCurve {
  package static let family = CurveFamily(
    name: "log", parameters: [.level("gain"), .spend("scale")],
    formula: "gain·ln(1 + x/scale)",
    make: { p throws(CurveError) in .logarithm(try LogarithmCurve(gain: p[0], scale: p[1])) })

  /// The factor, in the KPI's unit.
  public let gain: Double
  /// The spend from which growth turns logarithmic, in money.
  public let scale: Double

  /// Checks and stores the parameters: both finite, `scale` above 0.
  public init(gain: Double, scale: Double) throws(CurveError) {
    self.gain = gain
    self.scale = scale
    try check()
  }

  package var figures: [Double] { [gain, scale] }
  package var curvature: Curvature { signed(.concave, by: gain) }
  package func value(at spend: Double) -> Double { gain == 0 ? 0 : gain * log1p(spend / scale) }
}
