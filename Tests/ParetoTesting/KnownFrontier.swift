// SPDX-License-Identifier: GPL-3.0-or-later

/// A region of two objectives, both maximized, whose frontier is known in closed form.
package struct KnownFrontier: Hashable, Sendable {
  /// The frontier on scales of its own.
  package enum Shape: Hashable, Sendable {
    /// Straight lines between points, from best in the first objective to best in the second.
    case vertices([[Double]])
    /// A quarter of the unit circle.
    case arc
  }

  /// The frontier on scales of its own.
  package var shape: Shape
  /// What one unit of each scale is worth in the objective; above 0.
  package var units: [Double]
  /// The value of each objective at 0 of its scale.
  package var offsets: [Double]

  /// Makes a region.
  package init(_ shape: Shape, units: [Double] = [1, 1], offsets: [Double] = [0, 0]) {
    self.shape = shape
    self.units = units
    self.offsets = offsets
  }

  /// The ends of its straight pieces, or just the ends of an arc.
  package var vertices: [[Double]] {
    switch shape {
    case .vertices(let vertices): vertices.map(outside)
    case .arc: [outside([1, 0]), outside([0, 1])]
    }
  }

  /// Points of the frontier, in so many steps along each straight piece, ten times as many along
  /// the arc.
  package func samples(_ steps: Int = 12) -> [[Double]] {
    let shares = (0...steps).map { Double($0) / Double(steps) }
    switch shape {
    case .arc:
      return (0...steps * 10).map { step in
        let place = Arc.point(atAngle: Double(step) / Double(steps * 10))
        return outside(place)
      }
    case .vertices(let vertices):
      guard vertices.count > 1 else { return vertices.map(outside) }
      return zip(vertices, vertices.dropFirst()).flatMap { first, last in
        shares.map { outside(mixed(first, last, $0)) }
      }
    }
  }

  /// Whether some point of the region is at least as good in both objectives, up to a share of the
  /// units.
  package func holds(_ values: [Double], tolerance: Double = 1e-9) -> Bool {
    let slack = (0..<2).map { tolerance + 1e-15 * abs(values[$0]) / units[$0] }
    let place = inside(values)
    let lowered = [place[0] - slack[0], place[1] - slack[1]]
    switch shape {
    case .arc:
      let (x, y) = (max(0, lowered[0]), max(0, lowered[1]))
      return x * x + y * y <= 1
    case .vertices(let vertices):
      guard let first = vertices.first, let last = vertices.last else { return false }
      guard lowered[0] <= first[0], lowered[1] <= last[1] else { return false }
      return zip(vertices, vertices.dropFirst()).allSatisfy { first, last in
        let weights = [last[1] - first[1], first[0] - last[0]]
        return dot(weights, lowered) <= dot(weights, first)
      }
    }
  }

  func outside(_ place: [Double]) -> [Double] {
    (0..<2).map { offsets[$0] + units[$0] * place[$0] }
  }

  func inside(_ values: [Double]) -> [Double] {
    (0..<2).map { (values[$0] - offsets[$0]) / units[$0] }
  }
}

/// The quarter of the unit circle.
enum Arc {
  /// A point by its way along the arc, from (1, 0) at 0 to (0, 1) at 1.
  static func point(atAngle share: Double) -> [Double] {
    // Rational in the tangent of half the angle, so that no sine is needed; not quite even in the angle.
    let tangent = share
    let size = 1 + tangent * tangent
    return [(1 - tangent * tangent) / size, 2 * tangent / size]
  }
}

func dot(_ first: [Double], _ second: [Double]) -> Double {
  first[0] * second[0] + first[1] * second[1]
}

func mixed(_ first: [Double], _ last: [Double], _ share: Double) -> [Double] {
  zip(first, last).map { $0 + share * ($1 - $0) }
}
