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
  /// Where a list begins: two columns to the right of the words that it belongs to, if any do.
  private var listIndent = 0
  /// Whether a picture stands above.
  private var isBelowPicture = false

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
      append(paragraph(sentence, role: role), listIndent: 2)
    case .heading(let title):
      startSection()
      append(paragraph(title, role: .heading), listIndent: 2)
    case .section, .blank: startSection()
    case .list(let sentences, let role):
      let indent = listIndent
      for sentence in sentences {
        append(paragraph(sentence, indent: indent, hanging: 2, role: role), listIndent: indent)
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
    case .table(let table): write(table)
    case .figure(let figure):
      if figure.text.isEmpty { return }
      startSection()
      append(figure.text)
      isBelowPicture = true
    case .legend(let entries, let shared):
      if !isBelowPicture { startSection() }
      if let shared { append(paragraph(shared, indent: 2, hanging: 2)) }
      append(legend(entries))
    case .findings(let findings):
      for finding in findings { write(finding) }
    case .verbatim(let text): append(text)
    case .command(let command, let purpose):
      startSection()
      append("Next\(purpose.map { " (\($0))" } ?? ""):\n  \(options.style(.place, command))\n")
    }
  }

  /// Writes a table, fitted as it says.
  private mutating func write(_ table: TextTable) {
    switch table.fitting {
    case .none: append(table.text(options))
    case .parts(let first):
      let parts = table.parts(repeating: first, within: options.width)
      append(parts.map { $0.text(options) }.joined(separator: "\n"))
    case .leavingOut(let columns):
      let (table, hidden) = table.leavingOut(columns, within: options.width)
      append(table.text(options))
      if !hidden.isEmpty {
        let names = Amounts.list(hidden, most: 6)
        append(
          paragraph(
            "There is no room here for \(names); '--format csv' has everything.", role: .aside))
      }
    }
  }

  /// The entries of a legend, as many on a line as there is room for.
  private func legend(_ entries: [String]) -> String {
    let room = options.width - 2
    var lines: [String] = []
    for entry in entries {
      let together = lines.last.map { $0 + "   " + entry }
      if let together, DisplayText.width(DisplayText.visible(together)) <= room {
        lines[lines.count - 1] = together
      } else {
        lines.append(entry)
      }
    }
    return lines.map { line in
      // A line that fits keeps the blanks between its entries, which a paragraph would close up.
      let visible = DisplayText.visible(line)
      return DisplayText.width(visible) <= room
        ? "  \(visible)\n" : paragraph(line, indent: 2, hanging: 2)
    }.joined()
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
      isWhole ? options.style(finding.role, label) + heading.dropFirst(label.count) : heading,
      listIndent: 2)
    if !finding.evidence.isEmpty {
      append(paragraph(finding.evidence, indent: 2), listIndent: 4)
    }
    if !finding.fix.isEmpty {
      append(paragraph("Fix: \(finding.fix)", indent: 2, hanging: 2, role: .place))
    }
  }

  private mutating func startSection() {
    isApart = true
    listIndent = 0
  }

  private mutating func append(_ part: String, listIndent: Int = 0) {
    if part.isEmpty { return }
    if isApart, !text.isEmpty { text += "\n" }
    isApart = false
    self.listIndent = listIndent
    isBelowPicture = false
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
