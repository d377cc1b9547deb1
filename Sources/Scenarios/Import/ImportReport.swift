// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What is wrong with imported files, and what their reader should know, gathered while they are
/// read.
struct ImportReport {
  /// Errors and warnings.
  var findings = Findings()
  /// The names of rows of sums that were warned about.
  private var totals: Set<String> = []

  /// Whether anything is wrong so that nothing can come of the files.
  var hasErrors: Bool { findings.hasErrors }

  /// Complains about bytes of a file.
  mutating func complain(
    _ code: Complaint.Code, in source: SourceText, at range: Range<Int>, _ message: String,
    suggestion: String?
  ) {
    findings.append(
      Finding(code, at: source.span(range), message, suggestion: suggestion))
  }

  /// Says what was taken to be so.
  mutating func warn(
    _ source: SourceText, at range: Range<Int>, _ message: String, suggestion: String?
  ) {
    findings.append(
      Finding(
        Complaint(
          .inconsistent, severity: .warning, path: [], message: message, suggestion: suggestion),
        at: source.span(range)))
  }

  /// The number of a text; `nil`, with a complaint, for what is none.
  ///
  /// What is closer to 0 than scenarios can hold is 0: fits end in such figures where they mean
  /// nothing.
  mutating func number(
    _ text: String, at range: Range<Int>, in source: SourceText, for name: String
  ) -> Double? {
    let trimmed = text[...].trimmed
    if Self.missing.contains(trimmed.lowercased()) {
      complain(
        .badValue, in: source, at: range,
        trimmed.isEmpty
          ? "\(Quoting.quoted(name)) is empty"
          : "\(Quoting.quoted(name)) is \(Quoting.quoted(trimmed)), which is no figure",
        suggestion: "fill it in, or take the row out")
      return nil
    }
    guard let reading = NumberText.reading(trimmed) else {
      let reason = NumberExplanation.explain(trimmed, expected: "number")
      complain(reason.code, in: source, at: range, reason.message, suggestion: reason.suggestion)
      return nil
    }
    if reading.value.magnitude > NumberText.largest {
      complain(
        .outOfRange, in: source, at: range,
        "\(Quoting.quoted(trimmed)) is larger than any figure can be",
        suggestion: "count in larger units")
      return nil
    }
    return reading.value.magnitude < NumberText.smallest ? 0 : reading.value
  }

  private static let missing: Set<String> = [
    "", "na", "nan", "n/a", "null", "none", "inf", "-inf", "infinity", "-infinity",
  ]

  /// Whether a text can be a name; complains if not.
  mutating func accepts(
    _ name: String, as what: String, at range: Range<Int>, in source: SourceText
  ) -> Bool {
    if name.isEmpty {
      complain(
        .missing, in: source, at: range, "this row names no \(what)", suggestion: "write its name")
      return false
    }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      complain(
        .badValue, in: source, at: range, "a name with a line break or another control character",
        suggestion: "write it without")
      return false
    }
    if what != "KPI", TotalWord.isOne(name), totals.insert(name).inserted {
      warn(
        source, at: range, "\(Quoting.quoted(name)) becomes a line like the others",
        suggestion: "take it out if it adds the others up")
    }
    if what == "KPI", name == KPI.spend {
      complain(
        .ambiguousName, in: source, at: range,
        "no KPI can be called 'spend', which is the money spent",
        suggestion: "give it another name")
      return false
    }
    return true
  }
}
