// SPDX-License-Identifier: GPL-3.0-or-later

package import Pareto

/// What every frontier of any number of objectives must hold, however it was found and however it
/// ended.
package struct ManyObjectiveContract: Sendable {
  /// Points of the true frontier.
  package var truth: [[Double]]
  /// What rounding may do to each objective.
  package var tolerance: [Double]

  /// Makes a contract.
  package init(truth: [[Double]], tolerance: [Double]) {
    self.truth = truth
    self.tolerance = tolerance
  }

  /// What a frontier breaks; empty where it keeps all.
  package func complaints<Solution>(about frontier: SearchedFrontier<Solution>) -> [String] {
    let points = frontier.points.map(\.values)
    var complaints: [String] = []
    guard let first = points.first else { return ["there is no point"] }
    for (index, point) in points.enumerated() {
      for (other, better) in points.enumerated()
      where index != other && point.indices.allSatisfy({ better[$0] >= point[$0] }) {
        complaints.append("\(point) is no better than \(better)")
      }
    }
    for objective in first.indices {
      let column = points.map { $0[objective] }
      if frontier.ideal[objective] != column.max() { complaints.append("the ideal is of no point") }
      if frontier.nadir[objective] != column.min() { complaints.append("the nadir is of no point") }
    }
    if frontier.gap == 0, frontier.interruption != nil {
      complaints.append("nothing is missing, and yet something ended the search")
    }
    guard frontier.gap.isFinite else { return complaints }
    let ranges = zip(frontier.ideal, frontier.nadir).map { $0 - $1 }
    let shares = Self.shares(first.count)
    for value in truth {
      let lowered = value.indices.map { value[$0] - frontier.gap * ranges[$0] }
      let excess =
        switch frontier.cover {
        case .points: excess(of: lowered, over: points)
        case .mixes: excess(of: lowered, over: points, ranges, shares)
        }
      if excess > 1 {
        complaints.append("\(value) is missed by more than \(frontier.gap)")
      }
    }
    return complaints
  }

  /// By how much a value is ahead of all points, in units of the tolerance.
  private func excess(of value: [Double], over points: [[Double]]) -> Double {
    points.map { point in
      point.indices.map { (value[$0] - point[$0]) / tolerance[$0] }.max() ?? 0
    }.min() ?? .infinity
  }

  /// By how much a value is ahead of all mixes, in units of the tolerance: a mix is as good exactly
  /// when for no weights the value is ahead of all points.
  private func excess(
    of value: [Double], over points: [[Double]], _ ranges: [Double], _ shares: [[Double]]
  ) -> Double {
    shares.map { shares in
      let weights = shares.indices.map { shares[$0] / max(ranges[$0], tolerance[$0]) }
      let best = points.map { Self.sum(weights, $0, value) }.max() ?? -.infinity
      return -best / zip(weights, tolerance).reduce(0) { $0 + $1.0 * $1.1 }
    }.max() ?? 0
  }

  /// What a point is ahead of another for weights.
  private static func sum(_ weights: [Double], _ point: [Double], _ other: [Double]) -> Double {
    weights.indices.reduce(0) { $0 + weights[$1] * (point[$1] - other[$1]) }
  }

  /// Weights that are not all 0: every mix in quarters, and some at random.
  private static func shares(_ count: Int) -> [[Double]] {
    var grid: [[Double]] = [[]]
    for _ in 0..<count {
      grid = grid.flatMap { head in
        let left = 4 - head.reduce(0, +)
        return (0...4).map(Double.init).filter { $0 <= left }.map { head + [$0] }
      }
    }
    var random = SeededGenerator(seed: 7)
    let others = (0..<30).map { _ in
      (0..<count).map { _ in Double.random(in: 0...1, using: &random) }
    }
    return grid.filter { $0.reduce(0, +) == 4 } + others
  }
}
