// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import ArgumentParser
import Limits
import Reports
import Scenarios

/// Finds the plans of a scenario while one number of it runs over a range.
struct SweepCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.sweep
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Finds the plans while one number of the scenario runs over a range.",
    usage: "apportion sweep <file> --over <path=first..last> [<options>]",
    discussion: """
      Tells for every number what the plan brings, what a little more would bring, and from which number on there is a plan, \
      limits of KPIs can be kept and targets are met; those numbers are searched for, not read off the points.

      Without '--steps' as many plans are made as it takes to tell the rest from straight lines between them.

      Examples:
        apportion sweep my-plan.yaml --over budget=800k..1.6M --steps 9
        apportion sweep my-plan.yaml --over campaigns.video.spend=0..500k
        apportion sweep my-plan.yaml --over "rules.brand floor.at least=0%..60% of budget" -o floor.csv
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(
    help: ArgumentHelp(
      "The number that runs, by its path as in '--set', and its range.",
      valueName: "path=first..last"))
  var over: String

  @Option(help: ArgumentHelp("How many plans, spread evenly, at least 2.", valueName: "count"))
  var steps: Int?

  @Option(
    help: ArgumentHelp(
      "Without '--steps': how far scores may be from straight lines between plans (default: 1%).",
      valueName: "share"))
  var within: GapArgument?

  @OptionGroup var scales: ScaleOptions
  @OptionGroup var search: SearchArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  var destinations: [Destination] { output.destinations }
  var subject: String { scenario.file }
  var settings: [String] { scenario.settings }
  var switches: [String] { scenario.trust.switches }
  var variants: [String] { scenario.variants }

  mutating func validate() throws {
    try scenario.refuseModel()
    if let steps, steps < 2 || steps > 1000 {
      throw ValidationError("'--steps' is between 2 and 1000, not \(steps)")
    }
    if steps != nil, within != nil {
      throw ValidationError("'--steps' and '--within' contradict each other; choose one")
    }
    if let within, within.share == 0 {
      throw ValidationError("'--within' is above 0; curves are never quite straight")
    }
  }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    let range: SweepRange
    do throws(InvalidSweep) {
      range = try SweepRange.parse(over)
    } catch {
      throw Failure(.usage, "'--over': \(error.description)")
    }
    let overrides = try scenario.overrides()
    let (document, choice) = try scenario.document()
    let question = try Failure.telling { () throws(QuestionError) in
      try SweepQuestion(
        document, choice, overrides: overrides, over: range, isRescaled: scales.rescale,
        cancellation: .cancelledBySignals)
    }
    try output.refuseReplacing(question.first.loaded.files)
    // The scenario as it is, its two ends and what tells whether the number is whole.
    let options = search.options(reading: 4)
    var progress = ProgressLine(talk)
    let sweep = try Failure.telling { () throws(QuestionError) in
      try question.ask(
        steps: steps, within: within?.share ?? SweepQuestion.standardShare, options
      ) { progress.show($0, "plan") }
    }
    progress.clear()
    return answer(sweep, of: question)
  }

  private func answer(_ sweep: Sweep, of question: SweepQuestion) -> Answer {
    let first = question.first
    let outcomes = sweep.points.map(\.entry.outcome)
    let planned = outcomes.count { $0.noPlan == nil }
    let count = max(question.values(steps).count, outcomes.count)
    var message = "\(planned) of \(count) numbers have a plan"
    let worst = outcomes.worstStatus
    var status =
      planned == 0 ? worst : worst == .stoppedWithPlan ? ExitStatus.stoppedWithPlan : .done
    if let end = sweep.interruption {
      status = ExitStatus(end, hasPlan: planned > 0, signal: CancellationToken.arrivedSignal)
      message = "\(end.beginning); \(message)"
    }
    // What else than the number 'solve' needs for the very plan of a point.
    let arguments =
      (scales.rescale && !variants.isEmpty ? ["--rescale"] : [])
      + (search.gap.map { ["--gap", "\($0.share)"] } ?? [])
    return Answer(
      status: status,
      finding: sweep.points.isEmpty
        ? .noPlan(.interrupted(sweep.interruption ?? .timeLimit))
        : .report(SweepReport(sweep, planArguments: arguments)),
      scenario: first.loaded,
      warnings: first.warnings + outcomes.flatMap { first.warnings(of: $0.doubts) },
      message: message)
  }
}
