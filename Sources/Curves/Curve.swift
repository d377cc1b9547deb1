// SPDX-License-Identifier: GPL-3.0-or-later

/// What a line delivers of a KPI as a function of the money spent on it, as plain data.
///
/// The argument `x` is money (in the scenario's currency, at least 0); the value is in the KPI's
/// unit. A payload that exists is valid: its initializer has checked the parameters. Values as this
/// module knows them are for checks of figures; the solver and the verification each evaluate
/// curves in their own way.
public enum Curve: Hashable, Sendable {
  /// `rate · x`.
  case linear(LinearCurve)
  /// `max · x^shape / (half^shape + x^shape)`.
  case hill(HillCurve)
  /// `max · (1 - e^(-x/scale))`.
  case exponential(ExponentialCurve)
  /// `gain · ((1 + x/scale)^exponent - 1)`.
  case power(PowerCurve)
  /// `gain · ln(1 + x/scale)`.
  case logarithm(LogarithmCurve)
  /// `max · (1 - e^(-rate·x)) / (1 + e^(-rate·x))`.
  case logistic(LogisticCurve)
  /// `max · tanh(x/scale)`.
  case tanh(TanhCurve)
  /// Straight lines between given points.
  case points(PointsCurve)
  /// `low + (high - low) · x^shape / (half^shape + x^shape)`.
  case adbudg(AdbudgCurve)
}

/// How a curve bends on spends of 0 and above.
package enum Curvature: Hashable, Sendable {
  /// A straight line: concave and convex at once.
  case linear
  /// Every further unit of money brings at most as much as the one before.
  case concave
  /// Every further unit of money brings at least as much as the one before.
  case convex
  /// Bends both ways, as an S-curve does.
  case mixed

  /// The curvature of the curve with its sign turned.
  package var negated: Curvature {
    switch self {
    case .linear: .linear
    case .concave: .convex
    case .convex: .concave
    case .mixed: .mixed
    }
  }
}

extension CurveFamily {
  /// Every family that has named parameters; `points` and `per N` have their own forms.
  package static let all: [CurveFamily] = [
    HillCurve.family, ExponentialCurve.family, PowerCurve.family, LogarithmCurve.family,
    LogisticCurve.family, TanhCurve.family, AdbudgCurve.family,
  ]
}

extension Curve {
  /// Either form in which a curve is given.
  package enum Form {
    case formula(any ParametricCurve)
    case points(PointsCurve)
  }

  /// The formula with its parameters, or the points.
  package var form: Form {
    switch self {
    case .linear(let curve): .formula(curve)
    case .hill(let curve): .formula(curve)
    case .exponential(let curve): .formula(curve)
    case .power(let curve): .formula(curve)
    case .logarithm(let curve): .formula(curve)
    case .logistic(let curve): .formula(curve)
    case .tanh(let curve): .formula(curve)
    case .adbudg(let curve): .formula(curve)
    case .points(let curve): .points(curve)
    }
  }

  /// How the curve bends on its whole domain, decided from the parameters alone.
  ///
  /// - Complexity: constant; linear in the number of points for `points`.
  package var curvature: Curvature {
    switch form {
    case .formula(let curve): curve.curvature
    case .points(let curve): curve.curvature
    }
  }

  /// The curve at a spend of 0 and above, infinity included; for checks of figures, not for the
  /// solver's loop.
  ///
  /// Every family but `points` runs one way, so that values at the ends of a range bound it. Points
  /// without a tail stay at their last value.
  package func value(at spend: Double) -> Double {
    switch form {
    case .formula(let curve): curve.value(at: spend)
    case .points(let curve): curve.value(at: spend)
    }
  }
}

/// The curvature of `factor · f` where `f` has the given one.
func signed(_ curvature: Curvature, by factor: Double) -> Curvature {
  if factor == 0 { return .linear }
  return factor > 0 ? curvature : curvature.negated
}
