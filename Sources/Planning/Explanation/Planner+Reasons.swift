// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

extension Planner {
  /// The outcome with what holds its plan: limits without room, why money stays, and returns that
  /// no plan has.
  func givingReasons(
    _ outcome: PlanOutcome, _ limits: SearchLimits
  ) throws(PlanningError) -> PlanOutcome {
    switch outcome {
    case .found(let solution): return .found(try givingReasons(solution, limits))
    case .interrupted(let reason, let best?):
      return .interrupted(reason, best: try givingReasons(best, limits))
    case .interrupted, .infeasible, .unbounded: return outcome
    }
  }

  private func givingReasons(
    _ solution: Solution, _ limits: SearchLimits
  ) throws(PlanningError) -> Solution {
    var told = solution
    told.plan = solution.plan.held(
      by: solution.stages.map(\.certificate) + [solution.plan.certificate], in: scenario,
      responses: responses)
    told.unspent = UnspentSearch(scenario, told, limits: limits).find()
    // What is left buys nothing that counts: it is the budget that holds the plan.
    if case .tooLittle? = told.unspent?.reason, !told.plan.limiting.contains(.budget(.atMost)) {
      told.plan.limiting.insert(.budget(.atMost), at: 0)
    }
    do throws(ScalarizerFailure) {
      told.unreachable = try ReturnSearch(planner: self, limits: limits).find(told.plan)
    } catch {
      guard error.isArithmetic else { throw .broken(error) }
    }
    return told
  }
}
