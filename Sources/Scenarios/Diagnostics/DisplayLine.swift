// SPDX-License-Identifier: GPL-3.0-or-later

/// A line of text cut into what a terminal shows for each character, with its width in columns.
///
/// Widths follow the East Asian wide ranges and the usual combining marks; where a terminal
/// disagrees, a caret is off by a column and nothing else.
struct DisplayLine {
  private struct Cell {
    let text: String
    let width: Int
  }

  private let cells: [Cell]

  init(_ text: String) {
    cells = text.unicodeScalars.map { scalar in
      Self.isInvisible(scalar)
        ? Cell(text: scalar == "\t" ? " " : Self.escape(scalar), width: Self.escapedWidth(scalar))
        : Cell(text: String(Character(scalar)), width: Self.width(scalar))
    }
  }

  /// The text with everything that a terminal would not show, or would act on, written out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result += isInvisible(scalar) ? escape(scalar) : String(Character(scalar))
    }
    return result
  }

  /// A part of the line of at most `limit` columns around the characters of `range`, with the
  /// offset and width of those characters in it.
  func window(
    around range: Range<Int>, limit: Int
  ) -> (text: String, offset: Int, width: Int) {
    let first = min(range.lowerBound, cells.count)
    let last = max(first, min(range.upperBound, cells.count))
    let start = start(around: first..<last, limit: limit)
    var text = start > 0 ? "…" : ""
    let lead = start > 0 ? 1 : 0
    var used = lead
    var end = start
    while end < cells.count {
      let isLast = end == cells.count - 1
      if used + cells[end].width > limit - (isLast ? 0 : 1) { break }
      text += cells[end].text
      used += cells[end].width
      end += 1
    }
    if end < cells.count { text += "…" }
    let shown = first < min(last, end) ? width(first..<min(last, end)) : 0
    return (text, lead + width(start..<first), max(1, shown))
  }

  /// The first cell to show: the line's own if the range then fits, else one that leaves a third of
  /// the window before the range, and no room unused behind it.
  private func start(around range: Range<Int>, limit: Int) -> Int {
    let total = width(0..<cells.count)
    if total <= limit || width(0..<range.upperBound) <= limit - 1 { return 0 }
    var start = range.lowerBound
    while start > 0, width(start - 1..<range.lowerBound) <= limit / 3 { start -= 1 }
    while start > 0, width(start - 1..<cells.count) <= limit - 1 { start -= 1 }
    return start
  }

  private func width(_ range: Range<Int>) -> Int {
    cells[range].reduce(0) { $0 + $1.width }
  }

  /// Control characters, marks that turn the direction of text, and spaces of no width.
  private static func isInvisible(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  private static func escape(_ scalar: UnicodeScalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }

  private static func escapedWidth(_ scalar: UnicodeScalar) -> Int {
    scalar == "\t" ? 1 : escape(scalar).count
  }

  private static func width(_ scalar: UnicodeScalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x610...0x61A, 0x64B...0x65F,
      0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x200C...0x200D, 0x20D0...0x20FF, 0xFE00...0xFE0F,
      0xFE20...0xFE2F, 0x1F3FB...0x1F3FF:
      0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
