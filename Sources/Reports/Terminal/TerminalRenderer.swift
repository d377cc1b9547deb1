// SPDX-License-Identifier: GPL-3.0-or-later

extension Report {
  /// The answer as text for a terminal.
  ///
  /// - Complexity: linear in the text.
  public var text: String { document.text(options) }
}

extension Document {
  /// The document as text for a terminal.
  ///
  /// - Complexity: linear in the text.
  func text(_ options: TextOptions) -> String {
    var renderer = TerminalRenderer(options)
    renderer.write(self)
    return renderer.text
  }
}

/// Writes the parts of a document as text for a terminal.
///
/// Parts follow one another line by line; a blank line stands above whatever has a title or a
/// picture of its own. A list is indented below the words that it belongs to.
struct TerminalRenderer {
  /// What has been written.
  private(set) var text = ""

  private let options: TextOptions
  /// Whether a blank line is to stand above what comes next.
  private var isApart = false
  /// Whether what stands above is in words, so that a list belongs to it.
  private var isBelowWords = false

  init(_ options: TextOptions) { self.options = options }

  mutating func write(_ document: Document) {
    if document.titleMedium != .page {
      let title = ([document.title] + document.facts).joined(separator: options.separator)
      append(paragraph(title, role: .heading))
    }
    for block in document.blocks(on: .terminal) { write(block) }
  }

  private mutating func write(_ block: Document.Block) {
    switch block {
    case .lead(let sentence, let role), .paragraph(let sentence, let role):
      append(paragraph(sentence, role: role), isWords: true)
    case .heading(let title):
      startSection()
      append(paragraph(title, role: .heading), isWords: true)
    case .section, .blank: startSection()
    case .list(let sentences, let role):
      let indent = isBelowWords ? 2 : 0
      for sentence in sentences {
        append(
          paragraph(sentence, indent: indent, hanging: 2, role: role), isWords: isBelowWords)
      }
    case .notes(let sentences):
      for sentence in sentences { append(paragraph("note: " + sentence, hanging: 2)) }
    case .steps(let steps):
      for (position, step) in steps.enumerated() {
        append(paragraph("\(position + 1). " + step.aim, indent: 2, hanging: 3))
        append(paragraph(step.finding, indent: 5))
      }
    // Terminals have the figures in tables.
    case .tiles, .cards: break
    case .table(let table): append(table.text(options))
    case .figure(let figure):
      if figure.text.isEmpty { return }
      startSection()
      append(figure.text)
    case .findings(let findings):
      for finding in findings { write(finding) }
    case .verbatim(let text): append(text)
    case .command(let command, let purpose):
      startSection()
      append("Next\(purpose.map { " (\($0))" } ?? ""):\n  \(options.style(.place, command))\n")
    }
  }

  private mutating func write(_ finding: Document.Finding) {
    let place = finding.place.map { "\($0): " } ?? ""
    if let acceptance = finding.acceptance {
      append(paragraph("\(finding.code) \(place)\(finding.message)", indent: 2, hanging: 2))
      append(paragraph("because: \(acceptance)", indent: 4, hanging: 2, role: .aside))
      return
    }
    startSection()
    // The heading is broken as plain text, so that colour does not count as width.
    let label = "\(finding.severity)[\(finding.code)]"
    let heading = Paragraph.text(
      "\(label): \(place)\(finding.message)", width: options.width, hanging: 2, style: .plain)
    let isWhole = heading.hasPrefix(label)
    append(
      isWhole ? options.style(finding.role, label) + heading.dropFirst(label.count) : heading)
    if !finding.evidence.isEmpty { append(paragraph(finding.evidence, indent: 2)) }
    if !finding.fix.isEmpty {
      append(paragraph("Fix: \(finding.fix)", indent: 2, hanging: 2, role: .place))
    }
  }

  private mutating func startSection() {
    isApart = true
    isBelowWords = false
  }

  private mutating func append(_ part: String, isWords: Bool = false) {
    if part.isEmpty { return }
    if isApart, !text.isEmpty { text += "\n" }
    isApart = false
    isBelowWords = isWords
    text += part
  }

  private func paragraph(
    _ text: String, indent: Int = 0, hanging: Int = 0, role: Style.Role? = nil
  ) -> String {
    Paragraph.text(
      text, width: options.width, indent: indent, hanging: hanging, role: role,
      style: options.style)
  }
}
