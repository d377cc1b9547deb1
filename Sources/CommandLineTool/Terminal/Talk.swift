// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Reports
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

  /// Says something worth knowing in a sentence, unless only errors are wanted.
  func note(_ text: String) {
    if !isQuiet { write("\(DisplayText.visible(text))\n") }
  }

  /// Says in a sentence why there is no answer.
  func error(_ message: String) {
    write("\(look("error", .error)): \(DisplayText.visible(message))\n")
  }

  /// Says in the parser's words, which may take several lines, why there is no answer.
  ///
  /// - Parameter hint: what it adds, usage and where to read more; empty for nothing.
  func error(lines: [Substring], hint: String) {
    let text = lines.map { DisplayText.visible(String($0)) }.joined(separator: "\n")
    write("\(look("error", .error)): \(text)\n" + (hint.isEmpty ? "" : hint + "\n"))
  }

  /// Says what is wrong, or worth knowing, and where it stands.
  ///
  /// - Parameter leftOut: how many more there are.
  func show(_ diagnostics: [Diagnostic], leftOut: Int = 0) {
    let wanted = diagnostics.filter { $0.severity == .error || !isQuiet }
    write(
      wanted.rendered(leftOut: leftOut) { part, text in
        switch part {
        case .heading(let severity): look(text, severity)
        case .marker: look(text, nil)
        case .place, .message, .gutter, .source, .suggestion: text
        }
      })
  }

  /// Writes a text of ours as it is; what others wrote has gone through
  /// ``DisplayText/visible(_:)``. A stderr that nobody can write to changes nothing about the
  /// answer.
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
