// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

extension ModelSearch {
  /// The frontier of a model with whole numbers, by a scalarizer whose solutions have columns.
  func runPieces<S: ChoiceScalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void,
    columns: (S.Solution) -> [Double]
  ) throws(ScalarizerFailure) -> ModelOutcome {
    let task = FrontierTask(
      .curve, points: options.points, gap: options.gap ?? 0, endGap: [0, 0],
      maximumPoints: Self.mostPoints)
    switch try task.run(choices: &scalarizer, progress: progress) {
    case .found(let frontier): return .found(self.frontier(frontier, columns: columns))
    case .infeasible: return .infeasible(try relaxedInfeasibility())
    case .unbounded: return .unbounded(.objectives(try unboundedObjectives()))
    case .interrupted(let reason, _): return .interrupted(reason, best: nil)
    }
  }

  /// The pieces in the model's own sense.
  private func frontier<Solution>(
    _ found: SearchedFrontier<Solution>, columns: (Solution) -> [Double]
  ) -> ModelFrontier {
    var points: [ModelFrontier.Point] = []
    var pieces: [ModelFrontier.Piece] = []
    for piece in found.pieces {
      let start = points.count
      for point in piece.points {
        points.append(
          ModelFrontier.Point(
            values: point.values.map { $0 * model.sign + 0 }, columns: columns(point.solution)))
      }
      pieces.append(
        ModelFrontier.Piece(
          points: start..<points.count, isFirstOpen: piece.ends.first == .open,
          isLastOpen: piece.ends.last == .open))
    }
    return ModelFrontier(
      points, pieces: pieces, in: model, found.completeness(), provenShare: found.provenShare)
  }

  /// The multipliers that rule out every point even with fractions, where there are any.
  func relaxedInfeasibility() throws(ScalarizerFailure) -> ModelInfeasibility {
    var scalarizer = try LinearScalarizer(model.program, limits: limits)
    guard
      case .infeasible = try scalarizer.solve(
        Scalarization(weights: model.objectives.map { _ in 1 }, gap: 0)),
      let proof = scalarizer.infeasibility
    else { return ModelInfeasibility(rowMultipliers: nil) }
    return ModelInfeasibility(rowMultipliers: proof.rowMultipliers)
  }
}
