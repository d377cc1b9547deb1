// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import ArgumentParser
import Reports

/// Tells how the best plan stands to the goals of a scenario, and how good the goals are.
struct GoalsCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.goals
  static let configuration = CommandConfiguration(
    commandName: "goals",
    abstract: "Tells whether the goals are met, and how good they are as goals.",
    usage: "apportion goals <file> [<options>]",
    discussion: """
      For each goal: met, or missed by how much; and whether it is specific, measurable, achievable, relevant and \
      time-bound, each with its evidence. What can be achieved and what moves the business objective is computed: the most \
      that any plan reaches with its proof, alone and beside the other goals, and the least budget that is enough.

      With 'actuals' in the scenario: on track, at risk or off target, the trend, the pace still needed, and what each line and \
      post brought.

      Ends with 1 if a must is missed: where no plan meets all musts, the best plan without them is judged.

      Examples:
        apportion goals my-plan.yaml
        apportion goals my-plan.yaml --set "goals.more signups.target=+20%"
        apportion goals my-plan.yaml -o goals.html -o goals.csv
        apportion goals my-plan.yaml --as-of 2026-08-18
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The last day of the actuals that counts (default: all days of the period).",
      valueName: "date"))
  var asOf: String?

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
    try ScenarioQuestion(scenario, output, scales).counting(upTo: asOf)
      .answer(goals: search.options())
  }
}
