// SPDX-License-Identifier: GPL-3.0-or-later

/// Words that YAML tools read as true, false or nothing, and that a scenario therefore never holds without quotes.
enum ReservedWord {
  private static let all: Set<String> = [
    "yes", "no", "on", "off", "true", "false", "null", "~",
  ]

  /// Whether a plain text is one of them.
  static func isReserved(_ text: String) -> Bool {
    text.utf8.count <= 5 && all.contains(text.lowercased())
  }
}
