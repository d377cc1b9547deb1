// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
package import Limits
package import Pareto

/// The weights for which the weighted sum of a linear program's objectives has a largest value, and
/// the directions in which its frontier goes on for ever.
///
/// A weighted sum is bounded exactly if no direction in which the program can go for ever improves
/// it. So the weights make up a cone whose sides are the directions that matter. It is cut out of
/// all weights of at least 0: a ray for which some direction is an improvement is cut off by that
/// direction, until there is none for any ray. Source: Löhne, Vector Optimization with Infimum and
/// Supremum (2011), chapter 5.
package struct BoundedWeights: Sendable {
  /// A direction in which the frontier goes on for ever.
  package struct Direction: Hashable, Sendable {
    /// How each objective changes, the sizes adding up to 1.
    package var changes: [Double]
    /// How each column changes.
    package var columns: [Double]

    /// Makes a direction.
    package init(changes: [Double], columns: [Double]) {
      self.changes = changes
      self.columns = columns
    }
  }

  /// How a search for the weights ended.
  package enum Outcome: Sendable {
    /// The weights whose frontier has corners.
    case found(BoundedWeights)
    /// No weights that count every objective have a largest value, so that no point is efficient.
    case none
    /// The frontier goes on for ever in opposite directions, and has no corner.
    case line
    /// A limit ended the search.
    case interrupted(Interruption)
  }

  /// Weights of which all others are mixes: each of one or more objectives.
  package var rays: [[Double]]
  /// The directions, none of them a mix of others and losses.
  package var directions: [Direction]

  /// Finds them.
  ///
  /// - Throws: Which number or bound of the program cannot be computed with, or what GLPK said
  ///   where it broke.
  /// - Complexity: a solve for every ray and every direction on the way; there are few of them for
  ///   few objectives.
  package static func find(
    _ program: MultiObjectiveLinearProgram, limits: SearchLimits = SearchLimits()
  ) throws(ScalarizerFailure) -> Outcome {
    do throws(GLPKError) {
      let engine = try LinearEngine(program)
      var cone = try RecessionCone(engine.model, costs: engine.costs)
      let scaling = engine.scaling
      var weights = WeightCone(dimension: engine.costs.count)
      var cuts: [(number: Int, direction: Direction)] = []
      var settled: Set<[Double]> = []
      while let ray = weights.rays.first(where: { !settled.contains($0.weights) }) {
        switch try cone.improvement(of: ray.weights, limits: limits) {
        case .interrupted(let reason): return .interrupted(reason)
        case .none: settled.insert(ray.weights)
        case .direction(let columns, let changes):
          let number = weights.cut(improvement: changes)
          guard !weights.rays.contains(where: { $0.weights == ray.weights }) else {
            return .interrupted(.numericalTrouble)
          }
          let own = zip(changes, scaling.objectives).map { $0 / $1 }
          let size = own.reduce(0) { $0 + abs($1) }
          cuts.append(
            (
              number,
              Direction(
                changes: own.map { $0 / size },
                columns: zip(columns, scaling.columns).map { $0 * $1 / size })
            ))
        }
      }
      let rays = weights.rays
      let sum = engine.costs.indices.map { objective in
        rays.reduce(0) { $0 + $1.weights[objective] }
      }
      guard sum.allSatisfy({ $0 > 0 }) else { return .none }
      guard WeightCone.rank(rays.map(\.weights)) == engine.costs.count else { return .line }
      return .found(
        BoundedWeights(
          rays: rays.map { zip($0.weights, scaling.objectives).map { $0 * $1 } },
          directions: sides(of: rays, cuts, count: engine.costs.count)))
    } catch {
      throw ScalarizerFailure(error)
    }
  }

  /// The cuts that are sides of the cone, each side once.
  private static func sides(
    of rays: [WeightCone.Ray], _ cuts: [(number: Int, direction: Direction)], count: Int
  ) -> [Direction] {
    var sides: [[Int]: Direction] = [:]
    var order: [[Int]] = []
    for (number, direction) in cuts {
      let members = rays.indices.filter { rays[$0].borders.contains(number) }
      guard sides[members] == nil,
        WeightCone.rank(members.map { rays[$0].weights }) == count - 1
      else { continue }
      sides[members] = direction
      order.append(members)
    }
    return order.compactMap { sides[$0] }.sorted { one, other in
      zip(one.changes, other.changes).first { $0 != $1 }.map { $0 > $1 } ?? false
    }
  }
}

extension MultiObjectiveLinearProgram {
  /// The same program with weighted sums of the objectives in their place.
  ///
  /// - Precondition: there is a weight for each objective in every sum.
  package func weighing(_ sums: [[Double]]) -> MultiObjectiveLinearProgram {
    let objectives = sums.map { weights in
      precondition(weights.count == self.objectives.count, "a weight for each objective")
      var sum = Objective([Double](repeating: 0, count: columnCount))
      for (weight, objective) in zip(weights, self.objectives) where weight != 0 {
        sum.constant += weight * objective.constant
        for column in sum.coefficients.indices {
          sum.coefficients[column] += weight * objective.coefficients[column]
        }
      }
      return sum
    }
    return MultiObjectiveLinearProgram(
      columnBounds: columnBounds, rowBounds: rowBounds, entries: entries, objectives: objectives)
  }
}
