// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes names so that YAML reads the very same ones.
enum YAMLText {
  /// The name as it is, or in quotes where YAML could take it for something else.
  static func name(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isLetter } == true && text.last != " " && !ReservedWord.isReserved(text)
      && text.allSatisfy { $0.isLetter || $0.isASCII && $0.isNumber || " _-.".contains($0) }
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A text behind `#`, on one line.
  static func comment(_ text: String) -> String {
    "# " + String(text.map { $0.isNewline ? " " : $0 })
  }

  /// A cell of a CSV table.
  static func cell(_ text: String) -> String {
    let needsQuotes =
      text.contains { ",\"\r\n".contains($0) } || text.first == " " || text.last == " "
    return needsQuotes
      ? "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\"" : text
  }
}
