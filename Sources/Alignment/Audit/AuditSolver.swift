// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Service

/// Solves a scenario with other objectives or without a rule; every plan is verified, and none is
/// solved for twice.
struct AuditSolver {
  private let checked: CheckedScenario
  private let options: SearchOptions
  private let limits: SearchLimits
  private var known: [Scenario: Plan?] = [:]
  private var found: [Plan] = []
  /// What ended a search early, if anything did.
  private(set) var interruption: Interruption?

  /// How good plans are that only settle what is larger, where nothing is asked for.
  private static let gap = 1e-4

  init(
    _ checked: CheckedScenario, _ options: SearchOptions, _ cancellation: CancellationToken?
  ) {
    self.checked = checked
    self.options = options
    limits = options.limits(cancellation)
  }

  /// The plan that the scenario's own trade-off asks for.
  mutating func declaredPlan() throws(ServiceError) -> (Solution?, Audit.Obstacle?) {
    let outcome: VerifiedOutcome<Solution>
    do throws(ServiceError) {
      outcome = try planner(checked.scenario).solve(part(gap: options.gap))
    } catch .planning(.refused) {
      return (nil, .undeclared)
    } catch {
      throw error
    }
    switch outcome {
    case .found(let found):
      if let reason = found.interruption, reason != .numericalTrouble {
        return (nil, .interrupted(reason))
      }
      // What was not confirmed of it is told by how the audit ended.
      interruption = found.interruption
      self.found.append(found.answer.plan)
      return (found.answer, nil)
    case .none(.interrupted(let reason), _): return (nil, .interrupted(reason))
    case .none(.infeasible(let proof), _): return (nil, .infeasible(proof))
    case .none(.unbounded(let finding), _): return (nil, .unbounded(finding))
    }
  }

  /// The values that a KPI has in the plans found so far.
  func values(of kpi: String) -> [Double] { found.compactMap { $0.value(of: kpi) } }

  /// An objective that a changed scenario has.
  struct Aim: Hashable {
    var kpi: String
    var objective: Objective
    /// What is settled first: 1 before 2.
    var priority = 1
    /// What a unit of the score is of the KPI, where several are weighed.
    var unit: Double?
  }

  /// The best plan for other objectives than those of the scenario; `nil` where none was proven in
  /// time, or where there is no such question.
  mutating func plan(for aims: [Aim]) throws(ServiceError) -> Plan? {
    var changed = checked.withoutTradeOff
    for aim in aims {
      guard let index = changed.kpis.firstIndex(where: { $0.name == aim.kpi }) else { return nil }
      changed.kpis[index].objective = aim.objective
      changed.kpis[index].priority = aim.priority
      if let unit = aim.unit {
        changed.kpis[index].weight = 1
        changed.kpis[index].scale = .amount(unit)
      }
    }
    return try plan(of: changed)
  }

  /// The plan that a changed scenario asks for; `nil` where none was proven in time, or the
  /// scenario is not sound.
  mutating func plan(of changed: Scenario) throws(ServiceError) -> Plan? {
    if let plan = known[changed] { return plan }
    let plan = try solve(changed)
    known[changed] = plan
    if let plan { found.append(plan) }
    return plan
  }

  private mutating func solve(_ changed: Scenario) throws(ServiceError) -> Plan? {
    if limits.remaining == .zero {
      interruption = .timeLimit
      return nil
    }
    let outcome: VerifiedOutcome<Solution>
    do throws(ServiceError) {
      outcome = try planner(changed).solve(part(gap: options.gap ?? Self.gap))
    } catch {
      switch error {
      // Nothing rests on a plan that cannot be verified.
      case .planning(.refused), .unverified, .unverifiedModel: return nil
      case .planning(.broken): throw error
      }
    }
    if let reason = outcome.interruption, reason != .numericalTrouble { interruption = reason }
    return outcome.interruption == nil ? outcome.answer?.plan : nil
  }

  private func planner(_ scenario: Scenario) throws(ServiceError) -> VerifiedPlanner {
    do throws(Complaints) {
      return try VerifiedPlanner(scenario, cancellation: limits.cancellation)
    } catch {
      throw .planning(.refused(error))
    }
  }

  /// What one search may take.
  private func part(gap: Double?) -> SearchOptions {
    var part = options.within(limits)
    part.gap = gap
    return part
  }
}

extension CheckedScenario {
  /// The scenario with all its limits and without anything that is worked for.
  var withoutTradeOff: Scenario {
    var changed = settled(scenario)
    changed.scale = .range
    changed.targetRule = nil
    for index in changed.kpis.indices { changed.kpis[index].clearTradeOff() }
    return changed
  }

  /// This scenario, or it without some of its parts, with its musts as limits of their KPIs, which
  /// ask for the same whatever the KPIs' objectives become; without aims, and without all that no
  /// plan depends on.
  func settled(_ part: Scenario) -> Scenario {
    var changed = part
    changed.silences = []
    changed.actuals = nil
    changed.businessObjectives = []
    changed.goals = []
    for must in musts {
      guard let goal = part.goals.first(where: { $0.name == must.name }) else { continue }
      guard let index = changed.kpis.firstIndex(where: { $0.name == must.kpi }) else {
        // The built-in KPI has no limits of its own, and nothing is ever worked for in it.
        changed.goals.append(goal.withoutService)
        continue
      }
      switch must.side {
      case .atLeast:
        changed.kpis[index].atLeast = max(changed.kpis[index].atLeast ?? must.needed, must.needed)
      case .atMost:
        changed.kpis[index].atMost = min(changed.kpis[index].atMost ?? must.needed, must.needed)
      }
    }
    return changed
  }
}

extension Goal {
  /// The goal without the business objective that it serves.
  fileprivate var withoutService: Goal {
    var goal = self
    goal.serves = nil
    return goal
  }
}

extension KPI {
  /// Takes away whatever makes plans better in it.
  mutating func clearTradeOff() {
    objective = nil
    weight = nil
    priority = nil
    giveUp = nil
    target = nil
    scale = nil
  }
}
