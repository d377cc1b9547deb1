// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import ArgumentParser
import Reports

/// Tells why the best plan is as it is, or why there is none.
struct ExplainCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.explanation
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells why the best plan is as it is, or why there is none.",
    usage: "apportion explain <file> [<options>]",
    discussion: """
      Where the plan stands at every limit and what other limits would change, where the next money goes, why lines get \
      nothing or their most, the least budget, how different a plan can be that is nearly as good, and what weights mean. \
      If no plan fits: the separate conflicts, each with the smallest change that settles it.

      Much of it is solved again, which takes its time in large scenarios; '--time-limit' ends it, and what was left out \
      is said.

      Examples:
        apportion explain my-plan.yaml
        apportion explain my-plan.yaml --time-limit 10s
        apportion explain my-plan.yaml --set kpis.trust.weight=5
        apportion explain my-plan.yaml -o weights.html
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var scales: ScaleOptions
  @OptionGroup var search: SearchArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  var destinations: [Destination] { output.destinations }
  var subject: String { scenario.file }
  var settings: [String] { scenario.settings }
  var switches: [String] { scenario.trust.switches + scales.switches }
  var variants: [String] { scenario.variants }

  mutating func validate() throws { try scenario.refuseModel() }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    let question = try ScenarioQuestion(scenario, output, scales)
    return question.answer(
      try Failure.telling { () throws(QuestionError) in try question.explain(search.options()) })
  }
}
