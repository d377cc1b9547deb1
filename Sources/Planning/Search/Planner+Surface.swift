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
enum SurfaceTarget: Hashable, Sendable {
  /// Once there are so many, or fewer that leave no more than a gap.
  case points(Int, orGap: Double)
  /// Once they leave no more than a gap; 0 for all that there are.
  case gap(Double)

  /// What options ask for, or ``Planner/standardSurfacePoints``.
  init(_ options: SearchOptions) {
    switch (options.points, options.gap) {
    case (nil, nil):
      self = .points(Planner.standardSurfacePoints, orGap: Planner.standardFrontierGap)
    case (nil, let gap?): self = .gap(gap)
    case (let points?, let gap):
      self = .points(points, orGap: gap ?? Planner.finestSurfaceGap)
    }
  }

  /// Whether a number of plans is what is asked for, whatever they leave.
  var isCount: Bool {
    if case .points = self { true } else { false }
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
    let boxes: SurfaceBoxes.Target =
      switch target {
      case .points(let count, _) where scalarizer.slicesArePoints: .points(count)
      case .points(let count, let gap): .points(count, orGap: gap)
      case .gap(0) where scalarizer.slicesArePoints: .all
      case .gap(let gap): .gap(max(gap, 1e-7))
      }
    // Where amounts are not free and all plans are asked for, nothing but the best will do.
    let share =
      boxes == .all
      ? 0 : scalarizer.slicesArePoints ? Planner.standardGap : Payoff.choiceGap
    let outcome = try SurfaceBoxes(
      until: boxes, endGap: scalarizer.objectiveSizes.map { share * $0 }
    ).run(&scalarizer, progress: progress)
    return try planned(outcome, target, scalarizer.infeasibility)
  }

  /// Extreme points of a linear program, all of them where no more are asked for; else plans to a
  /// gap.
  private func runConvex(
    _ target: SurfaceTarget, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> SurfaceOutcome {
    var scalarizer = try PlanScalarizer(statement, limits: limits)
    let isExact = scalarizer.isExact
    let endGap = scalarizer.objectiveSizes.map { isExact ? 0 : Payoff.gap * $0 }
    let search =
      switch target {
      case .points(let count, let gap):
        // Each of few points has to count, wherever the solve before has ended.
        SurfaceSandwich(
          gap: isExact ? 0 : gap, endGap: endGap, maximumPoints: max(count, endGap.count),
          nearest: 0.9)
      case .gap(let gap): SurfaceSandwich(gap: isExact ? gap : max(gap, 1e-9), endGap: endGap)
      }
    let outcome = try search.run(&scalarizer, progress: progress)
    return try planned(outcome, target, scalarizer.infeasibility)
  }

  private func planned(
    _ outcome: SurfaceSearchOutcome<ChoiceSolution>, _ target: SurfaceTarget,
    _ proof: ChoiceInfeasibility?
  ) throws(ScalarizerFailure) -> SurfaceOutcome {
    switch outcome {
    case .found(let frontier):
      return .found(try planned(frontier, target, scaling: scaling()))
    case .infeasible:
      return .infeasible(try statement.infeasibility(proof ?? .search, limits: limits))
    case .unbounded: return .unbounded(Unboundedness(campaigns: statement.unlimited))
    case .interrupted(let reason, _): return .interrupted(reason, best: nil)
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
    _ frontier: SurfaceFrontier<ChoiceSolution>, _ target: SurfaceTarget, scaling: Scaling?
  ) -> PlanSurface {
    let completeness: PlanFrontier.Completeness =
      if let reason = frontier.interruption, !(target.isCount && reason == .pointLimit) {
        .partial(reason.cause, gap: frontier.gap.isFinite ? frontier.gap : nil)
      } else if frontier.gap == 0 {
        .complete
      } else {
        .withinGap(frontier.gap)
      }
    let kpis = statement.objectives.compactMap(\.single)
    var frontier = frontier
    let settled = FrontierTies(statement).settled(frontier.points.map { [$0.solution] })
    for (index, solutions) in settled.enumerated() {
      if let solution = solutions.first { frontier.points[index].solution = solution }
    }
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
    _ frontier: SurfaceFrontier<Plan>, _ scaling: Scaling?
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
