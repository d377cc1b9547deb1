// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

extension AuditReport {
  /// The findings as comma-separated values, one a row.
  ///
  /// Columns: `code,severity,file,line,column,path,message,evidence,fix,silenced`, see docs/output.md.
  public var csv: String {
    let header = [
      "code", "severity", "file", "line", "column", "path", "message", "evidence", "fix",
      "silenced",
    ]
    let rows = entries.map { entry in
      [
        entry.finding.code.rawValue, entry.finding.severity.rawValue, entry.place?.file ?? "",
        entry.place.map { "\($0.line)" } ?? "", entry.place.map { "\($0.column)" } ?? "",
        entry.finding.path.joined(separator: "."), entry.words.message, entry.words.evidence,
        entry.words.fix, entry.finding.acceptance ?? "",
      ]
    }
    return CSVText.text([header] + rows)
  }

  /// The findings as data, with every figure in full.
  public var body: AnswerBody { AnswerBody(data, entries: "findings", record: "finding") }

  private var data: [String: JSONValue] {
    let open = audit.open
    return [
      "name": JSONValue(scenario.scenario.name),
      "open": .object(
        Dictionary(
          uniqueKeysWithValues: AuditCode.Severity.allCases.map { severity in
            (severity.rawValue, JSONValue(open.count { $0.severity == severity }))
          })),
      "silenced": JSONValue(audit.findings.count - open.count),
      "planned": .bool(audit.solution != nil),
      "leftOut": .list(remarks.map { .text($0) }),
      "findings": .list(entries.map(value)),
    ]
  }

  private func value(_ entry: Entry) -> JSONValue {
    .object([
      "code": .text(entry.finding.code.rawValue), "title": .text(entry.finding.code.title),
      "severity": .text(entry.finding.severity.rawValue),
      "path": .list(entry.finding.path.map { .text($0) }), "file": JSONValue(entry.place?.file),
      "line": entry.place.map { JSONValue($0.line) } ?? .null,
      "column": entry.place.map { JSONValue($0.column) } ?? .null,
      "message": .text(entry.words.message), "evidence": .text(entry.words.evidence),
      "fix": .text(entry.words.fix), "silenced": JSONValue(entry.finding.acceptance),
      "figures": .list(
        entry.words.figures.map { figure in
          .object([
            "name": .text(figure.name), "value": JSONValue(figure.value),
            "unit": JSONValue(figure.unit),
          ])
        }),
    ])
  }
}
