// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Reports
import Scenarios

/// The best plan as one of several that are held against each other.
extension ScenarioQuestion {
  /// The best plan, verified, or why there is none, and how the search ended.
  func finding(
    _ options: SearchOptions
  ) throws(Failure) -> (ComparisonReport.Entry.Finding, ExitStatus) {
    let outcome: PlanOutcome
    do throws(PlanningError) {
      outcome = try planner.solve(options, cancellation: .cancelledBySignals)
    } catch {
      throw Failure(error, in: loaded)
    }
    func status(_ reason: Interruption, hasPlan: Bool) -> ExitStatus {
      ExitStatus(reason, hasPlan: hasPlan, signal: CancellationToken.arrivedSignal)
    }
    switch outcome {
    case .planned(let solution):
      return (.plan(solution, try verified(solution), nil), .done)
    case .interrupted(let reason, let best?):
      return (.plan(best, try verified(best), reason), status(reason, hasPlan: true))
    case .interrupted(let reason, nil):
      return (.none(.interrupted(reason)), status(reason, hasPlan: false))
    case .infeasible(let proof):
      _ = try passed(Verifier(loaded.scenario).verify(proof))
      return (.none(.infeasible(proof)), .infeasible)
    case .unbounded(let finding): return (.none(.unbounded(finding)), .unbounded)
    }
  }

  private func verified(_ solution: Solution) throws(Failure) -> VerificationReport {
    try passed(Verifier(loaded.scenario).verify(solution))
  }
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
