// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Scenarios

/// What verification leaves of an answer: plans that fail are not shown, and what is said about plans that hold is told as
/// far as it was confirmed.
extension ScenarioQuestion {
  /// What was found against the claims of an answer, as warnings; empty where all of it holds.
  ///
  /// - Throws: where a plan itself fails, which is a defect.
  func doubts(in report: VerificationReport) throws(Failure) -> [Diagnostic] {
    guard report.isSound else {
      throw Failure(
        .defect,
        "an answer failed its verification and is not shown: "
          + report.failures.map(\.description).joined(separator: "; "))
    }
    return Self.doubtWords(report.doubts.map(\.description)).map { words in
      loaded.diagnostic(
        for: Complaint(.verification, severity: .warning, path: [], message: words))
    }
  }

  /// What was found against a proof that no plan fits, as warnings; empty where it holds.
  func doubts(in proof: Infeasibility) throws(Failure) -> [Diagnostic] {
    try doubts(in: Verifier(loaded.scenario).verify(proof))
  }

  /// What ended an answer, and if nothing did, that something of its proofs was not confirmed.
  func ending(_ reason: Interruption?, _ reports: [VerificationReport]) -> Interruption? {
    reason ?? (reports.allSatisfy(\.upholdsProofs) ? nil : .numericalTrouble)
  }

  /// A sentence for each of the first few checks that did not pass, and one for the others.
  static func doubtWords(_ checks: [String]) -> [String] {
    let shown = checks.prefix(3).map { check in
      "not confirmed, and so what is shown is only what the proof itself gives: \(check)"
    }
    let others = checks.count - shown.count
    return shown
      + (others > 0 ? ["\(others) more check\(others == 1 ? "" : "s") did not pass"] : [])
  }
}
