// SPDX-License-Identifier: GPL-3.0-or-later

/// Words that YAML tools read as true, false or nothing, and that a scenario therefore never holds
/// without quotes.
enum ReservedWord {
  private static let all: Set<String> = [
    "yes", "no", "on", "off", "true", "false", "null", "~",
  ]

  /// Whether a plain text is one of them.
  static func isReserved(_ text: String) -> Bool {
    text.utf8.count <= 5 && all.contains(text.lowercased())
  }

  /// What to say where one of them stands for a name.
  static func message(_ word: String) -> String {
    "\(Quoting.quoted(word)) is no name: many YAML tools read it as yes, no or nothing"
  }

  /// What to do about it.
  static let suggestion = "put it in quotes if it is a name"
}
