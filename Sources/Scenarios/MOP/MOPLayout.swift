// SPDX-License-Identifier: GPL-3.0-or-later

/// How the fields of a data line are told apart.
enum MOPLayout: Equatable {
  /// By blanks; names hold none. `firstOff` is the first line that is not in the columns of punched
  /// cards, if any.
  case free(firstOff: Int?)
  /// By the columns of punched cards, so that names may hold blanks.
  case fixed

  /// The columns of the six fields, from 0.
  static let columns = [1..<3, 4..<12, 14..<22, 24..<36, 39..<47, 49..<61]
  /// Which of them hold names.
  static let names = [1, 2, 4]

  /// The layout of a file: fixed where every data line keeps the columns and a name holds a blank,
  /// otherwise free.
  ///
  /// Where no name holds a blank both ways to read a line give the same.
  ///
  /// - Complexity: linear in the bytes up to the first line that does not keep the columns.
  init(of source: SourceText) {
    var hasBlank = false
    for line in 1...source.lineStarts.count {
      let range = source.range(ofLine: line)
      guard let first = source.bytes[range].first, Self.isBlank(first),
        Self.isCard(source, range)
      else { continue }
      guard Self.keepsColumns(source, at: range, hasBlank: &hasBlank) else {
        self = .free(firstOff: line)
        return
      }
    }
    self = hasBlank ? .fixed : .free(firstOff: nil)
  }

  /// Parts a data line by columns where the file is read so, empty fields left out; `fields` holds
  /// what blanks part.
  ///
  /// - Complexity: linear in the length of the line.
  func split(_ range: Range<Int>, of source: SourceText, into fields: inout [Range<Int>]) {
    guard self == .fixed, Self.isCard(source, range) else { return }
    fields.removeAll(keepingCapacity: true)
    for columns in Self.columns {
      let field = Self.trimmed(Self.field(columns, of: range), of: source)
      if !field.isEmpty { fields.append(field) }
    }
  }

  /// The words of a line, parted by blanks and tabs.
  static func splitAtBlanks(
    _ range: Range<Int>, of source: SourceText, into fields: inout [Range<Int>]
  ) {
    var start: Int?
    for offset in range {
      if isBlank(source.bytes[offset]) {
        if let first = start { fields.append(first..<offset) }
        start = nil
      } else if start == nil {
        start = offset
      }
    }
    if let first = start { fields.append(first..<range.upperBound) }
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Whether a line holds anything that columns apply to; markers stand where their writer likes.
  private static func isCard(_ source: SourceText, _ range: Range<Int>) -> Bool {
    let bytes = source.bytes[range]
    guard bytes.contains(where: { !isBlank($0) }) else { return false }
    return
      !(bytes.contains(UInt8(ascii: "'"))
      && String(decoding: bytes, as: UTF8.self).uppercased().contains("'MARKER'"))
  }

  private static func keepsColumns(
    _ source: SourceText, at range: Range<Int>, hasBlank: inout Bool
  ) -> Bool {
    var covered = range.lowerBound
    for (index, columns) in columns.enumerated() {
      let whole = field(columns, of: range)
      for offset in covered..<whole.lowerBound where source.bytes[offset] != UInt8(ascii: " ") {
        return false
      }
      covered = whole.upperBound
      let text = trimmed(whole, of: source)
      if text.isEmpty { continue }
      let hasInnerBlank = source.bytes[text].contains(where: isBlank)
      if names.contains(index) {
        guard text.lowerBound == whole.lowerBound, !source.bytes[text].contains(UInt8(ascii: "\t"))
        else { return false }
        hasBlank = hasBlank || hasInnerBlank
      } else if hasInnerBlank || index > 0 && MOPNumber.value(source.bytes[text]) == nil {
        return false
      }
    }
    return !source.bytes[covered..<range.upperBound].contains { !isBlank($0) }
  }

  /// The part of a line in some columns; empty at its end where the line is shorter.
  private static func field(_ columns: Range<Int>, of line: Range<Int>) -> Range<Int> {
    min(
      line.lowerBound + columns.lowerBound, line.upperBound)..<min(
        line.lowerBound + columns.upperBound, line.upperBound)
  }

  private static func trimmed(_ range: Range<Int>, of source: SourceText) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(source.bytes[start]) { start += 1 }
    while end > start, isBlank(source.bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}
