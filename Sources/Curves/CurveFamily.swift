// SPDX-License-Identifier: GPL-3.0-or-later

/// A kind of curve as a scenario file names it, with its parameters and formula: what documentation
/// and checks read.
public struct CurveFamily: Hashable, Sendable {
  /// A parameter of a family.
  public struct Parameter: Hashable, Sendable {
    /// The key in a scenario file.
    public let name: String
    /// Whether the value is money, so that a scenario may write a currency behind it.
    public let isMoney: Bool
    /// Whether it must be above zero.
    public let isPositive: Bool
    /// What it is when left out; `nil` where it must be given.
    public let standard: Double?
  }

  /// The key in a scenario file.
  public let name: String
  /// The parameters in the order in which documentation lists them.
  public let parameters: [Parameter]
  /// The formula with `x` as spend.
  public let formula: String
  /// Makes the curve from parameter values in the order of `parameters`.
  public let make: @Sendable ([Double]) throws(CurveError) -> Curve

  /// Equal names: there is one family of a name.
  public static func == (left: CurveFamily, right: CurveFamily) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// Every family that has named parameters; `points` and `per N` have their own forms.
  public static let all: [CurveFamily] = [
    CurveFamily(
      name: "hill",
      parameters: [.level("max"), .spend("half"), .factor("shape", standard: 1)],
      formula: "max·x^shape/(half^shape + x^shape)",
      make: { p throws(CurveError) in .hill(try HillCurve(max: p[0], half: p[1], shape: p[2])) }),
    CurveFamily(
      name: "exponential", parameters: [.level("max"), .spend("scale")],
      formula: "max·(1 - e^(-x/scale))",
      make: { p throws(CurveError) in
        .exponential(try ExponentialCurve(max: p[0], scale: p[1]))
      }),
    CurveFamily(
      name: "power", parameters: [.level("gain"), .spend("scale"), .factor("exponent")],
      formula: "gain·((1 + x/scale)^exponent - 1)",
      make: { p throws(CurveError) in
        .power(try PowerCurve(gain: p[0], scale: p[1], exponent: p[2]))
      }),
    CurveFamily(
      name: "log", parameters: [.level("gain"), .spend("scale")],
      formula: "gain·ln(1 + x/scale)",
      make: { p throws(CurveError) in .logarithm(try LogarithmCurve(gain: p[0], scale: p[1])) }),
    CurveFamily(
      name: "logistic", parameters: [.level("max"), .factor("rate")],
      formula: "max·(1 - e^(-rate·x))/(1 + e^(-rate·x))",
      make: { p throws(CurveError) in .logistic(try LogisticCurve(max: p[0], rate: p[1])) }),
    CurveFamily(
      name: "tanh", parameters: [.level("max"), .spend("scale")], formula: "max·tanh(x/scale)",
      make: { p throws(CurveError) in .tanh(try TanhCurve(max: p[0], scale: p[1])) }),
    CurveFamily(
      name: "adbudg",
      parameters: [.level("low"), .level("high"), .factor("shape"), .spend("half")],
      formula: "low + (high - low)·x^shape/(half^shape + x^shape)",
      make: { p throws(CurveError) in
        .adbudg(try AdbudgCurve(low: p[0], high: p[1], shape: p[2], half: p[3]))
      }),
  ]
}

extension CurveFamily.Parameter {
  static func level(_ name: String) -> Self {
    Self(name: name, isMoney: false, isPositive: false, standard: nil)
  }

  static func spend(_ name: String) -> Self {
    Self(name: name, isMoney: true, isPositive: true, standard: nil)
  }

  static func factor(_ name: String, standard: Double? = nil) -> Self {
    Self(name: name, isMoney: false, isPositive: true, standard: standard)
  }
}
