// SPDX-License-Identifier: GPL-3.0-or-later

/// The points that no other one dominates, for two objectives that are both maximized.
package enum Nondominated {
  /// The indices of the points that remain, from best in the first objective to best in the second;
  /// a point has two finite values.
  ///
  /// Values no further apart than 1e-9 of an objective's range over all points are the same: of
  /// points that are the same in one objective the better in the other remains, of points that are
  /// the same in both only one. Each point that remains is worse in the first objective and better
  /// in the second than the one before by more than that, and the last one is the best of all in
  /// the second.
  ///
  /// - Complexity: n log n.
  package static func indices(of points: [[Double]]) -> [Int] {
    let tolerances = (0..<2).map { objective in
      let values = points.map { $0[objective] }
      return ((values.max() ?? 0) - (values.min() ?? 0)) * ParetoTolerance.sameValue
    }
    let sorted = points.indices.sorted { first, second in
      let (one, other) = (points[first], points[second])
      if one[0] != other[0] { return one[0] > other[0] }
      if one[1] != other[1] { return one[1] > other[1] }
      return first < second
    }
    var kept: [Int] = []
    // The best in the first objective of those that are the same in it as the last kept.
    var head = -Double.infinity
    var top: Int?
    for index in sorted {
      let (x, y) = (points[index][0], points[index][1])
      if y > top.map({ points[$0][1] }) ?? -.infinity { top = index }
      guard let last = kept.last else {
        kept.append(index)
        head = x
        continue
      }
      guard y - points[last][1] > tolerances[1] else { continue }
      if head - x <= tolerances[0] {
        kept[kept.count - 1] = index
      } else if points[last][0] - x > tolerances[0] {
        kept.append(index)
        head = x
      }
    }
    if kept.count > 1, let top { kept[kept.count - 1] = top }
    return kept
  }

  /// The indices of the points that remain of any number of objectives, from best to worst in the
  /// first, ties by the next; a point has one finite value per objective.
  ///
  /// Values no further apart than 1e-9 of an objective's range over all points are the same, but
  /// for their last digits. A point goes where another one is as good in all objectives; of points
  /// that are the same in all, the first in order remains.
  ///
  /// - Complexity: quadratic in the number of points.
  package static func indices(ofMany points: [[Double]]) -> [Int] {
    guard let first = points.first else { return [] }
    let tolerances = first.indices.map { objective in
      let values = points.map { $0[objective] }
      let (least, most) = (values.min() ?? 0, values.max() ?? 0)
      return max((most - least) * ParetoTolerance.sameValue, 4 * max(abs(least), abs(most)).ulp)
    }
    let sorted = points.indices.sorted { one, other in
      let values = zip(points[one], points[other])
      guard let (mine, others) = values.first(where: { $0 != $1 }) else { return one < other }
      return mine > others
    }
    var kept: [Int] = []
    for index in sorted
    where !kept.contains(where: { covers(points[$0], points[index], within: tolerances) }) {
      kept.removeAll { covers(points[index], points[$0], within: tolerances) }
      kept.append(index)
    }
    return kept
  }

  private static func covers(_ one: [Double], _ other: [Double], within tolerances: [Double])
    -> Bool
  {
    one.indices.allSatisfy { one[$0] >= other[$0] - tolerances[$0] }
  }
}
