// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// Re-checks plans of one scenario from the scenario alone.
///
/// It reads the curves once, so that the many plans of a frontier share that work. It uses nothing
/// of the solver: it has formulas, majorants and bounds of its own. What names, groups, shares and
/// sums of KPIs mean it takes from `CheckedScenario`, and KPI values are computed a second way,
/// straight from the definitions.
public struct Verifier: Sendable {
  let scenario: CheckedScenario
  /// The scenario's words, with what is brought in each market written out.
  let words: Scenario
  let steps: StepDemand
  let curves: ScenarioCurves
  let ways: ScenarioWays
  let limits: LimitReader
  /// What no plan's exposure to a KPI that counts everybody once passes, by KPI.
  let mostExposures: [String: Double]
  /// The positions of lines by name.
  let positions: [String: Int]

  /// Reads a scenario; `steps` says whether plans must keep to its steps.
  ///
  /// - Complexity: linear in the size of the scenario.
  public init(_ scenario: CheckedScenario, steps: StepDemand = .kept) {
    self.scenario = scenario
    self.steps = steps
    words = scenario.scenario.writtenOutByMarket
    curves = ScenarioCurves(scenario, words: words)
    ways = ScenarioWays(
      words, curves: curves, steps: steps,
      changeable: Set(
        scenario.ruleInstances.filter { $0.measure.kind == .changed }.flatMap(\.measure.lines)))
    limits = LimitReader(scenario)
    mostExposures = ways.mostExposures(scenario)
    let lines = 0..<scenario.scenario.lineCount
    positions = Dictionary(
      lines.map { (scenario.scenario.lineName(at: $0), $0) }
    ) { first, _ in first }
  }

  /// Checks a plan: its spends, its limits, its KPI values and the proof of its bound.
  ///
  /// - Complexity: linear in lines, packages, points and limits, times a few dozen evaluations of
  ///   each curve. For a proof by cases that is paid once for every different set of multipliers,
  ///   less for lines that count the same as in the set before; each case costs an addition per
  ///   line besides, and a search for each line that it is about.
  public func verify(_ plan: Plan) -> VerificationReport { uphold(plan).report }

  /// Checks a solution: its plan, what each stage of its trade-off states, and the plans that its
  /// ranges were read from.
  ///
  /// - Complexity: that of a plan, for each stage that of a proof, and for each end of a range that
  ///   of a plan.
  public func verify(_ solution: Solution) -> VerificationReport { uphold(solution).report }

  /// Checks a frontier: every plan, and that the plans together are what a frontier says they are.
  ///
  /// - Complexity: that of its plans, and quadratic in their number.
  public func verify(_ frontier: PlanFrontier) -> VerificationReport { uphold(frontier).report }

  /// Checks a proof that no plan keeps all limits: however the lines are used, the slacks weighted
  /// with the multipliers stay below 0, although each would have to be at least 0.
  ///
  /// The ranges are those that the budget leaves, so the budget itself may conflict without having
  /// a multiplier.
  public func verify(_ infeasibility: Infeasibility) -> VerificationReport {
    // What a search case by case has shown cannot be re-derived, and no check claims so.
    if infeasibility.isSearched {
      return VerificationReport(checks: [], envelopeLifts: [], bounds: [.none])
    }
    let multipliers = MultiplierExamination(infeasibility.conflict, limits: limits)
    var checks = [multipliers.check(plan: nil)]
    var highest: CompensatedSum?
    if checks[0].passed {
      var reading = LagrangianReading(
        scenario, ways: ways, limits: limits, mostExposures: mostExposures, recomputed: nil)
      if reading.read(score: nil, kept: [], infeasibility.conflict) {
        let leasts = ways.ways.map { $0.first?.amounts?.range.lowerBound ?? 0 }
        highest = LineMaxima(reading.lagrangian, guesses: leasts, after: nil).bound(in: [:])
      }
      let stated = -infeasibility.violation
      let holds = highest.map { sum in
        sum.value < 0 && stated < 0
          && sum.value <= stated + Tolerance.bound * abs(stated) + Tolerance.summation
            * sum.magnitude
      }
      checks.append(
        VerificationReport.Check(
          .infeasibility, passed: holds ?? false,
          detail: "weighted slack stated as at most \(stated), the multipliers prove "
            + (highest.map { "\($0.value)" } ?? "nothing")))
    }
    return VerificationReport(
      checks: checks, envelopeLifts: [],
      bounds: [highest.map { .recomputed($0.value) } ?? .none])
  }

  func lifts(in plans: [Plan]) -> [EnvelopeLift] {
    curves.majorants.map { majorant in
      EnvelopeLift(
        line: scenario.scenario.campaigns[majorant.line].name, kpi: majorant.kpi,
        largest: majorant.largest,
        largestShare: majorant.top == 0 ? 0 : majorant.largest / majorant.top,
        atPlans: plans.map { plan in
          guard majorant.line < plan.allocations.count else { return 0 }
          let amount = LineRecord(plan.allocations[majorant.line], isCampaign: true).amount
          return max(0, majorant.curve.value(at: amount) - majorant.points.value(at: amount))
        })
    }
  }
}

/// Checks a plan of a scenario, see `Verifier.verify`.
public func verify(
  _ plan: Plan, of scenario: CheckedScenario, steps: StepDemand = .kept
) -> VerificationReport {
  Verifier(scenario, steps: steps).verify(plan)
}

/// Checks a frontier of a scenario: every plan, and the plans against each other.
public func verify(_ frontier: PlanFrontier, of scenario: CheckedScenario) -> VerificationReport {
  Verifier(scenario).verify(frontier)
}

/// Checks a proof that no plan of a scenario keeps all limits.
public func verify(
  _ infeasibility: Infeasibility, of scenario: CheckedScenario
) -> VerificationReport {
  Verifier(scenario).verify(infeasibility)
}
