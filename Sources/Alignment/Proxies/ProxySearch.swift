// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Service
import Verification

/// Plans a scenario for one KPI after another, whatever it declares as objectives itself.
struct ProxySearch: Sendable {
  /// A KPI that is to be as good as can be.
  struct Aim: Sendable {
    var kpi: String
    var objective: Objective
  }

  /// A plan, re-checked.
  struct Found: Sendable {
    var plan: Plan
    /// What no plan can pass of the first KPI, in its unit.
    var bound: Double
    var verification: VerificationReport
    var interruption: Interruption?
  }

  enum Outcome: Sendable {
    case found(Found)
    case noPlan
    case unbounded([String])
    case interrupted(Interruption)
  }

  private var scenario: Scenario
  private let options: SearchOptions
  private let limits: SearchLimits

  init(_ scenario: Scenario, _ options: SearchOptions, _ cancellation: CancellationToken?) {
    self.scenario = scenario
    self.options = options
    limits = options.limits(cancellation)
  }

  /// The same search where a KPI besides counts the qualified units of a proxy.
  func qualifying(_ proxy: Proxy, at threshold: Double, as name: String) -> ProxySearch {
    var search = self
    search.scenario = scenario.qualifying(proxy, at: threshold, as: name)
    var kpi = KPI(name: name)
    if let raw = scenario.kpis.first(where: { $0.name == proxy.kpi }),
      case .markets = raw.definition
    {
      kpi.definition = raw.definition
    }
    search.scenario.kpis.append(kpi)
    return search
  }

  /// The plan that is best for the first KPI, among those for the second, and so on.
  func best(_ aims: [Aim]) throws(ServiceError) -> Outcome {
    let planner: VerifiedPlanner
    do throws(Complaints) {
      planner = try VerifiedPlanner(scenario.aiming(at: aims), cancellation: limits.cancellation)
    } catch {
      throw .planning(.refused(error))
    }
    switch try planner.solve(options.within(limits)) {
    case .found(let answer): return .found(found(answer, aims[0]))
    case .none(.interrupted(let reason), _): return .interrupted(reason)
    case .none(.infeasible, _): return .noPlan
    case .none(.unbounded(let finding), _): return .unbounded(finding.campaigns)
    }
  }

  private func found(_ answer: VerifiedAnswer<Solution>, _ aim: Aim) -> Found {
    let solution = answer.answer
    let certificate = solution.stages.first?.certificate ?? solution.plan.certificate
    let weight = certificate.weights.first { $0.kpi == aim.kpi }?.weight ?? 1
    let bound =
      solution.stages.first?.ratioBound ?? aim.objective.sign * certificate.bound / weight
    return Found(
      plan: solution.plan, bound: bound, verification: answer.verification,
      interruption: answer.interruption)
  }
}

extension CheckedScenario {
  /// The scenario with its musts as values with a side, which they may owe to an objective; without
  /// its aims, which bind no plan.
  var withFixedGoals: Scenario {
    var fixed = scenario
    fixed.goals = musts.map { must in
      var goal = scenario.goals[must.position]
      goal.target = .value(must.value, must.side)
      return goal
    }
    return fixed
  }
}

extension Scenario {
  /// The scenario with its limits and rules, and KPIs to improve one after the other instead of its
  /// own trade-off.
  fileprivate func aiming(at aims: [ProxySearch.Aim]) -> Scenario {
    var scenario = self
    scenario.scale = .none
    scenario.targetRule = nil
    for index in scenario.kpis.indices {
      let position = aims.firstIndex { $0.kpi == scenario.kpis[index].name }
      scenario.kpis[index].objective = position.map { aims[$0].objective }
      scenario.kpis[index].priority = position.map { $0 + 1 }
      scenario.kpis[index].weight = nil
      scenario.kpis[index].target = nil
      scenario.kpis[index].giveUp = nil
      scenario.kpis[index].scale = nil
    }
    return scenario
  }
}
