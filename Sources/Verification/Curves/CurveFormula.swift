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

/// The formulas of the curve families, one by one as the documentation states them.
///
/// Written for reading and for accuracy near 0, and apart from the solver's evaluation on purpose:
/// a slip in either shows as a difference.
enum CurveFormula {
  static func hill(_ curve: HillCurve, at spend: Double) -> Jet {
    share(half: curve.half, shape: curve.shape, at: spend).scaled(by: curve.max)
  }

  static func adbudg(_ curve: AdbudgCurve, at spend: Double) -> Jet {
    var jet = share(half: curve.half, shape: curve.shape, at: spend)
      .scaled(by: curve.high - curve.low)
    jet.value += curve.low
    return jet
  }

  static func exponential(_ curve: ExponentialCurve, at spend: Double) -> Jet {
    let time = spend / curve.scale
    return Jet(value: -expm1(-time), slope: exp(-time) / curve.scale).scaled(by: curve.max)
  }

  static func power(_ curve: PowerCurve, at spend: Double) -> Jet {
    let growth = log1p(spend / curve.scale)
    return Jet(
      value: expm1(curve.exponent * growth),
      slope: curve.exponent / curve.scale * exp((curve.exponent - 1) * growth)
    ).scaled(by: curve.gain)
  }

  static func logarithm(_ curve: LogarithmCurve, at spend: Double) -> Jet {
    Jet(value: log1p(spend / curve.scale), slope: 1 / (curve.scale + spend))
      .scaled(by: curve.gain)
  }

  static func logistic(_ curve: LogisticCurve, at spend: Double) -> Jet {
    saturation(of: curve.rate * spend, rate: curve.rate).scaled(by: curve.max)
  }

  // tanh(x/s) = (1 - e^(-2x/s)) / (1 + e^(-2x/s)).
  static func tanh(_ curve: TanhCurve, at spend: Double) -> Jet {
    saturation(of: 2 * spend / curve.scale, rate: 2 / curve.scale).scaled(by: curve.max)
  }

  /// (1 - e^-t) / (1 + e^-t) for t = rate · spend.
  private static func saturation(of time: Double, rate: Double) -> Jet {
    let decay = exp(-time)
    let whole = 1 + decay
    return Jet(value: -expm1(-time) / whole, slope: 2 * rate * decay / (whole * whole))
  }

  /// x^s / (half^s + x^s), by way of (half/x)^s so that no power overflows into a quotient of
  /// infinities.
  private static func share(half: Double, shape: Double, at spend: Double) -> Jet {
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
  /// positive level); `nil` for a shape up to 1.
  ///
  /// Where the second derivative of x^s / (half^s + x^s) is 0: x = half · ((s - 1)/(s + 1))^(1/s).
  static func inflection(half: Double, shape: Double) -> Double? {
    shape > 1 ? half * pow((shape - 1) / (shape + 1), 1 / shape) : nil
  }
}

extension Jet {
  /// A factor of 0 takes even an infinite slope away.
  func scaled(by factor: Double) -> Jet {
    factor == 0 ? Jet(value: 0, slope: 0) : Jet(value: factor * value, slope: factor * slope)
  }
}
