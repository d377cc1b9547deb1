// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Planning
import Reports
import Scenarios

/// What a command found out.
struct Answer {
  /// What was found.
  enum Finding {
    /// Nothing but the message.
    case word
    /// A text to print as it is.
    case text(String)
    /// What is known, verified; the best so far if something ended the search.
    case report(any Report)
    /// Why there is no plan: a verified proof that none fits, a limit that is missing, or a search
    /// that ended too early.
    case noPlan(NoPlan)
    /// Why a model has no frontier to show.
    case noModelFrontier(NoModelFrontierReport)
  }

  /// What the caller gets.
  var status: ExitStatus
  /// What was found.
  var finding: Finding
  /// What is known about the scenario that the finding is about.
  var scenario: LoadedScenario?
  /// What its author should know.
  var warnings: [Diagnostic] = []
  /// The finding in one sentence.
  var message: String

  /// The warnings for stderr: where the finding's own text tells what its author should know, only
  /// what of it was not confirmed.
  func warnings(besideText isTold: Bool) -> [Diagnostic] {
    guard isTold, case .report(let report) = finding, report.tellsComplaints else {
      return warnings
    }
    return warnings.filter { $0.code == .verification }
  }

  /// Takes note that something is left out of an answer that is otherwise done, where a signal or a
  /// limit of time is the reason.
  mutating func end(by deadline: ContinuousClock.Instant?) {
    guard status == .done else { return }
    if let signal = CancellationToken.arrivedSignal {
      status = .signal(signal)
      message = "stopped from outside; this is what there is"
    } else if let deadline, ContinuousClock.now >= deadline {
      status = .stoppedWithPlan
      message = "stopped by the time limit; this is what there is"
    }
  }

  /// Whether there is something to print as data.
  var hasData: Bool {
    switch finding {
    case .word, .text, .report: true
    case .noPlan, .noModelFrontier: false
    }
  }
}
