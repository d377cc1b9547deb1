// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// Straight pieces between points, going on with the last slope that is known.
struct Pieces: Hashable, Sendable {
  /// Rising spends, at least one.
  let spends: [Double]
  /// The value at each spend.
  let values: [Double]
  /// The slope past the last point.
  let tailSlope: Double

  init(spends: [Double], values: [Double], tailSlope: Double) {
    self.spends = spends
    self.values = values
    self.tailSlope = tailSlope
  }

  /// The points as given; they stay at the last value where nothing is said about what follows.
  init(_ curve: PointsCurve) {
    spends = curve.spends
    values = curve.values
    switch curve.tail {
    case .undefined, .flat: tailSlope = 0
    case .slope(let slope): tailSlope = slope
    }
  }

  /// The value at a spend, which may lie a little before the first point.
  ///
  /// - Complexity: logarithmic in the number of points.
  func value(at spend: Double) -> Double {
    let piece = piece(at: spend)
    return values[piece] + slope(after: piece) * (spend - spends[piece])
  }

  /// The slope to the right of a spend.
  func slope(at spend: Double) -> Double { slope(after: piece(at: spend)) }

  /// The factor by which the pieces are others at every spend, up to the rounding of their figures;
  /// `nil` where they are not.
  func multiple(of other: Pieces) -> Double? {
    guard spends == other.spends else { return nil }
    let figures = zip(values + [tailSlope], other.values + [other.tailSlope])
    let largest = figures.max { abs($0.1) < abs($1.1) }
    guard let largest, largest.1 != 0 else { return nil }
    let factor = largest.0 / largest.1
    return figures.allSatisfy { abs($0 - factor * $1) <= 4 * $0.ulp } ? factor : nil
  }

  /// The last point at or before a spend.
  private func piece(at spend: Double) -> Int {
    var low = 0
    var high = spends.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if spends[middle] <= spend { low = middle } else { high = middle }
    }
    return low
  }

  private func slope(after piece: Int) -> Double {
    guard piece + 1 < spends.count else { return tailSlope }
    return (values[piece + 1] - values[piece]) / (spends[piece + 1] - spends[piece])
  }

  /// The part over a range of spends, cut at its ends; without an upper end the tail stays.
  func restricted(to range: ClosedRange<Double>) -> Pieces {
    var kept = [range.lowerBound]
    kept += spends.filter { $0 > range.lowerBound && $0 < range.upperBound }
    if range.upperBound < .infinity, range.upperBound > range.lowerBound {
      kept.append(range.upperBound)
    }
    let values = kept.map { value(at: $0) }
    return Pieces(spends: kept, values: values, tailSlope: tailSlope)
  }

  /// The least concave function that is nowhere below, over a range of spends.
  ///
  /// The upper hull of the points in the range, walked from left to right: a point is dropped when
  /// the straight line past it runs above. With an infinite range the tail counts as a direction.
  /// Source: A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions",
  /// Information Processing Letters 9 (1979).
  ///
  /// - Complexity: linear in the number of points.
  func majorant(over range: ClosedRange<Double>) -> Pieces {
    let part = restricted(to: range)
    var hull: [Int] = []
    for point in part.spends.indices {
      while hull.count >= 2, !part.bendsDown(hull[hull.count - 2], hull[hull.count - 1], point) {
        hull.removeLast()
      }
      hull.append(point)
    }
    let isOpen = range.upperBound == .infinity
    while isOpen, hull.count >= 2 {
      let last = hull[hull.count - 1]
      let before = hull[hull.count - 2]
      let rise = part.values[last] - part.values[before]
      guard rise <= tailSlope * (part.spends[last] - part.spends[before]) else { break }
      hull.removeLast()
    }
    let spends = hull.map { part.spends[$0] }
    let values = hull.map { part.values[$0] }
    var tail = tailSlope
    if !isOpen, hull.count >= 2 {
      // Past the range nothing is asked; going on straight keeps the pieces concave.
      let end = hull.count - 1
      tail = (values[end] - values[end - 1]) / (spends[end] - spends[end - 1])
    }
    return Pieces(spends: spends, values: values, tailSlope: tail)
  }

  /// Whether the middle one of three points lies above the line from the first to the third.
  private func bendsDown(_ first: Int, _ middle: Int, _ last: Int) -> Bool {
    let before = (values[middle] - values[first]) * (spends[last] - spends[middle])
    let after = (values[last] - values[middle]) * (spends[middle] - spends[first])
    return before > after
  }

  /// How far other pieces lie above at most, looking at the points of both in the range.
  func largestLift(of other: Pieces, over range: ClosedRange<Double>) -> Double {
    var largest = 0.0
    for spend in restricted(to: range).spends {
      largest = max(largest, other.value(at: spend) - value(at: spend))
    }
    return largest
  }

  /// The largest absolute value of the points.
  var top: Double { values.reduce(0) { max($0, abs($1)) } }
}
