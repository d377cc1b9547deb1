// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// One search for a frontier over a stated scenario with choices.
struct PieceSearch: ~Copyable {
  let statement: Statement
  var scalarizer: BranchingScalarizer
  let notes: [Complaint]
  let limits: SearchLimits

  init(
    statement: Statement, scalarizer: consuming BranchingScalarizer, notes: [Complaint],
    limits: SearchLimits
  ) {
    self.statement = statement
    self.scalarizer = scalarizer
    self.notes = notes
    self.limits = limits
  }

  /// Ends of frontiers with something curved are proven to this share of the objective's size.
  private static let endGap = 1e-8
  /// And to this share of the frontier's gap where that takes too long.
  private static let endShare = 0.1

  /// Every plan where plans are points, lines are not too many, and no gap is asked for; pieces to
  /// a gap where bookings leave something open; and plans that stand for the others where a number
  /// of them or a gap is asked for.
  mutating func run(
    _ options: SearchOptions, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    let outcome: PiecedSearchOutcome<BranchingChoice, ChoiceSolution>
    scalarizer.roughEnd = Self.endShare * (options.gap ?? Planner.standardFrontierGap)
    if let points = options.points {
      outcome = try BoxFrontier(until: .points(points)).run(&scalarizer, progress: progress)
    } else if scalarizer.slicesArePoints {
      let gap = options.listingGap(lineCount: statement.checked.scenario.lineCount)
      outcome =
        gap > 0
        ? try BoxFrontier(until: .gap(gap)).run(&scalarizer, progress: progress)
        : try CompleteFrontier().run(&scalarizer, progress: progress)
    } else {
      let gap = max(options.gap ?? Planner.standardFrontierGap, 1e-7)
      outcome = try PieceFrontier(
        gap: gap, endGap: scalarizer.objectiveSizes.map { $0 * Self.endGap }
      ).run(&scalarizer, progress: progress)
    }
    switch outcome {
    case .found(let frontier): return .found(planned(frontier))
    case .infeasible:
      return .infeasible(
        try statement.infeasibility(scalarizer.infeasibility ?? .search, limits: limits))
    case .unbounded: return .unbounded(Unboundedness(campaigns: statement.unlimited))
    case .interrupted(let reason, _): return .interrupted(reason, best: nil)
    }
  }

  private func planned(
    _ frontier: PiecedFrontier<BranchingChoice, ChoiceSolution>
  ) -> PlanFrontier {
    let completeness: PlanFrontier.Completeness =
      if let reason = frontier.interruption {
        .partial(reason.cause, gap: frontier.gap.isFinite ? frontier.gap : nil)
      } else if frontier.gap == 0 {
        .complete
      } else {
        .withinGap(frontier.gap)
      }
    var planned = PlannedPieces(
      ranges: zip(frontier.ideal, frontier.nadir).map { $0 - $1 })
    let settled = FrontierTies(statement).settled(
      frontier.pieces.map { $0.points.map(\.solution) })
    let kpis = (0..<2).map { statement.objectives[$0].score.weights[0] }
    for (piece, solutions) in zip(frontier.pieces, settled) {
      planned.add(
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
        isFirstOpen: piece.ends.first == .open,
        isLastOpen: piece.ends.last == .open)
    }
    func axis(_ index: Int) -> PlanFrontier.Axis {
      statement.axis(index, frontier.ideal, frontier.nadir)
        .reaching(over: planned.plans, isWhole: completeness.isWhole)
    }
    return PlanFrontier(
      x: axis(0), y: axis(1), plans: planned.plans,
      pieces: planned.pieces, completeness: completeness, provenShare: frontier.provenShare,
      knee: Knee.index(of: planned.values), notes: notes)
  }
}
