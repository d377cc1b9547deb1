// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Reports

/// Finds the best plan.
struct SolveCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.plan
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Finds the best plan of a scenario.",
    usage: "apportion solve <file> [<options>]",
    discussion: """
      With several objectives, the scenario says how they weigh against each other ('weight: 2'). 'apportion frontier' \
      shows the whole trade-off and needs no weights.

      Examples:
        apportion solve my-plan.yaml
        apportion solve my-plan.yaml --set campaigns.video.spend=0..300k
        apportion solve my-plan.yaml -o plan.csv
        apportion solve - --format json < my-plan.yaml
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var search: SearchArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  var format: OutputFormat { output.chosenFormat }
  var outputFile: String? { output.file }
  var subject: String { scenario.file }
  var settings: [String] { scenario.settings }

  mutating func validate() throws { try scenario.refuseModel() }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    try ScenarioQuestion(scenario).solve(search.options())
  }
}
