// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Reports
import Scenarios

/// How the plans of a scenario stand to its goals.
extension ScenarioQuestion {
  /// How the best plan stands to the goals, and what the goals come to.
  func answer(goals options: SearchOptions) throws(Failure) -> Answer {
    guard !parts.goals.isEmpty else {
      throw missing(
        "goals", "write some, for example 'goals: {more signups: {kpi: signups, target: 18k}}'")
    }
    let goals = try Failure.telling { () throws(QuestionError) in try self.goals(options) }
    var answer = goals.question.answer(goals.plan)
    guard case .found(let found) = goals.plan, let assessment = goals.assessment else {
      return answer
    }
    let report = GoalsReport(
      assessment, solution: found.answer.solution, isHeld: goals.isHeld, of: scenario,
      brought: goals.brought, verification: found.verification, interruption: found.interruption)
    let missed = report.missedMusts
    answer.finding = .report(report)
    answer.message = report.summary
    if !missed.isEmpty {
      answer.status = .no
      answer.message = "a must is missed: " + missed.map { "'\($0)'" }.joined(separator: ", ")
    }
    return answer
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
    let whole = changed
    return try Failure.telling { () throws(QuestionError) in try replacing(whole) }
  }
}
