// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Reports
import Scenarios

/// How the plans of a scenario stand to its goals.
extension ScenarioQuestion {
  /// How the best plan stands to the goals, and what the goals come to, verified.
  func goals(_ options: SearchOptions, _ scales: ScaleOptions) throws(Failure) -> Answer {
    guard !parts.goals.isEmpty else {
      throw missing(
        "goals", "write some, for example 'goals: {more signups: {kpi: signups, target: 18k}}'")
    }
    let clock = ContinuousClock()
    let deadline = options.timeLimit.map { clock.now.advanced(by: $0) }
    func rest(_ share: Double) -> SearchOptions {
      var own = options
      own.timeLimit = deadline.map { max(.zero, clock.now.duration(to: $0)) * share }
      return own
    }
    // Half of the time is for what the goals come to.
    var held = try weighing(scales, rest(0.5)).solve(rest(0.5))
    // Without a plan there is nothing that goals could come to.
    if held.status == .stoppedWithoutPlan, rest(1).timeLimit.map({ $0 > .zero }) == true {
      held = try weighing(scales, rest(0.5)).solve(rest(1))
    }
    let isHeld: Bool
    let found: Answer
    if case .noPlan(.infeasible) = held.finding, !loaded.scenario.musts.isEmpty {
      isHeld = false
      found = try withoutMusts().weighing(scales, rest(0.5)).solve(rest(0.5))
    } else {
      isHeld = true
      found = held
    }
    guard case .report(let plan as PlanReport) = found.finding else { return found }
    let assessment = try told { () throws(ServiceError) in
      try GoalAssessor(loaded.scenario, rest(1), cancellation: .cancelledBySignals).assess()
    }
    let report = GoalsReport(
      assessment, solution: plan.solution, isHeld: isHeld, of: loaded.scenario,
      brought: planner.brought(by: plan.solution.plan), verification: plan.verification,
      interruption: plan.interruption)
    let missed = report.missedMusts
    return Answer(
      status: missed.isEmpty ? found.status : .no, finding: .report(report), scenario: loaded,
      warnings: found.warnings,
      message: missed.isEmpty
        ? report.summary : "a must is missed: " + missed.map { "'\($0)'" }.joined(separator: ", "))
  }

  /// The same question with actuals up to a day alone.
  func counting(upTo day: String?) throws(Failure) -> ScenarioQuestion {
    guard let day else { return self }
    guard parts.actuals != nil else {
      throw Failure(.usage, "'--as-of': the scenario has no 'actuals'")
    }
    var changed = parts
    do throws(InvalidDay) {
      changed.actuals?.asOf = try DayText.day(day)
    } catch {
      throw Failure(.usage, "'--as-of': \(error.description)")
    }
    return try replacing(changed)
  }

  /// The same question with every must as an aim.
  private func withoutMusts() throws(Failure) -> ScenarioQuestion {
    var free = parts
    for position in free.goals.indices { free.goals[position].isMust = false }
    return try replacing(free)
  }
}
