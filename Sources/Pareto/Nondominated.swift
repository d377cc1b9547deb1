// SPDX-License-Identifier: GPL-3.0-or-later

/// The points that no other one dominates, for two objectives that are both maximized.
public enum Nondominated {
  /// The indices of the points that remain, from best in the first objective to best in the second; a point has two finite
  /// values.
  ///
  /// Values no further apart than 1e-9 of an objective's range over all points are the same: of points that are the same
  /// in one objective the better in the other remains, of points that are the same in both only one. Each point that
  /// remains is worse in the first objective and better in the second than the one before by more than that, and the last
  /// one is the best of all in the second.
  ///
  /// - Complexity: n log n.
  public static func indices(of points: [[Double]]) -> [Int] {
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
}
