// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import ArgumentParser
import Reports
import Scenarios

/// Checks a scenario without planning.
struct ValidateCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.validation
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks a scenario and says all that is wrong, with line and column.",
    usage: "apportion validate <file> [<options>]",
    discussion: """
      Every variant of the scenario is checked with it, or only those that '--variant' puts together.

      Examples:
        apportion validate my-plan.yaml
        apportion validate my-plan.yaml --variant "cut 10%,no video"
        apportion validate my-plan.yaml --format json
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var status: StatusOptions
  @OptionGroup var talk: TalkOptions

  var destinations: [Destination] { status.destinations }
  var subject: String { scenario.file }
  var variants: [String] { scenario.variants }

  mutating func validate() throws { try scenario.refuseModel() }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    let overrides = try scenario.overrides()
    let (document, choice) = try scenario.document()
    let choices = choice.names.isEmpty ? [choice] + document.choices : [choice]
    var first: LoadedScenario?
    // Only the first is kept: all together take memory of lines × variants.
    let warnings = try Failure.telling { () throws(QuestionError) in
      try ScenarioQuestion.load(document, choices, overrides: overrides) { position, question in
        if position == 0 { first = question.loaded }
      }
    }
    let parts = first?.scenario.scenario ?? Scenario()
    return Answer(
      status: .done, finding: .word, scenario: first,
      warnings: warnings, message: summary(parts, variants: choices.count - 1))
  }

  /// `'plan.yaml' is a scenario with 3 campaigns, 4 KPIs, 2 objectives, 5 rules`.
  private func summary(_ parts: Scenario, variants: Int) -> String {
    let name = subject == "-" ? "the scenario" : "'\(subject)'"
    let some = [(parts.campaigns.count, "campaign"), (parts.creators.count, "creator")]
      .filter { $0.0 > 0 }
    let all = [
      (parts.kpis.count, "KPI"), (parts.kpis.count { $0.objective != nil }, "objective"),
      (parts.rules.count + parts.conditions.count, "rule"),
    ]
    let counts = some + all + (variants > 0 ? [(variants, "variant")] : [])
    return "\(name) is a scenario with "
      + counts.map { Self.count($0.0, $0.1) }.joined(separator: ", ")
  }

  private static func count(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }
}
