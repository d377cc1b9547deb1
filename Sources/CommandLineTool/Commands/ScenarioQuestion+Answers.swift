// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Reports
import Scenarios

/// What the commands about a scenario answer with.
extension ScenarioQuestion {
  /// Loads a scenario and prepares it for planning; its files are none that the answer is written
  /// to.
  init(
    _ options: ScenarioOptions, _ output: OutputOptions, _ scales: ScaleOptions? = nil
  ) throws(Failure) {
    let overrides = try options.overrides()
    let (document, choice) = try options.document()
    self = try Failure.telling { () throws(QuestionError) in
      try ScenarioQuestion(
        document, choice, overrides: overrides, isRescaled: scales?.rescale ?? false,
        cancellation: .cancelledBySignals)
    }
    try output.refuseReplacing(loaded.files)
  }

  /// Why there is nothing to ask about: the scenario has no section of a name; told at its first
  /// line.
  func missing(_ section: String, _ advice: String) -> Failure {
    let complaint = Complaint(
      .missing, path: [], message: "the scenario has no \(section)", suggestion: advice)
    return Failure(Complaints([complaint]), in: loaded)
  }

  /// The scenario's own parts.
  var parts: Scenario { scenario.scenario }

  /// The names of all KPIs that can be asked for.
  var kpiNames: [String] {
    let declared = parts.kpis.map(\.name)
    return declared.contains(KPI.spend) ? declared : declared + [KPI.spend]
  }

  /// Values asked of KPIs, as an option has them.
  func values(_ text: String) throws(Failure) -> [String: Double] {
    do throws(InvalidAskedValues) {
      return try AskedValues.parse(text, in: scenario)
    } catch {
      throw Failure(.usage, "'--at': \(error.description)")
    }
  }

  /// The best plan, or why there is none.
  ///
  /// - Parameter pick: the questions by which it was picked, if it was.
  func answer(_ outcome: VerifiedOutcome<ExplainedPlan>, pick: PlanPick? = nil) -> Answer {
    answer(outcome) { found in
      Answer(
        status: found.interruption.map(status(hasPlan: true)) ?? .done,
        finding: .report(PlanReport(found, of: scenario, pick: pick)),
        message: found.interruption.map { "\($0.beginning); this is the best plan so far" }
          ?? Self.finding(found.answer.solution))
    }
  }

  /// What holds the best plan and what its weights mean, or why there is none.
  func answer(_ explanation: Explanation) -> Answer {
    var answer = answer(explanation.outcome)
    switch explanation.outcome {
    case .none:
      guard let conflicts = explanation.conflicts else { return answer }
      answer.finding = .report(ConflictReport(conflicts, of: scenario, place: place))
    case .found(let found):
      answer.finding = .report(ExplanationReport(found, of: scenario))
      guard answer.status == .done else { return answer }
      answer.message = "why the best plan is as it is"
      if let reason = explanation.interruption {
        answer.status = status(hasPlan: true)(reason)
        answer.message = "\(reason.beginning); this is what there is"
      }
    }
    return answer
  }

  /// What came of looking for a frontier.
  func answer(_ outcome: VerifiedOutcome<PlanFrontier>) -> Answer {
    answer(outcome) { found in
      list(found.answer.completeness, count: found.answer.plans.count) {
        FrontierReport(found.answer, of: scenario, verification: found.verification)
      }
    }
  }

  /// What was found, with what its author should know, or why there is nothing.
  private func answer<Found>(
    _ outcome: VerifiedOutcome<Found>, _ tell: (VerifiedAnswer<Found>) -> Answer
  ) -> Answer {
    switch outcome {
    case .found(let found):
      var answer = tell(found)
      answer.scenario = loaded
      answer.warnings = warnings + warnings(of: found.doubts)
      return answer
    case .none(let reason, let doubts): return answer(reason, doubts)
    }
  }

  /// That there is no plan.
  func answer(_ reason: NoPlan, _ doubts: [VerificationReport.Check] = []) -> Answer {
    let status: ExitStatus
    let message: String
    switch reason {
    case .infeasible: (status, message) = (.infeasible, "no plan fits")
    case .unbounded: (status, message) = (.unbounded, "a limit is missing")
    case .interrupted(let ending):
      status = self.status(hasPlan: false)(ending)
      message = "\(ending.beginning) before there was a plan"
    }
    return Answer(
      status: status, finding: .noPlan(reason), scenario: loaded,
      warnings: warnings + warnings(of: doubts), message: message)
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

  /// A list of plans, and how it ended.
  private func list(
    _ completeness: PlanFrontier.Completeness, count: Int, _ report: () -> any Report
  ) -> Answer {
    var status = ExitStatus.done
    var message = "\(count) plan\(count == 1 ? "" : "s")"
    switch completeness {
    case .complete: message += ", complete"
    case .withinGap(let gap):
      message += "; one that is not listed is at most \(Percentage.gap(gap)) better"
    case .partial(let reason, _):
      status = self.status(hasPlan: true)(reason)
      message = "\(reason.beginning); these are the plans so far"
    }
    return Answer(status: status, finding: .report(report()), message: message)
  }

  /// Where a key of the scenario stands in its files.
  func place(of path: [String]) -> FilePlace? { loaded.place(of: path).map(FilePlace.init) }

  private func status(hasPlan: Bool) -> (Interruption) -> ExitStatus {
    { ExitStatus($0, hasPlan: hasPlan, signal: CancellationToken.arrivedSignal) }
  }
}

extension Interruption {
  /// What ended a search, as the beginning of a sentence.
  var beginning: String {
    switch self {
    case .timeLimit: "stopped by the time limit"
    case .cancelled: "stopped from outside"
    case .numericalTrouble: "stopped because the arithmetic did not get to the asked gap"
    }
  }
}
