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
  func text(_ answer: Answer, on appearance: Appearance) throws(Failure) -> String {
    switch format {
    case .table: table(answer, options(appearance))
    case .json: try json(answer)
    case .csv: csv(answer)
    }
  }

  /// A failure as data; empty in formats for people and spreadsheets.
  func text(_ failure: Failure) throws(Failure) -> String {
    guard format == .json else { return "" }
    let envelope = envelope(failure.status, failure.message, failure.diagnostics)
    return try encoded { try envelope.json() }
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
    case .word, .text, .plan, .explanation, .comparison, .difference, .sweep, .frontier,
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
    case .word: answer.message + "\n"
    case .text(let text): text
    case .plan(let report): report.with(options).text
    case .explanation(let report): report.with(options).text
    case .comparison(let report): report.with(options).text
    case .difference(let report): report.with(options).text
    case .sweep(let report): report.with(options).text
    case .frontier(let report): report.with(options).text
    case .surface(let report): report.with(options).text
    case .modelFrontier(let report): report.with(options).text
    case .noModelFrontier, .infeasible, .unbounded, .interrupted: ""
    }
  }

  private func csv(_ answer: Answer) -> String {
    switch answer.finding {
    case .plan(let report): report.csv
    case .comparison(let report): report.csv
    case .difference(let report): report.csv
    case .sweep(let report): report.csv
    case .frontier(let report): report.csv
    case .surface(let report): report.csv
    case .modelFrontier(let report): report.csv
    case .explanation, .word, .text, .noModelFrontier, .infeasible, .unbounded, .interrupted: ""
    }
  }

  private func json(_ answer: Answer) throws(Failure) -> String {
    let envelope = envelope(answer.status, answer.message, answer.warnings)
    return try encoded {
      switch answer.finding {
      case .plan(let report): try report.json(envelope)
      case .explanation(let report): try report.json(envelope)
      case .comparison(let report): try report.json(envelope)
      case .difference(let report): try report.json(envelope)
      case .sweep(let report): try report.json(envelope)
      case .frontier(let report): try report.json(envelope)
      case .surface(let report): try report.json(envelope)
      case .modelFrontier(let report): try report.json(envelope)
      case .noModelFrontier(let report): try report.json(envelope)
      case .infeasible(let proof): try envelope.json(proof)
      case .word, .text, .unbounded, .interrupted: try envelope.json()
      }
    }
  }

  private func encoded(_ encode: () throws -> String) throws(Failure) -> String {
    do {
      return try encode()
    } catch {
      throw Failure(.defect, "the answer cannot be written as JSON: \(error)")
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

extension ExplanationReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> ExplanationReport {
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

extension SweepReport {
  /// The same report in another layout.
  fileprivate func with(_ options: TextOptions) -> SweepReport {
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
  fileprivate init(_ place: Place) {
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
