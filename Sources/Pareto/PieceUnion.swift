// SPDX-License-Identifier: GPL-3.0-or-later

/// A straight edge of a slice's frontier, or a single point of it, on common scales.
struct PieceEdge: Hashable, Sendable {
  /// The slice, by its place in a list.
  var slice: Int
  /// The end that is better in x.
  var start: PlanePoint
  /// The end that is better in y.
  var end: PlanePoint
  var first = PieceEnd.closed
  var last = PieceEnd.closed

  /// The larger of its extents.
  var length: Double { max(start.x - end.x, end.y - start.y) }

  /// The point at a share of the way.
  func point(at share: Double) -> PlanePoint {
    PlanePoint(
      x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
  }
}

/// What no slice dominates, as edges from best in x to best in y.
///
/// What the points of an edge dominate is the part of the plane left of its start, below its end
/// and under its line: three half-planes. So the part of another edge that lies there is in one
/// stretch, and what is left of it are at most two.
struct PieceUnion: Hashable, Sendable {
  private(set) var edges: [PieceEdge] = []
  /// Points no further apart are the same.
  let tolerance: Double

  init(tolerance: Double) { self.tolerance = tolerance }

  /// Puts in a slice's frontier, from best in x to best in y, in place of what was known of it.
  ///
  /// Where two slices are the same, the one that was there first remains.
  ///
  /// - Complexity: the number of points times the number of edges.
  mutating func insert(_ chain: [PlanePoint], of slice: Int) {
    edges.removeAll { $0.slice == slice }
    var own = zip(chain, chain.dropFirst()).map { PieceEdge(slice: slice, start: $0, end: $1) }
    if let only = chain.first, chain.count == 1 {
      own = [PieceEdge(slice: slice, start: only, end: only)]
    }
    for other in edges { own = own.flatMap { rest(of: $0, under: other) } }
    for edge in own { edges = edges.flatMap { rest(of: $0, under: edge) } }
    edges += own
    edges.sort {
      $0.start.x != $1.start.x ? $0.start.x > $1.start.x : $0.start.y < $1.start.y
    }
  }

  /// Whether an edge goes on where another one ends.
  func joins(_ edge: PieceEdge, to next: PieceEdge) -> Bool {
    edge.slice == next.slice && edge.last == .closed && next.first == .closed
      && isSame(edge.end, next.start)
  }

  /// The points on the way, and which neighbours an edge joins.
  var outline: Stairs {
    var stairs = Stairs(places: [], joins: [])
    for (index, edge) in edges.enumerated() {
      if index == 0 || edges[index - 1].end != edge.start {
        if index > 0 { stairs.joins.append(false) }
        stairs.places.append(edge.start)
      }
      if edge.start != edge.end {
        stairs.joins.append(true)
        stairs.places.append(edge.end)
      }
    }
    return stairs
  }

  func isSame(_ one: PlanePoint, _ other: PlanePoint) -> Bool {
    abs(one.x - other.x) <= tolerance && abs(one.y - other.y) <= tolerance
  }

  /// What is left of an edge beside another one.
  private func rest(of edge: PieceEdge, under other: PieceEdge) -> [PieceEdge] {
    guard let shadow = shadow(on: edge, of: other) else { return [edge] }
    let length = edge.length
    let before = shadow.lowerBound * length > tolerance
    let after = (1 - shadow.upperBound) * length > tolerance
    let isTouch = (shadow.upperBound - shadow.lowerBound) * length <= tolerance
    if before, after, isTouch { return [edge] }
    var rest: [PieceEdge] = []
    if before {
      var part = edge
      let isWhole = (1 - shadow.lowerBound) * length <= tolerance
      part.end = isWhole ? edge.end : edge.point(at: shadow.lowerBound)
      if !lies(part.end, on: other) {
        part.last = .open
      } else if !isWhole {
        part.last = .closed
      }
      rest.append(part)
    }
    if after {
      var part = edge
      let isWhole = shadow.upperBound * length <= tolerance
      part.start = isWhole ? edge.start : edge.point(at: shadow.upperBound)
      if !lies(part.start, on: other) {
        part.first = .open
      } else if !isWhole {
        part.first = .closed
      }
      rest.append(part)
    }
    return rest
  }

  /// The shares of the way between which an edge is at most as good as some point of another.
  private func shadow(on edge: PieceEdge, of other: PieceEdge) -> ClosedRange<Double>? {
    // Most edges lie to the right of most others, or above them.
    guard edge.end.x - other.start.x <= tolerance, edge.start.y - other.end.y <= tolerance else {
      return nil
    }
    var (low, high) = (0.0, 1.0)
    let excesses = [
      (edge.start.x - other.start.x, edge.end.x - other.start.x),
      (edge.start.y - other.end.y, edge.end.y - other.end.y),
      (rise(of: edge.start, over: other), rise(of: edge.end, over: other)),
    ]
    for (start, end) in excesses {
      switch (start > tolerance, end > tolerance) {
      case (false, false): continue
      case (true, true): return nil
      case (true, false): low = max(low, start / (start - end))
      case (false, true): high = min(high, max(0, -start) / (end - min(0, start)))
      }
    }
    return low <= high ? low...min(1, high) : nil
  }

  /// Whether a point that is at most as good as some point of an edge is on it.
  private func lies(_ point: PlanePoint, on edge: PieceEdge) -> Bool {
    edge.start == edge.end
      ? isSame(point, edge.start) : abs(rise(of: point, over: edge)) <= tolerance
  }

  /// How much higher a point is than the line of an edge, in steps of both objectives; 0 where the
  /// edge is a point.
  private func rise(of point: PlanePoint, over edge: PieceEdge) -> Double {
    let (a, b) = (edge.end.y - edge.start.y, edge.start.x - edge.end.x)
    guard a + b > 0 else { return 0 }
    return (a * (point.x - edge.start.x) + b * (point.y - edge.start.y)) / (a + b)
  }
}
