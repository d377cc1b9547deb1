// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// Re-checks plans of one scenario from the scenario alone.
///
/// It reads the curves once, so that the many plans of a frontier share that work. It uses nothing of the solver: it has
/// formulas, majorants and bounds of its own. What names, groups, shares and sums of KPIs mean it takes from
/// ``CheckedScenario``, and KPI values are computed a second way, straight from the definitions.
public struct Verifier: Sendable {
  let scenario: CheckedScenario
  let curves: ScenarioCurves
  let limits: LimitReader

  /// Reads a scenario.
  ///
  /// - Complexity: linear in the size of the scenario.
  public init(_ scenario: CheckedScenario) {
    self.scenario = scenario
    curves = ScenarioCurves(scenario)
    limits = LimitReader(scenario)
  }

  /// Checks a plan: its spends, its limits, its KPI values and the proof of its bound.
  ///
  /// - Complexity: linear in campaigns, points and limits, times a few dozen evaluations of each curve.
  public func verify(_ plan: Plan) -> VerificationReport {
    var examination = PlanExamination(plan, verifier: self)
    examination.run()
    return VerificationReport(
      checks: examination.checks, envelopeLifts: lifts(in: [plan]),
      rederivedBounds: [examination.rederivedBound])
  }

  /// Checks a frontier: every plan, and that the plans together are what a frontier says they are.
  ///
  /// - Complexity: that of its plans, and quadratic in their number.
  public func verify(_ frontier: PlanFrontier) -> VerificationReport {
    var checks: [VerificationReport.Check] = []
    var bounds: [Double?] = []
    let directions = [
      frontier.x.kpi: frontier.x.objective, frontier.y.kpi: frontier.y.objective,
    ]
    for (position, plan) in frontier.plans.enumerated() {
      var examination = PlanExamination(
        plan, verifier: self, position: position, directions: directions)
      examination.run()
      checks += examination.checks
      bounds.append(examination.rederivedBound)
    }
    var examination = FrontierExamination(frontier, scenario: scenario)
    examination.run()
    return VerificationReport(
      checks: checks + examination.checks, envelopeLifts: lifts(in: frontier.plans),
      rederivedBounds: bounds)
  }

  private func lifts(in plans: [Plan]) -> [EnvelopeLift] {
    curves.majorants.map { majorant in
      EnvelopeLift(
        line: scenario.scenario.campaigns[majorant.line].name, kpi: majorant.kpi,
        largest: majorant.largest,
        largestShare: majorant.top == 0 ? 0 : majorant.largest / majorant.top,
        atPlans: plans.map { plan in
          guard majorant.line < plan.allocations.count else { return 0 }
          let spend = plan.allocations[majorant.line].spend
          return max(0, majorant.curve.value(at: spend) - majorant.points.value(at: spend))
        })
    }
  }
}

/// Checks a plan of a scenario, see ``Verifier/verify(_:)->VerificationReport``.
public func verify(_ plan: Plan, of scenario: CheckedScenario) -> VerificationReport {
  Verifier(scenario).verify(plan)
}

/// Checks a frontier of a scenario: every plan, and the plans against each other.
public func verify(_ frontier: PlanFrontier, of scenario: CheckedScenario) -> VerificationReport {
  Verifier(scenario).verify(frontier)
}
