// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

extension ModelSearch {
  /// The frontier of a model without whole numbers.
  func runLinear(
    progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> ModelOutcome {
    let gap = options.gap ?? (options.points == nil ? 0 : Self.shapeGap)
    if gap > 0 || options.points != nil {
      var scalarizer = try LinearScalarizer(model.program, limits: limits)
      let task = FrontierTask(
        .curve, points: options.points, gap: max(gap, 1e-9), endGap: [0, 0])
      let outcome = try task.run(concave: &scalarizer, progress: progress)
      if let answer = try answer(outcome) { return answer }
    }
    return try walk()
  }

  /// What a search to a gap comes to; `nil` where a walk has more to say.
  private func answer(
    _ outcome: FrontierSearchOutcome<LinearSolution>
  ) throws(ScalarizerFailure) -> ModelOutcome? {
    switch outcome {
    case .found(let frontier):
      return .found(
        self.frontier(frontier.points.map(\.solution), frontier.completeness()))
    case .interrupted(let reason, _): return .interrupted(reason, best: nil)
    case .infeasible, .unbounded: return nil
    }
  }

  /// The frontier from corner to corner, with every way in which there may be none.
  private func walk() throws(ScalarizerFailure) -> ModelOutcome {
    var walk = try LinearFrontierWalk(model.program, limits: limits)
    switch try walk.run(maximumPoints: Self.mostPoints) {
    case .found(let found):
      var frontier = frontier(
        found.points.map(\.solution),
        found.isComplete ? .complete : .partial(.pointLimit, gap: nil))
      for direction in found.extremeDirections { frontier.extend(along: direction, in: model) }
      return .found(frontier)
    case .interrupted(let reason, nil): return .interrupted(reason, best: nil)
    case .interrupted(let reason, let found?):
      return .found(frontier(found.points.map(\.solution), .partial(.solve(reason), gap: nil)))
    case .infeasible(let proof):
      return .infeasible(ModelInfeasibility(rowMultipliers: proof.rowMultipliers))
    case .unbounded(.noVertex): return .unbounded(.line)
    case .unbounded(.noEfficientPoint):
      return .unbounded(.objectives(try unboundedObjectives()))
    }
  }

  /// The objectives that grow for ever by themselves, whole numbers left out of account.
  func unboundedObjectives() throws(ScalarizerFailure) -> [Int] {
    var unbounded: [Int] = []
    for objective in model.objectives.indices {
      var scalarizer = try LinearScalarizer(model.program, limits: limits)
      let weights = model.objectives.indices.map { $0 == objective ? 1.0 : 0 }
      if case .unbounded = try scalarizer.solve(Scalarization(weights: weights, gap: 0)) {
        unbounded.append(objective)
      }
    }
    return unbounded
  }

  /// The frontier of solutions in order, those left out that differ from a better one by 1e-9 of an
  /// objective's range.
  private func frontier(
    _ solutions: [LinearSolution], _ completeness: ModelFrontier.Completeness
  ) -> ModelFrontier {
    let kept = Nondominated.indices(of: solutions.map(\.objectives))
    let points = kept.map { index in
      let solution = solutions[index]
      return ModelFrontier.Point(
        values: solution.objectives.map { $0 * model.sign + 0 }, columns: solution.x,
        // With floors the bound is theirs as well, and proves nothing about the others.
        proof: solution.floorMultipliers.allSatisfy { $0 == 0 }
          ? ModelFrontier.Proof(
            weights: solution.weights, rowMultipliers: solution.rowDuals, bound: solution.bound)
          : nil)
    }
    return ModelFrontier(
      points, pieces: [ModelFrontier.Piece(points: points.indices)], in: model, completeness)
  }
}

extension ModelFrontier {
  /// A frontier of points in order, with its ends and its best bend.
  init(
    _ points: [Point], pieces: [Piece], in model: NamedModel, _ completeness: Completeness,
    provenShare: Double = 1
  ) {
    let first = points.first?.values ?? [0, 0]
    let last = points.last?.values ?? [0, 0]
    self.init(
      points: points, pieces: pieces, ideal: [first[0], last[1]], nadir: [last[0], first[1]],
      completeness: completeness, provenShare: provenShare,
      knee: Knee.index(of: points.map { $0.values.map { $0 * model.sign } }))
  }

  /// Lets the frontier go on for ever in a direction that is given for objectives to be maximized.
  mutating func extend(along direction: [Double], in model: NamedModel) {
    let change = direction.map { $0 * model.sign }
    let (best, worst) = direction[0] > 0 ? (0, 1) : (1, 0)
    if direction[0] > 0 { directions.beforeFirst = change } else { directions.behindLast = change }
    ideal[best] = .infinity * model.sign
    nadir[worst] = -.infinity * model.sign
  }
}
