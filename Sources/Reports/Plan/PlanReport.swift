// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning
package import Service
public import Verification

/// A plan, told to those who have to act on it.
public struct PlanReport: RowReport, PictureReport, WorkbookReport {
  /// The question that it answers.
  public static var kinds: [JSONEnvelope.Kind] { [.plan] }
  /// What the scenario's author should know stands in its text.
  public var tellsComplaints: Bool { true }

  /// The plan with what its weights mean.
  public var solution: Solution
  /// The scenario that the plan is for.
  public var scenario: CheckedScenario
  /// What came of re-checking the plan.
  public var verification: VerificationReport
  /// Why the search ended early, if it did.
  public var interruption: Interruption?
  /// What the weights do at the plan; `nil` where that was not looked into.
  package var analysis: TradeOffAnalysis?
  /// The questions by which the plan was picked from a trade-off, if it was.
  package var pick: PlanPick?
  /// How the text is laid out.
  public var options: TextOptions

  /// Makes a report.
  package init(
    _ solution: Solution, of scenario: CheckedScenario, verification: VerificationReport,
    interruption: Interruption? = nil, analysis: TradeOffAnalysis? = nil, pick: PlanPick? = nil,
    options: TextOptions = TextOptions()
  ) {
    self.solution = solution
    self.scenario = scenario
    self.verification = verification
    self.interruption = interruption
    self.analysis = analysis
    self.pick = pick
    self.options = options
  }

  /// Makes a report of what the service answers.
  package init(
    _ found: VerifiedAnswer<ExplainedPlan>, of scenario: CheckedScenario, pick: PlanPick? = nil,
    options: TextOptions = TextOptions()
  ) {
    self.init(
      found.answer.solution, of: scenario, verification: found.verification,
      interruption: found.interruption, analysis: found.answer.analysis, pick: pick,
      options: options)
  }

  /// The whole trade-off where there are two KPIs to trade off, else what the money itself brings.
  var nextStep: NextStep? {
    if let pick {
      return AskedPoint(pick, in: scenario)?.argument.map {
        NextStep(verb: "solve", arguments: ["--at", $0], purpose: "this plan again")
      }
    }
    let objectives = scenario.scenario.kpis.filter { kpi in
      !kpi.isRatio && kpi.objective != nil
    }
    guard let x = objectives.first?.name else { return nil }
    let names = objectives.map { AskedPoint.quoted($0.name) }
    if objectives.count == 2 {
      return NextStep(
        verb: "frontier", arguments: [],
        purpose: "what more \(x) costs in \(objectives[1].name)")
    }
    if objectives.count > 2, names.allSatisfy({ $0 != nil }) {
      return NextStep(
        verb: "frontier",
        arguments: ["--kpis", names.prefix(8).compactMap(\.self).joined(separator: ",")],
        purpose: "what they cost in each other")
    }
    if x != KPI.spend, case .atMost = scenario.scenario.budget {
      return NextStep(
        verb: "frontier", arguments: ["--x", x, "--y", KPI.spend],
        purpose: "how much \(x) less money would bring")
    }
    return nil
  }
}
