// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Scenarios

/// What is told of an answer that verification did not bear out as a whole.
extension ScenarioQuestion {
  /// What was not confirmed of an answer, as warnings.
  func warnings(of doubts: [VerificationReport.Check]) -> [Diagnostic] {
    Self.doubtWords(doubts.map(\.description)).map { words in
      loaded.diagnostic(
        for: Complaint(.verification, severity: .warning, path: [], message: words))
    }
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
