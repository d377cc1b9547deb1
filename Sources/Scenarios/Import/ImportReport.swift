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
    _ code: Complaint.Code, _ source: SourceText, _ range: Range<Int>, _ message: String,
    _ suggestion: String?
  ) {
    findings.append(
      Finding(code, at: source.span(range), message, suggestion: suggestion))
  }

  /// Says what was taken to be so.
  mutating func warn(
    _ source: SourceText, _ range: Range<Int>, _ message: String, _ suggestion: String?
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
        .badValue, source, range,
        trimmed.isEmpty
          ? "\(Quoting.quoted(name)) is empty"
          : "\(Quoting.quoted(name)) is \(Quoting.quoted(trimmed)), which is no figure",
        "fill it in, or take the row out")
      return nil
    }
    guard let reading = NumberText.reading(trimmed) else {
      let reason = NumberExplanation.explain(trimmed, expected: "number")
      complain(reason.code, source, range, reason.message, reason.suggestion)
      return nil
    }
    if reading.value.magnitude > NumberText.largest {
      complain(
        .outOfRange, source, range, "\(Quoting.quoted(trimmed)) is larger than any figure can be",
        "count in larger units")
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
      complain(.missing, source, range, "this row names no \(what)", "write its name")
      return false
    }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      complain(
        .badValue, source, range, "a name with a line break or another control character",
        "write it without")
      return false
    }
    if what != "KPI", TotalWord.isOne(name), totals.insert(name).inserted {
      warn(
        source, range, "\(Quoting.quoted(name)) becomes a line like the others",
        "take it out if it adds the others up")
    }
    if what == "KPI", name == KPI.spend {
      complain(
        .ambiguousName, source, range, "no KPI can be called 'spend', which is the money spent",
        "give it another name")
      return false
    }
    return true
  }
}
