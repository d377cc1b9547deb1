// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Apportion
import Limits
import Reports
import Scenarios

extension ScenarioQuestion {
  /// What is wrong with the scenario although it can be planned; every plan that it rests on is
  /// verified.
  ///
  /// - Parameters:
  ///   - options: how good plans must be, and how long all of it may take.
  ///   - isStrict: whether a finding that is not silenced is a no.
  func audit(_ options: SearchOptions, isStrict: Bool) throws(Failure) -> Answer {
    let audit = try Failure.telling(in: loaded) { () throws(ServiceError) in
      try Auditor(scenario).audit(options, cancellation: .cancelledBySignals)
    }
    let report = AuditReport(audit, of: scenario, place: place)
    return Answer(
      status: isStrict && !audit.open.isEmpty ? .no : status(of: audit), finding: .report(report),
      scenario: loaded, warnings: warnings, message: report.summary)
  }

  private func status(of audit: Audit) -> ExitStatus {
    func ended(_ reason: Interruption) -> ExitStatus {
      ExitStatus(reason, hasPlan: true, signal: CancellationToken.arrivedSignal)
    }
    switch audit.obstacle {
    case .infeasible: return .infeasible
    case .unbounded: return .unbounded
    case .interrupted(let reason): return ended(reason)
    case .undeclared: return .done
    case nil: return audit.interruption.map(ended) ?? .done
    }
  }
}
