// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Turns bytes into a text, or says at which character it cannot.
enum TextDecoding {
  /// Files above this size are refused before they are looked at, in bytes.
  static let sizeLimit = 16 * 1024 * 1024

  /// Private-use scalars from here on stand for repaired characters, see ``YAMLReader``; no text
  /// may hold them.
  static let firstReserved: UInt32 = 0x10_0000

  /// A text without a byte order mark, and every reason why it is not one that people can read and
  /// check.
  ///
  /// A text of more than `limit` bytes is refused with the `advice`.
  ///
  /// - Complexity: linear in the number of bytes.
  static func decode(
    _ bytes: [UInt8], name: String, index: Int, origin: SourceText.Origin = .file,
    isTable: Bool = false, limit: Int = sizeLimit,
    advice: String = "check that it is the right file; put figures of many lines into CSV tables"
  ) -> (SourceText, [Finding]) {
    if bytes.count > limit {
      let source = SourceText(name: name, index: index, bytes: [], origin: origin)
      return (source, [tooLarge(source, limit: limit, advice: advice)])
    }
    if let workbook = workbook(bytes) {
      let source = SourceText(name: name, index: index, bytes: [])
      let finding = Finding(
        Complaint(
          .unreadable, path: [], message: "the file is \(workbook), not a text",
          suggestion: "open it and save the sheet as CSV, separated by commas"),
        at: source.span(0..<0))
      return (source, [finding])
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let source = SourceText(name: name, index: index, bytes: [], origin: origin)
      let finding = Finding(
        Complaint(
          .unreadable, path: [], message: "the file is UTF-16 text, not UTF-8",
          suggestion: "save it as UTF-8"), at: source.span(0..<0))
      return (source, [finding])
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let offset = firstInvalid(in: content) {
      return invalid(content, at: offset, name: name, index: index, origin: origin)
    }
    let source = SourceText(
      name: name, index: index, bytes: content, origin: origin, isTable: isTable)
    guard let (offset, scalar) = firstForbidden(in: content) else { return (source, []) }
    let finding = Finding(
      Complaint(
        .unreadable, path: [], message: message(for: scalar), suggestion: "remove it"),
      at: source.span(offset..<offset + 1))
    return (source, [finding])
  }

  /// What a spreadsheet program keeps its own files in, by their first bytes; `nil` for other
  /// files.
  private static func workbook(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return "a workbook (.xlsx, .ods, .numbers) or another packed file"
    }
    return bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) ? "a workbook (.xls)" : nil
  }

  private static func tooLarge(_ source: SourceText, limit: Int, advice: String) -> Finding {
    Finding(
      Complaint(
        .unreadable, path: [],
        message: "the file is larger than \(limit / 1024 / 1024) MB, the most that is read",
        suggestion: advice),
      at: source.span(0..<0))
  }

  private static func invalid(
    _ content: [UInt8], at offset: Int, name: String, index: Int, origin: SourceText.Origin
  ) -> (SourceText, [Finding]) {
    let valid = SourceText(
      name: name, index: index, bytes: Array(content[..<offset]), origin: origin)
    let hex = String(content[offset], radix: 16, uppercase: true)
    let finding = Finding(
      Complaint(
        .unreadable, path: [], message: "byte 0x\(hex) is not UTF-8 text",
        suggestion: "save the file as UTF-8"), at: valid.span(offset..<offset))
    return (valid, [finding])
  }

  private static func message(for scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "a character that cannot be displayed (U+\(padded))"
  }

  /// The offset of the first byte that is not well-formed UTF-8.
  private static func firstInvalid(in bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var offset = 0
    while offset < bytes.count {
      let length = sequenceLength(bytes[offset])
      guard length > 0, offset + length <= bytes.count,
        String(validating: bytes[offset..<offset + length], as: UTF8.self) != nil
      else { return offset }
      offset += length
    }
    return nil
  }

  private static func sequenceLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// The first scalar that no text may hold: control characters, line separators that few editors
  /// show, marks in the middle, and the reserved ones.
  private static func firstForbidden(in bytes: [UInt8]) -> (offset: Int, scalar: UInt32)? {
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        if lead < 0x20, lead != 0x09, lead != 0x0A, lead != 0x0D { return (offset, UInt32(lead)) }
        if lead == 0x7F { return (offset, 0x7F) }
        offset += 1
        continue
      }
      let length = sequenceLength(lead)
      var scalar = UInt32(lead) & (0x7F >> UInt32(length))
      for byte in bytes[offset + 1..<offset + length] { scalar = scalar << 6 | UInt32(byte & 0x3F) }
      switch scalar {
      case 0x80...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF, firstReserved...:
        return (offset, scalar)
      default: offset += length
      }
    }
    return nil
  }
}
