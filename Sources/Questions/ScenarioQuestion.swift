// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning
public import Scenarios
public import Service

/// A scenario of a file that is ready to be asked; every plan of its answers is verified.
///
/// Synchronous and without global state: many can be asked at once. Weights stand on the scales of
/// the scenario without variants, unless they are to be worked out anew.
public struct ScenarioQuestion: Sendable {
  /// The file.
  public let document: ScenarioDocument
  /// The settings that are put in.
  public let overrides: [Override]
  /// The scenario with its variants and settings.
  public private(set) var loaded: LoadedScenario
  /// What plans and verifies; its weights stand on scales of its own.
  public private(set) var service: VerifiedPlanner
  /// Whether weights stand on scales of their own where variants are put in.
  public let isRescaled: Bool
  let cancellation: CancellationToken?

  /// The scenario.
  public var scenario: CheckedScenario { loaded.scenario }

  /// What plans, without verification.
  public var planner: Planner { service.planner }

  /// What the scenario's author should know although it can be planned.
  public var warnings: [Diagnostic] {
    loaded.textWarnings + planner.notes.map { loaded.diagnostic(for: $0) }
  }

  /// Loads a scenario and prepares it for planning.
  ///
  /// - Parameters:
  ///   - document: the file.
  ///   - choice: the variants that are put in.
  ///   - overrides: settings that are put in behind them.
  ///   - isRescaled: whether weights stand on scales of their own where variants are put in.
  ///   - cancellation: calls every search off.
  /// - Throws: what is wrong with the scenario, or cannot be planned.
  public init(
    _ document: ScenarioDocument, _ choice: VariantChoice = .base, overrides: [Override] = [],
    isRescaled: Bool = false, cancellation: CancellationToken? = nil
  ) throws(QuestionError) {
    let loaded = try loading { () throws(LoadError) in
      try document.load(choice, overrides: overrides)
    }
    try self.init(
      loaded, of: document, overrides, isRescaled: isRescaled, cancellation: cancellation)
  }

  /// Prepares a scenario that was loaded with settings.
  init(
    _ loaded: LoadedScenario, of document: ScenarioDocument, _ overrides: [Override],
    isRescaled: Bool = false, cancellation: CancellationToken?
  ) throws(QuestionError) {
    self.document = document
    self.overrides = overrides
    self.loaded = loaded
    self.isRescaled = isRescaled
    self.cancellation = cancellation
    service = try loaded.checked { () throws(Complaints) in
      try VerifiedPlanner(loaded.scenario, cancellation: cancellation)
    }
  }

  /// Loads several scenarios of a file, one after another, and hands each out with its position.
  ///
  /// - Returns: what their author should know, once.
  /// - Throws: once all are looked at, what is wrong with any of them.
  @discardableResult
  public static func load(
    _ document: ScenarioDocument, _ choices: [VariantChoice], overrides: [Override] = [],
    cancellation: CancellationToken? = nil, _ take: (Int, ScenarioQuestion) -> Void
  ) throws(QuestionError) -> [Diagnostic] {
    var check = VariantCheck()
    var series = VariantSeries(document, overrides: overrides)
    for position in document.order(of: choices) {
      let choice = choices[position]
      do throws(QuestionError) {
        let loaded = try loading { () throws(LoadError) in try series.load(choice) }
        let question = try ScenarioQuestion(
          loaded, of: document, overrides, cancellation: cancellation)
        check.add(question.warnings, of: choice)
        take(position, question)
      } catch {
        guard let wrong = error.diagnostics else { throw error }
        check.add(wrong.all, of: choices.count > 1 ? choice : .base, leftOut: wrong.leftOut)
      }
    }
    if let errors = check.errors { throw .loading(.invalid(errors)) }
    return check.diagnostics
  }

  /// The same question about a scenario that was changed after loading.
  ///
  /// - Throws: what is wrong with it, or cannot be planned.
  public func replacing(_ scenario: Scenario) throws(QuestionError) -> ScenarioQuestion {
    var question = self
    question.service = try loaded.checked { () throws(Complaints) in
      try VerifiedPlanner(scenario, cancellation: cancellation)
    }
    question.loaded = loaded.replacing(question.service.scenario)
    return question
  }

  // MARK: Answers

  /// The best plan with what is told beside it, see ``VerifiedPlanner/best(_:preference:)``.
  ///
  /// - Parameters:
  ///   - options: how good it must be, and how long all of it may take.
  ///   - preference: how it is asked for.
  public func solve(
    _ options: SearchOptions = SearchOptions(), preference: Preference = .declared
  ) throws(QuestionError) -> VerifiedOutcome<ExplainedPlan> {
    let limits = options.limits(cancellation)
    let own = preference == .declared ? try weighing(options) : service
    return try loaded.told { () throws(ServiceError) in
      try own.best(options.within(limits), preference: preference)
    }.noting(scaleChanges, options)
  }

  /// Why the best plan is as it is, or why there is none.
  ///
  /// - Parameter options: how good it must be, and how long all of it may take.
  public func explain(
    _ options: SearchOptions = SearchOptions()
  ) throws(QuestionError) -> Explanation {
    let limits = options.limits(cancellation)
    let own = try weighing(options)
    var explained = try loaded.told { () throws(ServiceError) in
      try own.explain(options.within(limits))
    }
    explained.outcome = explained.outcome.noting(scaleChanges, options)
    return explained
  }

  /// The frontier of two KPIs or more, see ``VerifiedPlanner/frontier(kpis:_:progress:found:)``.
  public func frontier(
    kpis: [String?] = [nil, nil], _ options: SearchOptions = SearchOptions(),
    progress: (FrontierProgress) -> Void = { _ in }, found: (Int) -> Void = { _ in }
  ) throws(QuestionError) -> VerifiedOutcome<PlanFrontier> {
    let limits = options.limits(cancellation)
    // Nothing that is said of two KPIs stands on scales.
    let own = kpis.count > 2 ? try weighing(options) : service
    return try loaded.told { () throws(ServiceError) in
      try own.frontier(kpis: kpis, options.within(limits), progress: progress, found: found)
    }
  }
}
