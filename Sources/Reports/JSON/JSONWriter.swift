// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes JSON values as text.
///
/// What nobody sees in a text, or what turns its direction, is written as an escape, so that a name
/// can neither act on a terminal nor look like another.
struct JSONWriter {
  private let layout: JSONValue.Layout
  private var bytes: [UInt8] = []
  private var depth = 0

  init(_ layout: JSONValue.Layout) {
    self.layout = layout
  }

  /// What was written, ended by a line break.
  var text: String { String(decoding: bytes, as: UTF8.self) + "\n" }

  /// Writes a value behind what there is.
  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: add("null")
    case .bool(let value): add(value ? "true" : "false")
    case .number(let number): write(number)
    case .text(let text): write(text)
    case .list(let values):
      add(UInt8(ascii: "["))
      depth += 1
      for (position, value) in values.enumerated() {
        beginEntry(isFirst: position == 0)
        write(value)
      }
      end(UInt8(ascii: "]"), isEmpty: values.isEmpty)
    case .object(let values):
      add(UInt8(ascii: "{"))
      depth += 1
      for (position, entry) in values.sorted(by: { $0.key < $1.key }).enumerated() {
        beginEntry(isFirst: position == 0)
        write(entry.key)
        add(layout == .indented ? " : " : ":")
        write(entry.value)
      }
      end(UInt8(ascii: "}"), isEmpty: values.isEmpty)
    }
  }

  private mutating func beginEntry(isFirst: Bool) {
    if !isFirst { add(UInt8(ascii: ",")) }
    breakLine()
  }

  private mutating func end(_ bracket: UInt8, isEmpty: Bool) {
    depth -= 1
    if isEmpty, layout == .indented { add(UInt8(ascii: "\n")) }
    breakLine()
    add(bracket)
  }

  private mutating func breakLine() {
    guard layout == .indented else { return }
    add(UInt8(ascii: "\n"))
    for _ in 0..<2 * depth { add(UInt8(ascii: " ")) }
  }

  /// The shortest digits that read as the same number; what JSON cannot write is null.
  private mutating func write(_ number: Double) {
    guard number.isFinite else { return add("null") }
    let digits = "\(number)"
    add(digits.hasSuffix(".0") ? digits.dropLast(2) : digits[...])
  }

  private mutating func write(_ text: String) {
    add(UInt8(ascii: "\""))
    // Plain ASCII, the usual case, is copied.
    if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 && $0 != 0x22 && $0 != 0x5C }) {
      bytes += text.utf8
    } else {
      for scalar in text.unicodeScalars { write(scalar) }
    }
    add(UInt8(ascii: "\""))
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": add("\\\"")
    case "\\": add("\\\\")
    case "\n": add("\\n")
    case "\r": add("\\r")
    case "\t": add("\\t")
    case "\u{8}": add("\\b")
    case "\u{C}": add("\\f")
    case _ where Self.isUnseen(scalar):
      let digits = String(scalar.value, radix: 16)
      add("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: bytes += String(Character(scalar)).utf8
    }
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
      true
    default: false
    }
  }

  private mutating func add(_ byte: UInt8) { bytes.append(byte) }

  private mutating func add(_ text: some StringProtocol) { bytes += text.utf8 }
}
