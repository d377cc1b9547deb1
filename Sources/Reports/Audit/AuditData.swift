// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

extension AuditReport {
  /// The findings as comma-separated values, one a row.
  ///
  /// Columns: `code,severity,file,line,column,path,message,evidence,fix,silenced`, see
  /// docs/output.md.
  package var csv: String {
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

  /// The findings as data, with the figures that were computed for them in full.
  package static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    AnswerForm(data, entries: "findings", record: "finding")
  }

  /// What stands under `audit`.
  private static var data: DataForm<Self> {
    .object([
      "name": .of(\.scenario.scenario.name, .text).meaning("The scenario's title."),
      "open": .of(\.audit.open, counts)
        .meaning("How many findings nothing accepts, by severity."),
      "silenced": .of({ $0.audit.findings.count - $0.audit.open.count }, .count)
        .meaning("How many findings the scenario accepts."),
      "planned": .of({ $0.audit.solution != nil }, .flag)
        .meaning("Whether there is a plan that findings could rest on."),
      "leftOut": .of(\.remarks, .list(.text)).meaning("What was not looked into, and why."),
      "findings": .of(\.entries, .list(finding)),
    ])
  }

  private static var counts: DataForm<[AuditFinding]> {
    .object(
      Dictionary(
        uniqueKeysWithValues: AuditCode.Severity.allCases.map { severity in
          (severity.rawValue, .of({ $0.count { $0.severity == severity } }, .count))
        }))
  }

  private static var finding: DataForm<Entry> {
    .object([
      "code": .of(\.finding.code.rawValue, .text(like: "^G[0-9]{3}$")),
      "title": .of(\.finding.code.title, .text), "severity": .of(\.finding.severity, .word),
      "path": .of(\.finding.path, .list(.text)), "file": .of(\.place?.file, .text),
      "line": .of(\.place?.line, .optional(.position)),
      "column": .of(\.place?.column, .optional(.position)),
      "message": .of(\.words.message, .text), "evidence": .of(\.words.evidence, .text),
      "fix": .of(\.words.fix, .text), "silenced": .of(\.finding.acceptance, .text),
      "figures": .of(
        \.words.figures,
        .list(
          .object([
            "name": .of(\.name, .text), "value": .of(\.value, .figure),
            "unit": .of(\.unit, .text),
          ]))),
    ])
  }
}
