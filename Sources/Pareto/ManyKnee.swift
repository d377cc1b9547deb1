// SPDX-License-Identifier: GPL-3.0-or-later

extension Knee {
  /// The point farthest above the plane through the ends, on scales where the best and the worst
  /// value of each objective are 1 apart; `nil` where that is under 1% of the ranges, or where the
  /// ends span no plane that falls in every objective.
  ///
  /// How far is measured as what the point is better by in all objectives at once. Ties within 1e-9
  /// go to the first point.
  ///
  /// - Parameters:
  ///   - points: the values of points, all objectives maximized.
  ///   - ends: the values of the points that are best in one objective each, one row per objective.
  /// - Complexity: linear in points × objectives, and cubic in the objectives.
  package static func index(of points: [[Double]], ends: [[Double]]) -> Int? {
    let count = ends.count
    guard count > 1, ends.allSatisfy({ $0.count == count }) else { return nil }
    let ideal = (0..<count).map { objective in points.map { $0[objective] }.max() ?? 0 }
    let nadir = (0..<count).map { objective in points.map { $0[objective] }.min() ?? 0 }
    let ranges = zip(ideal, nadir).map { $0 - $1 }
    guard ranges.allSatisfy({ $0 > 0 }) else { return nil }
    func scaled(_ values: [Double]) -> [Double] {
      (0..<count).map { (values[$0] - nadir[$0]) / ranges[$0] }
    }
    guard let normal = normal(through: ends.map(scaled)), normal.allSatisfy({ $0 > 0 }) else {
      return nil
    }
    let size = normal.reduce(0, +)
    let heights = points.map { point in
      (zip(normal, scaled(point)).reduce(0) { $0 + $1.0 * $1.1 } - 1) / size
    }
    guard let most = heights.max(), most >= ParetoTolerance.knee else { return nil }
    return heights.firstIndex { $0 >= most - ParetoTolerance.sameValue }
  }

  /// The weights w for which w · p = 1 at each of as many points as there are weights, by
  /// elimination with pivots; `nil` where the points have no such plane in common.
  private static func normal(through points: [[Double]]) -> [Double]? {
    let count = points.count
    var rows = points.map { $0 + [1] }
    for column in 0..<count {
      let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) }
      guard let pivot, abs(rows[pivot][column]) > 1e-9 else { return nil }
      rows.swapAt(column, pivot)
      for row in 0..<count where row != column {
        let factor = rows[row][column] / rows[column][column]
        for entry in column...count { rows[row][entry] -= factor * rows[column][entry] }
      }
    }
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
  }
}
