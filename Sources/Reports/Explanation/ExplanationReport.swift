// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning
public import Verification

/// Why the best plan is as it is, told to those who have to defend it.
public struct ExplanationReport: Report {
  /// The question that it answers.
  public static var kind: JSONEnvelope.Kind { .explanation }

  /// The plan with its scales.
  public var solution: Solution
  /// What the weights do at the plan; `nil` where that was not looked into.
  public var analysis: TradeOffAnalysis?
  /// What holds the plan; `nil` where that was not looked into.
  public var explanation: PlanExplanation?
  /// The scenario that the plan is for.
  public var scenario: CheckedScenario
  /// What came of re-checking the plan.
  public var verification: VerificationReport
  /// Why the search ended early, if it did.
  public var interruption: Interruption?
  /// How the text is laid out.
  public var options: TextOptions

  /// Makes a report.
  public init(
    _ solution: Solution, analysis: TradeOffAnalysis?, explanation: PlanExplanation? = nil,
    of scenario: CheckedScenario,
    verification: VerificationReport, interruption: Interruption? = nil,
    options: TextOptions = TextOptions()
  ) {
    self.solution = solution
    self.analysis = analysis
    self.explanation = explanation
    self.scenario = scenario
    self.verification = verification
    self.interruption = interruption
    self.options = options
  }

  /// What holds the plan and what its weights mean, as text for a terminal.
  ///
  /// - Complexity: linear in KPIs, squared for what is worth what.
  public var text: String {
    let context = ReportContext(scenario, options)
    let weights = WeightTable(context: context, solution: solution)
    var text = context.title(["why the plan is as it is"])
    if let interruption {
      text += context.paragraph(
        "About the best plan so far: \(ProofText.words(interruption)).", role: .notice)
    }
    let holds =
      explanation.map {
        ExplanationWords(context: context, explanation: $0, solution: solution).sections
      } ?? []
    let sections =
      holds
      + [
        weightText(weights, hasOtherParts: !holds.isEmpty, context),
        section("What counts the same", weights.exchanges),
        analysisText(context), ProofText(context: context).verification(verification),
      ]
    for section in sections where !section.isEmpty { text += "\n" + section }
    return text + (verification.isSound ? context.next(nextStep) : "")
  }

  /// The weights, under a title where something else stands above; one objective has none to speak of.
  private func weightText(
    _ weights: WeightTable, hasOtherParts: Bool, _ context: ReportContext
  ) -> String {
    guard hasOtherParts else { return weights.text() }
    if solution.scales.count < 2 { return "" }
    return context.options.style(.heading, "What the weights stand on") + "\n" + weights.text()
  }

  private func section(_ title: String, _ sentences: [String]) -> String {
    let context = ReportContext(scenario, options)
    guard !sentences.isEmpty else { return "" }
    return context.options.style(.heading, title) + "\n"
      + sentences.map { context.paragraph($0, indent: 2, hanging: 2) }.joined()
  }

  private func analysisText(_ context: ReportContext) -> String {
    guard let analysis else { return "" }
    let words = AnalysisWords(context: context, scales: solution.scales, plan: solution.plan)
    return [
      exchanges(analysis, words, context), ranges(analysis, words, context),
      analysis.bias.map { section("Without scales", [words.bias($0)]) } ?? "",
      analysis.omission.map { context.paragraph(words.omission($0), role: .notice) } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func exchanges(
    _ analysis: TradeOffAnalysis, _ words: AnalysisWords, _ context: ReportContext
  ) -> String {
    guard let table = exchangeTable(analysis, words) else { return "" }
    return context.options.style(.heading, Self.exchangeTitle) + "\n"
      + table.text(context.options) + context.paragraph(Self.exchangeRemark)
  }

  static let exchangeTitle = "What it costs at the plan"
  static let exchangeRemark =
    "Costs hold for small steps and with bookings as they are; what was solved again is exact for its step."
  static let rangeTitle = "How far a weight can move, the others as they are"

  /// What a little more of each KPI costs in the others; `nil` where nothing does.
  func exchangeTable(_ analysis: TradeOffAnalysis, _ words: AnalysisWords) -> TextTable? {
    guard !analysis.exchanges.isEmpty else { return nil }
    var table = TextTable([
      .init(title: "at the plan", alignment: .left, wraps: true),
      .init(title: "costs", alignment: .left, wraps: true),
      .init(title: "solved again", alignment: .left, wraps: true),
    ])
    table.rows = analysis.exchanges.map {
      [
        .init(words.gain($0)), .init(words.price($0), .heading),
        .init(words.steppedPrice($0) ?? options.dash),
      ]
    }
    return table
  }

  private func ranges(
    _ analysis: TradeOffAnalysis, _ words: AnalysisWords, _ context: ReportContext
  ) -> String {
    guard let table = rangeTable(analysis, words) else { return "" }
    return context.options.style(.heading, Self.rangeTitle) + "\n" + table.text(context.options)
  }

  /// How far each weight can move; `nil` where there is none.
  func rangeTable(_ analysis: TradeOffAnalysis, _ words: AnalysisWords) -> TextTable? {
    guard !analysis.weightRanges.isEmpty else { return nil }
    var table = TextTable([
      .init(title: "weight of", alignment: .left, wraps: true), .init(title: "now"),
      .init(title: "can be", alignment: .left), .init(title: "", alignment: .left, wraps: true),
    ])
    table.rows = analysis.weightRanges.map {
      [
        .init($0.kpi), .init(FigureFormat.amount($0.weight)), .init(words.span($0), .heading),
        .init(words.beyond($0)),
      ]
    }
    return table
  }

  var nextStep: NextStep? {
    NextStep(verb: "solve", arguments: [], purpose: "the plan, line by line")
  }
}
