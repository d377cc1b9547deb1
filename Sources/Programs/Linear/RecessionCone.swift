// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto

/// The directions in which a program can go for ever, none longer than 1 in any column.
struct RecessionCone: ~Copyable {
  /// What is known of the weights for which a weighted sum has a largest value.
  enum Finding {
    /// The least such weight on objective 1, where objective 0 has 1.
    case weight(Double)
    /// There is no such weight.
    case none
    case interrupted(Interruption)
  }

  /// The direction that improves a weighted sum most.
  enum Improvement {
    /// How each column and each objective change along it.
    case direction(columns: [Double], changes: [Double])
    /// There is none, but for rounding.
    case none
    case interrupted(Interruption)
  }

  private var problem: Problem
  private let costs: [[Double]]

  /// The costs are those of the objectives, in the columns of the model.
  init(_ model: LinearModel, costs: [[Double]]) throws(GLPKError) {
    var cone = model
    for (index, bounds) in model.columnBounds.enumerated() {
      cone.setBounds(Self.directions(bounds, longest: 1), of: Column(index: index))
    }
    for (index, bounds) in model.rowBounds.enumerated() {
      cone.setBounds(Self.directions(bounds, longest: .infinity), of: Row(index: index))
    }
    problem = try Problem.make(cone)
    self.costs = costs
  }

  /// What has a limit on a side may not move towards it.
  private static func directions(_ bounds: Bounds, longest: Double) -> Bounds {
    Bounds(
      lower: bounds.lower.isFinite ? 0 : -longest, upper: bounds.upper.isFinite ? 0 : longest)
  }

  /// The direction that improves a weighted sum of the objectives most.
  mutating func improvement(
    of weights: [Double], limits: borrowing SearchLimits
  ) throws(GLPKError) -> Improvement {
    if let reason = limits.interruption { return .interrupted(reason) }
    var combined = [Double](repeating: 0, count: costs.first?.count ?? 0)
    for (weight, cost) in zip(weights, costs) where weight != 0 {
      for column in combined.indices { combined[column] += weight * cost[column] }
    }
    try problem.setCosts(combined)
    var options = SimplexOptions(method: .primal)
    options.timeLimit = limits.remaining
    options.cancellation = limits.cancellation
    let outcome = try problem.solve(options)
    guard outcome.isOptimal else {
      return .interrupted(limits.interruption ?? .numericalTrouble)
    }
    if outcome.objective <= 1e-9 { return .none }
    let direction = try problem.columnValues()
    let changes = costs.map { cost in zip(cost, direction).reduce(0) { $0 + $1.0 * $1.1 } }
    return .direction(columns: direction, changes: changes)
  }

  /// The least weight for which no direction improves the weighted sum, by Newton's method.
  ///
  /// The best improvement is a convex function of the weight, made of a straight piece for every
  /// extreme direction. From the left, each step goes to where the piece found ends, and never past
  /// the weight sought.
  ///
  /// - Precondition: there are two objectives.
  mutating func leastBoundedWeight(limits: borrowing SearchLimits) throws(GLPKError) -> Finding {
    var weight = 0.0
    while true {
      let shares = WeightShares(weight)
      switch try improvement(of: [shares.first, shares.second], limits: limits) {
      case .interrupted(let reason): return .interrupted(reason)
      case .none: return .weight(weight)
      case .direction(_, let changes):
        // Losing nothing on objective 1, it improves the sum for every weight.
        guard changes[1] < -1e-9 * abs(changes[0]) else { return .none }
        let next = -changes[0] / changes[1]
        guard next > weight else { return .weight(weight) }
        weight = next
      }
    }
  }
}
