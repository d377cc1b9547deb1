// SPDX-License-Identifier: GPL-3.0-or-later

extension SearchedFrontier {
  /// For each objective the position of the point that is best in it; of several the best in the
  /// next objectives in order.
  package var best: [Int] {
    ideal.indices.map { objective in
      let order = [objective] + ideal.indices.filter { $0 != objective }
      return points.indices.max { one, other in
        let values = order.lazy.map { (points[one].values[$0], points[other].values[$0]) }
        return values.first { $0 != $1 }.map { $0 < $1 } ?? (one > other)
      } ?? 0
    }
  }

  /// The position of the point whose worst objective is best, on scales that put the nadir at 0 and
  /// the ideal at 1; ties within 1e-9 go to the first. An objective that is the same everywhere
  /// does not count. `nil` where every point has some objective at its worst: none of them is
  /// balanced then, though a mix may be.
  package var balanced: Int? {
    let levels = points.map { point in
      shares(point.values).filter(\.isFinite).min() ?? 1
    }
    guard let most = levels.max(), most > Self.leastBalance else { return nil }
    return levels.firstIndex { $0 >= most - ParetoTolerance.sameValue }
  }

  /// An objective that is no farther along its range than this is at its worst.
  private static var leastBalance: Double { 1e-6 }

  /// The position of the point farthest above the plane through the best points of all objectives,
  /// if there is one, see ``Knee``.
  ///
  /// - Complexity: linear in points × objectives, and cubic in the objectives.
  package var knee: Int? {
    Knee.index(of: points.map(\.values), ends: best.map { points[$0].values })
  }

  /// How far values are from the nadir to the ideal; infinite where an objective has no range.
  private func shares(_ values: [Double]) -> [Double] {
    values.indices.map { objective in
      let range = ideal[objective] - nadir[objective]
      return range > 0 ? (values[objective] - nadir[objective]) / range : .infinity
    }
  }
}
