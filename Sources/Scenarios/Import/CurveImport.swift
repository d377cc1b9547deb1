// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes scenarios of curves that were fitted elsewhere.
package enum CurveImport {
  /// The formats that are read.
  package enum Format: String, CaseIterable, Sendable {
    /// Our own long table, `line,kpi,spend,value[,low,high]`.
    case long
    /// Response curves and scenario planner tables of Google's Meridian.
    case meridian
    /// Models of Meta's Robyn.
    case robyn
    /// Delivery forecasts of the Ad Context Protocol.
    case adcp
  }

  /// What is asked of the files.
  package struct Question: Sendable {
    /// The format; `nil` to tell it from the header or the keys.
    package var format: Format?
    /// The number of periods that are planned, for files that hold figures per period.
    package var periods: Int?
    /// The budget as scenarios write it, `1.2M GBP`; `nil` for what the files say.
    package var budget: String?
    /// What a model's outcome is called; `nil` for the name in the files.
    package var kpi: String?
    /// What the line of a forecast without a name is called; `nil` for the file's name.
    package var line: String?
    /// Which of Robyn's models; `nil` where there is one.
    package var model: String?
    /// Which `Group ID` of Meridian's tables; `nil` where there is one.
    package var group: String?
    /// The rows of Robyn's raw data in which the model was fitted, from 1; `nil` for what the files
    /// say, or all.
    package var window: ClosedRange<Int>?
    /// Channels of Robyn's model that are left out.
    package var without: [String] = []
    /// What the names of tables beside the scenario begin with; `nil` keeps all points in the
    /// scenario.
    package var tables: String?

    package init() {}
  }

  /// A scenario that was made.
  package struct Made: Sendable {
    /// The YAML.
    package let scenario: String
    /// The tables that belong beside it, by name.
    package let tables: [(name: String, text: String)]
    /// What its author should know, with places in the imported files.
    package let warnings: [Diagnostic]
    /// What its author should know besides, one sentence each.
    package let remarks: [String]
  }

  /// Why nothing was made.
  package enum Failure: Error {
    /// A file cannot be read.
    case noInput(path: String, reason: String)
    /// The files are wrong.
    case invalid(Diagnostics)
    /// The question does not fit the files.
    case question(String)
  }

  /// The scenario that comes of some files; it was read again and checked.
  ///
  /// The same files and question give the same bytes.
  ///
  /// - Throws: ``Failure``, with every complaint about the files.
  /// - Complexity: linear in the size of the files.
  package static func scenario(
    of paths: [String], _ question: Question, reading reader: any FileReader = SystemFileReader()
  ) throws(Failure) -> Made {
    var report = ImportReport()
    var sources: [SourceText] = []
    var files: [ImportFile] = []
    for path in paths {
      let bytes: [UInt8]
      do {
        bytes = try reader.read(path, limit: TextDecoding.sizeLimit)
      } catch {
        throw .noInput(path: path, reason: error.reason)
      }
      let (source, problems) = TextDecoding.decode(
        bytes, name: path == "-" ? "<stdin>" : path, index: sources.count,
        origin: path == "-" ? .input : .file,
        advice: "check that it is the right file")
      sources.append(source)
      report.findings += problems
      if !problems.isEmpty { continue }
      if let file = ImportFile(source, report: &report) { files.append(file) }
    }
    guard files.count == paths.count, let first = files.first else {
      throw .invalid(diagnostics(report, sources))
    }
    guard let format = question.format ?? FormatDetection.format(of: files) else {
      throw .invalid(diagnostics(FormatDetection.refusal(files), sources))
    }
    try check(question, for: format)
    var model = read(files, as: format, for: question, into: &report)
    model.title = first.source.name == "<stdin>" ? "imported" : first.stem
    model.remarks.insert(
      "Imported from \(files.map(fileName).joined(separator: ", ")) (\(format.rawValue)).", at: 0)
    try settle(&model, question)
    model.settle(in: first.source, &report)
    if report.hasErrors { throw .invalid(diagnostics(report, sources)) }
    let writer = ScenarioWriter(model, tables: question.tables)
    let accuracies = model.accuracies(limit: 8)
    let made = Made(
      scenario: writer.scenario, tables: writer.tables,
      warnings: report.findings.isEmpty ? [] : diagnostics(report, sources).all,
      remarks: Array(model.remarks.dropFirst())
        + (accuracies.isEmpty ? [] : [model.accuracyHeading]) + accuracies.map { "  \($0)" })
    try confirm(made)
    return made
  }

  private static func read(
    _ files: [ImportFile], as format: Format, for question: Question,
    into report: inout ImportReport
  ) -> ImportedModel {
    switch format {
    case .long: LongTableReader.read(files, periods: question.periods, &report)
    case .meridian:
      MeridianReader.read(files, kpi: question.kpi, group: question.group, &report)
    case .adcp:
      ForecastReader.read(files, periods: question.periods, line: question.line, &report)
    case .robyn:
      RobynReader.read(
        files,
        for: RobynReader.Question(
          periods: question.periods ?? 1, kpi: question.kpi, model: question.model,
          window: question.window, without: question.without), into: &report)
    }
  }

  /// Refuses what is asked of a format that has no such thing.
  private static func check(_ question: Question, for format: Format) throws(Failure) {
    if format == .robyn, question.periods == nil {
      throw .question(
        "Robyn's figures are per period: say for how many the plan is, for example --periods 13")
    }
    let asked: [(String, Bool, [Format])] = [
      ("--periods", question.periods != nil, [.long, .robyn, .adcp]),
      ("--kpi", question.kpi != nil, [.meridian, .robyn]),
      ("--line", question.line != nil, [.adcp]),
      ("--model", question.model != nil, [.robyn]),
      ("--group", question.group != nil, [.meridian]),
      ("--window", question.window != nil, [.robyn]),
      ("--without", !question.without.isEmpty, [.robyn]),
    ]
    for (option, isAsked, formats) in asked where isAsked && !formats.contains(format) {
      let reason =
        option == "--periods" ? "figures of \(format.rawValue) are totals already" : ""
      throw .question(
        "\(option) does not fit files of \(format.rawValue)" + (reason.isEmpty ? "" : ": \(reason)")
      )
    }
  }

  /// Puts the budget that is asked for into a model.
  private static func settle(
    _ model: inout ImportedModel, _ question: Question
  ) throws(Failure) {
    guard let text = question.budget else { return }
    let amount: Amount
    do {
      amount = try AmountText.amount(text[...])
    } catch {
      throw .question("--budget: \(error.message)" + (error.suggestion.map { "; \($0)" } ?? ""))
    }
    guard amount.value > 0, !amount.isShare else {
      throw .question("--budget is an amount of money above 0, for example 1.2M GBP")
    }
    if let code = amount.currency, let currency = model.currency, code != currency {
      throw .question("--budget is in \(code), and the files are in \(currency)")
    }
    model.budget = amount.value
    model.currency = amount.currency ?? model.currency
  }

  /// Reads what was written, so that nobody gets a scenario that cannot be used.
  private static func confirm(_ made: Made) throws(Failure) {
    let name = "the imported scenario"
    var files = Dictionary(
      made.tables.map { ($0.name, Array($0.text.utf8)) }, uniquingKeysWith: { first, _ in first })
    files[name] = Array(made.scenario.utf8)
    do throws(LoadError) {
      let document = try ScenarioDocument.read(name, reading: WrittenFiles(files: files))
      _ = try document.load()
      for choice in document.choices { _ = try document.load(choice) }
    } catch {
      switch error {
      case .noInput(let path, let reason): throw .noInput(path: path, reason: reason)
      case .invalid(let diagnostics): throw .invalid(diagnostics)
      }
    }
  }

  private static func fileName(_ file: ImportFile) -> String {
    file.source.name.split(separator: "/").last.map(String.init) ?? file.source.name
  }

  private static func diagnostics(
    _ report: ImportReport, _ sources: [SourceText]
  ) -> Diagnostics {
    let sorted = report.findings.kept.enumerated().sorted {
      ($0.element.span.source, $0.element.span.line, $0.element.span.column, $0.offset)
        < ($1.element.span.source, $1.element.span.line, $1.element.span.column, $1.offset)
    }
    return Diagnostics(
      sorted.map { Diagnostic($0.element, in: sources) }, leftOut: report.findings.leftOut)
  }
}

/// Files that are written but not saved yet.
private struct WrittenFiles: FileReader {
  let files: [String: [UInt8]]

  func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8] {
    guard let bytes = files[path] else { throw ReadFailure(reason: "there is no such file") }
    return bytes
  }
}
