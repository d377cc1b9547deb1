// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Reports

/// Prints what a shell needs to complete the tool's commands, options and files.
struct CompletionsCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.error
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Prints a script that completes commands, options and files in a shell.",
    usage: "apportion completions <shell>",
    discussion: """
      Examples:
        apportion completions bash > /etc/bash_completion.d/apportion
        apportion completions zsh > "${fpath[1]}/_apportion"
        apportion completions fish > ~/.config/fish/completions/apportion.fish
      """)

  /// The shells that there are scripts for.
  static let shells = ["bash", "zsh", "fish"]

  @Argument(
    help: ArgumentHelp("bash, zsh or fish.", valueName: "shell"), completion: .list(shells))
  var shell: String

  @OptionGroup var talk: TalkOptions

  var subject: String { shell }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    guard Self.shells.contains(shell), let known = CompletionShell(rawValue: shell) else {
      throw Failure(
        .usage,
        "there are no completions for '\(shell)'" + Suggestion.text(for: shell, among: Self.shells))
    }
    let script = ApportionCommand.completionScript(for: known)
    return Answer(status: .done, finding: .text(script + "\n"), message: "")
  }
}
