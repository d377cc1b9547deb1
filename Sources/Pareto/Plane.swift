// SPDX-License-Identifier: GPL-3.0-or-later

/// A pair of objective values on common scales: both maximized, the frontier's ends at 0 and 1.
///
/// Turned by 45 degrees it has a *lean*, how much further it is in the second objective than in the
/// first, and a *height*, what it reaches in both. A step by t in both objectives at once changes
/// the height by t and leaves the lean alone, so a gap is a difference of heights.
struct PlanePoint: Hashable, Sendable {
  var x: Double
  var y: Double

  /// How much further the point is in the second objective than in the first.
  var lean: Double { y - x }
  /// What the point reaches in both objectives, on average.
  var height: Double { (x + y) / 2 }

  /// Whether this point is at least as good in both objectives, as far as values can tell.
  func covers(_ other: PlanePoint) -> Bool {
    x >= other.x - ParetoTolerance.sameValue && y >= other.y - ParetoTolerance.sameValue
  }
}

/// A half-plane: at every lean, no point is higher than `level + slope · lean`.
///
/// This is a·x + b·y ≤ level for a, b ≥ 0 with a + b = 1, where the slope is (a - b) / 2.
struct PlaneLine: Hashable, Sendable {
  var slope: Double
  var level: Double

  /// The largest height at a lean.
  func height(atLean lean: Double) -> Double { level + slope * lean }

  /// The lean at which two lines cross that are not parallel.
  func leanOfCrossing(_ other: PlaneLine) -> Double {
    (other.level - level) / (slope - other.slope)
  }
}

/// The scales that put two objectives on a unit square.
struct PlaneScales: Sendable {
  /// The worst value of each objective on the frontier.
  let nadir: [Double]
  /// Ideal minus nadir of each; 1 where that is 0.
  let ranges: [Double]

  init(nadir: [Double], ideal: [Double]) {
    self.nadir = nadir
    ranges = zip(nadir, ideal).map { $1 - $0 > 0 ? $1 - $0 : 1 }
  }

  func point(_ values: [Double]) -> PlanePoint {
    PlanePoint(
      x: (values[0] - nadir[0]) / ranges[0], y: (values[1] - nadir[1]) / ranges[1])
  }

  func values(_ place: PlanePoint) -> [Double] {
    [nadir[0] + place.x * ranges[0], nadir[1] + place.y * ranges[1]]
  }

  /// The half-plane of a support; `nil` where it proves nothing.
  func line(_ support: Support) -> PlaneLine? {
    let a = support.weights[0] * ranges[0]
    let b = support.weights[1] * ranges[1]
    let size = a + b
    let offset = support.weights[0] * nadir[0] + support.weights[1] * nadir[1]
    let level = (support.bound - offset) / size
    guard a >= 0, b >= 0, size > 0, level.isFinite else { return nil }
    return PlaneLine(slope: (a / size - b / size) / 2, level: level)
  }

  /// Weights that are level along the straight line between two points of a chain, adding up to 1
  /// on these scales.
  func weightsAlong(from first: PlanePoint, to last: PlanePoint) -> [Double] {
    let (a, b) = (last.y - first.y, first.x - last.x)
    return [a / (a + b) / ranges[0], b / (a + b) / ranges[1]]
  }
}
