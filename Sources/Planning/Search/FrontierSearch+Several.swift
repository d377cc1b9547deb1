// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// When a frontier of several KPIs has plans enough.
struct FrontierTarget {
  /// Once there are so many; `nil` for as many as the gap needs.
  let count: Int?
  /// Once they leave no more than this, even if they are fewer; 0 for all that there are.
  let gap: Double

  /// What options ask for, or ``Planner/standardPlanCount``.
  init(_ options: SearchOptions) {
    switch (options.points, options.gap) {
    case (nil, nil): (count, gap) = (Planner.standardPlanCount, Planner.standardFrontierGap)
    case (nil, let asked?): (count, gap) = (nil, asked)
    case (let points?, let asked): (count, gap) = (points, asked ?? Planner.finestGap)
    }
  }
}

/// The frontier of three KPIs or more.
extension FrontierSearch {
  /// The frontier where lines are booked or switched: plans that leave no more than a gap, or all
  /// where plans are points and all are asked for.
  func runChoices(
    _ target: FrontierTarget, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    var scalarizer = try BranchingScalarizer(formulation.program, limits: limits)
    let isAll = target.count == nil && target.gap == 0 && scalarizer.slicesArePoints
    // Where amounts are not free and all plans are asked for, nothing but the best will do.
    let share = isAll ? 0 : scalarizer.slicesArePoints ? Planner.standardGap : Payoff.choiceGap
    let task = FrontierTask(
      .several, points: target.count, gap: isAll ? 0 : max(target.gap, 1e-7),
      endGap: scalarizer.objectiveSizes.map { share * $0 })
    let outcome = try task.run(choices: &scalarizer, progress: progress)
    return try self.outcome(outcome, proof: scalarizer.infeasibility ?? .search) {
      (frontier) throws(ScalarizerFailure) in try planned(frontier, target, scaling: scaling())
    }
  }

  /// Extreme points of a linear program, all of them where no more are asked for; else plans to a
  /// gap.
  func runAmounts(
    _ target: FrontierTarget, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    var scalarizer = try formulation.program.makeScalarizer(limits: limits)
    let isExact = scalarizer.isExact
    let endGap = scalarizer.objectiveSizes.map { isExact ? 0 : Payoff.gap * $0 }
    // So many extreme points are what is asked for of a linear program, however little they leave.
    let gap = isExact ? (target.count == nil ? target.gap : 0) : max(target.gap, 1e-9)
    let task = FrontierTask(.several, points: target.count, gap: gap, endGap: endGap)
    let outcome = try task.run(concave: &scalarizer, progress: progress)
    return try self.outcome(outcome, proof: scalarizer.infeasibility ?? .search) {
      (frontier) throws(ScalarizerFailure) in try planned(frontier, target, scaling: scaling())
    }
  }

  /// What weights of these KPIs are counted on; `nil` where there was no time to work it out.
  private func scaling() throws(ScalarizerFailure) -> Scaling? {
    guard limits.interruption == nil else { return nil }
    var scalarizer = try formulation.program.makeScalarizer(limits: limits)
    guard case .found(let payoff) = try Payoff.compute(&scalarizer), payoff.isComplete else {
      return nil
    }
    return try Scaling(
      planner.scenario, formulation, payoff, base: planner.scaleBase, limits: limits)
  }

  private func planned(
    _ frontier: SearchedFrontier<ChoiceSolution>, _ target: FrontierTarget, scaling: Scaling?
  ) -> PlanFrontier {
    let completeness = frontier.completeness(isCount: target.count != nil).map(\.cause)
    let kpis = kpis
    var frontier = frontier
    let settled = FrontierTies(formulation).settled(frontier.points.map { [$0.solution] })
    frontier.setSolutions(settled.compactMap(\.first))
    // Order, ends and names are those of the values that are printed.
    let stated = frontier.stated { solution in
      let plan = formulation.plan(solution)
      return (PlanFrontier.merits(of: plan, in: kpis) ?? [], plan)
    }
    let estimates = frontier.payoffNadir
    return PlanFrontier(
      axes: kpis.enumerated().map { index, axis in
        let sign = axis.objective.sign
        let estimate = sign * (formulation.objectives[index].constant + estimates[index])
        return PlanFrontier.Axis(
          kpi: axis.kpi, objective: axis.objective, ideal: sign * stated.ideal[index],
          nadir: sign * stated.nadir[index],
          payoffNadir: scaling?.ends[axis.kpi]?.nadir ?? estimate)
      },
      plans: stated.points.map(\.solution), completeness: completeness,
      named: named(stated, scaling), notes: planner.notes)
  }

  /// The plans that a planner asks for by what they are.
  ///
  /// - Complexity: linear in plans × KPIs.
  private func named(
    _ frontier: SearchedFrontier<Plan>, _ scaling: Scaling?
  ) -> [PlanFrontier.Named] {
    let values = frontier.points.map(\.values)
    var named = zip(kpis, frontier.best).map { axis, plan in
      PlanFrontier.Named(.best(axis.kpi), plan: plan)
    }
    if values.count > 2, let balanced = frontier.balanced {
      named.append(.init(.balanced, plan: balanced))
    }
    if let knee = frontier.knee { named.append(.init(.knee, plan: knee)) }
    if let scaling, let place = declared(values, scaling) {
      named.append(.init(.declared, plan: place))
    }
    return named
  }

  /// The plan with the best score where the scenario weighs just these KPIs against each other.
  private func declared(_ values: [[Double]], _ scaling: Scaling) -> Int? {
    let stages = planner.scenario.scenario.stagePlans
    guard stages.count == 1, stages[0].isWeightedSum else { return nil }
    let objectives = stages[0].objectives
    guard Set(objectives.map(\.name)) == Set(kpis.map(\.kpi)),
      objectives.allSatisfy({ $0.weight != nil })
    else { return nil }
    let weights = formulation.objectives.map { objective -> Double in
      guard let single = objective.single,
        let kpi = objectives.first(where: { $0.name == single.kpi })
      else { return 0 }
      let scale = scaling.scale(
        kpi, single.objective, standard: planner.scenario.scenario.scale)
      return scale.isConstant || !(scale.amount > 0) ? 0 : scale.weight / scale.amount
    }
    let scores = values.map { zip(weights, $0).reduce(0) { $0 + $1.0 * $1.1 } }
    return scores.max().flatMap { scores.firstIndex(of: $0) }
  }
}
