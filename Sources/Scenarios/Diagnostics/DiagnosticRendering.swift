// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// A part of a rendered complaint, for colouring.
public enum DiagnosticPart: Hashable, Sendable {
  /// `error[A012]` or `warning[A050]`.
  case heading(Complaint.Severity)
  /// `acme-q3.yaml:12:13`.
  case place
  /// What is wrong.
  case message
  /// The line numbers and bars at the left.
  case gutter
  /// The line of the file.
  case source
  /// The carets.
  case marker
  /// What to do about it.
  case suggestion
}

extension Diagnostic {
  /// How many columns of a source line are shown.
  static let windowWidth = 72
  /// How many characters on each side of a place are looked at to find them.
  private static let reach = 400

  /// The complaint as terminal text: its place, the line, and a caret under what is wrong.
  ///
  /// `styling` may wrap each part, for example in colour; it must not change the part's width.
  public func rendered(
    styling: (DiagnosticPart, String) -> String = { _, text in text }
  ) -> String {
    let heading = styling(.heading(severity), "\(severity.rawValue)[\(code.rawValue)]")
    let location = styling(.place, "\(DisplayLine.escaped(file)):\(line):\(column)")
    let words = styling(.message, DisplayLine.escaped(message))
    let advice = (suggestion ?? "").split(separator: "\n").map {
      styling(.suggestion, DisplayLine.escaped(String($0)))
    }
    var text = "\(heading): \(location): \(words)\n"
    let columns = column - 1..<max(column, endColumn - 1)
    let (part, start) = excerpt.part(around: columns, reach: Self.reach)
    guard !part.allSatisfy(\.isWhitespace) else {
      for line in advice { text += "      \(styling(.gutter, "=")) \(line)\n" }
      return text
    }
    let window = DisplayLine(part).window(
      around: columns.lowerBound - start..<columns.upperBound - start, limit: Self.windowWidth)
    let number = String(line)
    let width = max(5, number.count)
    let margin = String(repeating: " ", count: width - number.count)
    text += styling(.gutter, "\(margin)\(number) |") + " " + styling(.source, window.text) + "\n"
    let indent =
      styling(.gutter, String(repeating: " ", count: width) + " |") + " "
      + String(repeating: " ", count: window.offset)
    text += indent + styling(.marker, String(repeating: "^", count: window.width))
    if let first = advice.first { text += " " + first }
    for line in advice.dropFirst() { text += "\n" + indent + line }
    return text + "\n"
  }
}

extension Diagnostics {
  /// The complaints as terminal text, one after the other.
  public func rendered(
    styling: (DiagnosticPart, String) -> String = { _, text in text }
  ) -> String {
    all.rendered(leftOut: leftOut, styling: styling)
  }
}

extension [Diagnostic] {
  /// How many complaints are rendered; the rest is counted.
  private static var renderLimit: Int { 50 }

  /// The complaints as terminal text, one after the other; behind the first 50 the rest is only
  /// counted, with the `leftOut` that nobody kept.
  public func rendered(
    leftOut: Int = 0,
    styling: (DiagnosticPart, String) -> String = { _, text in text }
  ) -> String {
    var text = prefix(Self.renderLimit).map { $0.rendered(styling: styling) }.joined()
    let rest = Swift.max(0, count - Self.renderLimit) + leftOut
    if rest > 0 { text += "and \(rest) more\n" }
    return text
  }
}
