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
  public static let standardPlanCount = 30
  /// Where so many plans are asked for, those that leave this gap are enough where amounts are
  /// free.
  static let finestGap = 1e-4

  /// The most KPIs that a frontier may have.
  private static let mostAxes = 8

  /// Finds the plans for which no plan is at least as good on each of some KPIs and better on one.
  ///
  /// - Parameters:
  ///   - names: the KPIs to trade off, two to eight of them; in place of each `nil` comes the next
  ///     objective that is not named.
  ///   - options: the gap to prove, how many plans to list, of two KPIs at even steps, and how long
  ///     it may take.
  ///   - cancellation: ends the search from outside; what was found is given back.
  ///   - progress: told after every plan.
  /// - Throws: ``PlanningError/refused(_:)`` where the KPIs cannot be traded off.
  public func frontier(
    kpis names: [String?] = [nil, nil], _ options: SearchOptions = SearchOptions(),
    cancellation: CancellationToken? = nil,
    progress told: (FrontierProgress) -> Void = { _ in }
  ) throws(PlanningError) -> FrontierOutcome {
    let axes: [(kpi: String, objective: Objective)]
    do throws(Complaints) {
      axes = try tradedOff(names)
    } catch {
      throw .refused(error)
    }
    let limits = options.limits(cancellation)
    func progress(_ search: FrontierSearchProgress) {
      limits.keep(options.timePerPlan * search.points)
      told(FrontierProgress(plans: search.points, gap: search.gap))
    }
    let kpis = axes.compactMap { axis in
      scenario.kpi(named: axis.kpi).map { (kpi: $0, objective: axis.objective) }
    }
    if kpis.contains(where: \.kpi.isRatio) {
      do throws(ScalarizerFailure) {
        return try RatioFrontier(planner: self, axes: kpis, limits: limits)
          .run(options, progress: progress)
      } catch {
        return try .broken(by: error)
      }
    }
    let formulation = try state(axes)
    if formulation.isOpenEnded {
      return .unbounded(Unboundedness(campaigns: formulation.unlimited))
    }
    do throws(ScalarizerFailure) {
      return try FrontierSearch(planner: self, formulation: formulation, limits: limits)
        .run(options, progress: progress)
    } catch {
      return try .broken(by: error)
    }
  }

  /// The KPIs to trade off, each with the way that is better.
  ///
  /// - Throws: why they cannot be traded off.
  private func tradedOff(
    _ names: [String?]
  ) throws(Complaints) -> [(kpi: String, objective: Objective)] {
    let named = names.compactMap(\.self)
    let axes = try self.axes(named, of: names.count)
    let others = declaredObjectives.filter { !named.contains($0.kpi) }
    if named.isEmpty, others.count > names.count {
      let all = others.map { "'\($0.kpi)'" }.joined(separator: ", ")
      throw Complaints([
        Complaint(
          .noTradeOff, path: ["kpis"], message: "\(all) are objectives; a frontier has two",
          suggestion:
            "choose, for example '--x \"\(others[0].kpi)\" --y \"\(others[1].kpi)\"', or name "
            + "three or more with '--kpis'")
      ])
    }
    if others.count < names.count - named.count {
      throw Complaints([
        Complaint(
          .noTradeOff, path: ["kpis"],
          message:
            "a frontier needs two objectives, and there \(others.count == 1 ? "is" : "are")"
            + " \(axes.count + others.count)",
          suggestion: "give another KPI an objective, or name 'spend' with --y")
      ])
    }
    var (given, taken) = (axes.makeIterator(), others.makeIterator())
    return names.compactMap { $0 == nil ? taken.next() : given.next() }
  }

  /// The KPIs that are named for a frontier, each with the way that is better.
  ///
  /// - Parameter count: how many KPIs the frontier has.
  /// - Throws: why they cannot be traded off.
  private func axes(
    _ names: [String], of count: Int
  ) throws(Complaints) -> [(kpi: String, objective: Objective)] {
    var complaints: [Complaint] = []
    let axes = names.compactMap { axis($0, &complaints) }
    for (position, name) in names.enumerated() where names.prefix(position).contains(name) {
      complaints.append(
        Complaint(
          .duplicate, path: ["kpis", name], message: "'\(name)' is named twice",
          suggestion: "name each KPI of a frontier once"))
    }
    for name in names where count > 2 && scenario.kpi(named: name)?.isRatio == true {
      complaints.append(
        Complaint(
          .noTradeOff, path: ["kpis", name],
          message: "'\(name)' is a ratio, which can be traded off against one other KPI only",
          suggestion: "name two, for example '--x \"\(name)\" --y spend', or give it a limit"))
    }
    if complaints.isEmpty, !(2...Self.mostAxes).contains(count) {
      complaints.append(
        Complaint(
          .noTradeOff, path: ["kpis"],
          message: "a frontier trades off 2 to \(Self.mostAxes) KPIs, and these are \(count)",
          suggestion: "name them, for example '--kpis reach,leads,spend'"))
    }
    if !complaints.isEmpty { throw Complaints(complaints) }
    return axes
  }

  private func axis(
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
