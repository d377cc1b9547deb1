// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Statistics

extension Proxy {
  private static let example =
    "write what it stands for, for example {for: policies, history: history.csv}"

  /// The keys of a proxy; its tables are read when all of them are known.
  static let keys = Keys<Proxy>(
    Vocabulary(
      thing: "a proxy",
      example: example, definition: "proxy",
      meaning: "What a KPI stands for: {for: policies, history: history.csv}.",
      whole: ["for"]),
    [
      .key(
        "for", .name("the name of a KPI", example: example, .text), into: \.distal,
        isRequired: true, meaning: "The KPI that matters in the end."),
      .key(
        "lag", Form(Shape(["type": ["integer", "string"]])) { $0.lags($1) }, into: \.lags,
        meaning: "How many periods of the history it follows later: 2, or 0..6 to look for it."),
      .apart(Key("history", .text, meaning: "A table with the columns date and both KPIs.")),
      .apart(
        Key(
          "scores", .text,
          meaning: "A table with the columns line, score and converted, a row for each unit.")),
      .key("threshold", .share, into: \.threshold),
      .key(
        "qualified as",
        .name("the name of a KPI", example: "write the name of a KPI under 'kpis'", .text),
        into: \.qualified,
        meaning: "The KPI that counts only units with a score at or above the threshold."),
    ])
}

/// Reading what stands for what.
extension Decoder {
  /// How many wrong cells of a table are named.
  private static let complaintLimit = 20

  /// Reads the proxies, and lets every line bring what is qualified of them.
  mutating func readProxies(_ field: Field, into scenario: inout Scenario) {
    let entries = entries(
      field, expected: "a map of proxies", example: Proxy.keys.vocabulary.example)
    for entry in entries ?? [] {
      guard let proxy = proxy(entry, in: scenario) else { continue }
      scenario.proxies.append(proxy)
    }
    for proxy in scenario.proxies {
      guard let name = proxy.qualified, let threshold = proxy.threshold, proxy.scores != nil,
        scenario.linesBringing(name).isEmpty
      else { continue }
      scenario = scenario.qualifying(proxy, at: threshold, as: name)
    }
  }

  private mutating func proxy(_ field: Field, in scenario: Scenario) -> Proxy? {
    guard let parts = fields(field, Proxy.keys.vocabulary) else { return nil }
    var proxy = Proxy(kpi: field.key, for: "")
    read(parts, Proxy.keys, into: &proxy)
    if proxy.distal.isEmpty { return nil }
    let tables = proxyTables[field.key]
    if let part = parts["history"], let table = tables?.history {
      proxy.history = history(part, in: table, of: proxy, until: scenario.period?.last)
    }
    if let part = parts["scores"], let table = tables?.scores {
      let scores = scores(part, table)
      proxy.scores = scores.map(\.unit)
      checkLines(of: scores, at: part, by: proxy, in: scenario)
    }
    if let part = parts["qualified as"], let name = proxy.qualified {
      refuseBrought(name, at: part, by: proxy, in: scenario)
    }
    return proxy
  }

  /// `2`, or `0..6`: numbers of periods.
  fileprivate mutating func lags(_ field: Field) -> ClosedRange<Int>? {
    let example = "write a number of periods of the history, for example 2, or a range, 0..6"
    guard let text = text(field, expected: "a lag", example: example) else { return nil }
    let ends = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = ends.filter { !$0.isEmpty }.map { Int($0.trimmed) }
    let isWritten = ends.count == 1 || ends.count == 3 && ends[1].isEmpty
    guard isWritten, numbers.count == (ends.count + 1) / 2, let first = numbers[0],
      let last = numbers[numbers.count - 1], first >= 0
    else {
      complain(.badValue, at: field, "\(Quoting.quoted(text)) is not a lag", suggestion: example)
      return nil
    }
    guard first <= last else {
      complain(
        .outOfRange, at: field, "the lag ends before it begins",
        suggestion: "write \(last)..\(first)")
      return nil
    }
    return first...last
  }

  // MARK: History

  private mutating func history(
    _ field: Field, in table: Table, of proxy: Proxy, until end: CalendarDate?
  ) -> [Proxy.Observation] {
    var observations: [(observation: Proxy.Observation, cell: Field)] = []
    var isSound = true
    let before = findings.count
    for row in table.rows where findings.count < before + Self.complaintLimit {
      let cell = cell("date", of: row, in: table, at: field)
      guard let date = date(cell, until: end) else {
        isSound = false
        continue
      }
      let observation = Proxy.Observation(
        date: date, proxy: figure(proxy.kpi, of: row, in: table, at: field),
        distal: figure(proxy.distal, of: row, in: table, at: field))
      observations.append((observation, cell))
    }
    if isSound { checkDates(observations) }
    return observations.map(\.observation)
  }

  /// A cell as a field, so that complaints find it.
  private func cell(
    _ column: String, of row: [CSVCell], in table: Table, at field: Field
  ) -> Field {
    let span = table.span(row, column)
    return Field(
      path: field.path, keySpan: span,
      node: table.node(row, column) ?? Node(span: span, content: .empty))
  }

  private mutating func date(_ cell: Field, until end: CalendarDate?) -> CalendarDate? {
    guard case .text(let text, _) = cell.node.content else {
      complain(
        .missing, at: cell, "this row has no date", suggestion: "write its day, or remove the row")
      return nil
    }
    do {
      let date = try PeriodText.date(text[...])
      guard let end, date > end else { return date }
      complain(
        .outOfRange, at: cell, "\(date) lies in the future: the scenario's period ends \(end)",
        suggestion: "a history holds what has happened; check the year, or remove the row")
      return nil
    } catch {
      complain(error, cell)
      return nil
    }
  }

  /// A cell's number; `nil` where the cell is empty, which is a gap, or wrong.
  private mutating func figure(
    _ column: String, of row: [CSVCell], in table: Table, at field: Field
  ) -> Double? {
    let cell = cell(column, of: row, in: table, at: field)
    if case .empty = cell.node.content { return nil }
    return number(cell, allowsShare: true)
  }

  /// Days that appear twice are refused, and so are rows of two frequencies.
  private mutating func checkDates(
    _ observations: [(observation: Proxy.Observation, cell: Field)]
  ) {
    var first: [CalendarDate: Field] = [:]
    let before = findings.count
    for (observation, cell) in observations where findings.count < before + Self.complaintLimit {
      guard let earlier = first[observation.date] else {
        first[observation.date] = cell
        continue
      }
      complain(
        .duplicate, at: cell,
        "\(observation.date) appears twice; the first is on line \(earlier.keySpan.line)",
        suggestion: "add the two rows up, or keep one of them")
    }
    do throws(PeriodGrid.Problem) {
      _ = try PeriodGrid(observations.map { PeriodGrid.Day($0.observation.date) })
    } catch {
      guard case .mixed(let position) = error else { return }
      complain(
        .contradiction, at: observations[position].cell,
        "from \(observations[position].observation.date) on the rows are further apart or closer "
          + "together than the others",
        suggestion: "give all rows one frequency, for example a row for every month; "
          + "a missing period is no row, or empty cells")
    }
  }

  // MARK: Scores

  private mutating func scores(
    _ field: Field, _ table: Table
  ) -> [(unit: Proxy.ScoredUnit, cell: Field)] {
    var units: [(unit: Proxy.ScoredUnit, cell: Field)] = []
    let before = findings.count
    for row in table.rows where findings.count < before + Self.complaintLimit {
      let cells = ["line", "score", "converted"].map { cell($0, of: row, in: table, at: field) }
      let texts: [String] = cells.compactMap { cell in
        if case .text(let text, _) = cell.node.content { text } else { nil }
      }
      guard texts.count == 3 else {
        for (name, cell) in zip(["line", "score", "converted"], cells) where cell.node.isEmpty {
          complain(
            .missing, at: cell, "this row has no '\(name)'",
            suggestion: "fill the cell or remove the row")
        }
        continue
      }
      guard let score = number(cells[1], allowsShare: true),
        let converted = truth(texts[2], cells[2])
      else { continue }
      units.append(
        (Proxy.ScoredUnit(line: texts[0], score: score, converted: converted), cells[0]))
    }
    return units
  }

  /// Yes or no, as people and spreadsheets write them.
  private mutating func truth(_ text: String, _ cell: Field) -> Bool? {
    switch text.lowercased() {
    case "yes", "true", "1": return true
    case "no", "false", "0": return false
    default:
      complain(
        .badValue, at: cell, "\(Quoting.quoted(text)) is neither yes nor no",
        suggestion: "write yes or no, true or false, 1 or 0")
      return nil
    }
  }

  /// Scores are of lines that bring the proxy, and every such line has some.
  private mutating func checkLines(
    of scores: [(unit: Proxy.ScoredUnit, cell: Field)], at field: Field, by proxy: Proxy,
    in scenario: Scenario
  ) {
    // Lines that could not be read would be missed here.
    let areLinesRead = !findings.kept.contains {
      ["campaigns", "creators", "curves"].contains($0.complaint.path.first)
    }
    guard areLinesRead else { return }
    let bringing = scenario.linesBringing(proxy.kpi)
    let lines = Set(scenario.campaigns.map(\.name) + scenario.creators.map(\.name))
    var met: Set<String> = []
    for (unit, cell) in scores where met.insert(unit.line).inserted {
      if bringing.contains(unit.line) { continue }
      let isKnown = lines.contains(unit.line)
      let nearest = searches.nearest(to: unit.line, among: bringing)
      complain(
        isKnown ? .contradiction : .unknownName, at: cell,
        isKnown
          ? "the line \(Quoting.quoted(unit.line)) brings no \(Quoting.quoted(proxy.kpi))"
          : "there is no line \(Quoting.quoted(unit.line))",
        suggestion: nearest.map { "did you mean '\($0)'?" } ?? "remove its rows")
    }
    for line in bringing where !met.contains(line) {
      complain(
        .missing, at: field,
        "\(Quoting.quoted(line)) brings \(Quoting.quoted(proxy.kpi)), and no row of the scores is of it",
        suggestion: "add scored units of \(Quoting.quoted(line)), one a row")
    }
  }

  private mutating func refuseBrought(
    _ name: String, at field: Field, by proxy: Proxy, in scenario: Scenario
  ) {
    // What the proxy's own KPIs are is told by the checks.
    guard let line = scenario.linesBringing(name).first, name != proxy.kpi, name != proxy.distal
    else { return }
    complain(
      .contradiction, at: field,
      "\(Quoting.quoted(line)) brings \(Quoting.quoted(name)) already, which follows from the scores",
      suggestion: "take it out of what lines bring")
  }
}

extension Scenario {
  /// The lines that bring a KPI themselves, in the order of the scenario.
  fileprivate func linesBringing(_ kpi: String) -> [String] {
    campaigns.filter { $0.brings.contains { $0.kpi == kpi } }.map(\.name)
      + creators.filter { $0.packages.contains { $0.brings.contains { $0.kpi == kpi } } }
      .map(\.name)
  }
}

extension PeriodGrid.Day {
  /// The day of a date.
  fileprivate init(_ date: CalendarDate) {
    self.init(year: date.year, month: date.month, day: date.day)
  }
}

extension Node {
  /// Whether it holds nothing.
  fileprivate var isEmpty: Bool {
    if case .empty = content { true } else { false }
  }
}
