// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Reports

/// Prints the manual page.
struct ManualCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.error
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Prints the manual page, for 'man'.",
    usage: "apportion manual",
    discussion: """
      Examples:
        apportion manual | man -l -
        apportion manual > /usr/local/share/man/man1/apportion.1
      """)

  @OptionGroup var talk: TalkOptions

  var subject: String { "" }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    Answer(status: .done, finding: .text(ManualPage.text), message: "")
  }
}
