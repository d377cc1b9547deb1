// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Reports
import Scenarios

/// Makes a scenario of curves that were fitted elsewhere.
struct ImportCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.validation
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes a scenario of curves that were fitted elsewhere.",
    usage: "apportion import <file> ... [<options>]",
    discussion: """
      Reads a long table (line,kpi,spend,value and perhaps low,high), response curves and scenario planner tables of \
      Meridian, models of Robyn, and delivery forecasts of the Ad Context Protocol. Low and high ends become the \
      variants 'low' and 'high'.

      Examples:
        apportion import curves.csv lines.csv --budget "1.2M GBP" -o plan.yaml
        apportion import response_curves.csv -o plan.yaml
        apportion import RobynModel-1_24_5.json --periods 13 -o plan.yaml
        apportion import forecast.json --budget "50k USD"
      """)

  @Argument(
    help: "The files that belong together; one may be '-', which is stdin.",
    completion: .file(extensions: ["csv", "json"]))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "The format: \(Self.formats.joined(separator: ", ")) (default: told from the files).",
      valueName: "format"), completion: .list(ImportCommand.formats))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "How many periods are planned, where the files hold figures per period.", valueName: "number")
  )
  var periods: Int?

  @Option(help: ArgumentHelp("The most that may be spent, as '1.2M GBP'.", valueName: "amount"))
  var budget: String?

  @Option(help: ArgumentHelp("Meridian, Robyn: what the outcome is called.", valueName: "name"))
  var kpi: String?

  @Option(help: ArgumentHelp("adcp: what the line of the forecast is called.", valueName: "name"))
  var line: String?

  @Option(help: ArgumentHelp("Robyn: which model.", valueName: "solID"))
  var model: String?

  @Option(help: ArgumentHelp("Meridian: which Group ID.", valueName: "id"))
  var group: String?

  @Option(
    help: ArgumentHelp(
      "Robyn: the rows of the raw data in which the model was fitted, as 7..163.",
      valueName: "rows"))
  var window: String?

  @Option(
    help: ArgumentHelp(
      "Robyn: leave a channel out. Can be repeated.", valueName: "channel"))
  var without: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write the scenario to a file, and many points to tables beside it.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the files if they are there.")
  var force = false

  @OptionGroup var talk: TalkOptions

  static let formats = CurveImport.Format.allCases.map(\.rawValue)

  var subject: String { files.first ?? "" }

  mutating func validate() throws {
    if let from, !Self.formats.contains(from) {
      throw ValidationError(
        "there is no format '\(from)'" + Suggestion.text(for: from, among: Self.formats))
    }
    if let periods, !(1...10_000).contains(periods) {
      throw ValidationError("'--periods' is a whole number from 1 to 10000")
    }
    if let window, Self.rows(window) == nil {
      throw ValidationError("'--window' is the first and the last row, for example 7..163")
    }
    if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("only one file can be stdin") }
    if Set(files).count < files.count { throw ValidationError("a file is named twice") }
    if let output, output.isEmpty { throw ValidationError("'-o' needs the name of a file") }
  }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    let made: CurveImport.Made
    do throws(CurveImport.Failure) {
      made = try CurveImport.scenario(of: files, question)
    } catch {
      switch error {
      case .noInput(let path, let reason): throw Failure(.noInput(path: path, reason: reason))
      case .invalid(let diagnostics): throw Failure(.invalid(diagnostics))
      case .question(let message): throw Failure(.usage, message)
      }
    }
    for remark in made.remarks { talk.note(remark) }
    guard let file else {
      return Answer(
        status: .done, finding: .text(made.scenario), warnings: made.warnings, message: "")
    }
    let names = [file] + made.tables.map { folder + $0.name }
    for name in names { try OutputOptions.refuse(replacing: files, by: name) }
    // All are looked at before any is written.
    if !force, let old = names.first(where: FilePath.exists) { throw Failure(.exists, file: old) }
    // The scenario comes last, so that it never names a table that is not there.
    for table in made.tables { try write(table.text, to: folder + table.name) }
    try write(made.scenario, to: file)
    return Answer(
      status: .done, finding: .word, warnings: made.warnings,
      message:
        "wrote \(names.map { "'\($0)'" }.joined(separator: ", ")); next: apportion solve \(file)")
  }

  private var question: CurveImport.Question {
    var question = CurveImport.Question()
    question.format = from.flatMap(CurveImport.Format.init(rawValue:))
    question.periods = periods
    question.budget = budget
    question.kpi = kpi
    question.line = line
    question.model = model
    question.group = group
    question.window = window.flatMap(Self.rows)
    question.without = without
    question.tables = file.map { file in
      let name = file.dropFirst(folder.count)
      guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
      return String(name[..<dot])
    }
    return question
  }

  /// Where the scenario is written; `nil` for stdout.
  private var file: String? { output == "-" ? nil : output }

  /// The folder of the scenario, with its last slash.
  private var folder: String {
    file.flatMap { file in file.lastIndex(of: "/").map { String(file[...$0]) } } ?? ""
  }

  private func write(_ text: String, to file: String) throws(Failure) {
    do throws(OutputFile.Failure) {
      try OutputFile.write(Array(text.utf8), to: file, mayReplace: force)
    } catch {
      throw Failure(error, file: file)
    }
  }

  /// The rows of `7..163`.
  static func rows(_ text: String) -> ClosedRange<Int>? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, let first = Int(parts[0]), let last = Int(parts[2]),
      first >= 1, last >= first
    else { return nil }
    return first...last
  }
}
