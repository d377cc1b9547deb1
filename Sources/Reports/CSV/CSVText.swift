// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes rows of comma-separated values.
///
/// Source: RFC 4180, with a line feed at the end of each row.
enum CSVText {
  /// The rows as text, fields in quotes where they hold a comma, a quote, a line break or blanks at an end.
  static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    let isPlain =
      text.utf8.allSatisfy { !"\",\r\n".utf8.contains($0) } && text.first != " "
      && text.last != " "
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
