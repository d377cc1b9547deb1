// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
import Pareto
import Programs

extension Planner {
  /// Finds the plans for which no plan is at least as good on each of several KPIs and better on
  /// one.
  ///
  /// - Parameters:
  ///   - names: the KPIs to trade off, two to eight of them; `nil` takes every objective.
  ///   - options: the gap to prove, at most how many plans to list, and how long it may take.
  ///   - cancellation: ends the search from outside; what was found is given back.
  ///   - progress: told before every question.
  /// - Throws: ``PlanningError/refused(_:)`` where the KPIs cannot be traded off.
  public func surface(
    kpis names: [String]? = nil, _ options: SearchOptions = SearchOptions(),
    cancellation: CancellationToken? = nil, progress: (FrontierProgress) -> Void = { _ in }
  ) throws(PlanningError) -> SurfaceOutcome {
    let axes = try surfaceAxes(names)
    let statement = try state(axes)
    if statement.isOpenEnded {
      return .unbounded(Unboundedness(campaigns: statement.unlimited))
    }
    let limits = options.limits(cancellation)
    do throws(ScalarizerFailure) {
      let search = SurfaceSearch(planner: self, statement: statement, limits: limits)
      return try search.run(options) {
        limits.keep(options.timePerPlan * $0.points)
        progress(FrontierProgress(plans: $0.points, gap: $0.gap))
      }
    } catch {
      return try .broken(by: error)
    }
  }

  /// The most KPIs that a frontier may have.
  private static let mostAxes = 8

  private func surfaceAxes(
    _ names: [String]?
  ) throws(PlanningError) -> [(kpi: String, objective: Objective)] {
    var complaints: [Complaint] = []
    let names = names ?? declaredObjectives.map(\.kpi)
    let axes = names.compactMap { axis($0, &complaints) }
    for (position, name) in names.enumerated() where names.prefix(position).contains(name) {
      complaints.append(
        Complaint(
          .duplicate, path: ["kpis", name], message: "'\(name)' is named twice",
          suggestion: "name each KPI of a frontier once"))
    }
    for name in names where scenario.kpi(named: name)?.isRatio == true {
      complaints.append(
        Complaint(
          .noTradeOff, path: ["kpis", name],
          message: "'\(name)' is a ratio, which can be traded off against one other KPI only",
          suggestion: "name two, for example '--x \"\(name)\" --y spend', or give it a limit"))
    }
    if complaints.isEmpty, !(2...Self.mostAxes).contains(axes.count) {
      complaints.append(
        Complaint(
          .noTradeOff, path: ["kpis"],
          message: "a frontier trades off 2 to \(Self.mostAxes) KPIs, and these are \(axes.count)",
          suggestion: "name them, for example '--kpis reach,leads,spend'"))
    }
    if !complaints.isEmpty { throw .refused(Complaints(complaints)) }
    return axes
  }
}

/// When a frontier of several KPIs has plans enough.
private struct SurfaceTarget {
  /// Once there are so many; `nil` for as many as the gap needs.
  let count: Int?
  /// Once they leave no more than this, even if they are fewer; 0 for all that there are.
  let gap: Double

  /// What options ask for, or ``Planner/standardSurfacePoints``.
  init(_ options: SearchOptions) {
    switch (options.points, options.gap) {
    case (nil, nil): (count, gap) = (Planner.standardSurfacePoints, Planner.standardFrontierGap)
    case (nil, let asked?): (count, gap) = (nil, asked)
    case (let points?, let asked): (count, gap) = (points, asked ?? Planner.finestSurfaceGap)
    }
  }
}

/// One search for a frontier of several KPIs over a stated scenario.
struct SurfaceSearch {
  let planner: Planner
  let statement: Statement
  let limits: SearchLimits

  func run(
    _ options: SearchOptions, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> SurfaceOutcome {
    let target = SurfaceTarget(options)
    guard statement.separable == nil else { return try runConvex(target, progress: progress) }
    var scalarizer = try BranchingScalarizer(statement.program, limits: limits)
    let isAll = target.count == nil && target.gap == 0 && scalarizer.slicesArePoints
    // Where amounts are not free and all plans are asked for, nothing but the best will do.
    let share = isAll ? 0 : scalarizer.slicesArePoints ? Planner.standardGap : Payoff.choiceGap
    let task = FrontierTask(
      .surface, points: target.count, gap: isAll ? 0 : max(target.gap, 1e-7),
      endGap: scalarizer.objectiveSizes.map { share * $0 })
    let outcome = try task.run(choices: &scalarizer, progress: progress)
    return try statement.outcome(outcome, proof: scalarizer.infeasibility ?? .search, limits) {
      (frontier) throws(ScalarizerFailure) in try planned(frontier, target, scaling: scaling())
    }
  }

  /// Extreme points of a linear program, all of them where no more are asked for; else plans to a
  /// gap.
  private func runConvex(
    _ target: SurfaceTarget, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> SurfaceOutcome {
    var scalarizer = try PlanScalarizer(statement, limits: limits)
    let isExact = scalarizer.isExact
    let endGap = scalarizer.objectiveSizes.map { isExact ? 0 : Payoff.gap * $0 }
    // So many extreme points are what is asked for of a linear program, however little they leave.
    let gap = isExact ? (target.count == nil ? target.gap : 0) : max(target.gap, 1e-9)
    let task = FrontierTask(.surface, points: target.count, gap: gap, endGap: endGap)
    let outcome = try task.run(concave: &scalarizer, progress: progress)
    return try statement.outcome(outcome, proof: scalarizer.infeasibility ?? .search, limits) {
      (frontier) throws(ScalarizerFailure) in try planned(frontier, target, scaling: scaling())
    }
  }

  /// What weights of these KPIs are counted on; `nil` where there was no time to work it out.
  private func scaling() throws(ScalarizerFailure) -> Scaling? {
    guard limits.interruption == nil else { return nil }
    var scalarizer = try PlanScalarizer(statement, limits: limits)
    guard case .found(let payoff) = try Payoff.compute(&scalarizer), payoff.isComplete else {
      return nil
    }
    return try Scaling(
      planner.scenario, statement, payoff, base: planner.scaleBase, limits: limits)
  }

  private func planned(
    _ frontier: SearchedFrontier<ChoiceSolution>, _ target: SurfaceTarget, scaling: Scaling?
  ) -> PlanSurface {
    let completeness = frontier.completeness(isCount: target.count != nil).map(\.cause)
    let kpis = statement.objectives.compactMap(\.single)
    var frontier = frontier
    let settled = FrontierTies(statement).settled(frontier.points.map { [$0.solution] })
    frontier.setSolutions(settled.compactMap(\.first))
    // Order, ends and names are those of the values that are printed.
    let stated = frontier.stated { solution in
      let plan = statement.plan(solution)
      let merits = PlanSurface.merits(of: plan, in: kpis.map { ($0.kpi, $0.objective) })
      return (merits ?? [], plan)
    }
    let estimates = frontier.payoffNadir
    return PlanSurface(
      axes: kpis.enumerated().map { index, axis in
        let sign = axis.objective.sign
        let estimate = statement.axis(index, frontier.ideal, estimates)
        return PlanSurface.Axis(
          ends: PlanFrontier.Axis(
            kpi: axis.kpi, objective: axis.objective, ideal: sign * stated.ideal[index],
            nadir: sign * stated.nadir[index]),
          payoffNadir: scaling?.ends[axis.kpi]?.nadir ?? estimate.nadir)
      },
      plans: stated.points.map(\.solution), completeness: completeness,
      named: named(stated, scaling), notes: planner.notes)
  }

  /// The plans that a planner asks for by what they are.
  ///
  /// - Complexity: linear in plans × KPIs.
  private func named(
    _ frontier: SearchedFrontier<Plan>, _ scaling: Scaling?
  ) -> [PlanSurface.Named] {
    let values = frontier.points.map(\.values)
    var named = zip(statement.objectives, frontier.best).compactMap { objective, plan in
      objective.single.map { PlanSurface.Named(.best($0.kpi), plan: plan) }
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
    let names = statement.objectives.compactMap { $0.single?.kpi }
    guard Set(objectives.map(\.name)) == Set(names), objectives.allSatisfy({ $0.weight != nil })
    else { return nil }
    let weights = statement.objectives.map { objective -> Double in
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
