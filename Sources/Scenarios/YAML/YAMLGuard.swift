// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Looks over a text before a YAML parser sees it: refuses the parts of YAML that scenarios do not
/// have, and everything that could cost a parser its stack or its time.
///
/// It reads tokens as YAML does. Texts must end on their line, quoted or not, so that it cannot
/// lose its way for longer than that. What it lets pass holds no anchor, alias, tag, block of text
/// or second document, and is nested at most ``depthLimit`` deep.
struct YAMLGuard {
  /// How deep maps and lists may be nested; scenarios need about six levels.
  static let depthLimit = 50

  /// After this many complaints the rest of a text is not looked at.
  static let findingLimit = 100

  /// What is wrong, in the order of the text.
  private(set) var findings = Findings()
  /// What the author should know although the text can be read.
  private(set) var notes: [Finding] = []
  /// Whether a YAML parser must not see the text.
  private(set) var isBlocking = false
  /// Offsets of characters that begin no YAML value although a reader can guess what was meant.
  private(set) var repairs: [Int] = []

  private let source: SourceText
  private var position = 0
  private var end = 0
  private var flowDepth = 0
  private var indents: [Int] = []
  private var hasMarker = false
  private var hasContent = false
  private var hasEnded = false
  private var isStopped = false
  private var isBehindIndicator = false
  /// The indentation behind which a line goes on with the unquoted text that was read last; `nil`
  /// behind anything else.
  private var textLevel: Int?
  /// The same for the token that is being read, if it is an unquoted text.
  private var tokenLevel = -1
  private var lineStart = 0

  /// Looks over a whole text.
  ///
  /// - Complexity: linear in the number of bytes.
  init(_ source: SourceText) {
    self.source = source
    var line = 1
    while line <= source.lineStarts.count, !isStopped {
      let range = source.range(ofLine: line)
      position = range.lowerBound
      end = range.upperBound
      line = scanLine(line) ?? line + 1
    }
  }

  /// Scans one line; gives the line to go on with if it is not the next.
  private mutating func scanLine(_ line: Int) -> Int? {
    lineStart = position
    if scanDocumentMarker() { return nil }
    skipIndentation()
    var isFirst = true
    var opensLevel = true
    while position < end, !isStopped {
      let byte = source.bytes[position]
      if isBlank(byte) {
        position += 1
        continue
      }
      if byte == UInt8(ascii: "#") {
        if isFirst { noteHiddenEntry() }
        return nil
      }
      if !noteContent() { return nil }
      if isFirst { checkContinuation(byte) }
      tokenLevel = indents.last ?? -1
      if opensLevel, flowDepth == 0 { openLevel() }
      if isStopped { return nil }
      // Behind `- ` and `? `, and behind a `: ` that begins a line, another map or list may begin on the same line.
      let isCompact = byte != UInt8(ascii: ":") || isFirst
      opensLevel = false
      isFirst = false
      if let next = scanToken(byte, line: line) { return next }
      opensLevel = isCompact && isBehindIndicator
    }
    return nil
  }

  /// Refuses a line that goes on with the unquoted text at the end of the line before.
  private mutating func checkContinuation(_ byte: UInt8) {
    guard let level = textLevel else { return }
    textLevel = nil
    let isContinued =
      flowDepth > 0
      ? !(isFlowIndicator(byte) || byte == UInt8(ascii: ":")) : column > max(0, level)
    guard isContinued else { return }
    if flowDepth > 0 {
      refuse(
        at: position..<position + 1, .syntax, "a ',' or a closing bracket is missing before here",
        suggestion: "put ',' between entries, and end each text on its line")
    } else {
      refuse(
        at: position..<position + 1, .syntax,
        "this line is indented as if it went on with the text above",
        suggestion: "indent it like the names around it, and end each text on its line")
    }
  }

  private mutating func scanToken(_ byte: UInt8, line: Int) -> Int? {
    isBehindIndicator = false
    let isBehindText = textLevel != nil && flowDepth > 0
    textLevel = nil
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      if isBehindText { refuseBracketInText() }
      flowDepth += 1
      position += 1
      checkDepth(at: position - 1)
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      flowDepth = max(0, flowDepth - 1)
      position += 1
    case UInt8(ascii: ","):
      position += 1
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      if isIndicator(byte) {
        position += 1
        isBehindIndicator = true
      } else {
        scanPlain()
      }
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      scanQuoted(byte)
    case UInt8(ascii: "&"):
      refuseWord("begins an anchor, which scenarios do not have")
    case UInt8(ascii: "*"):
      refuseWord("begins an alias, which scenarios do not have")
    case UInt8(ascii: "!"):
      refuseWord("begins a tag, which scenarios do not have")
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return scanBlockText(line: line)
    case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"):
      repair()
    default:
      scanPlain()
    }
    return nil
  }

  /// A `-`, `?` or `:` that belongs to the structure and not to a word.
  private func isIndicator(_ byte: UInt8) -> Bool {
    let next = position + 1
    if next >= end || isBlank(source.bytes[next]) { return true }
    return flowDepth > 0 && byte != UInt8(ascii: "-")
  }

  private mutating func scanPlain() {
    textLevel = tokenLevel
    while position < end {
      let byte = source.bytes[position]
      let next = position + 1 < end ? source.bytes[position + 1] : UInt8(ascii: " ")
      if byte == UInt8(ascii: ":"), isBlank(next) { return }
      if byte == UInt8(ascii: "#"), isAfterBlank { return }
      if flowDepth > 0, isFlowIndicator(byte) { return }
      position += 1
    }
  }

  private mutating func scanQuoted(_ quote: UInt8) {
    let start = position
    position += 1
    while position < end {
      let byte = source.bytes[position]
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        position += 2
      } else if byte != quote {
        position += 1
      } else if quote == UInt8(ascii: "'"), position + 1 < end, source.bytes[position + 1] == quote
      {
        position += 2
      } else {
        position += 1
        checkEnd(ofQuoted: start)
        return
      }
    }
    position = end
    refuse(
      at: start..<end, .syntax, "the quote that begins here is not closed on its line",
      suggestion: "close it, or write an apostrophe inside single quotes twice")
  }

  /// What follows a closing quote must end the value.
  private mutating func checkEnd(ofQuoted start: Int) {
    guard position < end else { return }
    let next = source.bytes[position]
    if isBlank(next) || next == UInt8(ascii: ":") || isFlowIndicator(next) { return }
    refuse(
      at: start..<position + 1, .syntax, "text stands behind a closing quote",
      suggestion: "write an apostrophe inside single quotes twice, or use double quotes")
    position = end
  }

  private mutating func scanBlockText(line: Int) -> Int? {
    let start = position
    let rest = source.bytes[position + 1..<end].prefix { $0 != UInt8(ascii: "#") }
    let isHeader = rest.allSatisfy {
      isBlank($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    guard isHeader, flowDepth == 0 else {
      repair()
      return nil
    }
    refuse(
      at: start..<start + 1, .unsupportedYAML,
      "'\(Character(UnicodeScalar(source.bytes[start])))' begins a block of text, which scenarios do not have",
      suggestion: "write the text on one line, in quotes")
    let own = indentation(ofLine: line)
    var next = line + 1
    while next <= source.lineStarts.count {
      let range = source.range(ofLine: next)
      let isEmpty = source.bytes[range].allSatisfy(isBlank)
      if !isEmpty, indentation(ofLine: next) <= own { break }
      next += 1
    }
    return next
  }

  // MARK: Documents and levels

  /// Handles a `---`, `...` or `%` at the beginning of a line; says whether the line is done.
  private mutating func scanDocumentMarker() -> Bool {
    guard position < end else { return false }
    let line = source.bytes[position..<end]
    func isMarker(_ marker: String) -> Bool {
      line.starts(with: marker.utf8) && (line.count == 3 || isBlank(line[line.startIndex + 3]))
    }
    if isMarker("---") {
      if hasContent || hasMarker {
        refuseDocument()
        return true
      }
      hasMarker = true
      position += 3
      return false
    }
    if isMarker("...") {
      hasEnded = hasContent || hasMarker
      return true
    }
    if line.first == UInt8(ascii: "%"), flowDepth == 0, !hasContent, !hasMarker,
      line.starts(with: "%YAML".utf8) || line.starts(with: "%TAG".utf8)
    {
      refuse(
        at: position..<end, .unsupportedYAML, "a YAML directive, which scenarios do not have",
        suggestion: "remove the line")
      return true
    }
    return false
  }

  private mutating func noteContent() -> Bool {
    if hasEnded {
      refuseDocument()
      return false
    }
    hasContent = true
    return true
  }

  private mutating func refuseDocument() {
    refuse(
      at: position..<min(end, position + 3), .unsupportedYAML, "a second document begins here",
      suggestion: "keep one scenario per file")
    isStopped = true
  }

  private mutating func skipIndentation() {
    let start = position
    while position < end, source.bytes[position] == UInt8(ascii: " ") { position += 1 }
    guard position < end, flowDepth == 0 else { return }
    let blanks = source.bytes[position..<end].prefix(while: isBlank)
    let hasText =
      blanks.endIndex < end && source.bytes[blanks.endIndex] != UInt8(ascii: "#")
    if !blanks.isEmpty, hasText {
      refuse(
        at: start..<blanks.endIndex, .syntax, "a tab indents this line",
        suggestion: "indent with spaces")
    } else if hasText, source.bytes[position..<end].starts(with: [0xC2, 0xA0]) {
      refuse(
        at: position..<position + 2, .syntax, "a non-breaking space indents this line",
        suggestion: "indent with plain spaces")
    }
  }

  /// Takes note of the indentation of a token that may begin a map or a list.
  private mutating func openLevel() {
    while let last = indents.last, last > column { indents.removeLast() }
    if indents.last != column {
      tokenLevel = indents.last ?? -1
      indents.append(column)
    }
    checkDepth(at: position)
  }

  private var column: Int { position - lineStart }

  private mutating func checkDepth(at offset: Int) {
    guard indents.count + flowDepth > Self.depthLimit else { return }
    refuse(
      at: offset..<offset + 1, .syntax, "nested more than \(Self.depthLimit) deep",
      suggestion: "close what is open before here")
    isStopped = true
  }

  private func indentation(ofLine line: Int) -> Int {
    source.bytes[source.range(ofLine: line)].prefix { $0 == UInt8(ascii: " ") }.count
  }

  /// Refuses a list or a map behind a text without quotes, as in
  /// `{at most: 2 x reach from [a, b]}`.
  private mutating func refuseBracketInText() {
    let sign = Character(UnicodeScalar(source.bytes[position]))
    refuse(
      at: position..<position + 1, .syntax,
      "'\(sign)' cannot stand inside a text without quotes here",
      suggestion: "put the whole text in quotes, for example "
        + "\"2 x reach from [tv, radio]\", or put ',' before the bracket")
  }

  /// Warns of a comment that looks like an entry whose name begins with `#`, as `#summer: {…}`
  /// does.
  private mutating func noteHiddenEntry() {
    let line = source.bytes[position..<end]
    guard let first = line.dropFirst().first,
      first >= 0x80 || Character(UnicodeScalar(first)).isLetter
        || Character(UnicodeScalar(first)).isNumber,
      let colon = line.firstIndex(of: UInt8(ascii: ":")),
      colon + 1 == end || isBlank(source.bytes[colon + 1]),
      notes.count < Self.findingLimit
    else { return }
    let name = String(decoding: source.bytes[position..<colon], as: UTF8.self)
    let complaint = Complaint(
      .inconsistent, severity: .warning, path: [],
      message: "\(Quoting.quoted(name)) begins a comment, so that this line is not read",
      suggestion: "put the name in quotes, or a blank behind '#' if the line is a comment")
    notes.append(Finding(complaint, at: source.span(position..<colon)))
  }

  // MARK: Refusals

  private mutating func refuse(
    at range: Range<Int>, _ code: Complaint.Code, _ message: String, suggestion: String
  ) {
    findings.append(Finding(code, at: source.span(range), message, suggestion: suggestion))
    isBlocking = true
    if findings.count >= Self.findingLimit { isStopped = true }
  }

  private mutating func refuseWord(_ what: String) {
    let start = position
    position += 1
    while position < end, !isBlank(source.bytes[position]),
      flowDepth == 0 || !isFlowIndicator(source.bytes[position])
    {
      position += 1
    }
    let sign = Character(UnicodeScalar(source.bytes[start]))
    refuse(
      at: start..<position, .unsupportedYAML, "'\(sign)' \(what)",
      suggestion: "put the name in quotes if it begins with '\(sign)'")
  }

  private mutating func repair() {
    let start = position
    repairs.append(start)
    if repairs.count >= Self.findingLimit {
      isBlocking = true
      isStopped = true
    }
    position += 1
    scanPlain()
    let sign = Character(UnicodeScalar(source.bytes[start]))
    findings.append(
      Finding(
        .syntax, at: source.span(start..<position), "a name cannot begin with '\(sign)'",
        suggestion: "put the name in quotes"))
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private func isFlowIndicator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
  }

  private var isAfterBlank: Bool {
    guard position > 0 else { return true }
    let before = source.bytes[position - 1]
    return isBlank(before) || before == UInt8(ascii: "\n") || before == UInt8(ascii: "\r")
  }
}
