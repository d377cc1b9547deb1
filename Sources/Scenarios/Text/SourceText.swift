// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A text that was read, known to be clean UTF-8, with its lines.
///
/// Places in it cost the same however long its lines are. Columns count Unicode scalars, as editors
/// and YAML parsers do for all but combined characters.
struct SourceText: Sendable {
  /// What complaints call the text: a path, `<stdin>`, or `--set` with its argument.
  let name: String
  /// Which of the texts of a load this is.
  let index: Int
  /// The UTF-8 without a byte order mark.
  let bytes: [UInt8]
  /// The offset of the first byte of each line.
  let lineStarts: [Int]
  /// Whether it is a table, whose cells other tools write.
  let isTable: Bool

  /// Where the text comes from.
  let origin: Origin
  /// How many Unicode scalars begin before each block of ``blockSize`` bytes.
  private let scalarsBeforeBlocks: [Int32]

  /// Where a text comes from.
  enum Origin: Sendable {
    /// A file that the user named, or one in the folder of such a file.
    case file
    /// A file outside of the scenario's folder: what it holds is not repeated in complaints.
    case outside
    /// Standard input.
    case input
    /// The arguments.
    case arguments
  }

  private static let blockSize = 1024

  /// Stores a text; its bytes were checked by ``TextDecoding``.
  ///
  /// - Complexity: linear in the number of bytes.
  init(
    name: String, index: Int, bytes: [UInt8], origin: Origin = .file, isTable: Bool = false
  ) {
    self.name = name
    self.index = index
    self.bytes = bytes
    self.origin = origin
    self.isTable = isTable
    lineStarts = Self.lineStarts(of: bytes)
    scalarsBeforeBlocks = Self.scalarsBeforeBlocks(of: bytes)
  }

  /// The line of a byte, from 1.
  ///
  /// - Complexity: logarithmic in the number of lines.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The place of the bytes of `range`, cut at the end of the line.
  func span(_ range: Range<Int>) -> Span {
    let line = line(at: range.lowerBound)
    let bounds = self.range(ofLine: line)
    let end = min(range.upperBound, bounds.upperBound)
    return Span(
      source: index, line: line,
      column: scalarCount(in: bounds.lowerBound..<range.lowerBound) + 1,
      length: end > range.lowerBound ? scalarCount(in: range.lowerBound..<end) : 1)
  }

  /// The bytes of a line without its line break.
  func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return start..<end
  }

  /// The text of a line without its line break; empty for a line that does not exist.
  func text(ofLine line: Int) -> String {
    String(decoding: bytes[range(ofLine: line)], as: UTF8.self)
  }

  /// The number of Unicode scalars among bytes that begin and end between scalars.
  ///
  /// - Complexity: constant.
  func scalarCount(in range: Range<Int>) -> Int {
    range.isEmpty
      ? 0 : scalarCount(before: range.upperBound) - scalarCount(before: range.lowerBound)
  }

  private func scalarCount(before offset: Int) -> Int {
    let block = offset / Self.blockSize
    var count = Int(scalarsBeforeBlocks[block])
    for byte in bytes[block * Self.blockSize..<offset] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The offset of a place; the end of the line for a column past it.
  ///
  /// - Complexity: logarithmic in the number of bytes.
  func offset(line: Int, column: Int) -> Int {
    let bounds = range(ofLine: line)
    let wanted = scalarCount(before: bounds.lowerBound) + max(0, column - 1)
    // The last block that begins no later than the wanted scalar.
    var low = bounds.lowerBound / Self.blockSize
    var high = scalarsBeforeBlocks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if scalarsBeforeBlocks[middle] <= wanted { low = middle } else { high = middle }
    }
    var offset = max(bounds.lowerBound, low * Self.blockSize)
    while offset < bounds.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    var count = scalarCount(before: offset)
    while count < wanted, offset < bounds.upperBound {
      offset = scalarEnd(from: offset)
      count += 1
    }
    return min(offset, bounds.upperBound)
  }

  /// The offset behind the Unicode scalar that begins at an offset.
  func scalarEnd(from offset: Int) -> Int {
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return min(end, bytes.count)
  }

  private static func scalarsBeforeBlocks(of bytes: [UInt8]) -> [Int32] {
    var counts: [Int32] = []
    counts.reserveCapacity(bytes.count / blockSize + 1)
    var count: Int32 = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % blockSize == 0 { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    if bytes.count % blockSize == 0 { counts.append(count) }
    return counts
  }

  /// Line breaks are LF, CRLF and CR; other Unicode line separators were refused before.
  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      let isBreak =
        byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
          && !(offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n"))
      if isBreak { starts.append(offset + 1) }
    }
    return starts
  }
}
