// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads JSON into nodes with their places.
///
/// Source: RFC 8259.
struct JSONReader {
  /// Where and why a text stopped being JSON.
  struct Problem: Error {
    var offset: Int
    var message: String
  }

  /// How deep lists and objects may be nested.
  static let depthLimit = 100

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// The value of a whole text.
  ///
  /// - Complexity: linear in the number of bytes.
  static func read(_ bytes: [UInt8]) throws(Problem) -> JSONNode {
    var reader = JSONReader(bytes: bytes)
    reader.skipBlanks()
    let node = try reader.value()
    reader.skipBlanks()
    guard reader.position == bytes.count else {
      throw Problem(offset: reader.position, message: "text stands behind the end of the value")
    }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = current, " \t\r\n".utf8.contains(byte) { position += 1 }
  }

  private mutating func value() throws(Problem) -> JSONNode {
    let start = position
    let content: JSONNode.Content
    switch current {
    case UInt8(ascii: "{"): content = .object(try members())
    case UInt8(ascii: "["): content = .list(try list())
    case UInt8(ascii: "\""): content = .text(try string())
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte):
      content = .number(number())
    case nil: throw Problem(offset: max(0, position - 1), message: "the text ends too early")
    default: content = try word()
    }
    return JSONNode(content: content, range: start..<position)
  }

  private mutating func members() throws(Problem) -> [JSONNode.Member] {
    var members: [JSONNode.Member] = []
    try enter()
    while try !isEnd(UInt8(ascii: "}"), isFirst: members.isEmpty) {
      guard current == UInt8(ascii: "\"") else {
        throw Problem(
          offset: min(position, bytes.count - 1), message: "a name in quotes is missing")
      }
      let name = try string()
      skipBlanks()
      try take(UInt8(ascii: ":"))
      skipBlanks()
      members.append(JSONNode.Member(name: name, value: try value()))
    }
    return members
  }

  private mutating func list() throws(Problem) -> [JSONNode] {
    var items: [JSONNode] = []
    try enter()
    while try !isEnd(UInt8(ascii: "]"), isFirst: items.isEmpty) { items.append(try value()) }
    return items
  }

  private mutating func enter() throws(Problem) {
    depth += 1
    if depth > Self.depthLimit {
      throw Problem(offset: position, message: "nested more than \(Self.depthLimit) deep")
    }
    position += 1
  }

  /// Whether a list ends here; otherwise its next value begins, behind a comma unless it is the
  /// first.
  private mutating func isEnd(_ end: UInt8, isFirst: Bool) throws(Problem) -> Bool {
    skipBlanks()
    if current == end {
      position += 1
      depth -= 1
      return true
    }
    if !isFirst { try take(UInt8(ascii: ",")) }
    skipBlanks()
    return false
  }

  private mutating func take(_ byte: UInt8) throws(Problem) {
    guard current == byte else {
      let sign = Character(UnicodeScalar(byte))
      throw Problem(
        offset: max(0, min(position, bytes.count - 1)),
        message: current == nil ? "the text ends too early" : "a '\(sign)' is missing here")
    }
    position += 1
  }

  private mutating func number() -> String {
    let start = position
    while let byte = current, "+-.eE0123456789".utf8.contains(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func word() throws(Problem) -> JSONNode.Content {
    let start = position
    while let byte = current, byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A { position += 1 }
    switch String(decoding: bytes[start..<position], as: UTF8.self) {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    // Python writes these though JSON has them not; who asks for a figure says what is wrong with it.
    case "NaN": return .number("NaN")
    case "Infinity": return .number("Infinity")
    default: throw Problem(offset: start, message: "no JSON value begins here")
    }
  }

  private mutating func string() throws(Problem) -> String {
    let start = position
    var text: [UInt8] = []
    position += 1
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escaped()
      case ..<0x20: throw Problem(offset: position - 1, message: "a line ends inside a text")
      default: text.append(byte)
      }
    }
    throw Problem(offset: start, message: "the quote that begins here is never closed")
  }

  private mutating func escaped() throws(Problem) -> [UInt8] {
    let start = position - 1
    guard let byte = current else {
      throw Problem(offset: start, message: "the text ends too early")
    }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try unicode(from: start)
    default: throw Problem(offset: start, message: "JSON has no such escape")
    }
  }

  private mutating func unicode(from start: Int) throws(Problem) -> [UInt8] {
    var units = [try hex(from: start)]
    if UTF16.isLeadSurrogate(units[0]), position + 1 < bytes.count,
      bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      units.append(try hex(from: start))
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private mutating func hex(from start: Int) throws(Problem) -> UInt16 {
    let digits = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
    guard digits.utf8.count == 4, let unit = UInt16(digits, radix: 16) else {
      throw Problem(offset: start, message: "four hexadecimal digits are missing behind '\\u'")
    }
    position += 4
    return unit
  }
}
