// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import ArgumentParser
import Limits
import Reports
import Scenarios

/// Finds the plans of a scenario and its variants side by side.
struct CompareCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.comparison
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Holds the plans of a scenario and its variants against each other.",
    usage: "apportion compare <file> [<options>]",
    discussion: """
      The scenario without variants, the base, comes first; weights stand on its scales everywhere. Beside what each plan \
      costs and brings stands what it would lose if the figures turn out to be those of another variant, and which plan \
      is the safest.

      Ends with 0 if there is a plan for one of them, with 4 if one was cut short, or with '--strict' as the worst of them does.

      Examples:
        apportion compare my-plan.yaml
        apportion compare my-plan.yaml --variants "cut 10%,no video"
        apportion compare my-plan.yaml --all --set budget=2M -o comparison.csv
      """)

  @Argument(help: "The scenario, a YAML file; '-' reads stdin.")
  var file: String

  @Option(
    name: .customLong("variants"),
    help: ArgumentHelp(
      "The variants to compare, each by itself, parted by commas.", valueName: "name,name,..."))
  var variantList: String?

  @Flag(help: "Compare all variants, as without '--variants'.")
  var all = false

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Change the base and every variant, for example --set budget=2M. Can be repeated.",
      valueName: "path=value"))
  var settings: [String] = []

  @Flag(help: "End as the worst of the scenarios does, not with 0 if there is one plan.")
  var strict = false

  @OptionGroup var trust: TrustOptions
  @OptionGroup var scales: ScaleOptions
  @OptionGroup var search: SearchArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  var destinations: [Destination] { output.destinations }
  var subject: String { file }
  var switches: [String] { trust.switches }

  mutating func validate() throws {
    if ModelFile.isNamed(file) {
      throw ValidationError("'\(file)' is a model, not a scenario, and has no variants")
    }
    if all, variantList != nil {
      throw ValidationError("'--all' and '--variants' contradict each other; choose one")
    }
  }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    let (document, choices) = try chosen()
    let overrides = try ScenarioOptions.overrides(settings)
    let question = try Failure.telling { () throws(QuestionError) in
      try ComparisonQuestion(
        document, choices, overrides: overrides, isRescaled: scales.rescale,
        cancellation: .cancelledBySignals)
    }
    try output.refuseReplacing(question.questions.flatMap(\.loaded.files))
    let comparison = try Failure.telling { () throws(QuestionError) in
      try question.ask(search.options(reading: question.questions.count))
    }
    return answer(comparison, of: question.questions)
  }

  private func answer(_ comparison: Comparison, of questions: [ScenarioQuestion]) -> Answer {
    let entries = comparison.entries
    let outcomes = entries.map(\.outcome)
    let planned = outcomes.count { $0.noPlan == nil }
    let doubts = zip(questions, outcomes).flatMap { $0.warnings(of: $1.doubts) }
    let safest = comparison.regrets.safest.map {
      "; the safest is that for '\(entries[$0].name)'"
    }
    var message = "\(planned) of \(entries.count) scenarios have a plan" + (safest ?? "")
    let isCancelled = outcomes.contains { $0.interruption == .cancelled }
    var status = outcomes.worstStatus
    if isCancelled {
      message = "\(Interruption.cancelled.beginning); \(message)"
    } else if planned > 0, !strict {
      // What was cut short or not confirmed is told by the status too; that a variant has no plan is an answer.
      let isOpen = !doubts.isEmpty || outcomes.contains { $0.interruption != nil }
      status = isOpen ? .stoppedWithPlan : .done
    }
    if outcomes.contains(where: { $0.interruption == .timeLimit }) {
      message = "\(Interruption.timeLimit.beginning); \(message)"
    }
    return Answer(
      status: status,
      finding: isCancelled && planned == 0
        ? .noPlan(.interrupted(.cancelled)) : .report(ComparisonReport(comparison)),
      scenario: questions.first?.loaded, warnings: (questions.first?.warnings ?? []) + doubts,
      message: message)
  }

  private func chosen() throws(Failure) -> (ScenarioDocument, [VariantChoice]) {
    let document: ScenarioDocument
    do throws(LoadError) {
      document = try ScenarioDocument.read(file, reading: trust.reader)
    } catch {
      throw Failure(error)
    }
    guard let variantList else {
      if document.variantNames.isEmpty {
        let overrides = try ScenarioOptions.overrides(settings)
        throw try Failure.telling { () throws(QuestionError) in
          try ScenarioQuestion(document, overrides: overrides)
        }.missing(
          "variants to compare", "write some, for example 'variants: {less money: {budget: 1M}}'")
      }
      return (document, document.choices)
    }
    var choices: [VariantChoice] = []
    for name in ScenarioOptions.names(variantList) where name != VariantChoice.baseName {
      do throws(UnknownVariant) {
        let choice = try document.choice(of: [name])
        if !choices.contains(choice) { choices.append(choice) }
      } catch {
        throw Failure(.usage, "'--variants': \(error.description)")
      }
    }
    return (document, choices)
  }
}
