// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Models
import Planning

/// Reads a model from MPS text in one pass, and gathers every mistake on the way.
struct MOPReader {
  /// After this many mistakes the rest of the file is not read.
  static let mostFindings = Findings.limit

  let source: SourceText
  private let layout: MOPLayout
  private(set) var findings = Findings()

  var name = ""
  var sense: LinearModel.Sense?
  /// Where the file says which way the objectives go.
  var senseSpan: Span?
  var rows: [MOPRow] = []
  var rowIndices: [String: Int] = [:]
  var columns: [MOPColumn] = []
  var columnIndices: [String: Int] = [:]
  var entries: [MOPEntry] = []

  /// The columns that are being read are whole numbers; the marker that said so.
  var integerMarker: Span?
  /// The bytes of the name of the column that is being read.
  var currentColumn: Range<Int>?
  /// The names of the sets of right-hand sides, ranges and bounds.
  var setNames: [MOPSection: String] = [:]
  /// Names that stand in the file although their line was wrong, so that they are not called
  /// unknown as well.
  var misreadNames: Set<String> = []

  private var section: MOPSection?
  private var seen: [MOPSection: Int] = [:]
  private var hasBadSection = false
  private var isOver = false
  private var fields: [Range<Int>] = []

  init(_ source: SourceText) {
    self.source = source
    layout = MOPLayout(of: source)
  }

  /// Reads the text; `nil` where there is a mistake.
  ///
  /// - Complexity: linear in the size of the text.
  mutating func read() -> NamedModel? {
    var lastLine: Range<Int>?
    for line in 1...source.lineStarts.count {
      let range = source.range(ofLine: line)
      fields.removeAll(keepingCapacity: true)
      MOPLayout.splitAtBlanks(range, of: source, into: &fields)
      guard let first = fields.first, source.bytes[range.lowerBound] != UInt8(ascii: "*") else {
        continue
      }
      lastLine = first.lowerBound..<range.upperBound
      if isOver {
        complain(
          .syntax, at: first, "there is text behind ENDATA",
          advice: "remove it, or move ENDATA behind it")
        break
      }
      if first.lowerBound == range.lowerBound {
        readHeader(range)
      } else {
        readData(range)
      }
      if findings.count >= Self.mostFindings {
        findings.close(
          with: Finding(
            .syntax, at: source.span(range.upperBound..<range.upperBound),
            "there are more mistakes than \(Self.mostFindings)",
            suggestion: "check that the file is an MPS model"))
        return nil
      }
    }
    finish(lastLine)
    return findings.hasErrors ? nil : model()
  }

  private mutating func readHeader(_ line: Range<Int>) {
    let word = text(fields[0])
    guard let next = MOPSection(rawValue: word.uppercased()) else {
      refuseHeader(word)
      section = nil
      hasBadSection = true
      return
    }
    section = next
    if let before = seen[next] {
      complain(
        .duplicate, at: fields[0], "\(next.rawValue) stands in line \(before) already",
        advice: "put both parts into one")
    } else if let needed = next.needed, seen[needed] == nil, !hasBadSection {
      complain(
        .syntax, at: fields[0], "\(next.rawValue) stands before \(needed.rawValue)",
        advice: "the order is NAME, ROWS, COLUMNS, RHS, RANGES, BOUNDS, ENDATA")
    }
    seen[next] = source.line(at: line.lowerBound)
    if next != .columns { closeColumns() }
    switch next {
    case .name:
      if fields.count > 1 {
        name = text(fields[1].lowerBound..<fields[fields.count - 1].upperBound)
      }
    case .sense:
      if fields.count > 1 { readSense(Array(fields.dropFirst())) }
    case .end:
      isOver = true
    case .rows, .columns, .rightHandSides, .ranges, .bounds:
      if fields.count > 1 {
        complain(
          .syntax, at: fields[1], "there is text behind \(next.rawValue)",
          advice: "write it on a line of its own that begins with a blank")
      }
    }
  }

  private mutating func refuseHeader(_ word: String) {
    if let advice = MOPSection.unsupported[word.uppercased()] {
      complain(
        .notSupportedYet, at: fields[0], "the section \(word.uppercased()) cannot be read",
        advice: advice)
      return
    }
    let known = MOPSection.allCases.map(\.rawValue)
    let nearest = NearestName.nearest(to: word, among: known).map { "did you mean \($0)? " } ?? ""
    complain(
      .unknownKey, at: fields[0], "there is no section \(Quoting.quoted(word))",
      advice: nearest + "lines of data begin with a blank, comments with '*'")
  }

  private mutating func readData(_ range: Range<Int>) {
    guard let section else {
      // A line below a section that cannot be read says nothing of its own.
      if !hasBadSection {
        complain(
          .syntax, at: fields[0], "there is data before the first section",
          advice: "begin with NAME or ROWS in the first column")
        hasBadSection = true
      }
      return
    }
    layout.split(range, of: source, into: &fields)
    switch section {
    case .name, .end:
      complain(
        .syntax, at: fields[0], "there is data below \(section.rawValue), which takes none",
        advice: "write the name of a section in the first column")
    case .sense: readSense(fields)
    case .rows: readRow(fields, layout: layout)
    case .columns: readColumn(fields)
    case .rightHandSides, .ranges: readPairs(fields, section)
    case .bounds: readBound(fields)
    }
  }

  /// What can only be told at the end.
  private mutating func finish(_ lastLine: Range<Int>?) {
    guard let lastLine else {
      complain(
        .syntax, at: 0..<0, "the file holds no model",
        advice: "it is to have NAME, ROWS, COLUMNS and ENDATA")
      return
    }
    closeColumns()
    if hasBadSection { return }
    if seen[.rows] == nil || seen[.columns] == nil {
      let missing = seen[.rows] == nil ? "ROWS" : "COLUMNS"
      complain(.missing, at: lastLine, "there is no section \(missing)")
    }
    if !isOver {
      complain(
        .missing, at: lastLine, "the file ends without ENDATA",
        advice: "check that it is whole, and write ENDATA behind the last line")
    }
  }

  /// Ends the columns, which every other section does.
  private mutating func closeColumns() {
    currentColumn = nil
    if let marker = integerMarker {
      findings.append(
        Finding(
          .syntax, at: marker, "'INTORG' has no 'INTEND'",
          suggestion: "write a marker line with 'INTEND' behind the last integer column"))
    }
    integerMarker = nil
  }
}

extension MOPReader {
  /// The text of some bytes.
  func text(_ range: Range<Int>) -> String {
    String(decoding: source.bytes[range], as: UTF8.self)
  }

  mutating func complain(
    _ code: Complaint.Code, at range: Range<Int>, _ message: String, advice: String? = nil
  ) {
    complain(code, at: source.span(range), message, advice: advice)
  }

  mutating func complain(
    _ code: Complaint.Code, at span: Span, _ message: String, advice: String? = nil
  ) {
    findings.append(Finding(code, at: span, message, suggestion: advice))
  }

  /// Says something that its author should know although the model can be used.
  mutating func warn(at span: Span, _ message: String, _ advice: String) {
    findings.append(
      Finding(
        Complaint(
          .inconsistent, severity: .warning, path: [], message: message, suggestion: advice),
        at: span))
  }

  /// Says that nothing has a name; what it may have been meant to be is only looked for in short
  /// lists.
  mutating func refuseUnknown(
    _ what: String, at range: Range<Int>, among names: [String: Int], section: String
  ) {
    let name = text(range)
    if misreadNames.contains(name) { return }
    let nearest =
      names.count <= 2000 ? NearestName.nearest(to: name, among: names.keys.sorted()) : nil
    complain(
      .unknownName, at: range, "there is no \(what) \(Quoting.quoted(name))",
      advice: nearest.map { "did you mean \(Quoting.quoted($0))?" }
        ?? "name it under \(section) first")
  }

  /// The number of a field, if it is one of a size that makes sense.
  mutating func number(_ range: Range<Int>, of what: String) -> Double? {
    let bytes = source.bytes[range]
    guard let value = MOPNumber.value(bytes) else {
      refuseNumber(range)
      return nil
    }
    if abs(value) >= MOPNumber.infinity {
      complain(
        .outOfRange, at: range, "\(Quoting.quoted(text(range))) is larger than any \(what) can be",
        advice: "stay below 1e20, in larger units if need be")
      return nil
    }
    if value != 0, abs(value) < MOPNumber.smallest {
      complain(
        .outOfRange, at: range,
        "\(Quoting.quoted(text(range))) is closer to 0 than any \(what) can be",
        advice: "write 0, or use smaller units")
      return nil
    }
    return value
  }

  mutating func refuseNumber(_ range: Range<Int>) {
    let word = text(range)
    let lower = word.lowercased()
    let advice: String
    if MOPNumber.isInfinityWord(source.bytes[range]) || lower.hasSuffix("nan") {
      advice = "write a finite number"
    } else if lower.contains("0x") {
      advice = "write it with the digits 0 to 9"
    } else if word.contains(",") {
      advice = "write it with a decimal point and without commas"
    } else {
      advice = "write it as 1200, -0.5 or 1.2e3"
    }
    complain(.badValue, at: range, "\(Quoting.quoted(word)) is not a number", advice: advice)
  }
}
