// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import ArgumentParser
import Reports

/// Writes a scenario to start from.
struct InitCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.validation
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a commented scenario to start from.",
    usage: "apportion init [<file>] [<options>]",
    discussion: """
      With '--goal' the KPIs come from the catalogue: those that measure this kind of goal, with goals, review dates and \
      platform objectives, so that the audit has nothing against it.

      Examples:
        apportion init
        apportion init my-plan.yaml
        apportion init my-plan.yaml --goal leads
        apportion init - | less
      """)

  @Argument(
    help: "The file to write; '-' is stdout.", completion: .file(extensions: ["yaml", "yml"]))
  var file = "scenario.yaml"

  @Option(
    help: ArgumentHelp(
      "Start from the KPIs of a kind of goal; 'apportion kpis' lists the kinds.", valueName: "goal"),
    completion: .list(Catalogue.goals.map(\.name)))
  var goal: String?

  @Flag(help: "Replace the file if it is there.")
  var force = false

  @OptionGroup var talk: TalkOptions

  var subject: String { file }

  mutating func validate() throws {
    if file.isEmpty { throw ValidationError("the file needs a name") }
  }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    let text =
      try goal.map { name throws(Failure) in try Self.text(forGoal: name) }
      ?? StarterScenario.text
    if file == "-" { return Answer(status: .done, finding: .text(text), message: "") }
    do throws(OutputFile.Failure) {
      try OutputFile.write(Array(text.utf8), to: file, mayReplace: force)
    } catch {
      throw Failure(error, file: file)
    }
    return Answer(
      status: .done, finding: .word, message: "wrote '\(file)'; next: apportion solve \(file)")
  }

  private static func text(forGoal name: String) throws(Failure) -> String {
    let goal = try KPIsCommand.goal(named: name)
    guard let starter = GoalStarter.all.first(where: { $0.goal == goal.name }) else {
      throw Failure(.defect, "there is no scenario to start from for \(goal.name)")
    }
    return starter.text(for: goal)
  }
}
