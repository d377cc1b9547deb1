// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Reports
import Scenarios

/// The best plan as one of several that are held against each other.
extension ScenarioQuestion {
  /// What came of looking for the best plan.
  struct Found {
    /// The plan, as far as verification bears it out, or why there is none.
    var finding: ComparisonReport.Entry.Finding
    /// How the search ended.
    var status: ExitStatus
    /// What was not confirmed.
    var doubts: [Diagnostic] = []
  }

  /// The best plan, verified, or why there is none, and how the search ended.
  func finding(_ options: SearchOptions) throws(Failure) -> Found {
    let outcome: PlanOutcome
    do throws(PlanningError) {
      outcome = try planner.solve(options, cancellation: .cancelledBySignals)
    } catch {
      throw Failure(error, in: loaded)
    }
    func status(_ reason: Interruption, hasPlan: Bool) -> ExitStatus {
      ExitStatus(reason, hasPlan: hasPlan, signal: CancellationToken.arrivedSignal)
    }
    func found(_ solution: Solution, endedBy reason: Interruption?) throws(Failure) -> Found {
      let upheld = Verifier(loaded.scenario).uphold(solution)
      let doubts = try doubts(in: upheld.shown)
      let reason = ending(reason, [upheld.shown])
      return Found(
        finding: .plan(upheld.answer, upheld.shown, reason),
        status: reason.map { status($0, hasPlan: true) } ?? .done, doubts: doubts)
    }
    func missing(_ reason: Interruption, _ doubts: [Diagnostic] = []) -> Found {
      Found(
        finding: .none(.interrupted(reason)), status: status(reason, hasPlan: false),
        doubts: doubts)
    }
    switch outcome {
    case .planned(let solution): return try found(solution, endedBy: nil)
    case .interrupted(let reason, let best?): return try found(best, endedBy: reason)
    case .interrupted(let reason, nil): return missing(reason)
    case .infeasible(let proof):
      let doubts = try doubts(in: proof)
      return doubts.isEmpty
        ? Found(finding: .none(.infeasible(proof)), status: .infeasible)
        : missing(.numericalTrouble, doubts)
    case .unbounded(let finding):
      return Found(finding: .none(.unbounded(finding)), status: .unbounded)
    }
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
