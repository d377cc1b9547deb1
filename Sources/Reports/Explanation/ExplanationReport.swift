// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning
public import Service
public import Verification

/// Why the best plan is as it is, told to those who have to defend it.
public struct ExplanationReport: Report {
  /// The question that it answers.
  public static var kinds: [JSONEnvelope.Kind] { [.explanation] }

  /// The plan with its scales.
  public var solution: Solution
  /// What the weights do at the plan; `nil` where that was not looked into.
  package var analysis: TradeOffAnalysis?
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
  package init(
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

  /// Makes a report of what the service answers.
  public init(
    _ found: VerifiedAnswer<ExplainedPlan>, of scenario: CheckedScenario,
    options: TextOptions = TextOptions()
  ) {
    self.init(
      found.answer.solution, analysis: found.answer.analysis,
      explanation: found.answer.explanation, of: scenario, verification: found.verification,
      interruption: found.interruption, options: options)
  }

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
