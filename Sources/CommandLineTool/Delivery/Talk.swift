// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios

/// What is said on stderr, beside the data.
struct Talk {
  /// What stderr can show.
  let appearance: Appearance
  /// Whether only errors are said.
  let isQuiet: Bool

  /// Talk where nothing else was asked for.
  static let standard = Talk(color: .auto, isQuiet: false)

  /// Talk in a look.
  init(color: TalkOptions.ColorChoice, isQuiet: Bool) {
    appearance = Appearance(of: 2, color: color)
    self.isQuiet = isQuiet
  }

  /// Says something worth knowing, unless only errors are wanted.
  func note(_ text: String) {
    if !isQuiet { write("\(text)\n") }
  }

  /// Says why there is no answer.
  func error(_ message: String) {
    write("\(look("error", .error)): \(message)\n")
  }

  /// Says what is wrong, or worth knowing, and where it stands.
  func show(_ diagnostics: [Diagnostic]) {
    let wanted = diagnostics.filter { $0.severity == .error || !isQuiet }
    write(
      wanted.rendered { part, text in
        switch part {
        case .heading(let severity): look(text, severity)
        case .marker: look(text, nil)
        case .place, .message, .gutter, .source, .suggestion: text
        }
      })
  }

  /// Writes as it is. A stderr that nobody can write to changes nothing about the answer.
  func write(_ text: String) {
    if !text.isEmpty { try? SystemCalls.write(text, to: 2) }
  }

  private func look(_ text: String, _ severity: Complaint.Severity?) -> String {
    guard appearance.isColoured else { return text }
    let code =
      switch severity {
      case .error: "1;31"
      case .warning: "1;33"
      case nil: "1"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
