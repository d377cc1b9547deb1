// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Reports
import Scenarios

/// Prints the schema of what the tool reads or writes.
struct SchemaCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.error
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of scenarios or of an answer in JSON.",
    usage: "apportion schema <name>",
    discussion: """
      The names: \(names.joined(separator: ", ")).

      An editor that knows YAML completes and checks scenarios by their schema.

      Examples:
        apportion schema scenario > scenario.schema.json
        apportion schema plan > plan.schema.json
      """)

  /// What there are schemas of.
  static let names = [scenario] + JSONEnvelope.Kind.allCases.map(\.rawValue)
  private static let scenario = "scenario"

  @Argument(
    help: ArgumentHelp("Of what.", valueName: "name"), completion: .list(SchemaCommand.names))
  var name: String

  @OptionGroup var talk: TalkOptions

  var subject: String { name }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    if name == Self.scenario {
      return Answer(status: .done, finding: .text(ScenarioSchema.text), message: "")
    }
    guard let kind = JSONEnvelope.Kind(rawValue: name) else {
      throw Failure(
        .usage, "there is no schema '\(name)'" + Suggestion.text(for: name, among: Self.names))
    }
    return Answer(status: .done, finding: .text(AnswerSchema.text(kind)), message: "")
  }
}
