// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
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

  /// The plans, verified, with what each loses under the figures of the others.
  func answer(
    _ options: SearchOptions, isRescaled: Bool, isStrict: Bool
  ) throws(Failure) -> Answer {
    let clock = ContinuousClock()
    let deadline = options.timeLimit.map { clock.now.advanced(by: $0) }
    /// What is left of the time, divided evenly.
    func shared(by count: Int) -> SearchOptions {
      var own = options
      own.timeLimit = deadline.map { max(.zero, clock.now.duration(to: $0)) / count }
      return own
    }
    let base = isRescaled ? nil : try scaleBase(shared(by: questions.count + 1))
    var entries: [ComparisonReport.Entry] = []
    var statuses: [ExitStatus] = []
    var doubts: [Diagnostic] = []
    for (position, question) in questions.enumerated() {
      let found = try question.standing(on: base)
        .finding(shared(by: questions.count - position))
      if case .signal = found.status {
        throw Failure(
          found.status, "stopped from outside before there was a plan for each scenario")
      }
      entries.append(
        .init(
          variants: question.loaded.choice.names, scenario: question.loaded.scenario,
          finding: found.finding))
      statuses.append(found.status)
      doubts += found.doubts
    }
    let planned = entries.count { $0.solution != nil }
    let worst = statuses.max { $0.severity < $1.severity } ?? .done
    let report = ComparisonReport(entries)
    let safest = report.regrets.safest.map { "; the safest is that for '\(entries[$0].name)'" }
    // What was not confirmed is told by the status too, unless something worse is.
    let mildest: ExitStatus = doubts.isEmpty ? .done : .stoppedWithPlan
    return Answer(
      status: planned > 0 && !isStrict ? mildest : worst, finding: .comparison(report),
      scenario: questions.first?.loaded, warnings: (questions.first?.warnings ?? []) + doubts,
      message: "\(planned) of \(entries.count) scenarios have a plan" + (safest ?? ""))
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
