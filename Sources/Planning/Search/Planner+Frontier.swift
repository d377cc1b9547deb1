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
      if statement.separable == nil {
        var search = try PieceSearch(
          statement: statement, scalarizer: BranchingScalarizer(statement.program, limits: limits),
          notes: notes, limits: limits)
        return try search.run(options, progress: progress)
      }
      var search = try FrontierSearch(
        statement: statement, scalarizer: PlanScalarizer(statement, limits: limits),
        notes: notes, limits: limits)
      return try search.run(options, progress: progress)
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

/// One search for a frontier over a stated scenario.
struct FrontierSearch: ~Copyable {
  let statement: Statement
  var scalarizer: PlanScalarizer
  let notes: [Complaint]
  let limits: SearchLimits

  init(
    statement: Statement, scalarizer: consuming PlanScalarizer, notes: [Complaint],
    limits: SearchLimits
  ) {
    self.statement = statement
    self.scalarizer = scalarizer
    self.notes = notes
    self.limits = limits
  }

  /// A linear frontier is listed in full up to this many extreme points, and to a gap beyond.
  static let listedPoints = 200

  mutating func run(
    _ options: SearchOptions, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    let gap = max(options.gap ?? Planner.standardFrontierGap, 1e-9)
    let endGap = scalarizer.objectiveSizes.map { scalarizer.isExact ? 0 : $0 * Payoff.gap }
    let outcome: FrontierSearchOutcome<ChoiceSolution>
    if let points = options.points {
      outcome = try EvenFrontier(count: points, shapeGap: gap, endGap: endGap)
        .run(&scalarizer, progress: progress)
    } else if let walked = try scalarizer.walk(maximumPoints: Self.listedPoints) {
      outcome = walked
    } else {
      outcome = try SandwichFrontier(gap: gap, endGap: endGap)
        .run(&scalarizer, progress: progress)
    }
    switch outcome {
    case .found(let frontier): return .found(planned(frontier))
    case .infeasible:
      guard let proof = scalarizer.infeasibility else {
        return .interrupted(.numericalTrouble, best: nil)
      }
      return .infeasible(try statement.infeasibility(proof, limits: limits))
    case .unbounded: return .unbounded(Unboundedness(campaigns: statement.unlimited))
    case .interrupted(let reason, _): return .interrupted(reason, best: nil)
    }
  }

  private func planned(
    _ frontier: SearchedFrontier<ChoiceSolution>
  ) -> PlanFrontier {
    let completeness: PlanFrontier.Completeness =
      if let reason = frontier.interruption {
        .partial(reason.cause, gap: frontier.gap.isFinite ? frontier.gap : nil)
      } else if frontier.gap == 0 {
        .complete
      } else {
        .withinGap(frontier.gap)
      }
    let values = frontier.points.map(\.values)
    let plans = frontier.points.map { statement.plan($0.solution) }
    func axis(_ index: Int) -> PlanFrontier.Axis {
      statement.axis(index, frontier.ideal, frontier.nadir)
        .reaching(over: plans, isWhole: completeness.isWhole)
    }
    return PlanFrontier(
      x: axis(0), y: axis(1), plans: plans, completeness: completeness,
      knee: Knee.index(of: values), notes: notes)
  }

}

extension Statement {
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
