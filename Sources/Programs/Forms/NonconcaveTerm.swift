// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// A curve ready for evaluation, with the amounts where it changes the way it bends.
struct NonconcaveTerm {
  enum Shape {
    case smooth(SmoothFamily, SmoothTerm)
    case kinked(KinkedTerm)
  }

  let shape: Shape
  /// The amounts at which the bend changes, ascending.
  private let breaks: [Double]

  init?(_ shape: PricedShape) {
    switch shape {
    case .line: return nil
    case .smooth(let family, let responseTerm, _):
      self.shape = .smooth(family, responseTerm)
      breaks = responseTerm.breaks(family)
    case .kinked(let points, let population):
      let kinked = KinkedTerm(points, population: population)
      self.shape = .kinked(kinked)
      breaks = kinked.spends
    }
  }

  @inline(__always)
  func value(at x: Double) -> Double {
    switch shape {
    case .smooth(let family, let responseTerm): responseTerm.jet(family, at: x).value
    case .kinked(let kinked): kinked.value(at: x)
    }
  }

  /// Value and slopes; on a piece between two breaks, with the slopes that the piece has at its
  /// ends.
  func jet(at x: Double, side: SeparableProgram.Side) -> Jet {
    switch shape {
    case .smooth(let family, let responseTerm): responseTerm.jet(family, at: x)
    case .kinked(let kinked):
      Jet(
        value: kinked.value(at: x),
        slope: side == .left ? kinked.leftSlope(at: x) : kinked.rightSlope(at: x), bend: 0)
    }
  }

  /// The amounts strictly inside a range at which the bend changes, ascending.
  func breaks(in range: ClosedRange<Double>) -> [Double] {
    breaks.filter { $0 > range.lowerBound && $0 < range.upperBound }
  }

  /// 1 where the curve bends up between two neighbouring breaks, -1 where it bends down, 0 where it
  /// is straight.
  func bend(between lower: Double, and upper: Double) -> Int8 {
    switch shape {
    // Between two points an exposure is -ln of a straight line.
    case .kinked(let kinked): return kinked.population == nil ? 0 : 1
    case .smooth(let family, let responseTerm):
      // Far from a steep curve's rise the bend is less than any number; nearer to it, it has its sign.
      for share in Self.places {
        for x in [lower + share * (upper - lower), upper - share * (upper - lower)] {
          let bend = responseTerm.jet(family, at: x).bend
          if bend != 0 { return bend > 0 ? 1 : -1 }
        }
      }
      return 0
    }
  }

  /// Where a bend is looked for between two breaks, as shares of the way from either.
  private static let places = (1...40).map { Double(sign: .plus, exponent: -$0, significand: 1) }

  /// Whether `factor` times the curve is concave on a range, for factors of the given signs.
  func isConcave(
    on range: ClosedRange<Double>, forPositive positive: Bool, forNegative negative: Bool
  ) -> Bool {
    guard positive || negative else { return true }
    switch shape {
    case .smooth:
      func keeps(_ left: Double, _ right: Double) -> Bool {
        let bend = bend(between: left, and: right)
        return !(positive && bend > 0) && !(negative && bend < 0)
      }
      var left = range.lowerBound
      for cut in breaks where cut > range.lowerBound && cut < range.upperBound {
        guard keeps(left, cut) else { return false }
        left = cut
      }
      return keeps(left, range.upperBound)
    case .kinked(let kinked):
      // Exposures to points have no piece that could be priced as a straight one.
      guard kinked.population == nil else { return false }
      var slope = kinked.rightSlope(at: range.lowerBound)
      for cut in breaks where cut > range.lowerBound && cut < range.upperBound {
        let next = kinked.rightSlope(at: cut)
        if positive && slope < next || negative && slope > next { return false }
        slope = next
      }
      return true
    }
  }
}
