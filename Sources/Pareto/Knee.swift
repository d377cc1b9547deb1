// SPDX-License-Identifier: GPL-3.0-or-later

/// The place where a frontier bends most.
public enum Knee {
  /// The point farthest above the straight line between the ends, on scales where both ends are 1 apart; `nil` where that
  /// is under 1% of the range. Ties go to the point that is better in the first objective.
  ///
  /// - Parameter points: two values each, both maximized, from best in the first to best in the second.
  /// - Complexity: linear in the number of points.
  public static func index(of points: [[Double]]) -> Int? {
    guard points.count > 2, let first = points.first, let last = points.last else { return nil }
    let scales = PlaneScales(nadir: [last[0], first[1]], ideal: [first[0], last[1]])
    var best: (index: Int, height: Double)?
    for (index, values) in points.enumerated() {
      let place = scales.point(values)
      let height = (place.x + place.y - 1) / 2
      if height > (best?.height ?? 0) + ParetoTolerance.sameValue { best = (index, height) }
    }
    guard let best, best.height >= ParetoTolerance.knee else { return nil }
    return best.index
  }
}
