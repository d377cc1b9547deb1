// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Reports
import Scenarios

/// A scenario that is ready to be asked, and the check that every answer has to pass.
struct ScenarioQuestion {
  let document: ScenarioDocument
  let overrides: [Override]
  private(set) var loaded: LoadedScenario
  private(set) var service: VerifiedPlanner

  /// What plans, without verification.
  var planner: Planner { service.planner }

  /// Loads a scenario and prepares it for planning; its files are none that the answer is written
  /// to.
  init(_ options: ScenarioOptions, _ output: OutputOptions) throws(Failure) {
    let overrides = try options.overrides()
    let (document, choice) = try options.document()
    try self.init(document, choice, overrides)
    try output.refuseReplacing(loaded.files)
  }

  /// Prepares a scenario with variants and settings for planning.
  init(
    _ document: ScenarioDocument, _ choice: VariantChoice, _ overrides: [Override]
  ) throws(Failure) {
    let loaded: LoadedScenario
    do throws(LoadError) {
      loaded = try document.load(choice, overrides: overrides)
    } catch {
      throw Failure(error)
    }
    try self.init(document, overrides, loaded)
  }

  /// Prepares a scenario that was loaded with settings for planning.
  init(
    _ document: ScenarioDocument, _ overrides: [Override], _ loaded: LoadedScenario
  ) throws(Failure) {
    self.document = document
    self.overrides = overrides
    self.loaded = loaded
    do throws(Complaints) {
      service = try VerifiedPlanner(loaded.scenario, cancellation: .cancelledBySignals)
    } catch {
      throw Failure(error, in: loaded)
    }
  }

  /// The same question about a scenario that was changed after loading.
  func replacing(_ scenario: Scenario) throws(Failure) -> ScenarioQuestion {
    var question = self
    do throws(Complaints) {
      let checked = try CheckedScenario(scenario)
      question.loaded = loaded.replacing(checked)
      question.service = try VerifiedPlanner(checked, cancellation: .cancelledBySignals)
    } catch {
      throw Failure(error, in: loaded)
    }
    return question
  }

  /// Loads several scenarios of a file; what is wrong with any of them, and what their author
  /// should know, goes to the check.
  ///
  /// - Throws: once all are looked at, where one of them cannot be planned.
  static func all(
    _ document: ScenarioDocument, _ choices: [VariantChoice], _ overrides: [Override],
    check: inout VariantCheck
  ) throws(Failure) -> [ScenarioQuestion] {
    var questions = [ScenarioQuestion?](repeating: nil, count: choices.count)
    try load(document, choices, overrides, check: &check) { questions[$0] = $1 }
    return questions.compactMap(\.self)
  }

  /// Loads several scenarios of a file as ``all(_:_:_:check:)`` does, one after another, and hands
  /// each out with its position.
  static func load(
    _ document: ScenarioDocument, _ choices: [VariantChoice], _ overrides: [Override],
    check: inout VariantCheck, _ take: (Int, ScenarioQuestion) -> Void
  ) throws(Failure) {
    var series = VariantSeries(document, overrides: overrides)
    for position in document.order(of: choices) {
      let choice = choices[position]
      do throws(Failure) {
        let loaded: LoadedScenario
        do throws(LoadError) {
          loaded = try series.load(choice)
        } catch {
          throw Failure(error)
        }
        let question = try ScenarioQuestion(document, overrides, loaded)
        check.add(question.warnings, of: choice)
        take(position, question)
      } catch {
        // Without diagnostics it is no complaint about the scenario.
        guard !error.diagnostics.isEmpty else { throw error }
        check.add(
          error.diagnostics, of: choices.count > 1 ? choice : .base, leftOut: error.leftOut)
      }
    }
    if check.diagnostics.contains(where: { $0.severity == .error }) || check.leftOut > 0 {
      throw Failure(.data, check.diagnostics, leftOut: check.leftOut)
    }
  }

  /// The same question with weights on the scales of another scenario.
  func standing(on base: ScaleBase?) -> ScenarioQuestion {
    var question = self
    question.service = service.standing(on: base)
    return question
  }

  /// The same question with weights on the scales of the scenario without variants, unless they are
  /// to be worked out anew.
  func weighing(
    _ scales: ScaleOptions, _ options: SearchOptions
  ) throws(Failure) -> ScenarioQuestion {
    if scales.rescale || loaded.choice.names.isEmpty { return self }
    // What weights stand on is only the beginning.
    var own = options
    own.timeLimit = options.timeLimit.map { $0 / 3 }
    return standing(on: try Self.scaleBase(of: document, overrides, own))
  }

  /// What weights stand on in the scenario without variants; `nil` where that is none by itself.
  /// Settings that only a variant has a place for are left out.
  static func scaleBase(
    of document: ScenarioDocument, _ overrides: [Override], _ options: SearchOptions
  ) throws(Failure) -> ScaleBase? {
    guard let loaded = (try? document.load(overrides: overrides)) ?? (try? document.load()),
      let planner = try? Planner(loaded.scenario)
    else { return nil }
    do throws(PlanningError) {
      return try planner.scaleBase(options, cancellation: .cancelledBySignals)
    } catch {
      throw Failure(error, in: loaded)
    }
  }

  /// Why there is nothing to ask about: the scenario has no section of a name; told at its first
  /// line.
  func missing(_ section: String, _ advice: String) -> Failure {
    let complaint = Complaint(
      .missing, path: [], message: "the scenario has no \(section)", suggestion: advice)
    return Failure(Complaints([complaint]), in: loaded)
  }

  /// The scenario's own parts.
  var parts: Scenario { loaded.scenario.scenario }

  /// The names of all KPIs that can be asked for.
  var kpiNames: [String] {
    let declared = parts.kpis.map(\.name)
    return declared.contains(KPI.spend) ? declared : declared + [KPI.spend]
  }

  /// What its author should know.
  var warnings: [Diagnostic] {
    loaded.textWarnings + planner.notes.map { loaded.diagnostic(for: $0) }
  }

  /// Values asked of KPIs, as an option has them.
  func values(_ text: String) throws(Failure) -> [String: Double] {
    do throws(InvalidAskedValues) {
      return try AskedValues.parse(text, in: loaded.scenario)
    } catch {
      throw Failure(.usage, "'--at': \(error.description)")
    }
  }

  /// What the service says; its errors are told at their places.
  func told<Result>(
    _ ask: () throws(ServiceError) -> Result
  ) throws(Failure) -> Result {
    do throws(ServiceError) {
      return try ask()
    } catch {
      throw Failure(error, in: loaded)
    }
  }

  /// The best plan, verified.
  ///
  /// - Parameters:
  ///   - options: how good it must be, and how long that may take.
  ///   - preference: how it is asked for.
  ///   - pick: the questions by which it was picked, if it was.
  func solve(
    _ options: SearchOptions, preference: Preference = .declared, pick: PlanPick? = nil
  ) throws(Failure) -> Answer {
    try answer(
      told { () throws(ServiceError) in try service.solve(options, preference: preference) },
      options, pick: pick)
  }

  /// What came of looking for the best plan.
  func answer(
    _ outcome: VerifiedOutcome<Solution>, _ options: SearchOptions, pick: PlanPick? = nil
  ) throws(Failure) -> Answer {
    switch outcome {
    case .found(let found): return try answer(found, options, pick: pick)
    case .none(let reason, let doubts):
      return try answer(reason, doubts, isRepaired: options.timeLimit == nil)
    }
  }

  /// A plan with what is told beside it.
  private func answer(
    _ found: VerifiedAnswer<Solution>, _ options: SearchOptions, pick: PlanPick?
  ) throws(Failure) -> Answer {
    var found = found
    var analysis: TradeOffAnalysis?
    // A limit of time must not decide what is printed.
    if found.interruption == nil, options.timeLimit == nil, isAnalysedFast(found.answer) {
      analysis = try self.analysis(found.answer, options)
    }
    if found.answer.preference == .declared {
      found.answer.scaleChanges = scaleChanges(found.answer.scales, options)
    }
    let whole = found
    found = try told { () throws(ServiceError) in try whole.checkingAsides(of: loaded.scenario) }
    return Answer(
      status: found.interruption.map(status(hasPlan: true)) ?? .done,
      finding: .report(
        PlanReport(
          found.answer, of: loaded.scenario, verification: found.verification,
          interruption: found.interruption, analysis: analysis, pick: pick)),
      scenario: loaded, warnings: warnings + warnings(of: found.doubts),
      message: found.interruption.map { "\(Self.ending($0)); this is the best plan so far" }
        ?? Self.finding(found.answer))
  }

  /// What holds the best plan and what its weights mean, verified; or why there is none.
  func explain(_ options: SearchOptions) throws(Failure) -> Answer {
    let clock = ContinuousClock()
    let deadline = options.timeLimit.map { clock.now.advanced(by: $0) }
    var answer = try solve(options)
    var rest = options
    rest.timeLimit = deadline.map { max(.zero, clock.now.duration(to: $0)) }
    if case .noPlan(.infeasible) = answer.finding { return try explainClashes(answer, rest) }
    guard case .report(let report as PlanReport) = answer.finding else { return answer }
    var analysis = report.analysis
    if analysis == nil, report.interruption == nil {
      analysis = try self.analysis(report.solution, rest)
    }
    rest.timeLimit = deadline.map { max(.zero, clock.now.duration(to: $0)) }
    let explanation = report.interruption == nil ? try explanation(report.solution, rest) : nil
    answer.finding = .report(
      ExplanationReport(
        report.solution, analysis: analysis, explanation: explanation, of: loaded.scenario,
        verification: report.verification, interruption: report.interruption))
    if answer.status == .done { answer.message = "why the best plan is as it is" }
    if let explanation, !explanation.leftOut.isEmpty { answer.end(by: deadline) }
    return answer
  }

  private func explanation(
    _ solution: Solution, _ options: SearchOptions
  ) throws(Failure) -> PlanExplanation {
    do throws(PlanningError) {
      return try planner.explanation(
        of: solution, options, cancellation: .cancelledBySignals)
    } catch {
      throw Failure(error, in: loaded)
    }
  }

  /// Why no plan fits, verified; the short answer where no time is left to find out.
  private func explainClashes(_ short: Answer, _ options: SearchOptions) throws(Failure) -> Answer {
    let clashes = try told { () throws(ServiceError) in try service.clashes(options) }
    var answer = short
    guard !clashes.clashes.isEmpty else { return short }
    answer.finding = .report(
      ClashReport(clashes, of: loaded.scenario) { path in
        loaded.place(of: path).map(FilePlace.init)
      })
    return answer
  }

  /// Up to this many lines the weights are looked into with every plan; beyond, 'explain' does it.
  private static let fewLines = 100

  /// Whether solving a few dozen times again takes no time to speak of.
  private func isAnalysedFast(_ solution: Solution) -> Bool {
    parts.lineCount <= Self.fewLines && solution.preference == .declared
      && solution.stages.allSatisfy { $0.certificate.proof == .multipliers }
  }

  private func analysis(
    _ solution: Solution, _ options: SearchOptions
  ) throws(Failure) -> TradeOffAnalysis {
    do throws(PlanningError) {
      return try planner.sensitivity(
        of: solution, options, cancellation: .cancelledBySignals)
    } catch {
      throw Failure(error, in: loaded)
    }
  }

  /// The plan that somebody comes to by saying what is worth what, verified; `reply` is asked for
  /// the answer to the next question, and gives none where nobody answers any more.
  func pick(
    x: String?, y: String?, _ options: SearchOptions, progress: inout ProgressLine,
    reply: (PlanPick) throws(Failure) -> PlanPick.Answer?
  ) throws(Failure) -> Answer {
    var own = options
    // A third is for the plan itself; the questions take their own time.
    own.timeLimit = options.timeLimit.map { $0 * 2 / 3 }
    let whole = try frontier(x: x, y: y, own, progress: &progress)
    progress.clear()
    guard case .report(let report as FrontierReport) = whole.finding,
      var pick = PlanPick(report.frontier)
    else {
      return whole
    }
    let axes = [report.frontier.x, report.frontier.y]
    func point() throws(Failure) -> AskedPoint {
      guard
        let point = AskedPoint(report.frontier.plans[pick.chosen], axes, in: loaded.scenario)
      else {
        throw Failure(
          .data,
          "'--pick' needs two objectives of the scenario; give '\(KPI.spend)' the entry "
            + "'{objective: minimize}' under 'kpis' if it is one of them")
      }
      return point
    }
    _ = try point()
    while pick.question != nil, let answer = try reply(pick) { pick.take(answer) }
    var answer = try solve(
      SearchOptions(timeLimit: options.timeLimit.map { $0 / 3 }),
      preference: .at(try point().values), pick: pick)
    // What a search that ended early did not find could not be asked about.
    if answer.status == .done, whole.status != .done {
      answer.status = whole.status
      answer.message = whole.message
    }
    return answer
  }

  /// The frontier of two KPIs, verified.
  func frontier(
    x: String?, y: String?, _ options: SearchOptions, progress: inout ProgressLine
  ) throws(Failure) -> Answer {
    try answer(
      told { () throws(ServiceError) in
        try service.frontier(
          x: x, y: y, options, progress: { progress.show($0) },
          found: { progress.showVerification(of: $0) })
      })
  }

  /// What came of looking for a frontier.
  func answer(_ outcome: VerifiedOutcome<PlanFrontier>) throws(Failure) -> Answer {
    try answer(outcome, completeness: \.completeness, count: \.plans.count) {
      FrontierReport($0.answer, of: loaded.scenario, verification: $0.verification)
    }
  }

  /// The frontier of several KPIs, verified.
  func surface(
    _ kpis: [String], _ options: SearchOptions, progress: inout ProgressLine
  ) throws(Failure) -> Answer {
    let outcome = try told { () throws(ServiceError) in
      try service.surface(
        kpis, options, progress: { progress.show($0) },
        found: { progress.showVerification(of: $0) })
    }
    return try answer(outcome, completeness: \.completeness, count: \.plans.count) {
      SurfaceReport($0.answer, of: loaded.scenario, verification: $0.verification)
    }
  }

  /// A list of plans as a report, or why there is none.
  private func answer<Plans>(
    _ outcome: VerifiedOutcome<Plans>, completeness: (Plans) -> PlanFrontier.Completeness,
    count: (Plans) -> Int, report: (VerifiedAnswer<Plans>) -> any Report
  ) throws(Failure) -> Answer {
    switch outcome {
    case .found(let found):
      let (status, message) = ending(completeness(found.answer), count: count(found.answer))
      return Answer(
        status: status, finding: .report(report(found)), scenario: loaded,
        warnings: warnings + warnings(of: found.doubts), message: message)
    case .none(let reason, let doubts): return try answer(reason, doubts)
    }
  }

  private static func finding(_ solution: Solution) -> String {
    guard solution.isProvenBest else {
      return "a plan; none is better by more than \(Percentage.gap(solution.lead)), proven"
    }
    return switch solution.preference {
    case .declared: "the best plan, proven"
    case .balanced: "the most balanced plan, proven"
    case .at: "the plan nearest to what was asked for, proven"
    }
  }

  /// How a list of plans ended, and what is said about it.
  private func ending(
    _ completeness: PlanFrontier.Completeness, count: Int
  ) -> (ExitStatus, String) {
    let plans = "\(count) plan\(count == 1 ? "" : "s")"
    switch completeness {
    case .complete: return (.done, "\(plans), complete")
    case .withinGap(let gap):
      return (.done, "\(plans); one that is not listed is at most \(Percentage.gap(gap)) better")
    case .partial(let reason, _):
      return (status(hasPlan: true)(reason), "\(Self.ending(reason)); these are the plans so far")
    }
  }

  /// That there is no plan, with the single changes that would be enough where none fits and there
  /// is no limit of time: that must not decide what is printed.
  func answer(
    _ reason: NoPlan, _ doubts: [VerificationReport.Check] = [], isRepaired: Bool = false
  ) throws(Failure) -> Answer {
    let status: ExitStatus
    let message: String
    var reason = reason
    switch reason {
    case .infeasible(var proof):
      (status, message) = (.infeasible, "no plan fits")
      if isRepaired {
        do throws(PlanningError) {
          proof.repairs = try planner.repairs(of: proof, cancellation: .cancelledBySignals)
        } catch {
          throw Failure(error, in: loaded)
        }
        reason = .infeasible(proof)
      }
    case .unbounded: (status, message) = (.unbounded, "a limit is missing")
    case .interrupted(let ending):
      status = self.status(hasPlan: false)(ending)
      message = "\(Self.ending(ending)) before there was a plan"
    }
    return Answer(
      status: status, finding: .noPlan(reason), scenario: loaded,
      warnings: warnings + warnings(of: doubts), message: message)
  }

  private func status(hasPlan: Bool) -> (Interruption) -> ExitStatus {
    { ExitStatus($0, hasPlan: hasPlan, signal: CancellationToken.arrivedSignal) }
  }

  /// What ended a search, as the beginning of a sentence.
  static func ending(_ reason: Interruption) -> String {
    switch reason {
    case .timeLimit: "stopped by the time limit"
    case .cancelled: "stopped from outside"
    case .numericalTrouble: "stopped because the arithmetic did not get to the asked gap"
    }
  }
}
