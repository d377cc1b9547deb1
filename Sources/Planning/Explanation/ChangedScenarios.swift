// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// Solves changed scenarios on the scales of the unchanged one.
struct ChangedScenarios {
  /// The scenario with every scale that was worked out as an amount.
  let scenario: Scenario
  private let plan: Plan
  private let isOneStage: Bool
  private let gap: Double?
  private let limits: SearchLimits

  init(
    _ checked: CheckedScenario, _ solution: Solution, gap: Double?, limits: SearchLimits
  ) {
    plan = solution.plan
    isOneStage = solution.stages.count == 1
    self.gap = gap
    self.limits = limits
    var fixed = checked.scenario
    for scale in solution.scales where scale.scale != .none && solution.scales.count > 1 {
      for index in fixed.kpis.indices where fixed.kpis[index].name == scale.kpi {
        fixed.kpis[index].scale = .amount(scale.amount)
      }
    }
    scenario = (try? CheckedScenario(fixed)) == nil ? checked.scenario : fixed
  }

  /// Whether no time is left.
  var isOver: Bool { limits.interruption != nil }

  /// The plan of a changed scenario.
  ///
  /// - Parameter isEased: whether the plan at hand keeps the changed scenario too, so that another
  ///   one which is proven no better says nothing.
  func outcome(
    _ changed: Scenario?, isEased: Bool = false
  ) throws(PlanningError) -> ResolvedStep.Outcome {
    guard let changed, let checked = try? CheckedScenario(changed),
      let planner = try? Planner(checked)
    else { return .unknown }
    let outcome = try outcome(planner)
    guard isEased, case .plan(let values, _) = outcome, !isBetter(values) else { return outcome }
    return .plan(plan.values, moves: plan.allocations.map { _ in 0 })
  }

  /// Whether values score better than any plan of the unchanged scenario; stages are not compared.
  private func isBetter(_ values: [Plan.Value]) -> Bool {
    guard isOneStage else { return true }
    let reached = Dictionary(values.map { ($0.kpi, $0.value) }) { first, _ in first }
    guard let score = plan.certificate.score.value({ reached[$0] ?? nil }) else { return true }
    return score > plan.certificate.bound
  }

  /// The plan of a planner.
  func outcome(_ planner: Planner) throws(PlanningError) -> ResolvedStep.Outcome {
    if isOver { return .unknown }
    let outcome: PlanOutcome
    do throws(PlanningError) {
      outcome = try planner.solved(SearchOptions(gap: gap), .declared, limits)
    } catch {
      if case .refused = error { return .unknown }
      throw error
    }
    switch outcome {
    case .found(let solution):
      return .plan(
        solution.plan.values,
        moves: zip(solution.plan.allocations, plan.allocations).map { $0.spend - $1.spend })
    case .infeasible: return .noPlan
    case .interrupted, .unbounded: return .unknown
    }
  }
}

extension Planner {
  /// A planner for a checked scenario whose lines bring something else.
  init(_ scenario: CheckedScenario, responses: ResponseTable) {
    self.scenario = scenario
    self.responses = responses
  }
}
