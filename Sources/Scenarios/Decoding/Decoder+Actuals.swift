// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Actuals {
  /// The keys of a table of what was counted, where it is no plain name.
  static let keys = Keys<Actuals>(
    Vocabulary(thing: "a table of actuals", example: "write actuals.csv or {from: actuals.csv}"),
    [
      .apart(Key("from", .text, isRequired: true)),
      .key(
        "as of",
        Form(.text(like: "^\(Shape.day)$")) { $0.day($1) }, into: \.asOf,
        meaning: "The last day that counts, 2026-08-18."),
    ])
}

/// Reading what was counted while a plan ran.
extension Decoder {
  mutating func actuals(_ field: Field) -> Actuals {
    var actuals = Actuals(entries: [])
    if case .map = field.node.content { read(field, Actuals.keys, into: &actuals) }
    guard let table = actualsTable else { return actuals }
    var lines: [ActualKey: Int] = [:]
    for (position, row) in table.rows.enumerated() {
      guard let actual = actual(row, of: table) else { continue }
      let key = ActualKey(actual)
      if let first = lines[key] {
        let field = cell(row, "date", of: table)
        complain(
          .duplicate, at: field, "\(key.words) is counted twice, here and in row \(first + 1)",
          suggestion: "keep one of the rows, or name the lines or posts that they are of")
        continue
      }
      lines[key] = position
      actuals.entries.append(actual)
    }
    return actuals
  }

  private mutating func actual(_ row: [CSVCell], of table: Table) -> Actual? {
    let day = self.day(cell(row, "date", of: table))
    let kpi = actualKPI(cell(row, "kpi", of: table))
    let value = kpi.flatMap { actualValue(cell(row, "value", of: table), of: $0) }
    let line = table.node(row, "line").map { _ in cell(row, "line", of: table) }
    let post = table.node(row, "post").map { _ in cell(row, "post", of: table) }
    var isSound = true
    if let line, !isLine(line) { isSound = false }
    if let post, line == nil {
      complain(
        .missing, at: post, "a post needs the line that it is of",
        suggestion: "fill in the column 'line'")
      isSound = false
    }
    guard let day, let kpi, let value, isSound else { return nil }
    return Actual(
      day: day, kpi: kpi.name, value: value, line: line.map { text($0) },
      post: post.map { text($0) })
  }

  fileprivate mutating func day(_ field: Field) -> CalendarDate? {
    let example = "write year-month-day, for example 2026-07-01"
    guard let text = text(field, expected: "a day", example: example) else { return nil }
    do {
      return try PeriodText.date(text[...])
    } catch {
      complain(error, field)
      return nil
    }
  }

  private mutating func actualKPI(_ field: Field) -> KPI? {
    let name = text(field)
    if let kpi = kpis[name] { return kpi }
    if name == KPI.spend { return KPI(name: name, unit: currency) }
    let nearest = searches.nearest(to: name, among: Array(kpis.keys).sorted() + [KPI.spend])
    complain(
      .unknownName, at: field, "there is no KPI \(Quoting.quoted(name))",
      suggestion: nearest.map { "did you mean '\($0)'?" })
    return nil
  }

  private mutating func actualValue(_ field: Field, of kpi: KPI) -> Double? {
    var kpi = kpi
    return figure(field, of: &kpi)
  }

  private mutating func isLine(_ field: Field) -> Bool {
    let name = text(field)
    if names.ownLines.contains(name) { return true }
    let known = names.ownLines
    let nearest = searches.nearest(to: name, among: known.sorted())
    complain(
      .unknownName, at: field, "there is no line \(Quoting.quoted(name))",
      suggestion: nearest.map { "did you mean '\($0)'?" })
    return false
  }

  private func text(_ field: Field) -> String {
    if case .text(let text, _) = field.node.content { text } else { "" }
  }

  private func cell(_ row: [CSVCell], _ column: String, of table: Table) -> Field {
    let span = table.span(row, column)
    return Field(
      path: ["actuals", column], keySpan: span,
      node: Node(span: span, content: .text(table.text(row, column), isQuoted: true)))
  }
}

/// What may be counted once.
private struct ActualKey: Hashable {
  let actual: Actual

  init(_ actual: Actual) {
    var key = actual
    key.value = 0
    self.actual = key
  }

  /// `'signups' of 'aya', 'reel 2' on 2026-07-07`.
  var words: String {
    let parts = [actual.line, actual.post].compactMap(\.self).map { "'\($0)'" }
    let owner = parts.isEmpty ? "" : " of \(parts.joined(separator: ", "))"
    return "'\(actual.kpi)'\(owner) on \(actual.day)"
  }
}
