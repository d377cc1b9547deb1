// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// The frontier of two KPIs.
extension FrontierSearch {
  /// A linear frontier is listed in full up to this many extreme points, and to a gap beyond.
  private static let listedPoints = 200
  /// Ends of frontiers with choices and something curved are proven to this share of the
  /// objective's size.
  private static let endGap = 1e-8
  /// And to this share of the frontier's gap where that takes too long.
  private static let endShare = 0.1

  /// The frontier where nothing keeps amounts from being mixed: extreme points where it is linear
  /// and has not too many, else plans to a gap, or so many as are asked for.
  func runPairOfAmounts(
    _ options: SearchOptions, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    var scalarizer = try formulation.program.makeScalarizer(limits: limits)
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
    return try self.outcome(outcome, proof: scalarizer.infeasibility, planned)
  }

  /// The frontier where lines are booked or switched: every plan where plans are points, lines are
  /// not too many, and no gap is asked for; pieces to a gap where bookings leave something open;
  /// and plans that stand for the others where a number of them or a gap is asked for.
  func runPairOfChoices(
    _ options: SearchOptions, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    var scalarizer = try BranchingScalarizer(formulation.program, limits: limits)
    scalarizer.roughEnd = Self.endShare * (options.gap ?? Planner.standardFrontierGap)
    let gap =
      scalarizer.slicesArePoints
      ? options.listingGap(lineCount: formulation.checked.scenario.lineCount)
      : max(options.gap ?? Planner.standardFrontierGap, 1e-7)
    let task = FrontierTask(
      .curve, points: options.points, gap: gap,
      endGap: scalarizer.objectiveSizes.map { $0 * Self.endGap })
    let outcome = try task.run(choices: &scalarizer, progress: progress)
    return try self.outcome(outcome, proof: scalarizer.infeasibility ?? .search, plannedInPieces)
  }

  private func planned(_ frontier: SearchedFrontier<ChoiceSolution>) -> PlanFrontier {
    let plans = frontier.points.map { formulation.plan($0.solution) }
    return planned(frontier, plans, values: frontier.points.map(\.values))
  }

  private func plannedInPieces(_ frontier: SearchedFrontier<ChoiceSolution>) -> PlanFrontier {
    var pieces = PlannedPieces(ranges: zip(frontier.ideal, frontier.nadir).map { $0 - $1 })
    let found = frontier.pieces
    let settled = FrontierTies(formulation).settled(found.map { $0.points.map(\.solution) })
    let kpis = kpis
    for (piece, solutions) in zip(found, settled) {
      pieces.add(
        zip(piece.points, solutions).map { point, solution in
          let plan = formulation.plan(solution)
          // What a plan brings by its curves may differ in last digits from what the search made
          // of it.
          let values = kpis.indices.map { index in
            plan.value(of: kpis[index].kpi).map { kpis[index].objective.sign * $0 }
              ?? point.values[index]
          }
          return (plan, values)
        },
        bookings: formulation.bookings(solutions),
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
      let (kpi, objective) = kpis[index]
      let constant = formulation.objectives[index].constant
      return PlanFrontier.Axis(
        kpi: kpi, objective: objective,
        ideal: objective.sign * (constant + frontier.ideal[index]),
        nadir: objective.sign * (constant + frontier.nadir[index])
      ).reaching(over: plans, isWhole: completeness.isWhole)
    }
    return PlanFrontier(
      axes: [axis(0), axis(1)], plans: plans, completeness: completeness,
      provenShare: frontier.provenShare, named: .bend(of: values), notes: planner.notes)
  }
}

extension [PlanFrontier.Named] {
  /// The best bend of values along a line, where there is one.
  static func bend(of values: [[Double]]) -> Self {
    Knee.index(of: values).map { [PlanFrontier.Named(.knee, plan: $0)] } ?? []
  }
}
