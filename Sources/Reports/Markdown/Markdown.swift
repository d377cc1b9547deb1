// SPDX-License-Identifier: GPL-3.0-or-later

extension Document {
  /// The document as Markdown, in the dialect of CommonMark with the tables of GitHub.
  ///
  /// - Complexity: linear in the text.
  public var markdown: String {
    let parts = ["# " + Markdown.escaped(title)] + (facts.isEmpty ? [] : [Markdown.facts(facts)])
    return (parts + blocks(on: .page).map(Markdown.text)).filter { !$0.isEmpty }
      .joined(separator: "\n\n") + "\n"
  }
}

/// Writes the parts of a document as Markdown.
enum Markdown {
  static func text(_ block: Document.Block) -> String {
    switch block {
    case .lead(let text, _): "**\(escaped(text))**"
    case .heading(let text), .section(let text): "## " + escaped(text)
    case .blank: ""
    case .paragraph(let text, .aside): "_\(escaped(text))_"
    case .paragraph(let text, .bad), .paragraph(let text, .notice): "**\(escaped(text))**"
    case .paragraph(let text, _): opening(text)
    case .list(let sentences, _): sentences.map { "- " + escaped($0) }.joined(separator: "\n")
    case .notes(let sentences): text(.section("Notes")) + "\n\n" + text(.list(sentences))
    case .steps(let steps):
      steps.enumerated().map { position, step in
        "\(position + 1). **\(escaped(step.aim))** \(escaped(step.finding))"
      }.joined(separator: "\n")
    case .tiles(let tiles): tiles.map(tile).joined(separator: "\n")
    case .cards(let cards): cards.map(card).joined(separator: "\n\n")
    case .table(let table): self.table(table)
    case .figure(let figure): self.figure(figure)
    case .legend(let entries, let shared): text(.list([shared].compactMap(\.self) + entries))
    case .findings(let findings): table(findings.table)
    case .verbatim(let text): fenced(text)
    case .command(let command, let purpose):
      (purpose.map { escaped($0) + ":\n\n" } ?? "") + fenced(command)
    }
  }

  static func facts(_ facts: [String]) -> String {
    facts.map(escaped).joined(separator: " · ")
  }

  /// The picture in signs, as Markdown cannot hold one; nothing where there is none.
  private static func figure(_ figure: Document.Figure) -> String {
    guard !figure.text.isEmpty else { return "" }
    return (figure.heading.map { "## \(escaped($0))\n\n" } ?? "") + fenced(figure.text)
  }

  private static func tile(_ tile: Document.Tile) -> String {
    let figure = [tile.value, tile.unit].filter { !$0.isEmpty }.joined(separator: " ")
    let remark = tile.remark.isEmpty ? "" : " (\(escaped(tile.remark)))"
    return "- \(escaped(tile.name)): **\(escaped(figure))**\(remark)"
  }

  private static func card(_ card: Document.Card) -> String {
    let figures = card.figures.map { "- \(escaped($0.name)): **\(escaped($0.value))**" }
    let facts = card.facts.map { "- " + escaped($0) }
    return
      (["### \(escaped(card.heading)): \(escaped(card.subject))", ""]
      + ["**\(escaped(card.verdict))**", ""] + figures + facts).joined(separator: "\n")
  }

  // MARK: Tables

  /// A table with its columns padded, so that the text reads as one too.
  static func table(_ table: TextTable) -> String {
    let header = table.columns.map { escaped($0.title) }
    let last = table.rows.count - 1
    var rows = [header]
    for (position, cells) in table.rows.enumerated() {
      if let heading = table.headings[position] { rows.append(spanning(heading, header.count)) }
      let isTotal = table.hasTotal && position == last
      rows.append(
        cells.map { cell in
          isTotal && !cell.text.isEmpty ? "**\(escaped(cell.text))**" : escaped(cell.text)
        })
    }
    let widths = header.indices.map { column in
      rows.reduce(3) { max($0, DisplayText.width($1[column])) }
    }
    let rule = zip(table.columns, widths).map { column, width in
      let dashes = String(repeating: "-", count: width - 1)
      return dashes + (column.alignment == .left ? "-" : ":")
    }
    rows.insert(rule, at: 1)
    return rows.map { row in
      let cells = row.indices.map { pad(row[$0], to: widths[$0], table.columns[$0].alignment) }
      return "| " + cells.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }

  /// Markdown has no cell over several columns, so the first one says it.
  private static func spanning(_ text: String, _ count: Int) -> [String] {
    ["_\(escaped(text))_"] + Array(repeating: "", count: max(0, count - 1))
  }

  private static func pad(
    _ text: String, to width: Int, _ alignment: TextTable.Column.Alignment
  ) -> String {
    let blanks = String(repeating: " ", count: max(0, width - DisplayText.width(text)))
    return alignment == .left ? text + blanks : blanks + text
  }

  // MARK: Text

  /// The text as Markdown that shows just that text.
  ///
  /// A sign is escaped only where it would mean something, so that most text stays as it is. The
  /// dialect of GitHub makes links of `http://…` and `www.…`, and of `name@host.domain` however its
  /// signs are written, unless it is set as code.
  static func escaped(_ text: String) -> String {
    let visible = DisplayText.visible(text)
    var result = ""
    let scalars = Array(visible.unicodeScalars)
    var skipped = 0
    for (position, scalar) in scalars.enumerated() {
      if position < skipped { continue }
      if let end = addressEnd(scalars, from: position) {
        skipped = end
        result += "`" + String(String.UnicodeScalarView(scalars[position..<end])) + "`"
        continue
      }
      let isLink =
        scalar == ":" && scalars.dropFirst(position + 1).starts(with: ["/", "/"])
        || scalar == "." && position >= 3
          && scalars[position - 3..<position].allSatisfy { $0 == "w" || $0 == "W" }
      if isLink || "\\`*_[]<>|~&".unicodeScalars.contains(scalar) { result.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Where an address that begins at a position ends, `nil` where none does: letters, digits and
  /// what else names of people and hosts are made of, with an `@` in between and a point behind it.
  private static func addressEnd(_ text: [Unicode.Scalar], from start: Int) -> Int? {
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || ".+-_@".unicodeScalars.contains(scalar)
    }
    // A run is looked at once, from its first sign.
    guard isPart(text[start]), start == 0 || !isPart(text[start - 1]) else { return nil }
    let end = text[start...].firstIndex { !isPart($0) } ?? text.count
    guard let sign = text[start..<end].firstIndex(of: "@"), sign > start,
      text[sign..<end].contains(".")
    else { return nil }
    return end
  }

  /// The text at the beginning of a line, where it must not be taken for a heading, a list or a
  /// rule.
  private static func opening(_ text: String) -> String {
    let escaped = escaped(text)
    let digits = escaped.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let next = escaped.dropFirst(digits.count).first, ".)".contains(next) {
      return digits + "\\" + escaped.dropFirst(digits.count)
    }
    let starts = escaped.first.map { "#+-=".contains($0) } ?? false
    return starts ? "\\" + escaped : escaped
  }

  /// Text that is shown as it is, in a fence that it cannot end.
  static func fenced(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\(fence)text\n\(text.hasSuffix("\n") ? text : text + "\n")\(fence)"
  }
}
