// SPDX-License-Identifier: GPL-3.0-or-later

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

  /// Every plan where plans are points and no gap is asked for; pieces to a gap where bookings leave something open; and
  /// plans that stand for the others where a number of them or a gap is asked for.
  mutating func run(
    _ options: SearchOptions, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    let outcome: PiecedSearchOutcome<BranchingChoice, ChoiceSolution>
    if let points = options.points {
      outcome = try BoxFrontier(until: .points(points)).run(&scalarizer, progress: progress)
    } else if scalarizer.slicesArePoints {
      if let gap = options.gap, gap > 0 {
        outcome = try BoxFrontier(until: .gap(gap)).run(&scalarizer, progress: progress)
      } else {
        outcome = try CompleteFrontier().run(&scalarizer, progress: progress)
      }
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
    case .interrupted(let reason): return .interrupted(Interruption(reason))
    }
  }

  private func planned(
    _ frontier: PiecedFrontier<BranchingChoice, ChoiceSolution>
  ) -> PlanFrontier {
    let completeness: PlanFrontier.Completeness =
      if let reason = frontier.interruption {
        .partial(Interruption(reason), gap: frontier.gap.isFinite ? frontier.gap : nil)
      } else if frontier.gap == 0 {
        .complete
      } else {
        .withinGap(frontier.gap)
      }
    var plans: [Plan] = []
    var pieces: [PlanFrontier.Piece] = []
    for piece in frontier.pieces {
      let first = plans.count
      plans += piece.points.map { statement.plan($0.solution) }
      guard let point = piece.points.first else { continue }
      let bookings = statement.bookings(point.solution)
      // Stretches of one curve that meet are one piece to a planner.
      if let last = pieces.last, last.bookings == bookings, !last.isLastOpen,
        piece.ends.first == .closed, let before = frontier.pieces.first, before.points.count > 0,
        plans[first - 1].isSame(as: plans[first])
      {
        plans.remove(at: first)
        pieces[pieces.count - 1].plans = last.plans.lowerBound..<plans.count
        pieces[pieces.count - 1].isLastOpen = piece.ends.last == .open
        continue
      }
      pieces.append(
        PlanFrontier.Piece(
          plans: first..<plans.count, bookings: bookings, isFirstOpen: piece.ends.first == .open,
          isLastOpen: piece.ends.last == .open))
    }
    let values = frontier.pieces.flatMap(\.points).map(\.values)
    let hasBookings = pieces.contains { !$0.bookings.isEmpty }
    return PlanFrontier(
      x: statement.axis(0, frontier.ideal, frontier.nadir),
      y: statement.axis(1, frontier.ideal, frontier.nadir), plans: plans,
      pieces: hasBookings ? pieces : [], completeness: completeness,
      provenShare: frontier.provenShare,
      knee: values.count == plans.count ? Knee.index(of: values) : nil, notes: notes)
  }
}

extension Plan {
  /// Whether two plans spend alike.
  fileprivate func isSame(as other: Plan) -> Bool {
    zip(allocations, other.allocations).allSatisfy {
      $0.package == $1.package && abs($0.spend - $1.spend) <= 1e-9 * max(1, abs($0.spend))
    }
  }
}
