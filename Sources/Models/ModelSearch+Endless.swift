// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

extension ModelSearch {
  /// The frontier of a model without whole numbers, of three objectives or more of which some grow
  /// for ever.
  ///
  /// The weights for which there is a largest value are mixes of a few. With the weighted sums for
  /// these in place of the objectives no sum grows for ever, and the corners of the frontier are
  /// the same: a point is the only best one for some weights on the sums exactly if it is so for
  /// the weights that they come to on the objectives. A gap is not to be had, as there are no
  /// ranges; every corner is listed.
  func runEndless(
    progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> ModelOutcome {
    let program = model.program
    let weights: BoundedWeights
    switch try BoundedWeights.find(program, limits: limits) {
    case .found(let found): weights = found
    case .none: return .unbounded(.objectives(try unboundedObjectives()))
    case .line: return .unbounded(.line)
    case .interrupted(let reason): return .interrupted(reason, best: nil)
    }
    guard weights.rays.count <= Self.mostSums else {
      return .unbounded(.objectives(try unboundedObjectives()))
    }
    var scalarizer = try LinearScalarizer(program.weighing(weights.rays), limits: limits)
    let task = FrontierTask(
      .several, points: options.points, gap: 0, endGap: weights.rays.map { _ in 0 },
      maximumPoints: Self.mostPoints)
    switch try task.run(concave: &scalarizer, progress: progress) {
    case .found(let found): return .found(frontier(found, weights))
    case .infeasible: return .infeasible(try relaxedInfeasibility())
    case .unbounded: return .interrupted(.numericalTrouble, best: nil)
    case .interrupted(let reason, _): return .interrupted(reason, best: nil)
    }
  }

  /// How many sums may stand in place of the objectives.
  private static let mostSums = 8

  /// The points of sums as points of the objectives, in the model's own sense.
  private func frontier(
    _ found: SearchedFrontier<LinearSolution>, _ weights: BoundedWeights
  ) -> ModelFrontier {
    let program = model.program
    func own(_ values: [Double]) -> [Double] { values.map { $0 * model.sign + 0 } }
    let points = found.points.map { point in
      let solution = point.solution
      return ModelFrontier.Point(
        values: own(program.objectiveValues(at: solution.x)), columns: solution.x,
        proof: ModelFrontier.Proof(
          weights: model.objectives.indices.map { objective in
            zip(solution.weights, weights.rays).reduce(0) { $0 + $1.0 * $1.1[objective] }
          }, rowMultipliers: solution.rowDuals, bound: solution.bound))
    }.sorted { one, other in
      zip(one.values, other.values).first { $0 != $1 }.map { ($0 - $1) * model.sign > 0 } ?? false
    }
    let best = end(of: points, weights, improving: 1)
    let worst = end(of: points, weights, improving: -1)
    let isWhole = found.gap == 0 && found.interruption == nil
    return ModelFrontier(
      points: points, pieces: points.indices.map { ModelFrontier.Piece(points: $0..<$0 + 1) },
      ideal: best, nadir: worst,
      completeness: isWhole
        ? .complete : .partial(found.interruption ?? .solve(.numericalTrouble), gap: nil),
      knee: nil,
      several: ModelFrontier.Several(
        isMixed: true, payoffNadir: worst, isNadirProven: isWhole, balanced: nil,
        directions: weights.directions.map {
          ModelFrontier.Direction(changes: own($0.changes), columns: $0.columns)
        }))
  }

  /// The best value of each objective, or with -1 the worst: infinite where a direction changes it
  /// that way.
  private func end(
    of points: [ModelFrontier.Point], _ weights: BoundedWeights, improving way: Double
  ) -> [Double] {
    let sign = way * model.sign
    return model.objectives.indices.map { objective in
      if weights.directions.contains(where: { $0.changes[objective] * way > 0 }) {
        return sign * .infinity
      }
      return sign * (points.map { $0.values[objective] * sign }.max() ?? 0)
    }
  }
}
