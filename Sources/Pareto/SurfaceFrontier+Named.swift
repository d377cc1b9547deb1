// SPDX-License-Identifier: GPL-3.0-or-later

extension SurfaceFrontier {
  /// For each objective the position of the point that is best in it; of several the best in the next objectives in order.
  public var best: [Int] {
    ideal.indices.map { objective in
      let order = [objective] + ideal.indices.filter { $0 != objective }
      return points.indices.max { one, other in
        let values = order.lazy.map { (points[one].values[$0], points[other].values[$0]) }
        return values.first { $0 != $1 }.map { $0 < $1 } ?? (one > other)
      } ?? 0
    }
  }

  /// The position of the point whose worst objective is best, on scales that put the nadir at 0 and the ideal at 1;
  /// ties within 1e-9 go to the first. An objective that is the same everywhere does not count.
  public var balanced: Int {
    let levels = points.map { point in
      shares(point.values).filter(\.isFinite).min() ?? 1
    }
    let most = levels.max() ?? 0
    return levels.firstIndex { $0 >= most - ParetoTolerance.sameValue } ?? 0
  }

  /// The position of the point farthest above the plane through the best points of all objectives, on scales that put the
  /// nadir at 0 and the ideal at 1; `nil` where that is under 1% of the ranges, or where these points span no plane
  /// on which each objective costs others.
  ///
  /// How far is measured as what the point is better by in all objectives at once. Ties within 1e-9 go to the first.
  ///
  /// - Complexity: linear in the number of points, cubic in that of objectives.
  public var knee: Int? {
    let ends = best.map { shares(points[$0].values) }
    guard ends.joined().allSatisfy(\.isFinite), let normal = Self.plane(through: ends) else {
      return nil
    }
    let total = normal.reduce(0, +)
    // A plane that leans the wrong way is better on the side where an objective is worse.
    guard total > 0, normal.allSatisfy({ $0 >= 0 }) else { return nil }
    let bends = points.map { point in
      (zip(normal, shares(point.values)).reduce(-1) { $0 + $1.0 * $1.1 }) / total
    }
    let most = bends.max() ?? 0
    guard most >= ParetoTolerance.knee else { return nil }
    return bends.firstIndex { $0 >= most - ParetoTolerance.sameValue }
  }

  /// How far values are from the nadir to the ideal; infinite where an objective has no range.
  private func shares(_ values: [Double]) -> [Double] {
    values.indices.map { objective in
      let range = ideal[objective] - nadir[objective]
      return range > 0 ? (values[objective] - nadir[objective]) / range : .infinity
    }
  }

  /// The normal of the plane through places, whose product with each is 1, by elimination; `nil` if there is no such plane.
  private static func plane(through places: [[Double]]) -> [Double]? {
    var rows = places.map { $0 + [1] }
    let count = rows.count
    for column in 0..<count {
      let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      guard abs(rows[pivot][column]) > 1e-9 else { return nil }
      rows.swapAt(column, pivot)
      for row in 0..<count where row != column {
        let factor = rows[row][column] / rows[column][column]
        for entry in column...count { rows[row][entry] -= factor * rows[column][entry] }
      }
    }
    return rows.indices.map { rows[$0][count] / rows[$0][$0] }
  }
}
