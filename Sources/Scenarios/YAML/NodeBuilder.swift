// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Yams

/// Turns what the YAML parser made into nodes with places, refusing what scenarios do not have.
struct NodeBuilder {
  /// What is wrong, in the order of the text.
  private(set) var findings = Findings()
  /// Whether something is cut in two, so that nothing else can be said of it.
  private(set) var isBlocking = false

  private let source: SourceText
  private let repairs: Repairs
  private var line = 1
  private var column = 1
  private var offset = 0

  init(source: SourceText, repairs: Repairs) {
    self.source = source
    self.repairs = repairs
  }

  /// A node with all that is in it.
  ///
  /// - Complexity: linear in the length of the text that it covers.
  mutating func node(_ node: Yams.Node, path: [String]) -> Node {
    let start = move(to: node.mark)
    if node.anchor != nil {
      // The guard found no anchor, so this is a defect of it; following aliases could take for ever.
      refuse(
        .unsupportedYAML, path: path, at: spanOfOpening, "an anchor, which scenarios do not have")
      return Node(span: spanOfOpening, content: .empty)
    }
    switch node {
    case .scalar(let scalar):
      return text(scalar, from: start)
    case .mapping(let mapping):
      return map(mapping, from: start, path: path)
    case .sequence(let sequence):
      let span = spanOfOpening
      let items = sequence.enumerated().map { self.node($1, path: path + ["\($0 + 1)"]) }
      return Node(span: span, content: .list(items))
    case .alias:
      let span = spanOfOpening
      refuse(.unsupportedYAML, path: path, at: span, "an alias, which scenarios do not have")
      return Node(span: span, content: .empty)
    }
  }

  private mutating func text(_ scalar: Yams.Node.Scalar, from start: Int) -> Node {
    let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
    let text = repairs.original(scalar.string)
    if text.isEmpty, !isQuoted {
      return Node(span: spanOfOpening, content: .empty)
    }
    let end = end(ofScalarAt: start, isQuoted: isQuoted, text: text)
    let span = Span(
      source: source.index, line: line, column: column,
      length: source.scalarCount(in: start..<max(start, end)))
    return Node(span: span, content: .text(text, isQuoted: isQuoted))
  }

  private mutating func map(
    _ mapping: Yams.Node.Mapping, from start: Int, path: [String]
  ) -> Node {
    let span = spanOfOpening
    var result = Mapping()
    result.isFlow = start < source.bytes.count && source.bytes[start] == UInt8(ascii: "{")
    for (key, value) in mapping {
      guard let entry = entry(key, value, in: result, path: path) else { continue }
      if isListGoingOn(entry, in: result) {
        refuse(
          .syntax, path: path, at: entry.keySpan,
          "\(Quoting.quoted(entry.key)) stands behind a comma, so that it is not part of the text before it",
          suggestion: "write a list in brackets and the whole text in quotes, for example "
            + "\"2 x reach from [tv, radio]\"")
        isBlocking = true
        continue
      }
      if !result.add(entry) {
        let first = result.entry(entry.key)?.keySpan
        refuse(
          .duplicate, path: path + [entry.key], at: entry.keySpan,
          "\(Quoting.quoted(entry.key)) appears twice",
          suggestion: first.map { "keep one; the first stands at \($0.line):\($0.column)" })
      }
    }
    return Node(span: span, content: .map(result))
  }

  /// Whether an entry is the rest of a list in a text without quotes, as `radio` is in
  /// `{at most: 2 x reach from tv, radio}`.
  private func isListGoingOn(_ entry: Mapping.Entry, in map: Mapping) -> Bool {
    guard map.isFlow, case .empty = entry.value.content, let before = map.entries.last,
      case .text(let text, isQuoted: false) = before.value.content
    else { return false }
    return text.contains(" from ") || text.contains(" on ")
  }

  private mutating func entry(
    _ key: Yams.Node, _ value: Yams.Node, in map: Mapping, path: [String]
  ) -> Mapping.Entry? {
    let keyNode = node(key, path: path)
    guard case .text(let name, let isQuoted) = keyNode.content else {
      refuse(
        .wrongType, path: path, at: keyNode.span, "a name is missing before ':'",
        suggestion: "write 'name: value'; put a name that begins with '[' or '{' in quotes")
      return nil
    }
    if !isQuoted, ReservedWord.isReserved(name) {
      refuse(
        .unsupportedYAML, path: path + [name], at: keyNode.span,
        ReservedWord.message(name), suggestion: ReservedWord.suggestion)
    }
    if !isQuoted, name == "<<" {
      refuse(
        .unsupportedYAML, path: path, at: keyNode.span,
        "'<<' merges maps, which scenarios do not have",
        suggestion: "write the entries out")
      return nil
    }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      refuse(
        .badValue, path: path + [name], at: keyNode.span, "a name with a control character",
        suggestion: "write it without")
    }
    var valueNode = node(value, path: path + [name])
    if case .empty = valueNode.content { valueNode.span = keyNode.span }
    return Mapping.Entry(
      key: name, keySpan: keyNode.span, isKeyQuoted: isQuoted, value: valueNode)
  }

  private mutating func refuse(
    _ code: Complaint.Code, path: [String], at span: Span, _ message: String,
    suggestion: String? = nil
  ) {
    findings.append(Finding(code, path: path, at: span, message, suggestion: suggestion))
  }

  // MARK: Places

  /// The offset of a mark. Nodes come in the order of the text, so that one pass over it finds them
  /// all.
  private mutating func move(to mark: Mark?) -> Int {
    guard let mark else { return offset }
    if mark.line != line || mark.column < column {
      line = mark.line
      column = 1
      offset = source.range(ofLine: line).lowerBound
    }
    while column < mark.column, offset < source.bytes.count {
      offset = source.scalarEnd(from: offset)
      column += 1
    }
    return offset
  }

  /// One character at the place that was moved to last.
  private var spanOfOpening: Span { Span(source: source.index, line: line, column: column) }

  private func end(ofScalarAt start: Int, isQuoted: Bool, text: String) -> Int {
    let lineEnd = source.range(ofLine: source.line(at: start)).upperBound
    guard isQuoted, start < lineEnd else { return min(start + text.utf8.count, lineEnd) }
    let quote = source.bytes[start]
    var position = start + 1
    while position < lineEnd {
      let byte = source.bytes[position]
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        position += 2
      } else if byte == quote {
        let isDoubled =
          quote == UInt8(ascii: "'") && position + 1 < lineEnd
          && source.bytes[position + 1] == quote
        if !isDoubled { return position + 1 }
        position += 2
      } else {
        position += 1
      }
    }
    return lineEnd
  }
}
