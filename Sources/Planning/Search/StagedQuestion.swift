// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// A question whose answer is settled in stages: scales first, then one stage after the other.
struct StagedQuestion {
  let planner: Planner
  let gap: Double?
  let limits: SearchLimits

  private var scenario: Scenario { planner.scenario.scenario }

  /// What is known before the stages are solved.
  private enum Preparation {
    case ready(Scaling)
    case ended(PlanOutcome)
  }

  /// The plan for a declared trade-off.
  func solve(_ plans: [StagePlan]) throws(PlanningError) -> PlanOutcome {
    try untilTimeIsSpent { share throws(PlanningError) in try solve(plans, share: share) }
  }

  /// The plan for all objectives alike, or near values that were asked for.
  func solve(_ preference: Preference) throws(PlanningError) -> PlanOutcome {
    try untilTimeIsSpent { share throws(PlanningError) in try solve(preference, share: share) }
  }

  /// Answers with a third of the time for the scales, so that there is a plan; what the plan leaves
  /// goes to what they lack.
  private func untilTimeIsSpent(
    _ answer: (_ share: Double) throws(PlanningError) -> PlanOutcome
  ) throws(PlanningError) -> PlanOutcome {
    var outcome = try answer(1.0 / 3)
    while case .interrupted(.timeLimit, let best) = outcome, limits.deadline != nil,
      limits.interruption == nil
    {
      let next = try answer(0.9)
      if case .interrupted(_, nil) = next, best != nil { return outcome }
      outcome = next
    }
    return outcome
  }

  private func solve(
    _ plans: [StagePlan], share: Double
  ) throws(PlanningError) -> PlanOutcome {
    let needsRest = plans.contains { !$0.isWeightedSum }
    let needsEnds =
      needsRest
      ? scenario.directed.count > 1
      : plans.contains { $0.count > 1 && !$0.objectives.isEmpty }
    let scaling: Scaling
    switch try prepare(needsEnds: needsEnds, base: planner.scaleBase, share: share) {
    case .ready(let ready): scaling = ready
    // Targets may keep a plan from growing for ever although nothing else does.
    case .ended(.unbounded) where plans.allSatisfy(\.objectives.isEmpty):
      scaling = Scaling(planner.scenario, base: planner.scaleBase)
    case .ended(let outcome): return outcome
    }
    let scoring = StageScoring(scenario: scenario, scaling: scaling)
    var scales: [ObjectiveScale] = []
    for plan in plans {
      for kpi in plan.objectives {
        var scale = scaling.scale(kpi, kpi.objective ?? .maximize, standard: scoring.standard)
        if !scaling.hasEnds(of: kpi.name), scale.scale == .range || scale.scale == .ideal {
          // What counts alone was not looked at from its best to its worst, and stands on nothing but itself.
          scale.scale = .none
          scale.amount = 1
        }
        scales.append(scale)
      }
      for side in plan.targets where !scales.contains(where: { $0.kpi == side.kpi.name }) {
        scales.append(scoring.scale(side))
      }
    }
    let complaints = Scaling.complaints(scales)
    if !complaints.isEmpty { throw .refused(Complaints(complaints)) }
    var stages = plans.map(scoring.scored)
    if needsRest { stages += scoring.rest(restScales(scaling)).map { [$0] } ?? [] }
    return try run(stages, .declared, scales: scales).onEnds(of: scaling)
  }

  private func solve(
    _ preference: Preference, share: Double
  ) throws(PlanningError) -> PlanOutcome {
    if scenario.directed.isEmpty {
      throw .refused(
        Complaints([
          Complaint(
            .noTradeOff, path: ["kpis"], message: "no KPI is an objective",
            suggestion: "say of at least two KPIs which way is better, with 'objective: maximize'")
        ]))
    }
    var references: [String: Double]?
    if case .at(let asked) = preference {
      try checkReferences(asked)
      references = asked
    }
    let scaling: Scaling
    // How far a plan is along ranges is about the ranges of its own scenario.
    switch try prepare(needsEnds: true, base: nil, share: share) {
    case .ready(let ready): scaling = ready
    case .ended(let outcome): return outcome
    }
    let scoring = StageScoring(scenario: scenario, scaling: scaling)
    let scales = restScales(scaling)
    var stages = [scoring.progress(scales, from: references)].compactMap(\.self)
    if let references, references.count == 1, !stages.isEmpty,
      let others = scoring.rest(scales.filter { references[$0.kpi] == nil })
    {
      // Alone it says how much of the KPI is enough: what is more than that goes to the others.
      stages[0].givesBack = true
      stages.append(others)
    }
    if let rest = scoring.rest(scales) { stages.append(rest) }
    if stages.isEmpty {
      throw .refused(
        Complaints([
          Complaint(
            .noTradeOff, path: ["kpis"],
            message: "every plan has the same objectives, so that there is nothing to balance")
        ]))
    }
    return try run(stages, preference, scales: scales).onEnds(of: scaling)
  }

  private func checkReferences(_ asked: [String: Double]) throws(PlanningError) {
    let known = Set(scenario.directed.map(\.kpi.name))
    let complaints = asked.keys.sorted().compactMap { name -> Complaint? in
      if asked[name]?.isFinite != true {
        return Complaint(
          .outOfRange, path: ["kpis", name], message: "the value asked of '\(name)' is not a number"
        )
      }
      if known.contains(name) { return nil }
      guard let kpi = planner.scenario.kpi(named: name) else {
        let names = known.sorted().map { "'\($0)'" }.joined(separator: ", ")
        return Complaint(
          .unknownName, path: ["kpis"], message: "there is no KPI '\(name)'",
          suggestion: "the objectives are \(names)")
      }
      if case .ratio = kpi.definition, kpi.objective != nil {
        return Complaint(
          .noTradeOff, path: ["kpis", name],
          message: "'\(name)' is a ratio, which cannot be asked for beside other KPIs",
          suggestion: "ask for the KPIs that it is made of, or give it 'at least' or 'at most'")
      }
      return Complaint(
        .noTradeOff, path: ["kpis", name],
        message: "'\(name)' is not an objective, so it has no better or worse",
        suggestion: "give it 'objective: maximize' or 'objective: minimize'")
    }
    if !complaints.isEmpty { throw .refused(Complaints(complaints)) }
  }

  /// Everything with a better and a worse on its range.
  private func restScales(_ scaling: Scaling) -> [ObjectiveScale] {
    scenario.directed.map { directed in
      var kpi = directed.kpi
      kpi.scale = scaling.hasEnds(of: kpi.name) || kpi.target == nil ? .range : .target
      return scaling.scale(kpi, directed.objective, standard: .range)
    }
  }

  private func prepare(
    needsEnds: Bool, base: ScaleBase?, share: Double
  ) throws(PlanningError) -> Preparation {
    if !needsEnds || base?.hasEnds(of: scenario.directed.map(\.kpi)) == true {
      return .ready(Scaling(planner.scenario, base: base))
    }
    let formulation = try planner.stateDirected()
    if formulation.isOpenEnded {
      return .ended(.unbounded(Unboundedness(campaigns: formulation.unlimited)))
    }
    do throws(ScalarizerFailure) {
      var scalarizer = try formulation.program.makeScalarizer(limits: limits)
      switch try Payoff.compute(&scalarizer, share: share) {
      case .found(let payoff):
        return .ready(
          try Scaling(planner.scenario, formulation, payoff, base: base, limits: limits))
      case .infeasible:
        guard let proof = scalarizer.infeasibility else {
          return .ended(.interrupted(.numericalTrouble, best: nil))
        }
        return .ended(.infeasible(try formulation.infeasibility(proof, limits: limits)))
      case .unbounded:
        return .ended(.unbounded(Unboundedness(campaigns: formulation.unlimited)))
      case .interrupted(let reason, _):
        return .ended(.interrupted(reason, best: nil))
      }
    } catch {
      return .ended(try .broken(by: error))
    }
  }

  private func run(
    _ stages: [ScoredStage], _ preference: Preference, scales: [ObjectiveScale]
  ) throws(PlanningError) -> PlanOutcome {
    let formulation: Formulation
    do throws(Complaints) {
      formulation = try Formulation(
        planner.scenario, responses: planner.responses, scores: stages.map(\.score))
    } catch {
      throw .refused(error)
    }
    if formulation.isOpenEnded {
      return .unbounded(Unboundedness(campaigns: formulation.unlimited))
    }
    let outcome: StagedSearch.Outcome
    do throws(ScalarizerFailure) {
      var search = try StagedSearch(
        planner: planner, formulation: formulation, stages: stages,
        gap: max(gap ?? Planner.standardGap, 1e-12), limits: limits)
      outcome = try search.run()
    } catch {
      return try .broken(by: error)
    }
    func solution(_ found: StagedSearch.Settled) -> Solution {
      Solution(
        plan: found.plan, preference: preference, stages: found.stages, scales: scales,
        notes: planner.notes)
    }
    switch outcome {
    case .found(let found):
      var planned = solution(found)
      planned.unstepped = unstepped(stages)
      return .found(planned)
    case .interrupted(let reason, let best):
      return .interrupted(reason, best: best.map(solution))
    case .infeasible(let proof): return .infeasible(proof)
    case .unbounded: return .unbounded(Unboundedness(campaigns: formulation.unlimited))
    }
  }

  /// The plan of the same stages with any amount of money instead of steps; `nil` without steps, or
  /// without the time for it.
  private func unstepped(_ stages: [ScoredStage]) -> Plan? {
    guard let checked = planner.scenario.withoutSteps, let free = try? Planner(checked),
      let formulation = try? Formulation(
        checked, responses: free.responses, scores: stages.map(\.score)),
      var search = try? StagedSearch(
        planner: free, formulation: formulation, stages: stages,
        gap: max(gap ?? Planner.standardGap, 1e-12), limits: limits),
      case .found(let found)? = try? search.run()
    else { return nil }
    return found.plan
  }
}
