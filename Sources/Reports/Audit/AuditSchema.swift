// SPDX-License-Identifier: GPL-3.0-or-later

/// The schema of what the audit of a scenario found.
enum AuditSchema {
  /// The findings.
  static let audit: [String: SchemaPart] = [
    "name": .optionalText.meaning("The scenario's title."),
    "open": .object(["error": .count, "warning": .count, "note": .count])
      .meaning("How many findings nothing accepts, by severity."),
    "silenced": SchemaPart.count.meaning("How many findings the scenario accepts."),
    "planned": SchemaPart.flag.meaning("Whether there is a plan that findings could rest on."),
    "leftOut": .list(.text).meaning("What was not looked into, and why."),
    "findings": .list(
      .object([
        "code": .text(like: "^G[0-9]{3}$"), "title": .text,
        "severity": .word("error", "warning", "note"), "path": .list(.text), "file": .optionalText,
        "line": SchemaPart.position.orNull, "column": SchemaPart.position.orNull, "message": .text,
        "evidence": .text, "fix": .text, "silenced": .optionalText,
        "figures": .list(
          .object(["name": .text, "value": .optionalNumber, "unit": .optionalText])),
      ])),
  ]
}
