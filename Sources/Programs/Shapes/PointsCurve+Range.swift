// SPDX-License-Identifier: GPL-3.0-or-later

package import Curves

extension PointsCurve {
  /// The curve's value at a spend; past the last point as its tail says, or at the last value
  /// without one.
  ///
  /// - Complexity: linear in the number of points.
  package func value(at spend: Double) -> Double { KinkedTerm(self).value(at: spend) }

  /// The same values over a range of spends and nothing known beside it: the first piece goes on
  /// down to 0, the last one has no tail unless the range has no end.
  ///
  /// - Complexity: linear in the number of points.
  package func restricted(to range: ClosedRange<Double>) -> PointsCurve {
    let tailSlope = range.upperBound.isFinite ? nil : KinkedTerm(self).tailSlope
    return Self.through(
      Self.drawnDown(points(in: range), tailSlope: tailSlope), tailSlope: tailSlope)
  }

  /// The least concave curve that lies nowhere below this one on a range of spends, known on that
  /// range.
  ///
  /// Its slopes fall from piece to piece, rounding or not, so that its curvature is concave or
  /// linear.
  ///
  /// - Complexity: linear in the number of points: a scan that drops every point below a chord
  ///   (Andrew, "Another efficient algorithm for convex hulls in two dimensions", 1979).
  package func concaveMajorant(over range: ClosedRange<Double>) -> PointsCurve {
    var hull: [Point] = []
    for point in points(in: range) {
      while let (before, last) = hull.lastTwo, Self.slope(before, last) <= Self.slope(last, point) {
        hull.removeLast()
      }
      hull.append(point)
    }
    let tailSlope = range.upperBound.isFinite ? nil : KinkedTerm(self).tailSlope
    hull.dropLast(risingNoFasterThan: tailSlope)
    hull = Self.drawnDown(hull, tailSlope: tailSlope)
    // Drawing the first piece down may have turned its slope by a rounding.
    while hull.count >= 3, Self.slope(hull[0], hull[1]) <= Self.slope(hull[1], hull[2]) {
      hull.remove(at: 1)
    }
    hull.dropLast(risingNoFasterThan: tailSlope)
    return Self.through(hull, tailSlope: tailSlope)
  }

  /// How far another curve lies above this one at most, over the points of both in a range.
  ///
  /// - Complexity: n log n in the number of points.
  package func largestLift(of majorant: PointsCurve, over range: ClosedRange<Double>) -> Double {
    let (above, own) = (KinkedTerm(majorant), KinkedTerm(self))
    return (spends + [range.lowerBound, range.upperBound])
      .filter { $0.isFinite && range.contains($0) }
      .reduce(0) { max($0, above.value(at: $1) - own.value(at: $1)) }
  }
}

extension PointsCurve {
  fileprivate typealias Point = (spend: Double, value: Double)

  /// The points in a range, with its ends.
  private func points(in range: ClosedRange<Double>) -> [Point] {
    var points: [Point] = [(range.lowerBound, value(at: range.lowerBound))]
    for (spend, value) in zip(spends, values)
    where spend > range.lowerBound && spend < range.upperBound {
      points.append((spend, value))
    }
    if range.upperBound.isFinite, range.upperBound > range.lowerBound {
      points.append((range.upperBound, value(at: range.upperBound)))
    }
    return points
  }

  /// As ``slopes`` has it: what falls here falls there.
  fileprivate static func slope(_ left: Point, _ right: Point) -> Double {
    (right.value - left.value) / (right.spend - left.spend)
  }

  /// The points with the first one moved down to spend 0 along the first piece, or along the tail
  /// if it is the only one.
  ///
  /// Where that is so far below that the first value would lose digits, the point stays, and the
  /// piece before it turns by a rounding the way that the next one does.
  private static func drawnDown(_ points: [Point], tailSlope: Double?) -> [Point] {
    var points = points
    let first = points[0]
    let slope = points.count > 1 ? slope(first, points[1]) : tailSlope ?? 0
    let start = first.value - slope * first.spend
    guard points.count > 1, first.spend > 0, abs(start) > Self.farBelow * abs(first.value) else {
      points[0] = (0, start)
      return points
    }
    let isRising = points.count > 2 && Self.slope(points[1], points[2]) > slope
    let turn = 4 * start.magnitude.ulp
    return [(0, isRising ? start + turn : start - turn)] + points
  }

  /// How many times as large as the first value what is drawn down from it may get.
  private static var farBelow: Double { 1000 }

  /// A curve through points from spend 0 on; without a tail nothing is known past the last.
  private static func through(_ points: [Point], tailSlope: Double?) -> PointsCurve {
    let tail = tailSlope.map(Tail.slope) ?? (points.count == 1 ? .slope(0) : .undefined)
    do {
      return try PointsCurve(
        spends: points.map(\.spend), values: points.map(\.value), tail: tail)
    } catch {
      preconditionFailure("points of a valid curve make a valid curve: \(error)")
    }
  }
}

extension [PointsCurve.Point] {
  fileprivate var lastTwo: (PointsCurve.Point, PointsCurve.Point)? {
    count >= 2 ? (self[count - 2], self[count - 1]) : nil
  }

  /// Drops points at the end that a tail of this slope passes above.
  fileprivate mutating func dropLast(risingNoFasterThan tailSlope: Double?) {
    guard let tailSlope else { return }
    while let (before, last) = lastTwo, PointsCurve.slope(before, last) <= tailSlope {
      removeLast()
    }
  }
}
