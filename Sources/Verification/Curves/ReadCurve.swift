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
    case .formula(let curve): curve.jet(at: spend, from: start)
    }
  }

  /// The spends at which the curve has a kink or changes the way it bends: between two of them it
  /// is straight, concave or convex.
  var joints: [Double] {
    switch self {
    case .pieces(let pieces), .majorant(let pieces, of: _): pieces.spends
    case .formula(let curve): curve.formula?.joints ?? []
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
      return isBelow == ((curve.formula?.rises ?? true) == (factor > 0))
    }
  }
}
