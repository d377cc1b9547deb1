// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Reports

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
      return refuse(failure.message, hint: "See 'apportion --help'.")
    } catch {
      let text = ApportionCommand.fullMessage(for: error)
      if ApportionCommand.exitCode(for: error) == .success { return print(text + "\n") ?? .done }
      return refuse(ApportionCommand.message(for: error), hint: hint(in: text))
    }
  }

  private func run(_ command: some AnsweringCommand) -> ExitStatus {
    let talk = Talk(color: command.talk.color, isQuiet: command.talk.quiet)
    let presentation = Presentation(
      kind: command.answeredKind, format: command.format, file: command.subject,
      settings: command.settings, variants: command.variants)
    do throws(Failure) {
      let answer = try command.answer(talk)
      return try deliver(answer, of: command, by: presentation, talk)
    } catch {
      talk.show(error.diagnostics)
      if !error.isSaidByDiagnostics { talk.error(error.message) }
      return report(error, by: presentation)
    }
  }

  /// Prints an answer: data to the file or stdout, the rest to stderr.
  private func deliver(
    _ answer: Answer, of command: some AnsweringCommand, by presentation: Presentation, _ talk: Talk
  ) throws(Failure) -> ExitStatus {
    if !(answer.reportsWarnings && command.format == .table) { talk.show(answer.warnings) }
    let stdout = Appearance(of: 1, color: command.talk.color)
    guard answer.hasData else {
      talk.write(presentation.explanation(answer, on: talk.appearance))
      return print(try presentation.text(answer, on: stdout)) ?? answer.status
    }
    if let file = command.outputFile {
      let text = try presentation.text(answer, on: .file)
      do throws(OutputFile.Failure) {
        try OutputFile.write(text, to: file)
      } catch {
        throw Failure(error, file: file)
      }
      talk.note("wrote '\(file)'")
    } else if let trouble = print(try presentation.text(answer, on: stdout)) {
      return trouble
    }
    if answer.status != .done { talk.note(answer.message) }
    return answer.status
  }

  /// The parser only says that an argument is one too many.
  private func refuseUnknownCommand() throws(Failure) {
    guard let name = arguments.first, !name.hasPrefix("-") else { return }
    let names = ApportionCommand.answering.compactMap { $0.configuration.commandName }
    guard !(names + ["help"]).contains(name) else { return }
    throw Failure(
      .usage, "there is no command '\(name)'" + Suggestion.text(for: name, among: names))
  }

  /// Reports wrong arguments.
  private func refuse(_ message: String, hint: String) -> ExitStatus {
    Talk.standard.error(message)
    if !hint.isEmpty { Talk.standard.write(hint + "\n") }
    let command = ApportionCommand.answering.first {
      $0.configuration.commandName == arguments.first
    }
    let presentation = Presentation(
      kind: command?.kind ?? .error,
      format: OutputFormat.isJSON(in: arguments) ? .json : .table, file: "", settings: [])
    return report(Failure(.usage, message), by: presentation)
  }

  /// What the parser adds to a message: usage, and where to read more.
  private func hint(in text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { !$0.hasPrefix("Help:") && !$0.hasPrefix("Usage:") }.joined(separator: "\n")
  }

  /// Prints the data of a failure, and says what the caller gets.
  private func report(_ failure: Failure, by presentation: Presentation) -> ExitStatus {
    do throws(Failure) {
      return print(try presentation.text(failure)) ?? failure.status
    } catch {
      Talk.standard.error(error.message)
      return error.status
    }
  }

  /// Writes to stdout; what the caller gets if that fails.
  private func print(_ text: String) -> ExitStatus? {
    do throws(SystemCalls.Failure) {
      try SystemCalls.write(text, to: 1)
      return nil
    } catch {
      if error.isBrokenPipe { return .brokenPipe }
      Talk.standard.error("stdout cannot be written: \(error.reason)")
      return .inputOutput
    }
  }
}
