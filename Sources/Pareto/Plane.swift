// SPDX-License-Identifier: GPL-3.0-or-later

/// A pair of objective values on common scales: both maximized, the frontier's ends at 0 and 1.
struct PlanePoint: Hashable, Sendable {
  var x: Double
  var y: Double
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

  func line(_ support: Support) -> PlaneLine {
    let a = support.weights[0] * ranges[0]
    let b = support.weights[1] * ranges[1]
    let offset = support.weights[0] * nadir[0] + support.weights[1] * nadir[1]
    let size = a + b
    guard size > 0 else { return PlaneLine(a: 0, b: 0, bound: .infinity) }
    return PlaneLine(a: a / size, b: b / size, bound: (support.bound - offset) / size)
  }
}

/// A half-plane a·x + b·y ≤ bound with a, b ≥ 0 and a + b = 1.
struct PlaneLine: Hashable, Sendable {
  var a: Double
  var b: Double
  var bound: Double

  /// Where two border lines meet; `nil` where they are parallel.
  func meets(_ other: PlaneLine) -> PlanePoint? {
    let determinant = a * other.b - other.a * b
    guard abs(determinant) > 1e-15 else { return nil }
    return PlanePoint(
      x: (bound * other.b - other.bound * b) / determinant,
      y: (a * other.bound - other.a * bound) / determinant)
  }
}

extension PlanePoint {
  /// The smallest step down in both coordinates that brings this point to one that a mix of two plans reaches.
  ///
  /// Along the mix from `first` (better in x) to `last` (better in y) the miss in x rises and the miss in y falls, so the
  /// smallest larger one is where they cross.
  func miss(from first: PlanePoint, to last: PlanePoint) -> Double {
    let dx = last.x - first.x
    let dy = last.y - first.y
    var share = 0.0
    if dy - dx > 0 { share = min(1, max(0, ((y - first.y) - (x - first.x)) / (dy - dx))) }
    return max(0, x - first.x - share * dx, y - first.y - share * dy)
  }
}
