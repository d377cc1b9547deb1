// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Reports
import Scenarios

extension VerifiedOutcome {
  /// How the command ends that asked for it alone.
  var status: ExitStatus {
    func ended(_ reason: Interruption) -> ExitStatus {
      ExitStatus(reason, hasPlan: noPlan == nil, signal: CancellationToken.arrivedSignal)
    }
    switch noPlan {
    case .infeasible?: return .infeasible
    case .unbounded?: return .unbounded
    case .interrupted(let reason)?: return ended(reason)
    case nil: return interruption.map(ended) ?? .done
    }
  }
}

extension [VerifiedOutcome<Solution>] {
  /// How the command ends for the one that is farthest from a plan.
  var worstStatus: ExitStatus { map(\.status).max { $0.severity < $1.severity } ?? .done }
}

extension ExitStatus {
  /// How far from a plan an end is, to tell the worst of several.
  var severity: Int {
    switch self {
    case .done, .no: 0
    case .stoppedWithPlan: 1
    case .infeasible: 2
    case .unbounded: 3
    case .stoppedWithoutPlan: 4
    case .usage, .data, .noInput, .cannotCreate, .inputOutput, .brokenPipe: 5
    case .signal: 6
    case .defect: 7
    }
  }
}
