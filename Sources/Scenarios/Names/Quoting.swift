// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts an author's words into messages.
enum Quoting {
  /// The longest piece of an author's text that a message repeats, in characters.
  static let limit = 60

  /// The text in single quotes, shortened if it is long.
  static func quoted(_ text: some StringProtocol) -> String {
    text.count <= limit ? "'\(text)'" : "'\(text.prefix(limit))…'"
  }

  /// Several texts in quotes, as "'a', 'b' and 'c'".
  static func list(_ texts: [String], joinedBy word: String = "and") -> String {
    let quoted = texts.map { self.quoted($0) }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
