// SPDX-License-Identifier: GPL-3.0-or-later

/// A weight on objective 1, where objective 0 has 1, as shares that add up to 1.
struct WeightShares {
  let first: Double
  let second: Double

  init(_ weight: Double) {
    first = 1 / (1 + weight)
    second = weight.isInfinite ? 1 : weight / (1 + weight)
  }
}

/// The vertices that a walk has passed, those that are the same point as one.
struct FrontierTrail {
  struct Vertex {
    var point: LinearFrontierPoint
    /// How much of the weights the proof is for, in shares.
    var width: Double
  }

  private var vertices: [Vertex] = []

  var isEmpty: Bool { vertices.isEmpty }
  var count: Int { vertices.count }
  var points: [LinearFrontierPoint] { vertices.map(\.point) }

  /// Adds the next vertex, or widens the last one where they differ by no more than `noise` in
  /// either objective.
  mutating func append(_ vertex: Vertex, noise: [Double]) {
    if let last = vertices.last, last.point.isAt(vertex.point, within: noise) {
      vertices[vertices.count - 1] = last.joined(with: vertex)
    } else {
      vertices.append(vertex)
    }
  }

  /// The points, neighbours closer than 1e-9 of the range of both objectives made one.
  func merged() -> [LinearFrontierPoint] {
    guard let first = vertices.first, let last = vertices.last else { return [] }
    let ranges = zip(first.point.values, last.point.values).map { abs($0 - $1) * 1e-9 }
    var merged = FrontierTrail()
    for vertex in vertices { merged.append(vertex, noise: ranges) }
    return merged.points
  }
}

extension FrontierTrail.Vertex {
  /// The same point reached from both: best for the weights of both, with the proof in the middle
  /// of the wider.
  fileprivate func joined(with next: Self) -> Self {
    var joined = next.width > width ? next : self
    joined.point.weightRange =
      point.weightRange
      .lowerBound...max(
        point.weightRange.lowerBound, next.point.weightRange.upperBound)
    return joined
  }
}

extension LinearFrontierPoint {
  fileprivate func isAt(_ other: Self, within tolerances: [Double]) -> Bool {
    values.indices.allSatisfy { abs(values[$0] - other.values[$0]) <= tolerances[$0] }
  }
}
