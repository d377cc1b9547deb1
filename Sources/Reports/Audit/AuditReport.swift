// SPDX-License-Identifier: GPL-3.0-or-later

public import Alignment
public import Planning

/// What the audit of a scenario found, told to those who wrote it.
public struct AuditReport: PageReport, RowReport, FindingsReport {
  /// The question that it answers.
  public static var kind: JSONEnvelope.Kind { .audit }

  /// What was found.
  public var audit: Audit
  /// The scenario.
  public var scenario: CheckedScenario
  /// How the text is laid out.
  public var options: TextOptions
  /// Finds where keys of the scenario stand in its files.
  public var place: ([String]) -> FilePlace?

  /// Makes a report.
  public init(
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
  public var summary: String {
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

  // MARK: Text

  /// The findings as text for a terminal, each with its place, what shows it and what to do about it.
  public var text: String {
    let context = ReportContext(scenario, options)
    var text = context.title(["audit"])
    text += context.paragraph(sentence(summary), role: audit.open.isEmpty ? .good : nil)
    for remark in remarks { text += context.paragraph(remark, role: .notice) }
    for entry in entries where entry.finding.acceptance == nil {
      text += "\n" + self.text(entry, context)
    }
    let accepted = entries.filter { $0.finding.acceptance != nil }
    if !accepted.isEmpty { text += "\n" + options.style(.heading, "Silenced") + "\n" }
    for entry in accepted {
      text += context.paragraph(
        "\(entry.finding.code.rawValue) \(location(entry))\(entry.words.message)", indent: 2,
        hanging: 2)
      text += context.paragraph(
        "because: \(entry.finding.acceptance ?? "")", indent: 4, hanging: 2, role: .aside)
    }
    return text
  }

  private func text(_ entry: Entry, _ context: ReportContext) -> String {
    let severity = entry.finding.severity
    let role: Style.Role =
      switch severity {
      case .error: .bad
      case .warning: .notice
      case .note: .aside
      }
    // The heading is broken as plain text, so that colour does not count as width.
    let label = "\(severity.rawValue)[\(entry.finding.code.rawValue)]"
    let heading = Paragraph.lines(
      "\(label): \(location(entry))\(entry.words.message)", width: options.width - 2)
    var text = ""
    for (number, line) in heading.enumerated() {
      let isLabelled = number == 0 && line.hasPrefix(label)
      text +=
        isLabelled
        ? options.style(role, label) + line.dropFirst(label.count) + "\n"
        : (number == 0 ? "" : "  ") + line + "\n"
    }
    text += context.paragraph(entry.words.evidence, indent: 2)
    return text + context.paragraph("Fix: \(entry.words.fix)", indent: 2, hanging: 2, role: .place)
  }

  private func location(_ entry: Entry) -> String {
    entry.place.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
  }

  private func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  // MARK: Page

  /// The findings as a page.
  public var document: Document {
    let context = ReportContext(scenario, options)
    var document = Document(context, ["audit"])
    document.add(.lead(sentence(summary)))
    for remark in remarks { document.add(.paragraph(remark, .notice)) }
    let entries = entries
    document.add("Findings", table(entries.filter { $0.finding.acceptance == nil }))
    document.add("Silenced", table(entries.filter { $0.finding.acceptance != nil }))
    return document
  }

  private func table(_ entries: [Entry]) -> TextTable? {
    guard !entries.isEmpty else { return nil }
    let isAccepted = entries[0].finding.acceptance != nil
    var table = TextTable([
      .init(title: "code", alignment: .left), .init(title: "severity", alignment: .left),
      .init(title: "place", alignment: .left),
      .init(title: "finding", alignment: .left, wraps: true),
      .init(title: "shown by", alignment: .left, wraps: true),
      .init(title: isAccepted ? "silenced because" : "fix", alignment: .left, wraps: true),
    ])
    table.rows = entries.map { entry in
      [
        .init(entry.finding.code.rawValue),
        .init(
          entry.finding.severity.rawValue,
          entry.finding.severity == .error
            ? .bad : entry.finding.severity == .warning ? .notice : nil),
        .init(entry.place.map { "\($0.file):\($0.line):\($0.column)" } ?? ""),
        .init(entry.words.message), .init(entry.words.evidence),
        .init(entry.finding.acceptance ?? entry.words.fix),
      ]
    }
    return table
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
