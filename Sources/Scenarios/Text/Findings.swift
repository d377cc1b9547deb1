// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What is wrong with the texts of a load, in the order in which it was found; of very many
/// findings the first are kept and the rest is counted.
struct Findings: Sendable {
  /// How many errors are kept, and how many warnings.
  static let limit = 1000

  /// The findings that are kept.
  private(set) var kept: [Finding] = []
  /// How many errors are not kept.
  private(set) var errorsLeftOut = 0
  /// How many warnings are not kept.
  private(set) var warningsLeftOut = 0

  private var keptErrors = 0

  init() {}

  /// Takes findings in.
  init(_ findings: some Sequence<Finding>) {
    for finding in findings { append(finding) }
  }

  /// How many there are, kept or not.
  var count: Int { kept.count + leftOut }
  /// How many are not kept.
  var leftOut: Int { errorsLeftOut + warningsLeftOut }
  /// Whether there is none.
  var isEmpty: Bool { kept.isEmpty }
  /// Whether one of them is an error.
  var hasErrors: Bool { keptErrors > 0 }

  /// Takes a finding in.
  mutating func append(_ finding: Finding) {
    if finding.complaint.severity == .error {
      guard keptErrors < Self.limit else {
        errorsLeftOut += 1
        return
      }
      keptErrors += 1
    } else if kept.count - keptErrors >= Self.limit {
      warningsLeftOut += 1
      return
    }
    kept.append(finding)
  }

  /// Takes in the finding that says why no others are looked for, however many there are.
  mutating func close(with finding: Finding) {
    keptErrors += 1
    kept.append(finding)
  }

  /// Takes findings in.
  static func += (findings: inout Findings, others: some Sequence<Finding>) {
    for finding in others { findings.append(finding) }
  }

  /// Takes findings in, with the count of those that are not kept.
  static func += (findings: inout Findings, others: Findings) {
    for finding in others.kept { findings.append(finding) }
    findings.errorsLeftOut += others.errorsLeftOut
    findings.warningsLeftOut += others.warningsLeftOut
  }

  static func + (findings: Findings, others: Findings) -> Findings {
    var all = findings
    all += others
    return all
  }
}
