// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Reports
import Scenarios

/// Several scenarios of one file that are ready to be planned, the base first.
struct ComparisonQuestion {
  private let questions: [ScenarioQuestion]

  /// Loads the scenarios; what is wrong with any of them is told at once.
  init(
    _ document: ScenarioDocument, _ choices: [VariantChoice], _ overrides: [Override]
  ) throws(Failure) {
    var check = VariantCheck()
    questions = try ScenarioQuestion.all(document, choices, overrides, check: &check)
  }

  /// The files that the scenarios come from.
  var files: [String] { questions.flatMap(\.loaded.files) }

  /// The plans, verified, with what each loses under the figures of the others; what there was no
  /// time for is missing.
  ///
  /// - Parameter time: for all of them together.
  func answer(
    _ options: SearchOptions, _ time: TimeBudget, isRescaled: Bool, isStrict: Bool
  ) throws(Failure) -> Answer {
    let base =
      isRescaled
      ? nil : try scaleBase(time.share(1 / Double(questions.count + 1), of: options))
    var found: [VerifiedOutcome<Solution>] = []
    for (position, question) in questions.enumerated() {
      let share = 1 / Double(questions.count - position)
      found.append(
        try Self.found(question.standing(on: base), time.share(share, of: options)))
    }
    // What others have left over goes to those that had too little.
    let open = found.indices.filter { found[$0].isCutByTime }
    for (position, index) in open.enumerated() where time.remaining != .zero {
      let share = 1 / Double(open.count - position)
      let again = try Self.found(
        questions[index].standing(on: base), time.share(share, of: options))
      if again.hasPlan || !found[index].hasPlan { found[index] = again }
    }
    return answer(found, isRescaled: isRescaled, isStrict: isStrict)
  }

  /// The plan of a scenario; none once somebody has ended the command.
  private static func found(
    _ question: ScenarioQuestion, _ options: SearchOptions
  ) throws(Failure) -> VerifiedOutcome<Solution> {
    guard CancellationToken.cancelledBySignals.isCancelled else {
      return try question.outcome(options)
    }
    return .none(.interrupted(.cancelled))
  }

  private func answer(
    _ found: [VerifiedOutcome<Solution>], isRescaled: Bool, isStrict: Bool
  ) -> Answer {
    let entries = zip(questions, found).map { question, found in
      ComparisonReport.Entry(
        variants: question.loaded.choice.names, scenario: question.loaded.scenario,
        outcome: found)
    }
    let planned = entries.count { $0.solution != nil }
    let worst = found.map(\.status).max { $0.severity < $1.severity } ?? .done
    let doubts = zip(questions, found).flatMap { $0.warnings(of: $1.doubts) }
    let report = ComparisonReport(entries, isRescaled: isRescaled)
    let safest = report.regrets.safest.map { "; the safest is that for '\(entries[$0].name)'" }
    var message = "\(planned) of \(entries.count) scenarios have a plan" + (safest ?? "")
    let status: ExitStatus
    if case .signal = worst {
      status = worst
      message = "\(ScenarioQuestion.ending(.cancelled)); \(message)"
    } else if planned == 0 || isStrict {
      status = worst
    } else {
      // What was cut short or not confirmed is told by the status too; that a variant has no plan is an answer.
      let isOpen = !doubts.isEmpty || found.contains(where: \.isOpen)
      status = isOpen ? .stoppedWithPlan : .done
    }
    if found.contains(where: \.isCutByTime) {
      message = "\(ScenarioQuestion.ending(.timeLimit)); \(message)"
    }
    let finding: Answer.Finding
    if case .signal = worst, planned == 0 {
      finding = .noPlan(.interrupted(.cancelled))
    } else {
      finding = .report(report)
    }
    return Answer(
      status: status, finding: finding, scenario: questions.first?.loaded,
      warnings: (questions.first?.warnings ?? []) + doubts, message: message)
  }

  private func scaleBase(_ options: SearchOptions) throws(Failure) -> ScaleBase? {
    guard let first = questions.first else { return nil }
    do throws(PlanningError) {
      return try first.planner.scaleBase(options, cancellation: .cancelledBySignals)
    } catch {
      throw Failure(error, in: first.loaded)
    }
  }
}

extension VerifiedOutcome {
  /// Whether there is a plan.
  fileprivate var hasPlan: Bool { noPlan == nil }
  /// Whether it is not known how good the best plan is.
  fileprivate var isOpen: Bool { interruption != nil }
  /// Whether more time would tell more.
  fileprivate var isCutByTime: Bool { interruption == .timeLimit }
}
