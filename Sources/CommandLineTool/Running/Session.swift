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
      return refuse(DisplayText.visible(failure.message), hint: "See 'apportion --help'.")
    } catch {
      let error = Self.visibly(arguments) ?? error
      let text = ApportionCommand.fullMessage(for: error)
      if ApportionCommand.exitCode(for: error) == .success {
        return print(Array("\(text)\n".utf8)) ?? .done
      }
      return refuse(
        Suggestion.refining(ApportionCommand.message(for: error)), hint: hint(in: text))
    }
  }

  /// What the parser has against arguments once what a terminal would act on is written out in
  /// them, so that its words have no line breaks but its own; `nil` where nothing has to be, or it
  /// has nothing against them then.
  private static func visibly(_ arguments: [String]) -> (any Error)? {
    let visible = arguments.map(DisplayText.visible)
    guard visible != arguments else { return nil }
    do {
      _ = try ApportionCommand.parseAsRoot(visible)
      return nil
    } catch {
      return error
    }
  }

  private func run(_ command: some AnsweringCommand) -> ExitStatus {
    let talk = Talk(color: command.talk.color, isQuiet: command.talk.quiet)
    let destinations = command.destinations
    do throws(Failure) {
      try refuseUnfit(destinations, for: command.answeredKind)
      let answer = try command.answer(talk)
      return try deliver(answer, of: command, to: destinations, talk)
    } catch {
      talk.show(error.diagnostics, leftOut: error.leftOut)
      if !error.isSaidByDiagnostics { talk.error(error.message) }
      return report(error, by: presentation(of: command, Self.leading(destinations)))
    }
  }

  private func presentation(
    of command: some AnsweringCommand, _ format: OutputFormat
  ) -> Presentation {
    Presentation(
      kind: command.answeredKind, format: format, file: command.subject,
      settings: command.settings, variants: command.variants, switches: command.switches)
  }

  /// The format in which it is told why there is nothing to print.
  private static func leading(_ destinations: [Destination]) -> OutputFormat {
    destinations.first { $0.format.isForPrograms }?.format ?? destinations.first?.format ?? .table
  }

  /// Refuses formats that there is no way to print the answer in.
  private func refuseUnfit(
    _ destinations: [Destination], for kind: JSONEnvelope.Kind
  ) throws(Failure) {
    let offered = OutputFormat.offered(for: kind)
    if destinations.contains(Destination(file: nil, format: .xlsx)), SystemCalls.isTerminal(1) {
      throw Failure(
        .usage, "a workbook is not for a terminal; name a file, for example '-o plan.xlsx'")
    }
    for destination in destinations where !offered.contains(destination.format) {
      let formats = offered.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw Failure(
        .usage,
        "there is no '\(destination.format.rawValue)' of this answer; choose from \(formats)")
    }
  }

  /// Prints an answer: data to files and stdout, the rest to stderr.
  private func deliver(
    _ answer: Answer, of command: some AnsweringCommand, to destinations: [Destination],
    _ talk: Talk
  ) throws(Failure) -> ExitStatus {
    let isTold = destinations.contains { $0.format == .table }
    talk.show(answer.warnings(besideText: isTold))
    let stdout = Appearance(of: 1, color: command.talk.color)
    guard answer.hasData else {
      let presentation = presentation(of: command, Self.leading(destinations))
      talk.write(presentation.explanation(answer, on: talk.appearance))
      return print(try presentation.bytes(answer, on: stdout)) ?? answer.status
    }
    // Everything is made before anything is written, so that no half of the files appears.
    var made: [(file: String?, bytes: [UInt8])] = []
    for destination in destinations {
      let appearance: Appearance =
        destination.format != .table ? .page : destination.file == nil ? stdout : .file
      let presentation = presentation(of: command, destination.format)
      made.append((destination.file, try presentation.bytes(answer, on: appearance)))
    }
    for (file, bytes) in made {
      guard let file else {
        if let trouble = print(bytes) { return trouble }
        continue
      }
      do throws(OutputFile.Failure) {
        try OutputFile.write(bytes, to: file)
      } catch {
        throw Failure(error, file: file)
      }
      talk.note("wrote '\(file)'")
    }
    if answer.status != .done { talk.note(answer.message) }
    return answer.status
  }

  /// The parser only says that an argument is one too many.
  private func refuseUnknownCommand() throws(Failure) {
    let names = ApportionCommand.answering.compactMap { $0.configuration.commandName }
    let asked = arguments.first == "help" ? Array(arguments.dropFirst()) : arguments
    guard let name = asked.first, !name.hasPrefix("-"), !(names + ["help"]).contains(name) else {
      return
    }
    throw Failure(
      .usage, "there is no command '\(name)'" + Suggestion.text(for: name, among: names))
  }

  /// Reports wrong arguments.
  private func refuse(_ message: String, hint: String) -> ExitStatus {
    Talk.standard.error(lines: message.split(separator: "\n"), hint: hint)
    let command = ApportionCommand.answering.first {
      $0.configuration.commandName == arguments.first
    }
    let presentation = Presentation(
      kind: command?.kind ?? .error,
      format: OutputFormat.asked(in: arguments), file: "", settings: [])
    return report(Failure(.usage, message), by: presentation)
  }

  /// What the parser adds to a message: usage, and where to read more.
  private func hint(in text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { !$0.hasPrefix("Help:") && !$0.hasPrefix("Usage:") }.joined(separator: "\n")
  }

  /// Prints the data of a failure, and says what the caller gets.
  private func report(_ failure: Failure, by presentation: Presentation) -> ExitStatus {
    print(Array(presentation.text(failure).utf8)) ?? failure.status
  }

  /// Writes to stdout; what the caller gets if that fails.
  private func print(_ bytes: [UInt8]) -> ExitStatus? {
    do throws(SystemCalls.Failure) {
      try SystemCalls.write(bytes, to: 1)
      return nil
    } catch {
      if error.isBrokenPipe { return .brokenPipe }
      Talk.standard.error("stdout cannot be written: \(error.reason)")
      return .inputOutput
    }
  }
}
