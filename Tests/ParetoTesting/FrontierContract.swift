// SPDX-License-Identifier: GPL-3.0-or-later

package import Pareto

/// What every two-objective frontier must hold, however it was found and however it ended.
package struct FrontierContract: Sendable {
  /// Points of the true frontier.
  package var truth: [[Double]]
  /// Whether a point can be reached, up to rounding.
  package var holds: @Sendable ([Double]) -> Bool
  /// What rounding may do, as a share of the range.
  package var tolerance: Double

  /// Makes a contract.
  package init(
    truth: [[Double]], tolerance: Double = 1e-9,
    holds: @escaping @Sendable ([Double]) -> Bool
  ) {
    self.truth = truth
    self.holds = holds
    self.tolerance = tolerance
  }

  /// What a frontier breaks; empty where it keeps all.
  package func complaints<Solution>(
    about frontier: SearchedFrontier<Solution>
  ) -> [String] {
    let points = frontier.points.map(\.values)
    var complaints: [String] = []
    if points.isEmpty { complaints.append("there is no point") }
    for point in points where !holds(point) { complaints.append("\(point) cannot be reached") }
    for (before, after) in zip(points, points.dropFirst())
    where !(before[0] > after[0] && before[1] < after[1]) {
      complaints.append("\(after) does not follow \(before)")
    }
    let first = points.first ?? []
    let last = points.last ?? []
    if frontier.ideal != [first[0], last[1]] { complaints.append("the ideal is of no point") }
    if frontier.nadir != [last[0], first[1]] { complaints.append("the nadir is of no point") }
    guard frontier.gap.isFinite else { return complaints }
    let ranges = zip(frontier.ideal, frontier.nadir).map { $0 > $1 ? $0 - $1 : 1 }
    for value in truth {
      let miss = Self.miss(value, points, ranges)
      if miss > frontier.gap + tolerance {
        complaints.append("\(value) is missed by \(miss), stated is \(frontier.gap)")
      }
    }
    return complaints
  }

  /// The smallest share of both ranges by which `value` is better than some mix of two neighbours.
  package static func miss(_ value: [Double], _ points: [[Double]], _ ranges: [Double]) -> Double {
    func need(_ point: [Double]) -> [Double] {
      (0..<2).map { (value[$0] - point[$0]) / ranges[$0] }
    }
    var least = points.map { need($0).reduce(0, max) }.min() ?? .infinity
    for (first, last) in zip(points, points.dropFirst()) {
      let (start, end) = (need(first), need(last))
      // What is needed in one objective falls along the mix and in the other it rises: they are equal in between.
      let turn = (end[0] - end[1]) - (start[0] - start[1])
      let share = -(start[0] - start[1]) / turn
      guard share > 0, share < 1 else { continue }
      least = min(least, max(0, start[0] + share * (end[0] - start[0])))
    }
    return least
  }
}
