// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

extension Scenario {
  /// The keys of what the audit goes by.
  static let auditKeys = Keys<Scenario>(
    Vocabulary(
      thing: "an audit", expected: "a map with 'silence'",
      example: "write it as {silence: {\(AuditCode.noGoals.rawValue): a reason}}"),
    [
      .key(
        "silence",
        Form(
          Shape([
            "type": "object", "additionalProperties": false,
            "patternProperties": ["^G[0-9]{3}$": ["type": "string", "pattern": "[^ ]"]],
          ])
        ) { $0.silences($1) },
        into: \.silences, meaning: "Findings that are accepted: the code, and why.")
    ])
}

/// Reading what the audit goes by.
extension Decoder {
  /// The name of a KPI of the catalogue.
  mutating func measure(_ field: Field) -> String? {
    let example = "write the name of a KPI of the catalogue, for example impressions"
    guard let name = name(field, expected: "the name of a KPI of the catalogue", example: example)
    else { return nil }
    if let kpi = Catalogue.kpi(named: name) { return kpi.name }
    let nearest = NearestName.nearest(to: name, among: Catalogue.names)
    complain(
      .unknownName, at: field, "the catalogue has no KPI \(Quoting.quoted(name))",
      suggestion: nearest.map { "did you mean '\($0)'?" } ?? "'apportion kpis' lists them")
    return nil
  }

  /// The name of a KPI of the scenario or of the catalogue.
  mutating func platformObjective(_ field: Field) -> String? {
    let example = "write what the platform is set to work for, for example link clicks"
    guard let name = name(field, expected: "the name of a KPI", example: example) else {
      return nil
    }
    if names.kpis.contains(name) || Catalogue.kpi(named: name) != nil { return name }
    let known = names.kpis
    let nearest = searches.nearest(to: name, among: known.sorted() + Catalogue.names)
    complain(
      .unknownName, at: field,
      "neither the scenario nor the catalogue has a KPI \(Quoting.quoted(name))",
      suggestion: nearest.map { "did you mean '\($0)'?" }
        ?? "'apportion kpis' lists those of the catalogue")
    return nil
  }

  /// The findings of the audit that the author accepts.
  mutating func silences(_ field: Field) -> [AuditSilence] {
    let entries = entries(
      field, expected: "a map from codes to reasons",
      example: "write it as {\(AuditCode.noGoals.rawValue): a reason}")
    return (entries ?? []).compactMap { self.silence($0) }
  }

  private mutating func silence(_ field: Field) -> AuditSilence? {
    let reason = name(field, expected: "a reason", example: "say why the finding is accepted")
    guard AuditCode(rawValue: field.key) != nil else {
      let codes = AuditCode.allCases.map(\.rawValue)
      let nearest = NearestName.nearest(to: field.key, among: codes)
      complainAboutKey(
        .unknownName, at: field, "the audit has no finding \(Quoting.quoted(field.key))",
        suggestion: nearest.map { "did you mean '\($0)'?" }
          ?? "the codes are \(codes.joined(separator: ", "))")
      return nil
    }
    return reason.map { AuditSilence(code: field.key, reason: $0) }
  }
}
