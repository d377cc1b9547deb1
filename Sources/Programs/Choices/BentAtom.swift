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
    case .kinked(let points): self.shape = .kinked(KinkedAtom(points))
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
    switch shape {
    case .smooth(.shapedHill, let atom) where atom.c > 1:
      // x·f'' changes its sign where c·(1 - 2s) = 1 for the share s = r/(1 + r), r = (x/b)^c.
      let inflection = atom.b * Elementary.pow((atom.c - 1) / (atom.c + 1), 1 / atom.c)
      return inflection > range.lowerBound && inflection < range.upperBound ? [inflection] : []
    case .smooth: return []
    case .kinked(let kinked):
      return kinked.spends.filter { $0 > range.lowerBound && $0 < range.upperBound }
    }
  }

  /// 1 where the curve bends up between two neighbouring breaks, -1 where it bends down, 0 where it is straight.
  func bend(between lower: Double, and upper: Double) -> Int8 {
    switch shape {
    case .kinked: return 0
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
      // A smooth curve bends another way at most once.
      let middle = breaks(in: range).first ?? range.upperBound
      let left = bend(between: range.lowerBound, and: middle)
      let right = middle < range.upperBound ? bend(between: middle, and: range.upperBound) : left
      return !(positive && max(left, right) > 0) && !(negative && min(left, right) < 0)
    case .kinked(let kinked):
      let slopes = ([range.lowerBound] + breaks(in: range)).map { kinked.rightSlope(at: $0) }
      return zip(slopes, slopes.dropFirst()).allSatisfy { left, right in
        !(positive && left < right) && !(negative && left > right)
      }
    }
  }
}
