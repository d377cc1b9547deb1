// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning
public import Scenarios
public import Service

/// Several scenarios of one file that are ready to be planned and held against each other.
///
/// Weights stand on the scales of the first everywhere, unless they are to be worked out anew.
public struct ComparisonQuestion: Sendable {
  /// The scenarios, the base first.
  public let questions: [ScenarioQuestion]
  private let isRescaled: Bool
  private let cancellation: CancellationToken?

  /// Loads the scenario of a file and some of its variants, each by itself.
  ///
  /// - Parameters:
  ///   - document: the file.
  ///   - choices: the variants.
  ///   - overrides: settings that are put into each scenario.
  ///   - isRescaled: whether each scenario stands on scales of its own.
  ///   - cancellation: calls every search off.
  /// - Throws: once all are looked at, what is wrong with any of them.
  public init(
    _ document: ScenarioDocument, _ choices: [VariantChoice], overrides: [Override] = [],
    isRescaled: Bool = false, cancellation: CancellationToken? = nil
  ) throws(QuestionError) {
    var questions: [Int: ScenarioQuestion] = [:]
    try ScenarioQuestion.load(
      document, [.base] + choices, overrides: overrides, cancellation: cancellation
    ) { questions[$0] = $1 }
    self.questions = (0...choices.count).compactMap { questions[$0] }
    self.isRescaled = isRescaled
    self.cancellation = cancellation
  }

  /// The plans, verified, with what each loses under the figures of the others.
  ///
  /// - Parameter options: how good plans must be, and how long all of it may take; time for each
  ///   plan is left.
  /// - Complexity: that of a plan for each scenario, and an evaluation of each plan under each
  ///   scenario.
  public func ask(_ options: SearchOptions = SearchOptions()) throws(QuestionError) -> Comparison {
    let limits = options.limits(cancellation)
    limits.keep(options.timePerPlan * questions.count)
    var base: ScaleBase?
    if !isRescaled {
      base = try questions[0].loaded.planned { () throws(PlanningError) in
        try questions[0].planner.scaleBase(
          options.within(limits, share: 1 / Double(questions.count + 1)),
          cancellation: cancellation)
      }
    }
    func found(
      _ question: ScenarioQuestion, before count: Int
    ) throws(QuestionError) -> VerifiedOutcome<Solution> {
      if cancellation?.isCancelled == true { return .none(.interrupted(.cancelled)) }
      return try question.loaded.told { () throws(ServiceError) in
        try question.service.standing(on: base)
          .solve(options.within(limits, share: 1 / Double(count)))
      }
    }
    var outcomes: [VerifiedOutcome<Solution>] = []
    for (position, question) in questions.enumerated() {
      outcomes.append(try found(question, before: questions.count - position))
    }
    // What others have left over goes to those that had too little.
    let open = outcomes.indices.filter { outcomes[$0].interruption == .timeLimit }
    for (position, index) in open.enumerated() where limits.remaining != .zero {
      let again = try found(questions[index], before: open.count - position)
      if again.noPlan == nil || outcomes[index].noPlan != nil { outcomes[index] = again }
    }
    return Comparison(
      zip(questions, outcomes).map { question, outcome in
        PlannedScenario(
          variants: question.loaded.choice.names, scenario: question.scenario, outcome: outcome)
      }, isRescaled: isRescaled)
  }
}
