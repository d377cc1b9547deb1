// SPDX-License-Identifier: GPL-3.0-or-later

/// The schemas of what `--format json` prints.
///
/// A program that reads version 1.x understands every later 1.y: keys are added, none is changed or
/// taken away.
public enum AnswerSchema {
  /// The schema of the answers to a kind of question, in JSON.
  public static func text(_ kind: JSONEnvelope.Kind) -> String {
    var properties = envelope(kind)
    var optional: Set<String> = []
    var definitions = PlanSchema.definitions
    switch kind {
    case .plan: properties["plan"] = PlanReport.form.schema.orNull
    case .explanation:
      properties["explanation"] = ExplanationReport.form.schema.orNull
      properties.merge(ClashReport.form.mapValues(\.schema)) { $1 }
      optional.formUnion(ClashReport.form.keys)
    case .goals: properties["goals"] = GoalsReport.form.schema.orNull
    case .frontier: properties["frontier"] = SchemaPart.object(FrontierSchema.line).orNull
    case .surface: properties["frontier"] = SchemaPart.object(FrontierSchema.matrix).orNull
    case .modelFrontier:
      properties["frontier"] = ModelFrontierReport.form.schema.orNull
      properties.merge(NoModelFrontierReport.form.mapValues(\.schema)) { $1 }
      optional.formUnion(NoModelFrontierReport.form.keys)
    case .comparison: properties["comparison"] = ComparisonReport.form.schema.orNull
    case .difference: properties["difference"] = DifferenceReport.form.schema.orNull
    case .sweep: properties["sweep"] = SweepReport.form.schema.orNull
    case .scales: properties["scales"] = ScalesReport.form.schema.orNull
    case .catalogue: properties["catalogue"] = CatalogueReport.form.schema.orNull
    case .proxies:
      properties["proxies"] = ProxyReport.form.schema.orNull
      definitions.merge(ProxyForm.definitions.mapValues { .object($0.keys) }) { $1 }
    case .audit: properties["audit"] = AuditReport.form.schema.orNull
    case .validation, .error: break
    }
    if kind.form.namesVariants { properties["variants"] = .list(.text) }
    if kind.form.provesNone {
      properties.merge(LimitForm.clash.mapValues(\.schema)) { $1 }
      optional.formUnion(LimitForm.clash.keys)
    }
    definitions["diagnostic"] = .object(diagnostic.keys)
    var schema = SchemaPart.object(properties, optional: optional)
    schema.keys["$schema"] = .text("http://json-schema.org/draft-07/schema#")
    schema.keys["title"] = .text("apportion.\(kind.rawValue)")
    definitions.merge(schema.definitions) { $1 }
    let used = reachable(from: .object(schema.keys), among: definitions)
    if !used.isEmpty {
      schema.keys["definitions"] = .object(used)
    }
    return JSONValue.object(schema.keys).serialized()
  }

  private static func envelope(_ kind: JSONEnvelope.Kind) -> [String: SchemaPart] {
    [
      "schema": .text(like: "^apportion\\.\(kind.rawValue)/1\\.[0-9]+$")
        .meaning("The name of this schema and its version."),
      "status": .text.meaning("How it ended: 'done', or another word of docs/output.md."),
      "message": .text.meaning("How it ended, in a sentence."),
      "diagnostics": .list(.the("diagnostic")),
    ]
  }

  private static let diagnostic = SchemaPart.object([
    "code": .text, "severity": .word("error", "warning"), "path": .list(.text),
    "file": .optionalText, "line": SchemaPart.position.orNull,
    "column": SchemaPart.position.orNull, "message": .text, "suggestion": .optionalText,
  ])

  /// The definitions that a schema names, those that they name in turn included.
  private static func reachable(
    from root: JSONValue, among definitions: [String: JSONValue]
  ) -> [String: JSONValue] {
    var found: [String: JSONValue] = [:]
    var open = names(in: root)
    while let name = open.popLast() {
      guard found[name] == nil, let part = definitions[name] else { continue }
      found[name] = part
      open += names(in: part)
    }
    return found
  }

  private static func names(in value: JSONValue) -> [String] {
    switch value {
    case .object(let object):
      object.flatMap { key, value -> [String] in
        if key == "$ref", case .text(let path) = value {
          return [path.split(separator: "/").last.map(String.init) ?? ""]
        }
        return names(in: value)
      }
    case .list(let values): values.flatMap(names)
    case .null, .bool, .number, .text: []
    }
  }
}
