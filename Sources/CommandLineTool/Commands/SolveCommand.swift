// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
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
      With several objectives, the scenario says how they trade off: by weights ('weight: 2'), by priorities \
      ('priority: 1'), or by targets ('target: 1.2k'). '--at' and '--balanced' need none of these. 'apportion frontier' \
      shows the whole trade-off.

      Examples:
        apportion solve my-plan.yaml
        apportion solve my-plan.yaml --at trust=8.9,reach=1.4M
        apportion solve my-plan.yaml --balanced
        apportion solve my-plan.yaml --set campaigns.video.spend=0..300k
        apportion solve my-plan.yaml --variant "cut 10%,no video"
        apportion solve my-plan.yaml -o plan.csv
        apportion solve - --format json < my-plan.yaml
      """)

  @OptionGroup var scenario: ScenarioOptions
  @Option(
    help: ArgumentHelp(
      "Come as near as can be to values of objectives, reachable or not; parted by commas.",
      valueName: "kpi=value,..."))
  var at: String?

  @Flag(
    help: "Take all objectives as far along their ranges as the least far of them can get.")
  var balanced = false

  @OptionGroup var scales: ScaleOptions
  @OptionGroup var search: SearchArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  var destinations: [Destination] { output.destinations }
  var subject: String { scenario.file }
  var settings: [String] { scenario.settings }
  var switches: [String] { scenario.trust.switches + scales.switches }
  var variants: [String] { scenario.variants }

  mutating func validate() throws {
    try scenario.refuseModel()
    if at != nil, balanced {
      throw ValidationError("'--at' and '--balanced' ask for two different plans; choose one")
    }
  }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    let question = try ScenarioQuestion(scenario, output, scales)
    let preference: Preference =
      if let at { .at(try question.values(at)) } else { balanced ? .balanced : .declared }
    return question.answer(
      try Failure.telling { () throws(QuestionError) in
        try question.solve(search.options(), preference: preference)
      })
  }
}
