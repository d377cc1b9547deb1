// SPDX-License-Identifier: GPL-3.0-or-later

package import Alignment
package import Planning

/// What the audit of a scenario found, told to those who wrote it.
package struct AuditReport: RowReport, FindingsReport {
  /// The question that it answers.
  package static var kinds: [JSONEnvelope.Kind] { [.audit] }

  /// What was found.
  package var audit: Audit
  /// The scenario.
  package var scenario: CheckedScenario
  /// How the text is laid out.
  package var options: TextOptions
  /// Finds where keys of the scenario stand in its files.
  package var place: ([String]) -> FilePlace?

  /// Makes a report.
  package init(
    _ audit: Audit, of scenario: CheckedScenario, options: TextOptions = TextOptions(),
    place: @escaping ([String]) -> FilePlace? = { _ in nil }
  ) {
    self.audit = audit
    self.scenario = scenario
    self.options = options
    self.place = place
  }

  /// A finding with its words and its place.
  struct Entry {
    var finding: AuditFinding
    var words: AuditWords
    var place: FilePlace?
  }

  /// The findings in their order.
  var entries: [Entry] {
    audit.findings.map {
      Entry(finding: $0, words: AuditWords($0, scenario), place: place($0.path))
    }
  }

  /// The findings in one sentence.
  package var summary: String {
    let open = audit.open
    let silenced = audit.findings.count - open.count
    let accepted = silenced > 0 ? ", \(silenced) silenced" : ""
    if open.isEmpty { return "nothing found\(accepted)" }
    let counts = AuditCode.Severity.allCases.compactMap { severity -> String? in
      let count = open.count { $0.severity == severity }
      return count > 0 ? "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")" : nil
    }
    return
      "\(open.count) finding\(open.count == 1 ? "" : "s"): \(counts.joined(separator: ", "))\(accepted)"
  }

  /// The findings, each with its place, what shows it and what to do about it.
  package var document: Document {
    var document = Document(ReportContext(scenario, options), ["audit"])
    document.add(.lead(sentence(summary), audit.open.isEmpty ? .good : nil))
    for remark in remarks { document.add(.paragraph(remark, .notice)) }
    let findings = entries.map(finding)
    let open = findings.filter { $0.acceptance == nil }
    let accepted = findings.filter { $0.acceptance != nil }
    if !open.isEmpty { document.add([.section("Findings"), .findings(open)]) }
    if !accepted.isEmpty { document.add([.heading("Silenced"), .findings(accepted)]) }
    return document
  }

  private func finding(_ entry: Entry) -> Document.Finding {
    let severity = entry.finding.severity
    let role: Style.Role =
      switch severity {
      case .error: .bad
      case .warning: .notice
      case .note: .aside
      }
    return Document.Finding(
      severity: severity.rawValue, role: role, code: entry.finding.code.rawValue,
      place: entry.place.map { "\($0.file):\($0.line):\($0.column)" },
      message: entry.words.message, evidence: entry.words.evidence, fix: entry.words.fix,
      acceptance: entry.finding.acceptance)
  }

  private func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  // MARK: What is missing

  /// Why something was not looked into.
  var remarks: [String] {
    var remarks: [String] = []
    switch audit.obstacle {
    case .infeasible:
      remarks.append(
        "No plan fits, so what takes a plan was left out: objectives, weights, what goals can reach, and the money on lines. 'apportion explain' tells why."
      )
    case .unbounded:
      remarks.append(
        "A limit is missing, so what takes a plan was left out: objectives, weights, what goals can reach, and the money on lines. 'apportion solve' tells which."
      )
    case .interrupted(let reason):
      remarks.append(
        "\(sentence(ProofText.words(reason)).dropLast()) before there was a plan, so what takes one was left out: objectives, weights, what goals can reach, and the money on lines."
      )
    case .undeclared:
      remarks.append(
        "The scenario does not say how its objectives trade off, so weights and the money on lines were left out."
      )
    case nil: break
    }
    if !audit.omissions.isEmpty {
      remarks.append(
        "Left out, as it was not settled in time or cannot be asked: \(Amounts.list(audit.omissions.map(Self.words), most: 6))."
      )
    }
    return remarks
  }

  static func words(_ omission: Audit.Omission) -> String {
    switch omission {
    case .pair(let first, let second): "'\(first)' against '\(second)'"
    case .weight(let kpi): "the weight of '\(kpi)'"
    case .goal(let goal): "whether plans move the goal '\(goal)'"
    }
  }
}
