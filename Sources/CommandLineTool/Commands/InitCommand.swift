// SPDX-License-Identifier: GPL-3.0-or-later

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
      Examples:
        apportion init
        apportion init my-plan.yaml
        apportion init - | less
      """)

  @Argument(
    help: "The file to write; '-' is stdout.", completion: .file(extensions: ["yaml", "yml"]))
  var file = "scenario.yaml"

  @Flag(help: "Replace the file if it is there.")
  var force = false

  @OptionGroup var talk: TalkOptions

  var subject: String { file }

  mutating func validate() throws {
    if file.isEmpty { throw ValidationError("the file needs a name") }
  }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    if file == "-" {
      return Answer(status: .done, finding: .text(StarterScenario.text), message: "")
    }
    do throws(OutputFile.Failure) {
      try OutputFile.write(Array(StarterScenario.text.utf8), to: file, mayReplace: force)
    } catch {
      throw Failure(error, file: file)
    }
    return Answer(
      status: .done, finding: .word, message: "wrote '\(file)'; next: apportion solve \(file)")
  }
}
