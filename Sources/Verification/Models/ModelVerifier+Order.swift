// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Models

extension ModelVerifier {
  /// The points as a whole: in order, in pieces, and none beaten by another.
  func checkOrder(of frontier: ModelFrontier, _ verification: inout ModelVerification) {
    let values = frontier.points.map { $0.values.map { $0 * model.sign } }
    let count = model.objectives.count
    guard values.allSatisfy({ $0.count == count }) else { return }
    let ranges = (0..<count).map { objective in
      let column = values.map { $0[objective] }
      return (column.max() ?? 0) - (column.min() ?? 0)
    }
    let slack = ranges.map { $0 * Tolerance.range }
    var places: [Int] = []
    for piece in frontier.pieces { places += Array(piece.points) }
    verification.add(
      .pieces, passed: places == Array(values.indices),
      because: "\(frontier.pieces.count) pieces hold \(places.count) of \(values.count) points")
    if count == 2 {
      checkChain(values, slack: slack, of: frontier, into: &verification)
    } else {
      checkSeveral(values, slack, &verification)
    }
  }

  private func checkChain(
    _ values: [[Double]], slack: [Double], of frontier: ModelFrontier,
    into verification: inout ModelVerification
  ) {
    var disorder: Int?
    for (position, (here, next)) in zip(values, values.dropFirst()).enumerated()
    where next[0] > here[0] + slack[0] || next[1] < here[1] - slack[1] {
      disorder = disorder ?? position
    }
    verification.add(
      .order, passed: disorder == nil && !values.isEmpty,
      because: disorder.map { "point \($0 + 2) is on the wrong side of point \($0 + 1)" }
        ?? "in order")

    // In order, a point can only be beaten by a neighbour that is the same in one objective.
    var beaten: Int?
    for (position, (here, next)) in zip(values, values.dropFirst()).enumerated() {
      let isSame = (0..<2).map { abs(next[$0] - here[$0]) <= slack[$0] }
      if isSame[0] && !frontier.isOpen(position) || isSame[1] && !frontier.isOpen(position + 1) {
        beaten = beaten ?? position
      }
    }
    verification.add(
      .dominance, passed: beaten == nil,
      because: beaten.map { "points \($0 + 1) and \($0 + 2) are the same in an objective" }
        ?? "every point is better than each other in an objective")
  }

  /// Points of three objectives or more: none is better than the one before in the first objective,
  /// and each is better than each other in some.
  private func checkSeveral(
    _ values: [[Double]], _ slack: [Double], _ verification: inout ModelVerification
  ) {
    let disorder = values.indices.dropFirst().first { position in
      values[position][0] > values[position - 1][0] + slack[0]
    }
    verification.add(
      .order, passed: disorder == nil && !values.isEmpty,
      because: disorder.map { "point \($0 + 1) is on the wrong side of point \($0)" } ?? "in order")
    var beaten: (point: Int, by: Int)?
    for (position, point) in values.enumerated() where beaten == nil {
      for (other, better) in values.enumerated() where other != position {
        guard zip(zip(better, point), slack).allSatisfy({ $0.0 >= $0.1 - $1 }) else { continue }
        beaten = (position, other)
        break
      }
    }
    verification.add(
      .dominance, passed: beaten == nil,
      because: beaten.map {
        "point \($0.by + 1) is as good as point \($0.point + 1) in every objective"
      }
        ?? "every point is better than each other in an objective")
  }
}

extension Bounds {
  /// By how much a value is outside, `rounding` let go, relative to max(1, |bound|); 0 for a value
  /// inside.
  func excess(of value: Double, rounding: Double = 0) -> Double {
    let below = (lower - value - rounding) / max(1, lower.isFinite ? abs(lower) : 1)
    let above = (value - upper - rounding) / max(1, upper.isFinite ? abs(upper) : 1)
    return max(0, below, above)
  }
}
