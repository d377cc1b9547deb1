// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Reports
import Scenarios
import Service

/// Turns what a command found out into bytes, in the format that was asked for.
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
  /// The switches that every other question about the scenario needs too.
  var switches: [String] = []

  /// An answer as data for a stream; empty where the format has nothing to say about it.
  func bytes(_ answer: Answer, on appearance: Appearance) throws(Failure) -> [UInt8] {
    let envelope = envelope(answer.status, message: answer.message, diagnostics: answer.warnings)
    switch format {
    case .json: return Array(envelope.json(body(answer)).utf8)
    case .jsonl: return Array(envelope.jsonLines(body(answer)).utf8)
    case .table, .csv, .markdown, .html, .svg, .xlsx, .sarif:
      switch answer.finding {
      case .word: return Array((DisplayText.visible(answer.message) + "\n").utf8)
      case .text(let text): return Array(text.utf8)
      case .report(let report): return try bytes(report.laidOut(options(appearance)))
      case .noPlan, .noModelFrontier: return []
      }
    }
  }

  /// A report in a format for people, spreadsheets or other tools.
  private func bytes(_ report: some Report) throws(Failure) -> [UInt8] {
    switch format {
    case .table, .json, .jsonl: return Array(report.text.utf8)
    case .csv: return Array(((report as? any RowReport)?.csv ?? "").utf8)
    case .markdown: return Array(report.document.markdown.utf8)
    case .html:
      do {
        return Array(try report.document.html().utf8)
      } catch {
        throw Failure(.defect, "the page cannot be written: \(error)")
      }
    case .svg:
      guard let picture = (report as? any PictureReport)?.svg else {
        throw Failure(.data, "there is no picture of this answer; choose another format")
      }
      return Array(picture.utf8)
    case .xlsx:
      do throws(SpreadsheetError) {
        return try (report as? any WorkbookReport)?.spreadsheet() ?? []
      } catch {
        throw Failure(.inputOutput, "the workbook cannot be made: \(error)")
      }
    case .sarif:
      return Array(((report as? any FindingsReport)?.sarif(version: Version.current) ?? "").utf8)
    }
  }

  /// A failure as data; empty in formats for people and spreadsheets.
  func text(_ failure: Failure) -> String {
    let envelope = envelope(
      failure.status, message: failure.message, diagnostics: failure.diagnostics)
    return switch format {
    case .json: envelope.json()
    case .jsonl: envelope.jsonLines()
    case .table, .csv, .markdown, .html, .svg, .xlsx, .sarif: ""
    }
  }

  /// Why there is no plan, for people; empty where there is one.
  func explanation(_ answer: Answer, on appearance: Appearance) -> String {
    switch answer.finding {
    case .noModelFrontier(var report):
      report.options = options(appearance)
      return report.text
    case .noPlan(let reason):
      guard let loaded = answer.scenario else { return "" }
      return NoPlanReport(reason, of: loaded.scenario, options: options(appearance)) { path in
        loaded.place(of: path).map(FilePlace.init)
      }.text
    case .word, .text, .report: return ""
    }
  }

  /// What an answer says as data.
  private func body(_ answer: Answer) -> AnswerBody {
    switch answer.finding {
    case .report(let report): report.body(kind)
    case .noModelFrontier(let report): report.body
    case .noPlan(.infeasible(let proof)): AnswerBody(proof)
    case .word, .text, .noPlan(.unbounded), .noPlan(.interrupted): .none
    }
  }

  private func envelope(
    _ status: ExitStatus, message: String, diagnostics: [Diagnostic]
  ) -> JSONEnvelope {
    JSONEnvelope(
      kind, status: status.name, message: message,
      diagnostics: diagnostics.map(PlacedComplaint.init), variants: variants)
  }

  private func options(_ appearance: Appearance) -> TextOptions {
    TextOptions(
      width: appearance.width, style: appearance.isColoured ? .coloured : .plain,
      unicode: appearance.isUnicode, fileName: file, settings: settings,
      variants: variants, switches: switches)
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
