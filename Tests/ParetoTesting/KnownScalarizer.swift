// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
package import Pareto

/// Answers every question about a ``KnownFrontier`` in closed form, each point as far below its
/// bound as allowed.
///
/// What a point gives away it gives away in both objectives, or all of it in the one that counts
/// less.
///
/// The solution of a point is the number of the question.
package struct KnownScalarizer: Scalarizer {
  /// The frontier.
  package let frontier: KnownFrontier
  /// Which share of the gap asked for each point gives away.
  package var sloppiness: Double
  /// Whether all of it is given away in the objective that counts less.
  package var isLopsided: Bool
  /// How many questions there have been.
  package private(set) var count = 0

  /// Makes a scalarizer.
  package init(_ frontier: KnownFrontier, sloppiness: Double = 0, isLopsided: Bool = false) {
    self.frontier = frontier
    self.sloppiness = sloppiness
    self.isLopsided = isLopsided
  }

  /// There are two objectives.
  package var objectiveCount: Int { 2 }

  /// The best point for the weights that keeps the floors, lowered within the gap.
  package mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Int> {
    count += 1
    let weights = (0..<2).map { scalarization.weights[$0] * frontier.units[$0] }
    let floors = frontier.inside(scalarization.floors)
    guard let best = best(weights, floors) else { return .infeasible }
    var values = frontier.outside(best.place)
    let lost = sloppiness * scalarization.gap
    let total = scalarization.weights.reduce(0, +)
    let less = weights[0] < weights[1] ? 0 : 1
    if isLopsided, weights[less] > 0 {
      values[less] -= min(lost / scalarization.weights[less], 2 * frontier.units[less])
    } else {
      for index in 0..<2 where scalarization.floors[index] == -.infinity {
        values[index] -= lost / total
      }
    }
    return .found(
      ScalarizedPoint(values: values, support: support(best), solution: count))
  }

  /// The end of the frontier that is best in the first objective of the order, lowered within the
  /// gaps.
  package mutating func lexicographicOptimum(
    order: [Int], gap: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Int> {
    count += 1
    var weights = [0.0, 0.0]
    weights[order[0]] = 1
    let place: [Double]
    switch frontier.shape {
    case .arc: place = weights
    case .vertices(let vertices):
      guard let first = vertices.first, let last = vertices.last else { return .infeasible }
      place = order[0] == 0 ? first : last
    }
    let values = zip(frontier.outside(place), gap).map { $0 - sloppiness * $1 }
    return .found(
      ScalarizedPoint(
        values: values, support: support(Best(place: place, weights: weights)),
        solution: count))
  }

  /// A point with weights for which it is the best of the whole region.
  private struct Best {
    var place: [Double]
    var weights: [Double]
  }

  private func support(_ best: Best) -> Support {
    let weights = zip(best.weights, frontier.units).map { $0 / $1 }
    return Support(weights: weights, bound: dot(weights, frontier.outside(best.place)))
  }

  private func best(_ weights: [Double], _ floors: [Double]) -> Best? {
    switch frontier.shape {
    case .arc: bestOnArc(weights, floors)
    case .vertices(let vertices): bestVertex(vertices, weights, floors)
    }
  }

  private func bestOnArc(_ weights: [Double], _ floors: [Double]) -> Best? {
    let size = dot(weights, weights).squareRoot()
    var place = weights.map { $0 / size }
    for index in 0..<2 where place[index] < floors[index] {
      guard floors[index] <= 1 else { return nil }
      place[index] = floors[index]
      place[1 - index] = (1 - floors[index] * floors[index]).squareRoot()
    }
    guard place[0] >= floors[0], place[1] >= floors[1] else { return nil }
    return Best(place: place, weights: place)
  }

  private func bestVertex(
    _ vertices: [[Double]], _ weights: [Double], _ floors: [Double]
  ) -> Best? {
    // A point where a floor cuts is the best for weights level along its piece, a vertex for the weights asked: the first
    // of equals is the one whose weights hold for both.
    var places: [Best] = []
    for (first, last) in zip(vertices, vertices.dropFirst()) {
      let normal = [last[1] - first[1], first[0] - last[0]]
      for index in 0..<2 {
        let share = (floors[index] - first[index]) / (last[index] - first[index])
        guard share >= 0, share <= 1 else { continue }
        var place = mixed(first, last, share)
        place[index] = floors[index]
        places.append(Best(place: place, weights: normal))
      }
    }
    places += vertices.map { Best(place: $0, weights: weights) }
    return
      places
      .filter { $0.place[0] >= floors[0] && $0.place[1] >= floors[1] }
      .max { dot(weights, $0.place) < dot(weights, $1.place) }
  }
}
