// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
import Pareto
import Programs

/// How far a frontier search has come.
public struct FrontierProgress: Hashable, Sendable {
  /// Plans found so far.
  public var plans: Int
  /// What they may miss, as a share of each KPI's range; `nil` while that is unknown.
  public var gap: Double?
}

extension Planner {
  /// The gap of a curved frontier where none is asked for: 0.1% of each KPI's range.
  public static let standardFrontierGap = 1e-3
  /// The plans of a frontier of three KPIs or more where neither a gap nor a number is asked for:
  /// those that leave the least gap, and fewer where these leave no more than
  /// ``standardFrontierGap``.
  public static let standardSurfacePoints = 30
  /// Where so many plans are asked for, those that leave this gap are enough where amounts are
  /// free.
  static let finestSurfaceGap = 1e-4

  /// Finds the plans for which no plan is at least as good on two KPIs and better on one.
  ///
  /// - Parameters:
  ///   - x: the KPI along the horizontal axis; `nil` takes the first objective that is not `y`.
  ///   - y: the KPI along the vertical axis; `nil` takes the next objective.
  ///   - options: the gap to prove, how many plans to spread evenly, and how long it may take.
  ///   - cancellation: ends the search from outside; what was found is given back.
  ///   - progress: told after every plan.
  /// - Throws: ``PlanningError/refused(_:)`` where there are no two KPIs to trade off.
  public func frontier(
    x: String? = nil, y: String? = nil, _ options: SearchOptions = SearchOptions(),
    cancellation: CancellationToken? = nil,
    progress told: (FrontierProgress) -> Void = { _ in }
  ) throws(PlanningError) -> FrontierOutcome {
    let axes = try frontierAxes(x: x, y: y)
    let limits = options.limits(cancellation)
    func progress(_ search: FrontierSearchProgress) {
      limits.keep(options.timePerPlan * search.points)
      told(FrontierProgress(plans: search.points, gap: search.gap))
    }
    let kpis = axes.compactMap { axis in
      scenario.kpi(named: axis.kpi).map { (kpi: $0, objective: axis.objective) }
    }
    if kpis.contains(where: \.kpi.isRatio) {
      return try frontier(ofRatios: kpis, options, limits, progress)
    }
    let statement = try state(axes)
    if statement.isOpenEnded {
      return .unbounded(Unboundedness(campaigns: statement.unlimited))
    }
    do throws(ScalarizerFailure) {
      return try FrontierSearch(statement: statement, notes: notes, limits: limits)
        .run(options, progress: progress)
    } catch {
      return try .broken(by: error)
    }
  }

  /// The frontier of two KPIs of which at least one is a ratio.
  private func frontier(
    ofRatios axes: [(kpi: KPI, objective: Objective)], _ options: SearchOptions,
    _ limits: SearchLimits, _ progress: (FrontierSearchProgress) -> Void
  ) throws(PlanningError) -> FrontierOutcome {
    do throws(ScalarizerFailure) {
      return try RatioFrontier(planner: self, axes: axes, limits: limits)
        .run(options, progress: progress)
    } catch {
      return try .broken(by: error)
    }
  }

  /// The two KPIs to trade off, each with the way that is better.
  private func frontierAxes(
    x: String?, y: String?
  ) throws(PlanningError) -> [(kpi: String, objective: Objective)] {
    var complaints: [Complaint] = []
    var axes: [(kpi: String, objective: Objective)] = []
    for name in [x, y].compactMap(\.self) {
      if let axis = axis(name, &complaints) { axes.append(axis) }
    }
    if !complaints.isEmpty { throw .refused(Complaints(complaints)) }
    let others = declaredObjectives.filter { objective in
      !axes.contains { $0.kpi == objective.kpi }
    }
    if x == nil, y == nil, others.count > 2 {
      let names = others.map { "'\($0.kpi)'" }.joined(separator: ", ")
      throw .refused(
        Complaints([
          Complaint(
            .noTradeOff, path: ["kpis"], message: "\(names) are objectives; a frontier has two",
            suggestion:
              "choose, for example '--x \"\(others[0].kpi)\" --y \"\(others[1].kpi)\"', or name "
              + "three or more with '--kpis'")
        ]))
    }
    let missing = 2 - axes.count
    if others.count < missing {
      throw .refused(
        Complaints([
          Complaint(
            .noTradeOff, path: ["kpis"],
            message:
              "a frontier needs two objectives, and there \(others.count == 1 ? "is" : "are")"
              + " \(axes.count + others.count)",
            suggestion: "give another KPI an objective, or name 'spend' with --y")
        ]))
    }
    let added = Array(others.prefix(missing))
    // A lone y keeps its place behind the KPI that is taken for x.
    return x == nil && y != nil ? added + axes : axes + added
  }

  func axis(
    _ name: String, _ complaints: inout [Complaint]
  ) -> (kpi: String, objective: Objective)? {
    guard let kpi = scenario.kpi(named: name) else {
      let names = scenario.kpis.map { "'\($0.name)'" }.joined(separator: ", ")
      complaints.append(
        Complaint(
          .unknownName, path: ["kpis"], message: "there is no KPI '\(name)'",
          suggestion: "the KPIs are \(names)"))
      return nil
    }
    if let objective = kpi.objective { return (name, objective) }
    if name == KPI.spend { return (name, .minimize) }
    complaints.append(
      Complaint(
        .noTradeOff, path: ["kpis", name],
        message: "'\(name)' is not an objective, so it has no better or worse",
        suggestion: "give it 'objective: maximize' or 'objective: minimize'"))
    return nil
  }
}

extension SearchOptions {
  /// From so many lines on a list of all plans is long and dear, and a gap is what is asked for.
  private static let manyLines = 200

  /// The gap of a list of plans that leave no amount open; 0 for all of them.
  func listingGap(lineCount: Int) -> Double {
    gap ?? (lineCount < Self.manyLines ? 0 : Planner.standardFrontierGap)
  }
}
