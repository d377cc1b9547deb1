// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
public import Pareto

/// Why a question was not answered at all.
public enum PlanningError: Error, Sendable {
  /// The question itself is not one, for example two objectives without a declared trade-off.
  case refused(Complaints)
  /// The engine broke; a defect.
  case broken(ScalarizerFailure)
}

extension Ending {
  /// How a question ends whose solver broke: figures beyond the arithmetic leave it open.
  ///
  /// - Throws: what is a defect.
  static func broken(by failure: ScalarizerFailure) throws(PlanningError) -> Self {
    if let refusal = failure.cause as? Complaints { throw .refused(refusal) }
    guard failure.isArithmetic else { throw .broken(failure) }
    return .interrupted(.numericalTrouble, best: nil)
  }
}
