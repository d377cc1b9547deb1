// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Yams

/// Puts the YAML parser's complaints into words for people who never saw a YAML parser.
enum YAMLProblem {
  /// What is wrong and where.
  static func finding(for error: any Error, in source: SourceText) -> Finding {
    guard let error = error as? YamlError else {
      return Finding(.syntax, at: source.span(0..<0), "the file is not YAML")
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return finding(problem, context: context, mark: mark, in: source)
    default:
      return Finding(.syntax, at: source.span(0..<0), "the file is not YAML")
    }
  }

  private static func finding(
    _ problem: String, context: YamlError.Context?, mark: Mark, in source: SourceText
  ) -> Finding {
    let known = known.first { problem.contains($0.part) }
    let place = known?.isAtBeginning == true ? context?.mark ?? mark : mark
    let text = source.text(ofLine: place.line)
    if text.unicodeScalars.contains("\u{A0}") {
      return Finding(
        .syntax, at: span(place, in: source),
        "this line holds a non-breaking space where YAML needs a plain one",
        suggestion: "type the space again")
    }
    guard let known else {
      return Finding(
        .syntax, at: span(place, in: source), "this is not YAML: \(problem)",
        suggestion: "write 'name: value' lines; put names with special characters in quotes")
    }
    let opening = known.namesOpening ? context?.mark : nil
    let origin = opening.map { "; what is not closed begins at \($0.line):\($0.column)" } ?? ""
    return Finding(
      .syntax, at: span(place, in: source), known.message + origin,
      suggestion: known.namesOpening && text.contains(";")
        ? "put ',' between entries, not ';'" : known.suggestion)
  }

  /// The place of a mark; the last line of the text for one behind it.
  private static func span(_ mark: Mark, in source: SourceText) -> Span {
    mark.line <= source.lineStarts.count
      ? Span(source: source.index, line: mark.line, column: mark.column)
      : source.span(source.bytes.count..<source.bytes.count)
  }

  private struct Known {
    let part: String
    let message: String
    let suggestion: String
    /// Whether the message says where what is not closed begins.
    var namesOpening = false
    /// Whether the complaint is about where the parser began to read, not about where it stopped.
    var isAtBeginning = false
  }

  private static let known = [
    Known(
      part: "mapping values are not allowed", message: "a ':' does not fit here",
      suggestion: "check the indentation, or put a text with ': ' in it in quotes"),
    Known(
      part: "could not find expected ':'", message: "a name without ':' and a value",
      suggestion: "write 'name: value' with a space behind ':'", isAtBeginning: true),
    Known(
      part: "found unexpected ':'", message: "a ':' without a space and a value behind it",
      suggestion: "write 'name: value' with a space behind ':'"),
    Known(
      part: "expected ',' or '}'", message: "a ',' or '}' is missing before here",
      suggestion: "close '{' with '}' and put ',' between entries", namesOpening: true),
    Known(
      part: "expected ',' or ']'", message: "a ',' or ']' is missing before here",
      suggestion: "close '[' with ']' and put ',' between entries", namesOpening: true),
    Known(
      part: "did not find expected key", message: "this does not continue what is above it",
      suggestion: "indent the names of one map alike, each as 'name: value'"),
    Known(
      part: "did not find expected '-' indicator", message: "this does not continue the list",
      suggestion: "begin every line of the list with '-'"),
    Known(
      part: "block sequence entries are not allowed", message: "a list does not fit here",
      suggestion: "write names as '[a, b]' behind ':'"),
    Known(
      part: "unknown escape character", message: "an unknown '\\' escape in double quotes",
      suggestion: "write '\\\\' for a backslash, or use single quotes"),
    Known(
      part: "did not find expected node content", message: "a value is missing here",
      suggestion: "remove the extra ',' or write the value"),
  ]
}
