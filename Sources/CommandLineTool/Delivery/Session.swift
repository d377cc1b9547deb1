// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// One run of the tool: reads the arguments, lets the command answer, and prints what it found out.
struct Session {
  private let arguments: [String]

  /// A run with the arguments behind the program's name.
  init(_ arguments: [String]) {
    self.arguments = arguments
  }

  /// Runs, and says what the caller gets.
  func run() -> ExitStatus {
    do {
      try refuseUnknownCommand()
      var command = try ApportionCommand.parseAsRoot(arguments)
      if let command = command as? any AnsweringCommand { return run(command) }
      try command.run()
      return .done
    } catch let failure as Failure {
      return fail(failure.message)
    } catch {
      if ApportionCommand.exitCode(for: error) == .success {
        return print(ApportionCommand.fullMessage(for: error) + "\n") ?? .done
      }
      return fail(
        ApportionCommand.message(for: error), full: ApportionCommand.fullMessage(for: error))
    }
  }

  private func run(_ command: some AnsweringCommand) -> ExitStatus {
    let talk = Talk(command.talk)
    let appearance =
      command.outputFile == nil ? Appearance(of: 1, color: command.talk.color) : .file
    let presentation = Presentation(
      format: command.format, appearance: appearance, file: command.subject)
    do throws(Failure) {
      let answer = try command.answer(talk)
      return try deliver(answer, of: command, by: presentation, talk)
    } catch {
      talk.show(error.diagnostics)
      if error.diagnostics.count != 1 { talk.error(error.message) }
      return print(presentation.text(error)) ?? error.status
    }
  }

  /// Prints an answer: data to the file or stdout, the rest to stderr.
  private func deliver(
    _ answer: Answer, of command: some AnsweringCommand, by presentation: Presentation, _ talk: Talk
  ) throws(Failure) -> ExitStatus {
    talk.show(answer.warnings)
    guard answer.hasData else {
      talk.write(presentation.explanation(answer, talk.appearance))
      return print(presentation.text(answer)) ?? answer.status
    }
    let isWord = if case .word = answer.finding { true } else { false }
    if isWord, talk.isQuiet, command.format == .table { return answer.status }
    if let file = command.outputFile {
      do throws(OutputFile.Failure) {
        try OutputFile.write(presentation.text(answer), to: file)
      } catch {
        throw Failure(error, file: file)
      }
      talk.note("wrote '\(file)'")
    } else if let trouble = print(presentation.text(answer)) {
      return trouble
    }
    if answer.status != .done { talk.note(answer.message) }
    return answer.status
  }

  /// The parser only says that an argument is one too many.
  private func refuseUnknownCommand() throws(Failure) {
    guard let name = arguments.first, !name.hasPrefix("-") else { return }
    let names = ApportionCommand.configuration.subcommands.map {
      $0.configuration.commandName ?? ""
    }
    guard !(names + ["help"]).contains(name) else { return }
    throw Failure(
      .usage, "there is no command '\(name)'" + Suggestion.text(for: name, among: names))
  }

  /// Reports wrong arguments.
  private func fail(_ message: String, full: String? = nil) -> ExitStatus {
    let text =
      full ?? "error: \(message)\nUsage: apportion <command>\n  See 'apportion --help' for more."
    try? SystemCalls.write(text + "\n", to: 2)
    guard OutputFormat.isJSON(in: arguments) else { return .usage }
    let presentation = Presentation(format: .json, appearance: .file, file: "")
    return print(presentation.text(Failure(.usage, message))) ?? .usage
  }

  /// Writes to stdout; what the caller gets if that fails.
  private func print(_ text: String) -> ExitStatus? {
    do throws(SystemCalls.Failure) {
      try SystemCalls.write(text, to: 1)
      return nil
    } catch {
      if error.isBrokenPipe { return .brokenPipe }
      try? SystemCalls.write("error: stdout cannot be written: \(error.reason)\n", to: 2)
      return .inputOutput
    }
  }
}
