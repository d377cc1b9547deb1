// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Planning
import Reports

/// Checks a scenario without planning.
struct ValidateCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.validation
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks a scenario and says all that is wrong, with line and column.",
    usage: "apportion validate <file> [<options>]",
    discussion: """
      Examples:
        apportion validate my-plan.yaml
        apportion validate my-plan.yaml --format json
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var status: StatusOptions
  @OptionGroup var talk: TalkOptions

  var destinations: [Destination] { status.destinations }
  var subject: String { scenario.file }

  mutating func validate() throws { try scenario.refuseModel() }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    let question = try ScenarioQuestion(scenario)
    let parts = question.parts
    let objectives = parts.kpis.count { $0.objective != nil }
    let name = subject == "-" ? "the scenario" : "'\(subject)'"
    let lines = [(parts.campaigns.count, "campaign"), (parts.creators.count, "creator")]
      .filter { $0.0 > 0 }
    let others = [
      (parts.kpis.count, "KPI"), (objectives, "objective"),
      (parts.rules.count + parts.conditions.count, "rule"),
    ]
    return Answer(
      status: .done, finding: .word, scenario: question.loaded, warnings: question.warnings,
      message: "\(name) is a scenario with "
        + (lines + others).map { Self.count($0.0, $0.1) }.joined(separator: ", "))
  }

  private static func count(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }
}
