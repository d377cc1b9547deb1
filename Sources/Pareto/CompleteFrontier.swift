// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// Finds every efficient point of a program with two objectives whose choices leave nothing open,
/// each proven.
///
/// From the end that is best in the first objective the search asks for the best in it among all
/// that is better in the second, again and again until it comes to the other end: about one solve
/// per point, in which the second objective counts so little that it cannot outweigh a step of the
/// first. Where no steps are known, or values are too many, a solve for each objective takes its
/// place. Where a solve goes wrong, the search goes on from the other end.
///
/// Source: Mavrotas and Florios, "An improved version of the augmented ε-constraint method
/// (AUGMECON2) for finding the exact pareto set in multi-objective integer programming problems",
/// Applied Mathematics and Computation 219 (2013). Nothing hinges on the weight being small enough:
/// an answer that another one dominates is found out by the next solve.
package struct CompleteFrontier: ChoiceFrontierAlgorithm {
  /// How many points it may take, ends included; at least 2.
  package var maximumPoints: Int

  /// Makes a search.
  ///
  /// - Precondition: at least two points.
  package init(maximumPoints: Int = 100_000) {
    precondition(maximumPoints >= 2, "a frontier has two ends")
    self.maximumPoints = maximumPoints
  }

  /// For all points of two objectives where choices leave nothing open.
  package init?(_ task: FrontierTask, isSettled: Bool) {
    guard task.form != .several, isSettled, task.points == nil, task.gap == 0 else { return nil }
    self.init()
    if let most = task.maximumPoints { maximumPoints = most }
  }

  /// Runs the search.
  ///
  /// Values of an objective are the same up to half its step, or, where no step is known, up to
  /// 1e-9 of its range.
  ///
  /// - Parameters:
  ///   - scalarizer: the program, of two objectives, whose slices are points.
  ///   - progress: told before every solve between the ends.
  /// - Returns: the frontier, each piece a point, or why there is none.
  /// - Throws: what broke, where that was before there was any point.
  /// - Complexity: a solve per point and one more, twice as many where each takes two; besides them
  ///   quadratic in the number of points.
  package func run<S: ChoiceScalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution> {
    precondition(scalarizer.objectiveCount == 2, "a sweep has two objectives")
    precondition(scalarizer.slicesArePoints, "a sweep needs choices that leave nothing open")
    var sweep: Sweep<S.Solution>
    switch try FrontierEnds.find(&scalarizer, gap: scalarizer.valueSteps.map { $0 / 2 }) {
    case .ended(let outcome): return outcome
    case .found(let ends):
      sweep = Sweep(ends, steps: scalarizer.valueSteps)
      if !ends.isOpen { return .found(sweep.frontier) }
    }
    do throws(ScalarizerFailure) {
      for objective in 0..<2 {
        while !sweep.isDone, !sweep.isOver {
          guard sweep.chain.points.count < maximumPoints else {
            sweep.interruption = .pointLimit
            return .found(sweep.frontier)
          }
          progress(FrontierSearchProgress(points: sweep.chain.points.count, gap: sweep.opening))
          guard try sweep.advance(objective, in: &scalarizer) else { break }
        }
      }
    } catch {
      sweep.interruption = .failure(error)
    }
    return .found(sweep.frontier)
  }
}

/// What is known on the way between the ends.
private struct Sweep<Solution: Sendable>: Sendable {
  private(set) var chain: PointChain<Solution>
  private let scales: PlaneScales
  private let grid: ValueGrid
  private var proof: PieceProof
  /// How far the sweep has come from either end: between an end and its head nothing is missing.
  private var heads: [ScalarizedPoint<Solution>]
  var interruption: SearchInterruption?
  /// Whether no more solves are to be asked for.
  private(set) var isOver = false

  init(_ ends: FrontierEnds<Solution>, steps: [Double]) {
    scales = PlaneScales(nadir: ends.nadir, ideal: ends.ideal)
    grid = ValueGrid(steps: steps, scales: scales)
    heads = [ends.first, ends.last]
    chain = PointChain(heads, sameness: grid.sameness)
    proof = PieceProof(grid.facts(of: ends), scales: scales)
    interruption = ends.interruption
  }

  /// Whether the heads have met.
  var isDone: Bool {
    (0..<2).contains { heads[$0].values[$0] - heads[1 - $0].values[$0] <= grid.sameness[$0] }
  }

  /// What may be missing between the heads.
  var opening: Double {
    (0..<2).map { (heads[$0].values[$0] - heads[1 - $0].values[$0]) / scales.ranges[$0] }
      .reduce(1, min)
  }

  /// Moves the head that came from the best in an objective to the next point; false where it is
  /// stuck.
  mutating func advance<S: ChoiceScalarizer & ~Copyable>(
    _ objective: Int, in scalarizer: inout S
  ) throws(ScalarizerFailure) -> Bool where S.Solution == Solution {
    let other = 1 - objective
    let head = heads[objective]
    for nudge in grid.nudges(other) where !isOver {
      var floors = [-Double.infinity, -Double.infinity]
      floors[other] = head.values[other] + nudge
      guard floors[other] < heads[other].values[other] else { return false }
      let point: ScalarizedPoint<Solution>
      switch try answer(objective, floors: floors, in: &scalarizer) {
      case .found(let best):
        point = best
      case .infeasible, .unbounded, .interrupted(.numericalTrouble, nil):
        // The other end keeps the floor, and each objective is bounded: such an answer cannot be trusted.
        interruption = .solve(.numericalTrouble)
        return false
      case .interrupted(let reason, let best):
        interruption = .solve(reason)
        isOver = reason != .numericalTrouble
        guard let best else { return false }
        point = best
      }
      let bound = learn(point, objective: objective, floors: floors)
      guard point.values[other] > head.values[other] + nudge / 2 else { continue }
      guard bound <= point.values[objective] + grid.sameness[objective] else { return false }
      heads[objective] = point
      return true
    }
    return false
  }

  /// Takes a point in with what it proves about all that keeps the floors; the bound on the
  /// objective.
  private mutating func learn(
    _ point: ScalarizedPoint<Solution>, objective: Int, floors: [Double]
  ) -> Double {
    chain.insert(point)
    guard point.support.weights[objective] > 0 else { return .infinity }
    let fact = grid.bound(
      on: objective, from: point.support, floors: floors, by: point.values)
    proof.learn(fact)
    return fact.support.bound
  }

  /// The best in an objective that keeps the floors, and of those the best in the other.
  private func answer<S: ChoiceScalarizer & ~Copyable>(
    _ objective: Int, floors: [Double], in scalarizer: inout S
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Solution> where S.Solution == Solution {
    let other = 1 - objective
    // What keeps the floor may lie beyond the other head, up to the other end.
    let span = scales.nadir[other] + scales.ranges[other] - floors[other]
    if let (weight, gap) = grid.augmentation(by: other, span: span) {
      var weights = [1.0, 1]
      weights[other] = weight
      let unit = scales.ranges[objective]
      return try scalarizer.solve(
        Scalarization(weights: weights.map { $0 / unit }, floors: floors, gap: gap / unit))
    }
    return try scalarizer.lexicographicOptimum(
      order: [objective, other], floors: floors, gap: grid.sameness.map { $0 / 10 }, within: nil)
  }

  var frontier: SearchedFrontier<Solution> {
    // A floor just above a value may have to be a little higher for a solver that lets it slip. Without steps, what is
    // no farther away is not missing.
    SearchedFrontier(
      chain.pieces, proof: proof, asked: ParetoTolerance.leftOpen,
      interruption: interruption, isWhole: isDone || grid.steps == [0, 0])
  }
}
