// SPDX-License-Identifier: GPL-3.0-or-later

/// The schemas of what `--format json` prints.
///
/// A program that reads version 1.x understands every later 1.y: keys are added, none is changed or
/// taken away.
public enum AnswerSchema {
  /// The schema of the answers to a kind of question, in JSON: what every answer carries, and what
  /// the reports of the kind say.
  public static func text(_ kind: JSONEnvelope.Kind) -> String {
    var properties = JSONEnvelope.form(kind).mapValues(\.schema)
    var optional: Set<String> = []
    for report in ReportList.all where report.kinds.contains(kind) {
      let (body, beside) = report.schema(kind)
      if let body, let key = kind.form.body { properties[key] = body.orNull }
      properties.merge(beside) { $1 }
      optional.formUnion(beside.keys)
    }
    let schema = SchemaPart.object(properties, optional: optional)
    let heading: [String: JSONValue] = [
      "$schema": .text("http://json-schema.org/draft-07/schema#"),
      "title": .text("apportion.\(kind.rawValue)"), "definitions": .object(schema.definitions),
    ]
    return JSONValue.object(schema.keys.merging(heading) { $1 }).serialized()
  }
}
