// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// A search for a frontier of two KPIs of which at least one is a ratio.
///
/// Plans between two plans mix their ratios in no simple way, so that only listed plans count: all
/// that there are where choices leave nothing open, else as many as it takes for no other plan to
/// be better than all of them by more than a gap.
struct RatioFrontier {
  let planner: Planner
  let axes: [(kpi: KPI, objective: Objective)]
  let limits: SearchLimits

  /// Answers are this much more exact than the gap of the frontier.
  private static let answerShare = 1e-3

  /// Searches for the frontier.
  ///
  /// - Throws: also what of a ratio cannot be asked.
  func run(
    _ options: SearchOptions, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    let gap = max(options.gap ?? Planner.standardFrontierGap, 1e-6)
    var scalarizer: RatioScalarizer
    do throws(Complaints) {
      scalarizer = try RatioScalarizer(
        planner: planner, axes: axes,
        gap: options.points == nil ? Self.answerShare * gap : Planner.standardGap, limits: limits)
    } catch {
      throw ScalarizerFailure(error)
    }
    let isListed =
      scalarizer.slicesArePoints
      && options.listingGap(lineCount: planner.scenario.scenario.lineCount) == 0
    let task = FrontierTask(
      .list, points: options.points, gap: isListed ? 0 : gap, endGap: [0, 0])
    let found = try task.run(choices: &scalarizer, progress: progress)
    if let refusal = scalarizer.refusal { throw ScalarizerFailure(refusal) }
    switch found {
    case .found(let frontier): return .found(planned(frontier))
    case .infeasible:
      return scalarizer.infeasibility.map { .infeasible($0) }
        ?? .interrupted(.numericalTrouble, best: nil)
    case .unbounded: return .unbounded(Unboundedness(campaigns: unlimited))
    case .interrupted(let reason, _): return .interrupted(reason, best: nil)
    }
  }

  private var unlimited: [String] {
    planner.scenario.scenario.campaigns.enumerated().compactMap { line, campaign in
      planner.scenario.reachableRange(of: line).upperBound.isFinite ? nil : campaign.name
    }
    .sorted()
  }

  private func planned(_ frontier: SearchedFrontier<Plan>) -> PlanFrontier {
    let completeness = frontier.completeness().map(\.cause)
    let plans = frontier.points.map(\.solution)
    func axis(_ index: Int) -> PlanFrontier.Axis {
      let (kpi, objective) = axes[index]
      return PlanFrontier.Axis(
        kpi: kpi.name, objective: objective, ideal: objective.sign * frontier.ideal[index],
        nadir: objective.sign * frontier.nadir[index]
      ).reaching(over: plans, isWhole: completeness.isWhole)
    }
    return PlanFrontier(
      axes: [axis(0), axis(1)], plans: plans,
      pieces: plans.indices.map {
        PlanFrontier.Piece(plans: $0..<$0 + 1, bookings: planner.bookings(of: plans[$0]))
      },
      completeness: completeness, provenShare: frontier.provenShare,
      named: .bend(of: frontier.points.map(\.values)), notes: planner.notes)
  }
}

extension Planner {
  /// What a plan uses although it could have been left out, in the order of the scenario.
  fileprivate func bookings(of plan: Plan) -> [PlanFrontier.Booking] {
    plan.allocations.enumerated().compactMap { line, allocation in
      let options = scenario.options(of: line)
      guard options.count > 1, options.contains(where: { !$0.isActive }),
        allocation.package != nil || allocation.spend > 0
      else { return nil }
      return PlanFrontier.Booking(line: allocation.line, package: allocation.package)
    }
  }
}
