// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes rows of comma-separated values.
///
/// Source: RFC 4180, with a line feed at the end of each row.
enum CSVText {
  /// The rows as text, fields in quotes where they hold a comma, a quote, a line break or blanks at
  /// an end.
  static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  /// A text that a spreadsheet would take for a formula gets an apostrophe in front; a sign alone
  /// is none.
  ///
  /// Source: OWASP, CSV Injection.
  private static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first),
      text.unicodeScalars.count > 1, Double(text) == nil
    else { return text }
    return "'" + text
  }

  /// Goes by scalars: to Swift a quote with an accent behind it is one character, and not a quote.
  private static func field(_ text: String) -> String {
    let text = harmless(text)
    let scalars = text.unicodeScalars
    let isPlain =
      !scalars.contains { "\",\r\n".unicodeScalars.contains($0) } && scalars.first != " "
      && scalars.last != " "
    if isPlain { return text }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in scalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
