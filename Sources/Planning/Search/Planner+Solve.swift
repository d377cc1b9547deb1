// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
import Pareto
import Programs

extension Planner {
  /// Finds the best plan for the declared objectives and their trade-off, or as a preference asks.
  ///
  /// - Parameters:
  ///   - options: how good the plan must be and how long it may take; `points` is not used.
  ///   - preference: how the plan is asked for.
  ///   - cancellation: ends the search from outside.
  /// - Throws: ``PlanningError/refused(_:)`` where objectives or their trade-off are missing.
  public func solve(
    _ options: SearchOptions = SearchOptions(), preference: Preference = .declared,
    cancellation: CancellationToken? = nil
  ) throws(PlanningError) -> PlanOutcome {
    let limits = options.limits(cancellation)
    return try givingReasons(solved(options, preference, limits), limits)
  }

  /// The same without what holds the plan.
  func solved(
    _ options: SearchOptions, _ preference: Preference = .declared, _ limits: SearchLimits
  ) throws(PlanningError) -> PlanOutcome {
    guard preference == .declared else {
      return try StagedQuestion(planner: self, gap: options.gap, limits: limits).solve(preference)
    }
    let stages = try declaredStages()
    guard stages.count == 1, stages[0].isWeightedSum else {
      return try StagedQuestion(planner: self, gap: options.gap, limits: limits).solve(stages)
    }
    return try solve(stages[0].objectives, gap: options.gap, limits)
  }

  /// The best plan for a weighted sum of objectives, or for one.
  private func solve(
    _ objectives: [KPI], gap: Double?, _ limits: SearchLimits
  ) throws(PlanningError) -> PlanOutcome {
    // By name, so that the order of a file never matters.
    let formulation = try state(
      objectives.sorted { $0.name < $1.name }
        .map { (kpi: $0.name, objective: $0.objective ?? .maximize) })
    if formulation.isOpenEnded {
      return .unbounded(Unboundedness(campaigns: formulation.unlimited))
    }
    do throws(ScalarizerFailure) {
      var search = try PlanSearch(
        formulation: formulation, scalarizer: formulation.program.makeScalarizer(limits: limits),
        gap: max(gap ?? Planner.standardGap, 1e-12), limits: limits)
      if objectives.count == 1 {
        return try search.solveSingle(objectives[0], notes: notes)
      }
      return try search.solveWeighted(
        objectives, standard: scenario.scenario.scale, base: scaleBase, notes: notes)
    } catch {
      return try .broken(by: error)
    }
  }

  func state(
    _ objectives: [(kpi: String, objective: Objective)]
  ) throws(PlanningError) -> Formulation {
    do throws(Complaints) {
      return try Formulation(scenario, responses: responses, objectives: objectives)
    } catch {
      throw .refused(error)
    }
  }

  /// The stages of the trade-off, if the author has said how objectives trade off.
  func declaredStages() throws(PlanningError) -> [StagePlan] {
    let complaints = TradeOffAdvice.missing(scenario.scenario)
    if !complaints.isEmpty { throw .refused(Complaints(complaints)) }
    return scenario.scenario.stagePlans
  }
}
