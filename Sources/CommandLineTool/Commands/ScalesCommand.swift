// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import ArgumentParser
import Reports

/// Prints what keeps the scales of a scenario's weights.
struct ScalesCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.scales
  static let configuration = CommandConfiguration(
    commandName: "scales",
    abstract: "Prints what the weights stand on, to be written into the scenario.",
    usage: "apportion scales <file> [<options>]",
    discussion: """
      A weight stands on a scale, by default the range of its KPI among good plans. Another rule or budget moves that range, and \
      then the same weights mean something else. What is printed here, written into the KPIs of the scenario, keeps the scales \
      as they are.

      Examples:
        apportion scales my-plan.yaml
        apportion scales my-plan.yaml --format json
        apportion scales my-plan.yaml --set budget=2M
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var scales: ScaleOptions

  @Option(help: "Stop after this time, for example 500ms, 10s or 2m.")
  var timeLimit: DurationArgument?

  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  var destinations: [Destination] { output.destinations }
  var subject: String { scenario.file }
  var settings: [String] { scenario.settings }
  var switches: [String] { scenario.trust.switches }
  var variants: [String] { scenario.variants }

  mutating func validate() throws { try scenario.refuseModel() }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    let question = try ScenarioQuestion(scenario, output, scales)
    let left = (timeLimit?.duration).map { max(.zero, $0 - SystemCalls.age) }
    return question.answer(
      try Failure.telling { () throws(QuestionError) in
        try question.scales(SearchOptions(timeLimit: left))
      })
  }
}
