// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Reports

/// Tells what the weights of a scenario mean.
struct ExplainCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.explanation
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells what the weights of a scenario mean, at its best plan.",
    usage: "apportion explain <file> [<options>]",
    discussion: """
      What each weight stands on, which part of the say it has, what counts as much as what, and what a little more of \
      one KPI costs in another at the best plan.

      Examples:
        apportion explain my-plan.yaml
        apportion explain my-plan.yaml --set kpis.trust.weight=5
        apportion explain my-plan.yaml --format json
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var scales: ScaleOptions
  @OptionGroup var search: SearchArguments
  @OptionGroup var status: StatusOptions
  @OptionGroup var talk: TalkOptions

  var format: OutputFormat { status.format }
  var subject: String { scenario.file }
  var settings: [String] { scenario.settings }
  var variants: [String] { scenario.variants }

  mutating func validate() throws { try scenario.refuseModel() }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    try ScenarioQuestion(scenario).weighing(scales, search.options()).explain(search.options())
  }
}
