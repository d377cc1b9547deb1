// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto
import Programs

extension ModelSearch {
  /// The frontier of a model of three objectives or more.
  func runSeveral(
    progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> ModelOutcome {
    let exact = model.objectives.map { _ in 0.0 }
    guard model.hasIntegers else {
      var scalarizer = try LinearScalarizer(model.program, limits: limits)
      let task = FrontierTask(
        .several, points: options.points, gap: options.gap ?? 0, endGap: exact,
        maximumPoints: Self.mostPoints)
      let found = try task.run(concave: &scalarizer, progress: progress)
      if case .unbounded = found { return try runEndless(progress: progress) }
      return try outcome(found, columns: { $0.x }) { point in
        let solution = point.solution
        return ModelFrontier.Proof(
          weights: solution.weights, rowMultipliers: solution.rowDuals, bound: solution.bound)
      }
    }
    let whole = model.variables.indices.filter { model.variables[$0].isInteger }
    let program = MultiObjectiveIntegerProgram(
      model.program, wholeColumns: whole.map { Column(index: $0) })
    var scalarizer = try IntegerScalarizer(program, limits: limits)
    var gap = options.points == nil ? options.gap ?? 0 : 0
    if gap == 0, !scalarizer.slicesArePoints, options.points == nil { gap = Self.mixedGap }
    let task = FrontierTask(
      .several, points: options.points, gap: gap, endGap: exact,
      maximumPoints: Self.mostPoints)
    return try outcome(
      task.run(choices: &scalarizer, progress: progress), columns: { $0.x }, proof: { _ in nil })
  }

  private func outcome<Solution>(
    _ outcome: FrontierSearchOutcome<Solution>, columns: (Solution) -> [Double],
    proof: (ScalarizedPoint<Solution>) -> ModelFrontier.Proof?
  ) throws(ScalarizerFailure) -> ModelOutcome {
    switch outcome {
    case .found(let found): .found(frontier(found, columns: columns, proof: proof))
    case .infeasible: .infeasible(try relaxedInfeasibility())
    case .unbounded: .unbounded(.objectives(try unboundedObjectives()))
    case .interrupted(let reason, _): .interrupted(reason, best: nil)
    }
  }

  /// The points in the model's own sense.
  private func frontier<Solution>(
    _ found: SearchedFrontier<Solution>, columns: (Solution) -> [Double],
    proof: (ScalarizedPoint<Solution>) -> ModelFrontier.Proof?
  ) -> ModelFrontier {
    func own(_ values: [Double]) -> [Double] { values.map { $0 * model.sign + 0 } }
    return ModelFrontier(
      points: found.points.map { point in
        ModelFrontier.Point(
          values: own(point.values), columns: columns(point.solution), proof: proof(point))
      },
      pieces: found.points.indices.map { ModelFrontier.Piece(points: $0..<$0 + 1) },
      ideal: own(found.ideal), nadir: own(found.nadir),
      completeness: found.completeness(isCount: options.points != nil),
      knee: found.knee,
      several: ModelFrontier.Several(
        isMixed: found.cover == .mixes, payoffNadir: own(found.payoffNadir),
        isNadirProven: found.isNadirProven, balanced: found.balanced))
  }
}
