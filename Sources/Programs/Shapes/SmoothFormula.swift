// SPDX-License-Identifier: GPL-3.0-or-later

/// What the pricing loop knows how to evaluate.
protocol SmoothFormula {
  /// Value and both derivatives at once, `x ≥ 0`.
  static func jet(of atom: SmoothAtom, at x: Double) -> Jet
  /// The amounts above 0 at which the atom changes the way it bends, ascending: at most two.
  static func breaks(of atom: SmoothAtom) -> [Double]
}

/// A formula of a family, which also says where exposures to it change the way they bend.
protocol FamilyFormula: SmoothFormula {
  /// The amounts above 0 at which an exposure to the atom changes the way it bends, ascending.
  ///
  /// With y for the share of the level and q for the level as a share of the population, an
  /// exposure -ln(1 - q·y) has the slope q·y'/(1 - q·y), whose logarithmic derivative is 0 at the
  /// breaks; see docs/mathematics.md for each family.
  static func exposedBreaks(of atom: SmoothAtom) -> [Double]
}

/// `-ln(1 - y)`, the exposure to a formula's value y, its `a` being a share of the population.
enum Exposed<Formula: FamilyFormula>: SmoothFormula {
  @inline(__always)
  static func jet(of atom: SmoothAtom, at x: Double) -> Jet {
    Formula.jet(of: atom, at: x).exposed
  }

  static func breaks(of atom: SmoothAtom) -> [Double] { Formula.exposedBreaks(of: atom) }
}

/// The parameters of one atom of a smooth family.
struct SmoothAtom {
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

/// `a · x`; as it is a line is priced apart, so that only exposures to it come here.
enum LineFormula: FamilyFormula {
  @inline(__always)
  static func jet(of atom: SmoothAtom, at x: Double) -> Jet {
    Jet(value: atom.a * x, slope: atom.a, bend: 0)
  }

  static func breaks(of atom: SmoothAtom) -> [Double] { [] }
  static func exposedBreaks(of atom: SmoothAtom) -> [Double] { [] }
}

/// `a · x / (b + x)`.
enum HillFormula: FamilyFormula {
  @inline(__always)
  static func jet(of atom: SmoothAtom, at x: Double) -> Jet {
    let inverse = 1 / (atom.b + x)
    let slope = atom.a * atom.b * inverse * inverse
    return Jet(value: atom.a * x * inverse, slope: slope, bend: -2 * slope * inverse)
  }

  static func exposedBreaks(of atom: SmoothAtom) -> [Double] {
    ShapedHillFormula.exposedBreaks(of: SmoothAtom(a: atom.a, b: atom.b, c: 1))
  }

  static func breaks(of atom: SmoothAtom) -> [Double] { [] }
}

/// `a · x^c / (b^c + x^c)`, which has no finite slope at 0 for `c < 1`: there the slope is infinite
/// and the bend 0.
enum ShapedHillFormula: FamilyFormula {
  @inline(__always)
  static func jet(of atom: SmoothAtom, at x: Double) -> Jet {
    if x <= 0 {
      return Jet(value: 0, slope: atom.c < 1 ? (atom.a < 0 ? -.infinity : .infinity) : 0, bend: 0)
    }
    let ratio = Elementary.pow(x / atom.b, atom.c)
    // Beyond the numbers nothing is missing of the whole.
    if ratio.isInfinite { return Jet(value: atom.a, slope: 0, bend: 0) }
    let share = ratio / (1 + ratio)
    let slope = atom.a * atom.c * share * (1 / (1 + ratio)) / x
    return Jet(
      value: atom.a * share, slope: slope, bend: slope / x * (atom.c * (1 - 2 * share) - 1))
  }

  /// x·f'' changes its sign where c·(1 - 2s) = 1 for the share s = r/(1 + r), r = (x/b)^c.
  static func breaks(of atom: SmoothAtom) -> [Double] {
    let c = atom.c
    return c > 1 ? [atom.b * Elementary.pow((c - 1) / (c + 1), 1 / c)] : []
  }

  /// For u = (x/b)^s the slope is ~ u/(x·(1 + u)·(1 + k·u)) with k = 1 - q, which stops rising or
  /// falling where (s + 1)·k·u² + (1 + k)·u - (s - 1) = 0.
  static func exposedBreaks(of atom: SmoothAtom) -> [Double] {
    let k = 1 - atom.a
    return positiveRoots((atom.c + 1) * k, 1 + k, 1 - atom.c).map {
      atom.b * Elementary.pow($0, 1 / atom.c)
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
  static func jet(of atom: SmoothAtom, at x: Double) -> Jet {
    let inverse = 1 / atom.b
    let share = x * inverse
    let decay = Elementary.exp(-share)
    let slope = atom.a * decay * inverse
    // 1 - decay loses digits where the share is small; there five terms of the series have them all.
    let value =
      share < SmoothAtom.small
      ? atom.a * share * (1 - share / 2 * (1 - share / 3 * (1 - share / 4 * (1 - share / 5))))
      : atom.a * (1 - decay)
    return Jet(value: value, slope: slope, bend: -slope * inverse)
  }

  static func breaks(of atom: SmoothAtom) -> [Double] { [] }
  static func exposedBreaks(of atom: SmoothAtom) -> [Double] { [] }
}

/// `a · ((1 + x/b)^c - 1)`.
enum PowerFormula: FamilyFormula {
  @inline(__always)
  static func jet(of atom: SmoothAtom, at x: Double) -> Jet {
    let inverse = 1 / (atom.b + x)
    let share = x / atom.b
    if atom.c > SmoothAtom.steep {
      // What rounding takes from 1 + share the exponent would make large.
      let growth = Elementary.expm1(atom.c * Elementary.log1p(share))
      let slope = atom.a * atom.c * (1 + growth) * inverse
      return Jet(value: atom.a * growth, slope: slope, bend: slope * (atom.c - 1) * inverse)
    }
    let growth = Elementary.exp(atom.c * Elementary.log(1 + share))
    let slope = atom.a * atom.c * growth * inverse
    let value =
      share < SmoothAtom.tiny
      ? atom.a * atom.c * share * (1 + (atom.c - 1) * share / 2 * (1 + (atom.c - 2) * share / 3))
      : atom.a * (growth - 1)
    return Jet(value: value, slope: slope, bend: slope * (atom.c - 1) * inverse)
  }

  static func exposedBreaks(of atom: SmoothAtom) -> [Double] {
    let (a, c) = (atom.a, atom.c)
    guard c < 1, a > 0 else { return [] }
    let growth = Elementary.log((1 - c) * (1 + a) / a) / c
    return growth > 0 ? [atom.b * Elementary.expm1(growth)] : []
  }

  static func breaks(of atom: SmoothAtom) -> [Double] { [] }
}

/// `a · ln(1 + x/b)`.
enum LogarithmFormula: FamilyFormula {
  @inline(__always)
  static func jet(of atom: SmoothAtom, at x: Double) -> Jet {
    let inverse = 1 / (atom.b + x)
    let slope = atom.a * inverse
    return Jet(value: atom.a * Elementary.log1p(x / atom.b), slope: slope, bend: -slope * inverse)
  }

  static func exposedBreaks(of atom: SmoothAtom) -> [Double] {
    atom.a > 0 && atom.a < 1 ? [atom.b * Elementary.expm1(1 / atom.a - 1)] : []
  }

  static func breaks(of atom: SmoothAtom) -> [Double] { [] }
}

/// `a · tanh(x/b)`.
enum TanhFormula: FamilyFormula {
  @inline(__always)
  static func jet(of atom: SmoothAtom, at x: Double) -> Jet {
    let inverse = 1 / atom.b
    let level = Elementary.tanh(x * inverse)
    let slope = atom.a * (1 - level * level) * inverse
    return Jet(value: atom.a * level, slope: slope, bend: -2 * level * slope * inverse)
  }

  static func exposedBreaks(of atom: SmoothAtom) -> [Double] {
    guard atom.a > 0, atom.a < 1 else { return [] }
    let level = atom.a / (1 + (1 - atom.a * atom.a).squareRoot())
    return [atom.b * (Elementary.log1p(level) - Elementary.log1p(-level)) / 2]
  }

  static func breaks(of atom: SmoothAtom) -> [Double] { [] }
}
