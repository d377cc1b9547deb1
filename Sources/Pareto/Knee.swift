// SPDX-License-Identifier: GPL-3.0-or-later

/// The place where a frontier bends most.
package enum Knee {
  /// The point farthest above the straight line between the ends, on scales where the ends are 1
  /// apart in both objectives; `nil` where that is under 1% of the ranges.
  ///
  /// The points, two values each, both maximized, go from best in the first to best in the second.
  /// How far is measured as what the point is better by in both objectives at once. Ties within
  /// 1e-9 go to the point that is better in the first objective.
  ///
  /// - Complexity: linear in the number of points.
  package static func index(of points: [[Double]]) -> Int? {
    guard points.count > 2, let first = points.first, let last = points.last else { return nil }
    let scales = PlaneScales(nadir: [last[0], first[1]], ideal: [first[0], last[1]])
    // The ends, (1, 0) and (0, 1), have height 1/2, and so has the line between them.
    let bends = points.map { scales.point($0).height - 0.5 }
    let most = bends.max() ?? 0
    guard most >= ParetoTolerance.knee else { return nil }
    return bends.firstIndex { $0 >= most - ParetoTolerance.sameValue }
  }
}
