// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Makes a scenario from nodes, collecting every complaint on the way.
///
/// What cannot be understood is left out or replaced by something harmless, so that one mistake
/// hides no other; the scenario must not be used if there are findings.
struct Decoder {
  /// What is wrong, in the order of decoding.
  private(set) var findings = Findings()
  /// What the author should know although it was understood, in the order of decoding.
  private(set) var notes: [Finding] = []
  /// The currency of every amount, from the first one that was met.
  private(set) var currency: String?
  /// What other currencies are worth in the scenario's own.
  var rates: [ExchangeRate] = []
  /// The other currencies that were met.
  var usedRates: Set<String> = []
  /// What the scenario calls its things, known before anything refers to them.
  let names: Names
  /// The KPIs as far as they are read, by name.
  var kpis: [String: KPI] = [:]
  /// The table of what was counted, as far as it could be read.
  var actualsTable: Table?
  /// The tables of proxies, by the proxy's name.
  var proxyTables: [String: ProxyTables] = [:]

  /// The lines as the file has them, before other sections let them bring more.
  var readLines: (campaigns: [Campaign], creators: [Creator]) = ([], [])
  /// The lines that need not be decoded again.
  let kept: Kept?

  private let sources: [SourceText]
  /// The searches for names that nothing has.
  var searches = NameSearches()
  /// The tables that were warned about because of points between thousands.
  private var groupedTables: Set<Int32> = []

  init(root: Node, sources: [SourceText], keeping kept: Kept? = nil) {
    self.sources = sources
    self.kept = kept
    names = Names(root: root)
    currency = kept?.currency
    usedRates = kept?.usedRates ?? []
  }

  // MARK: Complaints

  mutating func complain(
    _ code: Complaint.Code, at field: Field, _ message: String, suggestion: String? = nil
  ) {
    findings.append(
      Finding(code, path: field.path, at: field.node.span, message, suggestion: suggestion))
  }

  mutating func complainAboutKey(
    _ code: Complaint.Code, at field: Field, _ message: String, suggestion: String? = nil
  ) {
    let complaint = Complaint(
      code, path: field.path, isAboutKey: true, message: message, suggestion: suggestion)
    findings.append(Finding(complaint, at: field.keySpan))
  }

  mutating func complain(_ problem: BadValue, _ field: Field) {
    complain(problem.code, at: field, problem.message, suggestion: problem.suggestion)
  }

  mutating func note(_ field: Field, _ message: String, suggestion: String) {
    let complaint = Complaint(
      .inconsistent, severity: .warning, path: field.path, message: message,
      suggestion: suggestion)
    notes.append(Finding(complaint, at: field.node.span))
  }

  /// Whether a place is in a table, whose cells other tools write.
  func isInTable(_ span: Span) -> Bool {
    Int(span.source) < sources.count && sources[Int(span.source)].isTable
  }

  /// Warns, once for a table, of a cell such as `30.000`, which is read as 30.
  mutating func noteGrouping(_ text: Substring, _ field: Field) {
    let source = field.node.span.source
    guard NumberText.looksGrouped(text.trimmed), isInTable(field.node.span),
      groupedTables.insert(source).inserted
    else { return }
    note(
      field, "\(Quoting.quoted(text.trimmed)) is read as \(NumberText.shortened(text.trimmed))",
      suggestion: "in tables a point is a decimal one: save it without points between thousands "
        + "if they are meant")
  }

  /// Whether something in a map that was read last, but not deeper in it, was complained about.
  func hasComplaint(directlyIn path: [String]) -> Bool {
    for finding in findings.kept.reversed() {
      guard finding.complaint.path.starts(with: path) else { return false }
      if finding.complaint.path.count == path.count + 1 { return true }
    }
    return false
  }

  /// Whether a key at the top was complained about as a misspelling of another.
  func hasComplaint(about key: String) -> Bool {
    findings.kept.contains { $0.complaint.suggestion == "did you mean '\(key)'?" }
  }

  // MARK: Maps

  /// The fields of a map with fixed keys: complains about unknown, future and missing ones.
  mutating func fields(_ field: Field, _ vocabulary: Vocabulary) -> Fields? {
    guard
      let entries = entries(
        field, expected: vocabulary.expected ?? vocabulary.thing, example: vocabulary.example)
    else { return nil }
    var understood: [Field] = []
    var guesses: Set<String> = []
    for entry in entries {
      if vocabulary.knows(entry.key) {
        understood.append(entry)
      } else if vocabulary.later.contains(entry.key) {
        complainAboutKey(
          .notSupportedYet, at: entry, "\(Quoting.quoted(entry.key)) is not supported yet",
          suggestion: "remove it")
      } else {
        guesses.formUnion(complainAboutUnknown(entry, vocabulary))
      }
    }
    let present = Set(entries.map(\.key)).union(guesses)
    for key in vocabulary.keys where key.isRequired && !present.contains(key.name) {
      complainAboutMissing(key.name, of: field, example: vocabulary.example)
    }
    return Fields(own: field, all: understood)
  }

  /// The entries of a map with names of the author's choice.
  mutating func entries(_ field: Field, expected: String, example: String) -> [Field]? {
    guard case .map(let map) = field.node.content else {
      complainAboutType(field, expected: expected, example: example)
      return nil
    }
    var entries: [Field] = []
    var isBehindComma = false
    for entry in map.entries {
      let inner = Field(entry, in: field.path)
      if map.isFlow, isTailOfNumber(inner) {
        if !isBehindComma { complainAboutComma(inner) }
        isBehindComma = true
        continue
      }
      isBehindComma = false
      if entry.key.allSatisfy(\.isWhitespace) {
        complainAboutKey(.badValue, at: inner, "an empty name", suggestion: "write a name")
      } else {
        entries.append(inner)
      }
    }
    return entries
  }

  mutating func complainAboutMissing(_ key: String, of field: Field, example: String) {
    let owner = field.path.isEmpty ? "the scenario" : Quoting.quoted(field.key)
    let complaint = Complaint(
      .missing, path: field.path + [key], isAboutKey: true,
      message: "\(owner) has no '\(key)'", suggestion: example)
    findings.append(Finding(complaint, at: field.keySpan))
  }

  /// - Returns: the key that the author may have meant.
  private mutating func complainAboutUnknown(_ entry: Field, _ vocabulary: Vocabulary) -> [String] {
    let message = "unknown key \(Quoting.quoted(entry.key))"
    if case .empty = entry.node.content, let colon = entry.key.firstIndex(of: ":") {
      complainAboutKey(.unknownKey, at: entry, message, suggestion: "put a space behind ':'")
      return [String(entry.key[..<colon])]
    }
    if let nearest = NearestName.nearest(to: entry.key, among: vocabulary.known) {
      complainAboutKey(.unknownKey, at: entry, message, suggestion: "did you mean '\(nearest)'?")
      return [nearest]
    }
    complainAboutKey(
      .unknownKey, at: entry, message,
      suggestion: "\(vocabulary.thing) has \(Quoting.list(vocabulary.known))")
    return []
  }

  // MARK: Thousands commas

  /// Whether an entry is what follows the comma in `{most: 1,200}`.
  func isTailOfNumber(_ entry: Field) -> Bool {
    guard case .empty = entry.node.content, !entry.isKeyQuoted else { return false }
    return entry.key.first.map { $0.isASCII && $0.isNumber } ?? false
  }

  mutating func complainAboutComma(_ entry: Field) {
    complainAboutKey(
      .badValue, at: entry,
      "a comma inside {} ends an entry, so \(Quoting.quoted(entry.key)) stands alone",
      suggestion: "write numbers without commas, 1200 or 1.2k")
  }

  // MARK: Types

  mutating func complainAboutType(_ field: Field, expected: String, example: String) {
    let owner = field.path.isEmpty ? "the file" : Quoting.quoted(field.key)
    if case .empty = field.node.content {
      complain(
        .wrongType, at: field, "\(owner) has no value",
        suggestion: isCutByComment(field) ? "put the value in quotes if '#' belongs to it" : example
      )
      return
    }
    let found =
      switch field.node.content {
      case .empty, .ends: "a range"
      case .text(let text, _): Quoting.quoted(text)
      case .map: "a map"
      case .list: "a list"
      }
    complain(
      .wrongType, at: field, "\(owner) must be \(expected), not \(found)", suggestion: example)
  }

  /// Whether a comment follows at once where a value should be, as in `name: #1`.
  private func isCutByComment(_ field: Field) -> Bool {
    let source = Int(field.keySpan.source)
    guard source < sources.count else { return false }
    let text = sources[source]
    let span = field.keySpan
    let start = text.offset(line: Int(span.line), column: Int(span.column + span.length))
    let rest = text.bytes[start..<text.range(ofLine: Int(span.line)).upperBound]
      .drop { ": \t".utf8.contains($0) }
    guard rest.first == UInt8(ascii: "#") else { return false }
    return rest.dropFirst().first.map { !" #".utf8.contains($0) } ?? false
  }

  // MARK: Currencies

  /// Takes note of the currency of an amount; says whether it is the scenario's.
  mutating func accept(currency code: String?, _ field: Field) -> Bool {
    guard let code else { return true }
    guard let currency else {
      currency = code
      return true
    }
    if currency == code { return true }
    complain(
      .currency, at: field, "an amount in \(code) in a scenario of \(currency)",
      suggestion: "convert it, or give its worth in \(currency), for example "
        + "'rates: {\(code): 1.25}'")
    return false
  }
}
