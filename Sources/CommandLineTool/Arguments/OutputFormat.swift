// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Reports

/// How data is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  /// For people.
  case table
  /// One object, for programs.
  case json
  /// An object on each line, for programs that read as they go.
  case jsonl
  /// Rows, for spreadsheets.
  case csv
  /// A page of text, for documents.
  case markdown
  /// A page for browsers and for paper, in one file.
  case html
  /// A picture.
  case svg
  /// A workbook with charts.
  case xlsx
  /// Findings, for reviews of code.
  case sarif

  /// The format that a file's extension asks for, if it does.
  init?(extensionOf path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "txt": self = .table
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    case "csv": self = .csv
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "svg": self = .svg
    case "xlsx": self = .xlsx
    case "sarif": self = .sarif
    default: return nil
    }
  }

  /// The endings of file names that set a format, for messages.
  static let endings = ".txt, .json, .jsonl, .csv, .md, .html, .svg, .xlsx or .sarif"

  /// The formats that answers to a question come in: those that its report has.
  static func offered(for kind: JSONEnvelope.Kind) -> [OutputFormat] {
    if let report = ReportList.report(of: kind) { return allCases.filter { $0.isMade(of: report) } }
    return kind == .validation ? [.table, .json, .jsonl] : [.table]
  }

  private func isMade(of report: any Report.Type) -> Bool {
    switch self {
    case .table, .json, .jsonl, .markdown, .html: true
    case .csv: report is any RowReport.Type
    case .svg: report is any PictureReport.Type
    case .xlsx: report is any WorkbookReport.Type
    case .sarif: report is any FindingsReport.Type
    }
  }

  /// Whether the format is for programs that want to be told in it of everything, failures too.
  var isForPrograms: Bool { self == .json || self == .jsonl }

  /// The format that arguments ask for, a table if none; for arguments that are too wrong to be
  /// parsed.
  static func asked(in arguments: [String]) -> OutputFormat {
    let options = arguments.prefix { $0 != "--" }
    if let format = value(of: ["--format"], in: options) {
      return OutputFormat(rawValue: format) ?? .table
    }
    return value(of: ["-o", "--output"], in: options).flatMap(OutputFormat.init(extensionOf:))
      ?? .table
  }

  /// The last value that is given to an option, if any is.
  private static func value(of names: [String], in options: ArraySlice<String>) -> String? {
    for (option, next) in zip(options, Array(options.dropFirst()) + [""]).reversed() {
      if names.contains(option) { return next }
      for name in names where option.hasPrefix("\(name)=") {
        return String(option.dropFirst(name.count + 1))
      }
    }
    return nil
  }
}
