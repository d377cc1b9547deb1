// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Reports
import Scenarios

/// Turns what a command found out into text; the only place that knows about reports.
struct Presentation {
  /// Which question is answered.
  let kind: JSONEnvelope.Kind
  /// The format of the data.
  let format: OutputFormat
  /// The scenario's file as the user named it.
  let file: String
  /// The changes that the user made to it.
  let settings: [String]
  /// The variants that are put into it.
  var variants: [String] = []

  /// An answer as data for a stream; empty where the format has nothing to say about it.
  func bytes(_ answer: Answer, on appearance: Appearance) throws(Failure) -> [UInt8] {
    let options = options(appearance)
    return switch format {
    case .table: Array(table(answer, options).utf8)
    case .json: Array(try json(answer).utf8)
    case .jsonl: Array(try jsonLines(answer).utf8)
    case .csv: Array(csv(answer).utf8)
    case .markdown: Array((document(answer, options)?.markdown ?? "").utf8)
    case .html: Array(try html(answer, options).utf8)
    case .svg: Array(try svg(answer).utf8)
    case .xlsx: try workbook(answer, options)
    case .sarif: Array(try sarif(answer).utf8)
    }
  }

  /// A failure as data; empty in formats for people and spreadsheets.
  func text(_ failure: Failure) throws(Failure) -> String {
    let envelope = envelope(failure.status, failure.message, failure.diagnostics)
    return switch format {
    case .json: try encoded { try envelope.json() }
    case .jsonl: try encoded { try envelope.jsonLines() }
    case .table, .csv, .markdown, .html, .svg, .xlsx, .sarif: ""
    }
  }

  /// Why there is no plan, for people; empty where there is one.
  func explanation(_ answer: Answer, on appearance: Appearance) -> String {
    if case .noModelFrontier(let report) = answer.finding {
      return report.with(options(appearance)).text
    }
    guard let loaded = answer.scenario else { return "" }
    let reason: NoPlanReport.Reason
    switch answer.finding {
    case .infeasible(let proof): reason = .infeasible(proof)
    case .unbounded(let finding): reason = .unbounded(finding)
    case .interrupted(let interruption): reason = .interrupted(interruption)
    case .word, .text, .plan, .explanation, .goals, .clashes, .comparison, .difference, .sweep,
      .scales,
      .catalogue, .audit, .proxies,
      .frontier,
      .surface, .modelFrontier, .noModelFrontier:
      return ""
    }
    let report = NoPlanReport(reason, of: loaded.scenario, options: options(appearance)) { path in
      loaded.place(of: path).map(FilePlace.init)
    }
    return report.text
  }

  private func table(_ answer: Answer, _ options: TextOptions) -> String {
    switch answer.finding {
    case .word: DisplayText.visible(answer.message) + "\n"
    case .text(let text): text
    case .plan(let report): report.with(options).text
    case .explanation(let report): report.with(options).text
    case .goals(let report): report.with(options).text
    case .clashes(let report): report.with(options).text
    case .comparison(let report): report.with(options).text
    case .difference(let report): report.with(options).text
    case .sweep(let report): report.with(options).text
    case .scales(let report): report.with(options).text
    case .catalogue(let report): report.with(options).text
    case .proxies(let report): report.with(options).text
    case .audit(let report): report.with(options).text
    case .frontier(let report): report.with(options).text
    case .surface(let report): report.with(options).text
    case .modelFrontier(let report): report.with(options).text
    case .noModelFrontier, .infeasible, .unbounded, .interrupted: ""
    }
  }

  /// The answer as a page; `nil` where there is nothing to show.
  private func document(_ answer: Answer, _ options: TextOptions) -> Document? {
    switch answer.finding {
    case .plan(let report): report.with(options).document
    case .explanation(let report): report.with(options).document
    case .goals(let report): report.with(options).document
    case .frontier(let report): report.with(options).document
    case .surface(let report): report.with(options).document
    case .modelFrontier(let report): report.with(options).document
    case .clashes(let report): report.with(options).document
    case .comparison(let report): report.with(options).document
    case .catalogue(let report): report.with(options).document
    case .proxies(let report): report.with(options).document
    case .audit(let report): report.with(options).document
    case .difference(let report): report.with(options).document
    case .sweep(let report): report.with(options).document
    case .scales, .word, .text, .noModelFrontier, .infeasible, .unbounded, .interrupted: nil
    }
  }

  private func html(_ answer: Answer, _ options: TextOptions) throws(Failure) -> String {
    guard let document = document(answer, options) else { return "" }
    return try encoded { try document.html() }
  }

  private func workbook(_ answer: Answer, _ options: TextOptions) throws(Failure) -> [UInt8] {
    do throws(SpreadsheetError) {
      switch answer.finding {
      case .plan(let report): return try report.with(options).spreadsheet()
      case .frontier(let report): return try report.with(options).spreadsheet()
      case .surface(let report): return try report.with(options).spreadsheet()
      case .modelFrontier(let report): return try report.with(options).spreadsheet()
      case .goals(let report): return try report.with(options).spreadsheet()
      case .comparison(let report): return try report.with(options).spreadsheet()
      case .difference, .sweep, .scales, .catalogue, .audit, .proxies, .explanation, .clashes,
        .word,
        .text,
        .noModelFrontier,
        .infeasible, .unbounded, .interrupted:
        return []
      }
    } catch {
      throw Failure(.inputOutput, "the workbook cannot be made: \(error)")
    }
  }

  private func svg(_ answer: Answer) throws(Failure) -> String {
    let picture: String? =
      switch answer.finding {
      case .plan(let report): report.svg
      case .frontier(let report): report.svg
      case .surface(let report): report.svg
      case .modelFrontier(let report): report.svg
      case .goals, .comparison, .difference, .sweep, .scales, .catalogue, .audit, .proxies,
        .explanation,
        .clashes,
        .word,
        .text,
        .noModelFrontier, .infeasible, .unbounded, .interrupted:
        ""
      }
    guard let picture else {
      throw Failure(.data, "there is no picture of this answer; choose another format")
    }
    return picture
  }

  private func sarif(_ answer: Answer) throws(Failure) -> String {
    guard case .audit(let report) = answer.finding else { return "" }
    return try encoded { try report.sarif(version: Version.current) }
  }

  private func csv(_ answer: Answer) -> String {
    switch answer.finding {
    case .plan(let report): report.csv
    case .comparison(let report): report.csv
    case .goals(let report): report.csv
    case .difference(let report): report.csv
    case .sweep(let report): report.csv
    case .catalogue(let report): report.csv
    case .proxies(let report): report.csv
    case .audit(let report): report.csv
    case .frontier(let report): report.csv
    case .surface(let report): report.csv
    case .modelFrontier(let report): report.csv
    case .scales, .explanation, .clashes, .word, .text, .noModelFrontier, .infeasible, .unbounded,
      .interrupted:
      ""
    }
  }

  private func json(_ answer: Answer) throws(Failure) -> String {
    let envelope = envelope(answer.status, answer.message, answer.warnings)
    return try encoded {
      switch answer.finding {
      case .plan(let report): try report.json(envelope)
      case .explanation(let report): try report.json(envelope)
      case .goals(let report): try report.json(envelope)
      case .clashes(let report): try report.json(envelope)
      case .comparison(let report): try report.json(envelope)
      case .difference(let report): try report.json(envelope)
      case .sweep(let report): try report.json(envelope)
      case .scales(let report): try report.json(envelope)
      case .catalogue(let report): try report.json(envelope)
      case .proxies(let report): try report.json(envelope)
      case .audit(let report): try report.json(envelope)
      case .frontier(let report): try report.json(envelope)
      case .surface(let report): try report.json(envelope)
      case .modelFrontier(let report): try report.json(envelope)
      case .noModelFrontier(let report): try report.json(envelope)
      case .infeasible(let proof): try envelope.json(proof)
      case .word, .text, .unbounded, .interrupted: try envelope.json()
      }
    }
  }

  private func jsonLines(_ answer: Answer) throws(Failure) -> String {
    let envelope = envelope(answer.status, answer.message, answer.warnings)
    return try encoded {
      switch answer.finding {
      case .plan(let report): try report.jsonLines(envelope)
      case .explanation(let report): try report.jsonLines(envelope)
      case .goals(let report): try report.jsonLines(envelope)
      case .clashes(let report): try report.jsonLines(envelope)
      case .comparison(let report): try report.jsonLines(envelope)
      case .difference(let report): try report.jsonLines(envelope)
      case .sweep(let report): try report.jsonLines(envelope)
      case .scales(let report): try report.jsonLines(envelope)
      case .catalogue(let report): try report.jsonLines(envelope)
      case .proxies(let report): try report.jsonLines(envelope)
      case .audit(let report): try report.jsonLines(envelope)
      case .frontier(let report): try report.jsonLines(envelope)
      case .surface(let report): try report.jsonLines(envelope)
      case .modelFrontier(let report): try report.jsonLines(envelope)
      case .noModelFrontier(let report): try report.jsonLines(envelope)
      case .infeasible(let proof): try envelope.jsonLines(proof)
      case .word, .text, .unbounded, .interrupted: try envelope.jsonLines()
      }
    }
  }

  private func encoded(_ encode: () throws -> String) throws(Failure) -> String {
    do {
      return try encode()
    } catch {
      throw Failure(.defect, "the answer cannot be written as \(format.rawValue): \(error)")
    }
  }

  private func envelope(
    _ status: ExitStatus, _ message: String, _ diagnostics: [Diagnostic]
  ) -> JSONEnvelope {
    JSONEnvelope(
      kind, status: status.name, message: message,
      diagnostics: diagnostics.map(PlacedComplaint.init), variants: variants)
  }

  private func options(_ appearance: Appearance) -> TextOptions {
    TextOptions(
      width: appearance.width, style: appearance.isColoured ? .coloured : .plain,
      unicode: appearance.isUnicode, fileName: file, settings: settings,
      variants: variants)
  }
}

extension PlanReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> PlanReport {
    var report = self
    report.options = options
    return report
  }
}

extension ScalesReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> ScalesReport {
    var report = self
    report.options = options
    return report
  }
}

extension ExplanationReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> ExplanationReport {
    var report = self
    report.options = options
    return report
  }
}

extension GoalsReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> GoalsReport {
    var report = self
    report.options = options
    return report
  }
}

extension ComparisonReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> ComparisonReport {
    var report = self
    report.options = options
    return report
  }
}

extension DifferenceReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> DifferenceReport {
    var report = self
    report.options = options
    return report
  }
}

extension ProxyReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> ProxyReport {
    var report = self
    report.options = options
    return report
  }
}

extension SweepReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> SweepReport {
    var report = self
    report.options = options
    return report
  }
}

extension AuditReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> AuditReport {
    var report = self
    report.options = options
    return report
  }
}

extension CatalogueReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> CatalogueReport {
    var report = self
    report.options = options
    return report
  }
}

extension ClashReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> ClashReport {
    var report = self
    report.options = options
    return report
  }
}

extension FrontierReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> FrontierReport {
    var report = self
    report.options = options
    return report
  }
}

extension SurfaceReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> SurfaceReport {
    var report = self
    report.options = options
    return report
  }
}

extension ModelFrontierReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> ModelFrontierReport {
    var report = self
    report.options = options
    return report
  }
}

extension NoModelFrontierReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> NoModelFrontierReport {
    var report = self
    report.options = options
    return report
  }
}

extension FilePlace {
  init(_ place: Place) {
    self.init(file: place.file, line: place.line, column: place.column)
  }
}

extension PlacedComplaint {
  fileprivate init(_ diagnostic: Diagnostic) {
    self.init(
      code: diagnostic.code.rawValue, severity: diagnostic.severity.rawValue, path: diagnostic.path,
      place: FilePlace(diagnostic.place), message: diagnostic.message,
      suggestion: diagnostic.suggestion)
  }
}
