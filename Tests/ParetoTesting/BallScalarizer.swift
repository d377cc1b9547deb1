// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
package import Pareto

/// Answers questions without floors about a ball of any number of objectives, each point as far
/// below its bound as allowed.
///
/// The solution of a point is the number of the question.
package struct BallScalarizer: Scalarizer {
  /// The radius in units of each objective.
  package var units: [Double]
  /// The centre.
  package var offsets: [Double]
  /// Which share of the gap asked for each point gives away.
  package var sloppiness: Double
  /// How many questions there have been.
  package private(set) var count = 0

  /// Makes a ball around the origin with a radius of 1, unless something else is given.
  package init(
    _ objectives: Int, units: [Double]? = nil, offsets: [Double]? = nil, sloppiness: Double = 0
  ) {
    self.units = units ?? Array(repeating: 1, count: objectives)
    self.offsets = offsets ?? Array(repeating: 0, count: objectives)
    self.sloppiness = sloppiness
  }

  /// As many as there are units.
  package var objectiveCount: Int { units.count }

  /// The best point for the weights, lowered within the gap.
  package mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Int> {
    .found(point(scalarization.weights, gap: scalarization.gap))
  }

  /// The best point in the first objective of the order, lowered within the gap.
  package mutating func lexicographicOptimum(
    order: [Int], gap: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Int> {
    let weights = units.indices.map { $0 == order[0] ? 1.0 : 0 }
    return .found(point(weights, gap: gap[order[0]]))
  }

  /// Points all over the frontier, some on its border.
  package func samples(_ count: Int) -> [[Double]] {
    var random = SeededGenerator(seed: 11)
    return (0..<count).map { index in
      let weights = units.map { _ in Double.random(in: 0...1, using: &random) }
      return place(weights.enumerated().map { $0.offset == index % 7 ? 0 : $0.element })
    }
  }

  private mutating func point(_ weights: [Double], gap: Double) -> ScalarizedPoint<Int> {
    count += 1
    let best = place(zip(weights, units).map { $0 * $1 })
    let bound = zip(weights, best).reduce(0) { $0 + $1.0 * $1.1 }
    let total = weights.reduce(0, +)
    return ScalarizedPoint(
      values: best.map { $0 - sloppiness * gap / total },
      support: Support(weights: weights, bound: bound), solution: count)
  }

  /// The point of the ball that is farthest in a direction, given in units.
  private func place(_ direction: [Double]) -> [Double] {
    let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return direction.indices.map { offsets[$0] + units[$0] * direction[$0] / length }
  }
}
