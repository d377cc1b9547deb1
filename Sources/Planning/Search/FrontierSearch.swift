// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// One search for a frontier of two KPIs over a stated scenario.
struct FrontierSearch {
  let statement: Statement
  let notes: [Complaint]
  let limits: SearchLimits

  /// A linear frontier is listed in full up to this many extreme points, and to a gap beyond.
  private static let listedPoints = 200
  /// Ends of frontiers with choices and something curved are proven to this share of the
  /// objective's size.
  private static let endGap = 1e-8
  /// And to this share of the frontier's gap where that takes too long.
  private static let endShare = 0.1

  /// Finds the frontier.
  func run(
    _ options: SearchOptions, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    statement.separable == nil
      ? try runChoices(options, progress: progress) : try runConcave(options, progress: progress)
  }

  /// The frontier where nothing keeps amounts from being mixed: extreme points where it is linear
  /// and has not too many, else plans to a gap, or so many as are asked for.
  private func runConcave(
    _ options: SearchOptions, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    var scalarizer = try PlanScalarizer(statement, limits: limits)
    let endGap = scalarizer.objectiveSizes.map { scalarizer.isExact ? 0 : $0 * Payoff.gap }
    let task = FrontierTask(
      .curve, points: options.points, gap: max(options.gap ?? Planner.standardFrontierGap, 1e-9),
      endGap: endGap)
    let outcome: FrontierSearchOutcome<ChoiceSolution>
    if options.points == nil,
      let walked = try scalarizer.walk(maximumPoints: Self.listedPoints)
    {
      outcome = walked
    } else {
      outcome = try task.run(concave: &scalarizer, progress: progress)
    }
    return try statement.outcome(outcome, proof: scalarizer.infeasibility, limits, planned)
  }

  /// The frontier where lines are booked or switched: every plan where plans are points, lines are
  /// not too many, and no gap is asked for; pieces to a gap where bookings leave something open;
  /// and plans that stand for the others where a number of them or a gap is asked for.
  private func runChoices(
    _ options: SearchOptions, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    var scalarizer = try BranchingScalarizer(statement.program, limits: limits)
    scalarizer.roughEnd = Self.endShare * (options.gap ?? Planner.standardFrontierGap)
    let gap =
      scalarizer.slicesArePoints
      ? options.listingGap(lineCount: statement.checked.scenario.lineCount)
      : max(options.gap ?? Planner.standardFrontierGap, 1e-7)
    let task = FrontierTask(
      .curve, points: options.points, gap: gap,
      endGap: scalarizer.objectiveSizes.map { $0 * Self.endGap })
    let outcome = try task.run(choices: &scalarizer, progress: progress)
    return try statement.outcome(
      outcome, proof: scalarizer.infeasibility ?? .search, limits, plannedInPieces)
  }

  private func planned(_ frontier: SearchedFrontier<ChoiceSolution>) -> PlanFrontier {
    let plans = frontier.points.map { statement.plan($0.solution) }
    return planned(frontier, plans, values: frontier.points.map(\.values))
  }

  private func plannedInPieces(_ frontier: SearchedFrontier<ChoiceSolution>) -> PlanFrontier {
    var pieces = PlannedPieces(ranges: zip(frontier.ideal, frontier.nadir).map { $0 - $1 })
    let found = frontier.pieces
    let settled = FrontierTies(statement).settled(found.map { $0.points.map(\.solution) })
    let kpis = (0..<2).map { statement.objectives[$0].score.weights[0] }
    for (piece, solutions) in zip(found, settled) {
      pieces.add(
        zip(piece.points, solutions).map { point, solution in
          let plan = statement.plan(solution)
          // What a plan brings by its curves may differ in last digits from what the search made of it.
          let values = kpis.indices.map { index in
            plan.value(of: kpis[index].kpi).map { kpis[index].objective.sign * $0 }
              ?? point.values[index]
          }
          return (plan, values)
        },
        bookings: statement.bookings(solutions),
        isFirstOpen: piece.ends.first == .open, isLastOpen: piece.ends.last == .open)
    }
    var planned = planned(frontier, pieces.plans, values: pieces.values)
    planned.pieces = pieces.pieces
    return planned
  }

  private func planned(
    _ frontier: SearchedFrontier<ChoiceSolution>, _ plans: [Plan], values: [[Double]]
  ) -> PlanFrontier {
    let completeness = frontier.completeness().map(\.cause)
    func axis(_ index: Int) -> PlanFrontier.Axis {
      statement.axis(index, frontier.ideal, frontier.nadir)
        .reaching(over: plans, isWhole: completeness.isWhole)
    }
    return PlanFrontier(
      x: axis(0), y: axis(1), plans: plans, completeness: completeness,
      provenShare: frontier.provenShare, knee: Knee.index(of: values), notes: notes)
  }
}

extension Statement {
  /// What a search for a frontier comes to, as somebody who reads the scenario is told.
  ///
  /// - Parameters:
  ///   - proof: that no plan fits, where that was found; without one it is not said.
  ///   - plan: reads what was found back.
  func outcome<Answer>(
    _ outcome: FrontierSearchOutcome<ChoiceSolution>, proof: ChoiceInfeasibility?,
    _ limits: SearchLimits,
    _ plan: (SearchedFrontier<ChoiceSolution>) throws(ScalarizerFailure) -> Answer
  ) throws(ScalarizerFailure) -> Ending<Answer, Infeasibility, Unboundedness> {
    switch outcome {
    case .found(let frontier): return .found(try plan(frontier))
    case .infeasible:
      guard let proof else { return .interrupted(.numericalTrouble, best: nil) }
      return .infeasible(try infeasibility(proof, limits: limits))
    case .unbounded: return .unbounded(Unboundedness(campaigns: unlimited))
    case .interrupted(let reason, _): return .interrupted(reason, best: nil)
    }
  }

  /// An objective as an axis, with the best and the worst of its values.
  func axis(_ index: Int, _ ideal: [Double], _ nadir: [Double]) -> PlanFrontier.Axis {
    let stated = objectives[index]
    let axis = stated.score.weights[0]
    let sign = axis.objective.sign
    return PlanFrontier.Axis(
      kpi: axis.kpi, objective: axis.objective, ideal: sign * (stated.constant + ideal[index]),
      nadir: sign * (stated.constant + nadir[index]))
  }
}
