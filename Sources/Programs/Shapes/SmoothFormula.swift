// SPDX-License-Identifier: GPL-3.0-or-later

/// What the pricing loop knows how to evaluate.
protocol SmoothFormula {
  /// Value and both derivatives at once, `x ≥ 0`.
  static func jet(of responseTerm: SmoothTerm, at x: Double) -> Jet
  /// The amounts above 0 at which the response term changes the way it bends, ascending: at most
  /// two.
  static func breaks(of responseTerm: SmoothTerm) -> [Double]
}

/// A formula of a family, which also says where exposures to it change the way they bend.
protocol FamilyFormula: SmoothFormula {
  /// The amounts above 0 at which an exposure to the response term changes the way it bends,
  /// ascending.
  ///
  /// With y for the share of the level and q for the level as a share of the population, an
  /// exposure -ln(1 - q·y) has the slope q·y'/(1 - q·y), whose logarithmic derivative is 0 at the
  /// breaks; see docs/mathematics.md for each family.
  static func exposedBreaks(of responseTerm: SmoothTerm) -> [Double]
}

/// `-ln(1 - y)`, the exposure to a formula's value y, its `a` being a share of the population.
enum Exposed<Formula: FamilyFormula>: SmoothFormula {
  @inline(__always)
  static func jet(of responseTerm: SmoothTerm, at x: Double) -> Jet {
    Formula.jet(of: responseTerm, at: x).exposed
  }

  static func breaks(of responseTerm: SmoothTerm) -> [Double] {
    Formula.exposedBreaks(of: responseTerm)
  }
}

/// The parameters of one response term of a smooth family.
struct SmoothTerm {
  var a: Double
  var b: Double
  var c: Double

  /// Below this share of the scale, series stand for differences of nearly equal numbers.
  static let tiny = 1e-5
  /// The same for longer series.
  static let small = 1e-3
  /// Powers above this are worked out by functions that lose no digits, and take longer.
  static let steep = 16.0
}

/// Value, slope and bend of one response term at one spend.
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

/// `a · x`; as it is a line is priced apart, so that only exposures to it come here.
enum LineFormula: FamilyFormula {
  @inline(__always)
  static func jet(of responseTerm: SmoothTerm, at x: Double) -> Jet {
    Jet(value: responseTerm.a * x, slope: responseTerm.a, bend: 0)
  }

  static func breaks(of responseTerm: SmoothTerm) -> [Double] { [] }
  static func exposedBreaks(of responseTerm: SmoothTerm) -> [Double] { [] }
}

/// `a · x / (b + x)`.
enum HillFormula: FamilyFormula {
  @inline(__always)
  static func jet(of responseTerm: SmoothTerm, at x: Double) -> Jet {
    let inverse = 1 / (responseTerm.b + x)
    let slope = responseTerm.a * responseTerm.b * inverse * inverse
    return Jet(value: responseTerm.a * x * inverse, slope: slope, bend: -2 * slope * inverse)
  }

  static func exposedBreaks(of responseTerm: SmoothTerm) -> [Double] {
    ShapedHillFormula.exposedBreaks(of: SmoothTerm(a: responseTerm.a, b: responseTerm.b, c: 1))
  }

  static func breaks(of responseTerm: SmoothTerm) -> [Double] { [] }
}

/// `a · x^c / (b^c + x^c)`, which has no finite slope at 0 for `c < 1`: there the slope is infinite
/// and the bend 0.
enum ShapedHillFormula: FamilyFormula {
  @inline(__always)
  static func jet(of responseTerm: SmoothTerm, at x: Double) -> Jet {
    if x <= 0 {
      return Jet(
        value: 0, slope: responseTerm.c < 1 ? (responseTerm.a < 0 ? -.infinity : .infinity) : 0,
        bend: 0)
    }
    let ratio = Elementary.pow(x / responseTerm.b, responseTerm.c)
    // Beyond the numbers nothing is missing of the whole.
    if ratio.isInfinite { return Jet(value: responseTerm.a, slope: 0, bend: 0) }
    let share = ratio / (1 + ratio)
    let slope = responseTerm.a * responseTerm.c * share * (1 / (1 + ratio)) / x
    return Jet(
      value: responseTerm.a * share, slope: slope,
      bend: slope / x * (responseTerm.c * (1 - 2 * share) - 1))
  }

  /// x·f'' changes its sign where c·(1 - 2s) = 1 for the share s = r/(1 + r), r = (x/b)^c.
  static func breaks(of responseTerm: SmoothTerm) -> [Double] {
    let c = responseTerm.c
    return c > 1 ? [responseTerm.b * Elementary.pow((c - 1) / (c + 1), 1 / c)] : []
  }

  /// For u = (x/b)^s the slope is ~ u/(x·(1 + u)·(1 + k·u)) with k = 1 - q, which stops rising or
  /// falling where (s + 1)·k·u² + (1 + k)·u - (s - 1) = 0.
  static func exposedBreaks(of responseTerm: SmoothTerm) -> [Double] {
    let k = 1 - responseTerm.a
    return positiveRoots((responseTerm.c + 1) * k, 1 + k, 1 - responseTerm.c).map {
      responseTerm.b * Elementary.pow($0, 1 / responseTerm.c)
    }
  }

  /// The roots above 0 of `a·u² + b·u + c`, ascending, without cancellation.
  private static func positiveRoots(_ a: Double, _ b: Double, _ c: Double) -> [Double] {
    let discriminant = b * b - 4 * a * c
    guard discriminant >= 0 else { return [] }
    let half = -(b + (b < 0 ? -1 : 1) * discriminant.squareRoot()) / 2
    let roots = [half == 0 ? .nan : c / half, a == 0 ? .nan : half / a]
    return roots.filter { $0 > 0 && $0.isFinite }.sorted()
  }
}

/// `a · (1 - e^(-x/b))`.
enum ExponentialFormula: FamilyFormula {
  @inline(__always)
  static func jet(of responseTerm: SmoothTerm, at x: Double) -> Jet {
    let inverse = 1 / responseTerm.b
    let share = x * inverse
    let decay = Elementary.exp(-share)
    let slope = responseTerm.a * decay * inverse
    // 1 - decay loses digits where the share is small; there five terms of the series have them all.
    let value =
      share < SmoothTerm.small
      ? responseTerm.a * share
        * (1 - share / 2 * (1 - share / 3 * (1 - share / 4 * (1 - share / 5))))
      : responseTerm.a * (1 - decay)
    return Jet(value: value, slope: slope, bend: -slope * inverse)
  }

  static func breaks(of responseTerm: SmoothTerm) -> [Double] { [] }
  static func exposedBreaks(of responseTerm: SmoothTerm) -> [Double] { [] }
}

/// `a · ((1 + x/b)^c - 1)`.
enum PowerFormula: FamilyFormula {
  @inline(__always)
  static func jet(of responseTerm: SmoothTerm, at x: Double) -> Jet {
    let inverse = 1 / (responseTerm.b + x)
    let share = x / responseTerm.b
    if responseTerm.c > SmoothTerm.steep {
      // What rounding takes from 1 + share the exponent would make large.
      let growth = Elementary.expm1(responseTerm.c * Elementary.log1p(share))
      let slope = responseTerm.a * responseTerm.c * (1 + growth) * inverse
      return Jet(
        value: responseTerm.a * growth, slope: slope, bend: slope * (responseTerm.c - 1) * inverse)
    }
    let growth = Elementary.exp(responseTerm.c * Elementary.log(1 + share))
    let slope = responseTerm.a * responseTerm.c * growth * inverse
    let value =
      share < SmoothTerm.tiny
      ? responseTerm.a * responseTerm.c * share
        * (1 + (responseTerm.c - 1) * share / 2 * (1 + (responseTerm.c - 2) * share / 3))
      : responseTerm.a * (growth - 1)
    return Jet(value: value, slope: slope, bend: slope * (responseTerm.c - 1) * inverse)
  }

  static func exposedBreaks(of responseTerm: SmoothTerm) -> [Double] {
    let (a, c) = (responseTerm.a, responseTerm.c)
    guard c < 1, a > 0 else { return [] }
    let growth = Elementary.log((1 - c) * (1 + a) / a) / c
    return growth > 0 ? [responseTerm.b * Elementary.expm1(growth)] : []
  }

  static func breaks(of responseTerm: SmoothTerm) -> [Double] { [] }
}

/// `a · ln(1 + x/b)`.
enum LogarithmFormula: FamilyFormula {
  @inline(__always)
  static func jet(of responseTerm: SmoothTerm, at x: Double) -> Jet {
    let inverse = 1 / (responseTerm.b + x)
    let slope = responseTerm.a * inverse
    return Jet(
      value: responseTerm.a * Elementary.log1p(x / responseTerm.b), slope: slope,
      bend: -slope * inverse)
  }

  static func exposedBreaks(of responseTerm: SmoothTerm) -> [Double] {
    responseTerm.a > 0 && responseTerm.a < 1
      ? [responseTerm.b * Elementary.expm1(1 / responseTerm.a - 1)] : []
  }

  static func breaks(of responseTerm: SmoothTerm) -> [Double] { [] }
}

/// `a · tanh(x/b)`.
enum TanhFormula: FamilyFormula {
  @inline(__always)
  static func jet(of responseTerm: SmoothTerm, at x: Double) -> Jet {
    let inverse = 1 / responseTerm.b
    let level = Elementary.tanh(x * inverse)
    let slope = responseTerm.a * (1 - level * level) * inverse
    return Jet(value: responseTerm.a * level, slope: slope, bend: -2 * level * slope * inverse)
  }

  static func exposedBreaks(of responseTerm: SmoothTerm) -> [Double] {
    guard responseTerm.a > 0, responseTerm.a < 1 else { return [] }
    let level = responseTerm.a / (1 + (1 - responseTerm.a * responseTerm.a).squareRoot())
    return [responseTerm.b * (Elementary.log1p(level) - Elementary.log1p(-level)) / 2]
  }

  static func breaks(of responseTerm: SmoothTerm) -> [Double] { [] }
}
