// SPDX-License-Identifier: GPL-3.0-or-later

import CUTF8Proc

/// Text as a terminal shows it: what cannot be seen is written out, and widths are counted in
/// columns.
///
/// Source of the widths: Unicode Standard Annex 11, East Asian Width, through utf8proc.
package enum DisplayText {
  /// The text with control characters, line ends, marks that turn its direction and invisible
  /// characters written as `\u{202E}`, so that a name can neither act on the terminal nor look like
  /// another.
  ///
  /// The joiner and the selectors inside an emoji stay.
  package static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for character in text {
      let isEmoji = character.unicodeScalars.contains { $0.properties.isEmojiPresentation }
      for scalar in character.unicodeScalars {
        if isHidden(scalar), !(isEmoji && scalar == "\u{200D}") {
          result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  /// How many columns the text takes; a character of several scalars counts as its widest one.
  ///
  /// - Complexity: linear in the length of the text.
  static func width(_ text: String) -> Int {
    // Plain ASCII, the usual case, needs no table.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
    return text.reduce(0) { $0 + width($1) }
  }

  /// The longest beginning of at most `columns` columns, and the rest.
  static func split(_ text: Substring, at columns: Int) -> (Substring, Substring) {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      let next = width(text[end])
      if used + next > columns, used > 0 { break }
      used += next
      end = text.index(after: end)
    }
    return (text[..<end], text[end...])
  }

  private static func width(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    // U+FE0F asks for the emoji form; two regional indicators make one flag.
    if scalars.contains("\u{FE0F}") { return 2 }
    if scalars.count == 2, scalars.allSatisfy({ (0x1F1E6...0x1F1FF).contains($0.value) }) {
      return 2
    }
    return scalars.reduce(0) { max($0, Int(utf8proc_charwidth(Int32($1.value)))) }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }
}
