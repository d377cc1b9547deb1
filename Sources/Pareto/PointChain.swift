// SPDX-License-Identifier: GPL-3.0-or-later

/// Points of which none dominates another, from best in the first objective to best in the second.
struct PointChain<Solution: Sendable>: Sendable {
  private(set) var points: [ScalarizedPoint<Solution>]
  /// Values of an objective no further apart are the same.
  let sameness: [Double]

  init(_ points: [ScalarizedPoint<Solution>], sameness: [Double]) {
    self.points = points
    self.sameness = sameness
  }

  /// Puts a point where it belongs and takes away what it dominates; false where it is no better
  /// than one there.
  ///
  /// - Complexity: linear in the number of points.
  @discardableResult
  mutating func insert(_ point: ScalarizedPoint<Solution>) -> Bool {
    guard !points.contains(where: { covers($0, point) }) else { return false }
    points = points.filter { !covers(point, $0) }
    let place = points.firstIndex { $0.values[0] < point.values[0] } ?? points.count
    points.insert(point, at: place)
    return true
  }

  private func covers(
    _ one: ScalarizedPoint<Solution>, _ other: ScalarizedPoint<Solution>
  ) -> Bool {
    (0..<2).allSatisfy { one.values[$0] >= other.values[$0] - sameness[$0] }
  }

  /// The outline on common scales; no two points are joined.
  func stairs(_ scales: PlaneScales) -> Stairs {
    Stairs(
      places: points.map { scales.point($0.values) },
      joins: Array(repeating: false, count: max(0, points.count - 1)))
  }

  /// Each point as a piece of its own.
  var pieces: [FrontierPiece<Solution>] { points.map { FrontierPiece(points: [$0]) } }
}
