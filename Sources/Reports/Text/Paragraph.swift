// SPDX-License-Identifier: GPL-3.0-or-later

/// Breaks text into lines.
enum Paragraph {
  /// The text in lines of at most `width` columns, broken at spaces; a word that is too long by
  /// itself is cut.
  ///
  /// - Complexity: linear in the length of the text.
  static func lines(_ text: String, width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in DisplayText.visible(text).split(separator: " ") {
      let needed = DisplayText.width(String(word))
      if used > 0, used + 1 + needed <= width {
        line += " " + word
        used += 1 + needed
        continue
      }
      if used > 0 { lines.append(line) }
      var rest = word
      while DisplayText.width(String(rest)) > width {
        let (head, tail) = DisplayText.split(rest, at: width)
        lines.append(String(head))
        rest = tail
      }
      line = String(rest)
      used = DisplayText.width(line)
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The text as whole lines, every line after the first indented by `hanging` and all by `indent`.
  static func text(
    _ text: String, width: Int, indent: Int = 0, hanging: Int = 0, role: Style.Role? = nil,
    style: Style
  ) -> String {
    let lines = lines(text, width: width - indent - hanging)
    var result = ""
    for (position, line) in lines.enumerated() {
      let margin = indent + (position > 0 ? hanging : 0)
      result += String(repeating: " ", count: margin) + style(role, line) + "\n"
    }
    return result
  }
}
