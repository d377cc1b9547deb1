// SPDX-License-Identifier: GPL-3.0-or-later

public import Curves

extension PointsCurve {
  /// The curve's value at a spend; past the last point as its tail says, or at the last value without one.
  ///
  /// - Complexity: linear in the number of points.
  public func value(at spend: Double) -> Double { KinkedAtom(self).value(at: spend) }

  /// The same values over a range of spends and nothing known beside it: the first piece goes on down to 0, the last one
  /// has no tail unless the range has no end.
  ///
  /// - Complexity: linear in the number of points.
  public func restricted(to range: ClosedRange<Double>) -> PointsCurve {
    let inside = zip(spends, values).filter {
      $0.0 > range.lowerBound && $0.0 < range.upperBound
    }
    var points = [(spend: range.lowerBound, value: value(at: range.lowerBound))]
    points += inside.map { (spend: $0.0, value: $0.1) }
    if range.upperBound.isFinite, range.upperBound > range.lowerBound {
      points.append((spend: range.upperBound, value: value(at: range.upperBound)))
    }
    return Self.through(points, tail: range.upperBound.isFinite ? .undefined : tail)
  }

  /// The least concave curve that lies nowhere below this one on a range of spends, known on that range.
  ///
  /// - Complexity: linear in the number of points: a scan that drops every point below a chord (Andrew, "Another efficient
  ///   algorithm for convex hulls in two dimensions", 1979).
  public func concaveMajorant(over range: ClosedRange<Double>) -> PointsCurve {
    let curve = restricted(to: range)
    var hull: [(spend: Double, value: Double)] = []
    for (spend, value) in zip(curve.spends, curve.values) where spend >= range.lowerBound {
      while hull.count >= 2 {
        let a = hull[hull.count - 2]
        let b = hull[hull.count - 1]
        let before = (b.value - a.value) * (spend - b.spend)
        let after = (value - b.value) * (b.spend - a.spend)
        if before > after { break }
        hull.removeLast()
      }
      hull.append((spend: spend, value: value))
    }
    if case .undefined = curve.tail { return Self.through(hull, tail: .undefined) }
    let tailSlope = KinkedAtom(curve).tailSlope
    while hull.count >= 2 {
      let a = hull[hull.count - 2]
      let b = hull[hull.count - 1]
      if (b.value - a.value) > tailSlope * (b.spend - a.spend) { break }
      hull.removeLast()
    }
    return Self.through(hull, tail: curve.tail)
  }

  /// How far another curve lies above this one at most, over the points of both in a range.
  public func largestLift(of majorant: PointsCurve, over range: ClosedRange<Double>) -> Double {
    (spends + [range.lowerBound, range.upperBound])
      .filter { $0.isFinite && range.contains($0) }
      .reduce(0) { max($0, majorant.value(at: $1) - value(at: $1)) }
  }

  /// A curve through points that need not begin at spend 0: the first piece is drawn on down to there.
  private static func through(
    _ points: [(spend: Double, value: Double)], tail: Tail
  ) -> PointsCurve {
    var spends = points.map(\.spend)
    var values = points.map(\.value)
    var tail = tail
    if spends.count == 1, case .undefined = tail { tail = .flat }
    if let first = spends.first, first > 0 {
      var slope = 0.0
      if points.count > 1 {
        slope = (values[1] - values[0]) / (spends[1] - spends[0])
      } else if case .slope(let last) = tail {
        slope = last
      }
      spends.insert(0, at: 0)
      values.insert(values[0] - slope * first, at: 0)
    }
    do {
      return try PointsCurve(spends: spends, values: values, tail: tail)
    } catch {
      preconditionFailure("points of a valid curve make a valid curve: \(error)")
    }
  }
}
