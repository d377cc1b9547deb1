// SPDX-License-Identifier: GPL-3.0-or-later

/// A text in which single characters are replaced by reserved ones, each by its own.
struct Repairs {
  /// The text as it was written.
  let source: SourceText
  private var replacements: [Int: UnicodeScalar] = [:]
  private var originals: [UnicodeScalar: UnicodeScalar] = [:]
  private var replacedKeys = 0

  init(source: SourceText) {
    self.source = source
  }

  /// The text with its replacements.
  ///
  /// - Complexity: linear in the number of bytes.
  var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.bytes.count + 3 * replacements.count)
    var copied = 0
    for (offset, stand) in replacements.sorted(by: { $0.key < $1.key }) {
      bytes += source.bytes[copied..<offset]
      bytes += Array(String(Character(stand)).utf8)
      copied = source.scalarEnd(from: offset)
    }
    bytes += source.bytes[copied...]
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Replaces the character that begins at an offset.
  mutating func replace(at offset: Int) {
    guard offset < source.bytes.count,
      let stand = UnicodeScalar(TextDecoding.firstReserved + UInt32(originals.count)),
      let original = String(
        decoding: source.bytes[offset..<source.scalarEnd(from: offset)], as: UTF8.self
      ).unicodeScalars.first
    else { return }
    replacements[offset] = stand
    originals[stand] = original
  }

  /// Replaces a letter of the key at a place, so that it differs from every other; says whether it
  /// could.
  mutating func replaceKey(line: Int, column: Int) -> Bool {
    guard replacedKeys < YAMLReader.repeatLimit else { return false }
    let offset = source.offset(line: line, column: column)
    let end = source.range(ofLine: line).upperBound
    guard offset < end else { return false }
    let sign = source.bytes[offset]
    if "[{?".utf8.contains(sign) { return false }
    replacedKeys += 1
    guard sign == UInt8(ascii: "\"") || sign == UInt8(ascii: "'") else {
      replace(at: offset)
      return true
    }
    guard offset + 1 < end, source.bytes[offset + 1] != sign,
      source.bytes[offset + 1] != UInt8(ascii: "\\")
    else { return false }
    replace(at: offset + 1)
    return true
  }

  /// A text of a node as it was written.
  func original(_ text: String) -> String {
    guard !originals.isEmpty, text.unicodeScalars.contains(where: { originals[$0] != nil }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(originals[scalar] ?? scalar) }
    return String(result)
  }
}
