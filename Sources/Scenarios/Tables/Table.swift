// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A CSV table with checked columns.
struct Table: Sendable {
  /// The columns that a kind of table has.
  struct Format: Sendable {
    /// The columns that must be there, in the order in which documentation lists them.
    let required: [String]
    /// The columns that may be left out.
    let optional: [String]
    /// Columns with names of the author's own, which may be left out as well.
    var own: [String] = []
    /// Columns that one might expect, but that have no place here, with the reason.
    var misplaced: [String: String] = [:]
    /// Whether columns of other names are passed over.
    var allowsOthers = false

    static let campaigns = Format(
      required: ["line", "most"],
      optional: [
        "channel", "market", "least", "minimum if active", "set-up fee", "commission",
        "step", "last", "platform objective",
      ])
    /// One row per package; a column for each KPI that a package may bring.
    static func creators(kpis: [String], madeOfOthers: [String]) -> Format {
      Format(
        required: ["line", "fee"],
        optional: [
          "category", "market", "package", "booked", "commission", "last", "platform objective",
        ],
        own: kpis,
        misplaced: Dictionary(
          uniqueKeysWithValues: madeOfOthers.map { ($0, "is made of other KPIs, and not brought") })
      )
    }
    static let curves = Format(required: ["line", "kpi", "spend", "value"], optional: ["market"])
    /// One row per KPI and day, or per line or post of it.
    static let actuals = Format(required: ["date", "kpi", "value"], optional: ["line", "post"])
    /// One row per period, with a column for each of the KPIs.
    static func history(of kpis: [String]) -> Format {
      Format(required: ["date"] + kpis, optional: [], allowsOthers: true)
    }
    /// One row per scored unit.
    static let scores = Format(
      required: ["line", "score", "converted"], optional: [], allowsOthers: true)
  }

  /// The rows below the header.
  let rows: [[CSVCell]]
  private let source: SourceText
  private let columns: [String: Int]

  /// Reads a table; every complaint has `path`.
  ///
  /// - Complexity: linear in the number of bytes.
  static func read(
    _ source: SourceText, format: Format, path: [String]
  ) -> (table: Table?, findings: Findings) {
    let (rows, problem) = CSVReader.rows(of: source.bytes)
    if let problem { return (nil, Findings([finding(for: problem, in: source, path: path)])) }
    guard let header = rows.first else {
      let advice = "begin it with the columns \(format.required.joined(separator: ","))"
      let span = Span(source: source.index, line: 1, column: 1)
      return (
        nil,
        Findings([
          Finding(.syntax, path: path, at: span, "the table is empty", suggestion: advice)
        ])
      )
    }
    var findings = Findings(check(header, format: format, source: source, path: path))
    if !findings.isEmpty { return (nil, findings) }
    var columns: [String: Int] = [:]
    for (index, cell) in header.enumerated() { columns[cell.text] = index }
    let body = rows.dropFirst().filter { row in
      if row.count == header.count { return true }
      findings.append(
        Finding(
          .syntax, path: path, at: source.span(row[0].range),
          "this row has \(count(row.count, "cell")), and the header \(header.count)",
          suggestion: row.count > header.count
            ? "put a cell with a comma in quotes, and write decimals with a point"
            : "add the missing commas"))
      return false
    }
    return (Table(rows: Array(body), source: source, columns: columns), findings)
  }

  /// What a row holds in a column; `nil` if the cell is empty or the table has no such column.
  func node(_ row: [CSVCell], _ column: String) -> Node? {
    guard let index = columns[column], !row[index].text.isEmpty else { return nil }
    return Node(span: span(row, column), content: .text(row[index].text, isQuoted: true))
  }

  /// The text of a cell; empty if the table has no such column.
  func text(_ row: [CSVCell], _ column: String) -> String {
    columns[column].map { row[$0].text } ?? ""
  }

  /// Where a cell stands; the row's first if the table has no such column.
  func span(_ row: [CSVCell], _ column: String) -> Span {
    source.span(row[columns[column] ?? 0].range)
  }

  // MARK: Complaints

  /// How many wrong columns of a header are named.
  private static let columnLimit = 20

  private static func check(
    _ header: [CSVCell], format: Format, source: SourceText, path: [String]
  ) -> [Finding] {
    let known = format.required + format.optional + format.own
    if header.count == 1, let sign = header[0].text.first(where: { $0 == ";" || $0 == "\t" }) {
      let name = sign == ";" ? "semicolons" : "tabs"
      return [
        Finding(
          .syntax, path: path, at: source.span(header[0].range),
          "the columns are separated by \(name)",
          suggestion: "save the table with commas, and numbers with a decimal point")
      ]
    }
    var findings: [Finding] = []
    var seen: Set<String> = []
    for cell in header where findings.count < columnLimit {
      let span = source.span(cell.range)
      let name = Quoting.quoted(cell.text)
      if let reason = format.misplaced[cell.text] {
        findings.append(
          Finding(
            .contradiction, path: path, at: span, "\(name) \(reason)",
            suggestion: "remove the column"))
      } else if !known.contains(cell.text) {
        if format.allowsOthers { continue }
        let nearest = NearestName.nearest(to: cell.text, among: known)
        findings.append(
          Finding(
            .unknownKey, path: path, at: span,
            cell.text.isEmpty ? "a column without a name" : "unknown column \(name)",
            suggestion: nearest.map { "did you mean '\($0)'?" }
              ?? "the columns are \(known.joined(separator: ", "))"))
      } else if !seen.insert(cell.text).inserted {
        findings.append(
          Finding(
            .duplicate, path: path, at: span, "the column \(name) appears twice",
            suggestion: "keep one of them"))
      }
    }
    if findings.count >= columnLimit { return findings }
    let names = header.map(\.text)
    let others = names.filter { !known.contains($0) }
    let guesses =
      format.allowsOthers ? [] : others.compactMap { NearestName.nearest(to: $0, among: known) }
    for column in format.required where !names.contains(column) && !guesses.contains(column) {
      let nearest = format.allowsOthers ? NearestName.nearest(to: column, among: others) : nil
      findings.append(
        Finding(
          .missing, path: path, at: source.span(header[0].range),
          "the table has no column '\(column)'",
          suggestion: nearest.map { "is it the column '\($0)'? Then name it '\(column)'" }
            ?? "the columns are \(known.joined(separator: ", "))"))
    }
    return findings
  }

  static func finding(
    for problem: CSVReader.Problem, in source: SourceText, path: [String]
  ) -> Finding {
    switch problem {
    case .strayQuote(let offset):
      Finding(
        .syntax, path: path, at: source.span(offset..<offset + 1),
        "a quote does not fit here",
        suggestion: "put the whole cell in quotes, and write a quote inside it twice")
    case .openQuote(let offset):
      Finding(
        .syntax, path: path, at: source.span(offset..<offset + 1),
        "the quote that begins here is never closed", suggestion: "close it")
    case .memory:
      Finding(
        .unreadable, path: path, at: Span(source: source.index, line: 1, column: 1),
        "there is not enough memory to read the table")
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
