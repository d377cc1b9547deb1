// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning
public import Verification

/// A plan, told to those who have to act on it.
public struct PlanReport: RowReport, PictureReport, WorkbookReport {
  /// The question that it answers.
  public static var kind: JSONEnvelope.Kind { .plan }
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
  public var analysis: TradeOffAnalysis?
  /// The questions by which the plan was picked from a trade-off, if it was.
  public var pick: PlanPick?
  /// How the text is laid out.
  public var options: TextOptions

  /// Makes a report.
  public init(
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

  /// The plan as text for a terminal: who gets what, what it brings, how good it is proven to be, and what to do next.
  ///
  /// - Complexity: linear in lines, KPIs and rules.
  public var text: String {
    let context = ReportContext(scenario, options)
    let finding = verification.bounds.first ?? BoundFinding.none
    let stages = StageText(context: context, solution: solution, finding: finding)
    var text = context.title()
    if let interruption {
      let open = stages.open.map { " Still open: \($0)." } ?? ""
      text += context.paragraph(
        "Best plan so far: \(ProofText.words(interruption)).\(open)", role: .notice)
    }
    if let pick {
      let told = PickWords(scenario, options: options).told(pick)
      text += told.isEmpty ? "" : "\n" + told
    }
    text += "\n" + LineTable(context: context, solution: solution).text()
    let sections = [
      KPITable(context: context, plan: solution.plan).text(),
      PreferenceTable(context: context, solution: solution).text(),
      TargetTable(context: context, solution: solution).text(),
      goals(context),
      stages.text(),
      TradeOffText(context: context, solution: solution, analysis: analysis).text(),
      proof(finding),
    ]
    for section in sections where !section.isEmpty { text += "\n" + section }
    return text + (verification.isSound ? context.next(nextStep) : "")
  }

  private func goals(_ context: ReportContext) -> String {
    let goals = GoalTable(context: context, plan: solution.plan)
    return (goals.table?.text(options) ?? "") + (goals.remark.map { context.paragraph($0, role: .aside) } ?? "")
  }

  private func proof(_ finding: BoundFinding) -> String {
    let context = ReportContext(scenario, options)
    let proof = ProofText(context: context)
    let score = ScoreWords(
      context: context, plan: solution.plan, certificate: solution.plan.certificate,
      hasScales: hasScales)
    return (solution.isStaged(in: scenario) ? "" : context.paragraph(proof.bound(score, finding)))
      + RoundingText(context: context, solution: solution).text(hasScales: hasScales)
      + proof.verification(verification)
      + EnvelopeNotes(verification.envelopeLifts).text(solution.notes, context)
  }

  private var hasScales: Bool { solution.scales.contains { $0.scale != .none } }

  /// The whole trade-off where there are two KPIs to trade off, else what the money itself brings.
  var nextStep: NextStep? {
    if let pick {
      let plan = pick.frontier.plans[pick.chosen]
      let point = AskedPoint(plan, [pick.frontier.x, pick.frontier.y], in: scenario)
      return point?.argument.map {
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
