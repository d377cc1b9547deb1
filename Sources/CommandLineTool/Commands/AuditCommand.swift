// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import ArgumentParser
import Reports

/// Looks for what is wrong with a scenario although it can be planned.
struct AuditCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.audit
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Tells where goals, KPIs, weights and lines do not go together.",
    usage: "apportion audit <file> [<options>]",
    discussion: """
      KPIs that no goal needs and goals that no KPI measures, KPIs of the wrong kind for a goal, objectives that are one \
      measure or each other's opposite, weights that change nothing, rules that overrule them, and platforms that work \
      toward something else, with the money on them. Each finding has a code, its place, the figures that show it, and \
      a fix.

      A scenario accepts findings by code, with a reason: 'audit: {silence: {G201: why}}'. With '--strict' any other finding \
      ends with status 1.

      Examples:
        apportion audit my-plan.yaml
        apportion audit my-plan.yaml --strict --quiet
        apportion audit my-plan.yaml -o audit.sarif
        apportion audit my-plan.yaml --format json
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Flag(help: "Exit with 1 if there is a finding that is not silenced.")
  var strict = false

  @OptionGroup var search: SearchArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  var destinations: [Destination] { output.destinations }
  var subject: String { scenario.file }
  var settings: [String] { scenario.settings }
  var switches: [String] { scenario.trust.switches }
  var variants: [String] { scenario.variants }

  mutating func validate() throws { try scenario.refuseModel() }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    try ScenarioQuestion(scenario, output).audit(search.options(), isStrict: strict)
  }
}
