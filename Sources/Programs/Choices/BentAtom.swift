// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// A curve ready for evaluation, with the amounts where it changes the way it bends.
struct BentAtom {
  enum Shape {
    case smooth(SmoothFamily, SmoothAtom)
    case kinked(KinkedAtom)
  }

  let shape: Shape

  init?(_ shape: PricedShape) {
    switch shape {
    case .line: return nil
    case .smooth(let family, let atom, _): self.shape = .smooth(family, atom)
    case .kinked(let points, let population):
      self.shape = .kinked(KinkedAtom(points, population: population))
    }
  }

  @inline(__always)
  func value(at x: Double) -> Double {
    switch shape {
    case .smooth(let family, let atom): atom.jet(family, at: x).value
    case .kinked(let kinked): kinked.value(at: x)
    }
  }

  /// Value and slopes; on a piece between two breaks, with the slopes that the piece has at its ends.
  func jet(at x: Double, side: SeparableProgram.Side) -> Jet {
    switch shape {
    case .smooth(let family, let atom): atom.jet(family, at: x)
    case .kinked(let kinked):
      Jet(
        value: kinked.value(at: x),
        slope: side == .left ? kinked.leftSlope(at: x) : kinked.rightSlope(at: x), bend: 0)
    }
  }

  /// The amounts strictly inside a range at which the bend changes, ascending.
  func breaks(in range: ClosedRange<Double>) -> [Double] {
    let all =
      switch shape {
      case .smooth(let family, let atom): atom.breaks(family)
      case .kinked(let kinked): kinked.spends
      }
    return all.filter { $0 > range.lowerBound && $0 < range.upperBound }
  }

  /// 1 where the curve bends up between two neighbouring breaks, -1 where it bends down, 0 where it is straight.
  func bend(between lower: Double, and upper: Double) -> Int8 {
    switch shape {
    // Between two points an exposure is -ln of a straight line.
    case .kinked(let kinked): return kinked.population == nil ? 0 : 1
    case .smooth(let family, let atom):
      let bend = atom.jet(family, at: lower + (upper - lower) / 2).bend
      return bend > 0 ? 1 : bend < 0 ? -1 : 0
    }
  }

  /// Whether `factor` times the curve is concave on a range, for factors of the given signs.
  func isConcave(
    on range: ClosedRange<Double>, forPositive positive: Bool, forNegative negative: Bool
  ) -> Bool {
    switch shape {
    case .smooth:
      let ends = [range.lowerBound] + breaks(in: range) + [range.upperBound]
      return zip(ends, ends.dropFirst()).allSatisfy { left, right in
        let bend = bend(between: left, and: right)
        return !(positive && bend > 0) && !(negative && bend < 0)
      }
    case .kinked(let kinked):
      // Exposures to points have no piece that could be priced as a straight one.
      guard kinked.population == nil else { return !positive && !negative }
      let slopes = ([range.lowerBound] + breaks(in: range)).map { kinked.rightSlope(at: $0) }
      return zip(slopes, slopes.dropFirst()).allSatisfy { left, right in
        !(positive && left < right) && !(negative && left > right)
      }
    }
  }
}
