// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// A curve as it is meant: a formula, or straight pieces, which may be the majorant of the points
/// that were given.
enum ReadCurve: Hashable, Sendable {
  case formula(Curve)
  case pieces(Pieces)
  /// The majorant, with the points below it.
  case majorant(Pieces, of: Pieces)

  /// Dips below this share of a curve's top are smoothed over even without `envelope: concave`.
  static let negligibleDip = 1e-4

  /// Reads a curve whose envelope, if any, is taken over a range of spends.
  init(_ curve: Curve, envelope: Envelope, over range: ClosedRange<Double>) {
    guard case .points(let points) = curve else {
      self = .formula(curve)
      return
    }
    let pieces = Pieces(points)
    let isConcave = curve.curvature == .concave || curve.curvature == .linear
    if isConcave {
      self = .pieces(pieces)
      return
    }
    let majorant = pieces.majorant(over: range)
    let lift = pieces.largestLift(of: majorant, over: range)
    let isNegligible = lift <= Self.negligibleDip * pieces.top
    self = envelope == .concave || isNegligible ? .majorant(majorant, of: pieces) : .pieces(pieces)
  }

  /// The value at a spend of 0 or more.
  func value(at spend: Double) -> Double { jet(at: spend, from: spend).value }

  /// Value and slope at a spend, as seen from a spend at or before it with no joint between: at a
  /// kink the slope is that of the piece that comes from there.
  func jet(at spend: Double, from start: Double) -> Jet {
    switch self {
    case .pieces(let pieces), .majorant(let pieces, of: _):
      Jet(value: pieces.value(at: spend), slope: pieces.slope(at: start))
    case .formula(let curve):
      switch curve {
      case .linear(let curve): Jet(value: curve.rate * spend, slope: curve.rate)
      case .hill(let curve): CurveFormula.hill(curve, at: spend)
      case .exponential(let curve): CurveFormula.exponential(curve, at: spend)
      case .power(let curve): CurveFormula.power(curve, at: spend)
      case .logarithm(let curve): CurveFormula.logarithm(curve, at: spend)
      case .logistic(let curve): CurveFormula.logistic(curve, at: spend)
      case .tanh(let curve): CurveFormula.tanh(curve, at: spend)
      case .adbudg(let curve): CurveFormula.adbudg(curve, at: spend)
      case .points(let curve):
        Jet(value: Pieces(curve).value(at: spend), slope: Pieces(curve).slope(at: start))
      }
    }
  }

  /// The spends at which the curve has a kink or changes the way it bends: between two of them it
  /// is straight, concave or convex.
  var joints: [Double] {
    switch self {
    case .pieces(let pieces), .majorant(let pieces, of: _): pieces.spends
    case .formula(.hill(let curve)):
      CurveFormula.inflection(half: curve.half, shape: curve.shape).map { [$0] } ?? []
    case .formula(.adbudg(let curve)):
      CurveFormula.inflection(half: curve.half, shape: curve.shape).map { [$0] } ?? []
    case .formula: []
    }
  }

  /// Whether `factor ·` the curve bends up between two joints, given the spend at which they begin.
  func isConvex(times factor: Double, from spend: Double) -> Bool {
    guard case .formula(let curve) = self else { return false }
    let curvature = factor < 0 ? curve.curvature.negated : curve.curvature
    switch curvature {
    case .linear, .concave: return false
    case .convex: return true
    case .mixed:
      let isBelow = joints.first.map { spend < $0 } ?? false
      return isBelow == (curve.rises == (factor > 0))
    }
  }
}

extension Curve {
  /// Whether more money brings more, for the families that can be S-shaped.
  fileprivate var rises: Bool {
    switch self {
    case .hill(let curve): curve.max > 0
    case .adbudg(let curve): curve.high > curve.low
    case .linear, .exponential, .power, .logarithm, .logistic, .tanh, .points: true
    }
  }
}
