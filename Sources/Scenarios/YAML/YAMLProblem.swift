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
    let line = min(mark.line, source.lineStarts.count)
    let span =
      line < mark.line
      ? source.span(source.bytes.count..<source.bytes.count)
      : Span(source: source.index, line: line, column: mark.column)
    let text = source.text(ofLine: line)
    if text.unicodeScalars.contains("\u{A0}") {
      return Finding(
        .syntax, at: span, "this line holds a non-breaking space where YAML needs a plain one",
        suggestion: "type the space again")
    }
    if let known = known.first(where: { problem.contains($0.part) }) {
      let opening = context.flatMap { known.namesOpening ? $0.mark : nil }
      let where_ = opening.map { "; what is not closed begins at \($0.line):\($0.column)" } ?? ""
      return Finding(.syntax, at: span, known.message + where_, suggestion: known.suggestion)
    }
    return Finding(
      .syntax, at: span, "this is not YAML: \(problem)",
      suggestion: "write 'name: value' lines; put names with special characters in quotes")
  }

  private struct Known {
    let part: String
    let message: String
    let suggestion: String
    var namesOpening = false
  }

  private static let known = [
    Known(
      part: "mapping values are not allowed", message: "a ':' does not fit here",
      suggestion: "check the indentation, or put a text with ': ' in it in quotes"),
    Known(
      part: "could not find expected ':'", message: "a name without ':' and a value",
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
