// SPDX-License-Identifier: GPL-3.0-or-later

package import Alignment
import Limits
package import Planning
import Scenarios
package import Service

/// How the best plan stands to the goals of a scenario, and what the goals come to.
package struct GoalsAnswer: Sendable {
  /// The best plan; where no plan meets all musts, the best one without them.
  package var plan: VerifiedOutcome<ExplainedPlan>
  /// The question that the plan answers: without musts where no plan meets them.
  package var question: ScenarioQuestion
  /// Whether the plan was held to the musts.
  package var isHeld: Bool
  /// What the goals come to; `nil` without a plan.
  package var assessment: GoalsAssessment?
  /// What each line of the plan brings of each delivered KPI, by position; empty without a plan.
  package var brought: [[String: Double]] = []
}

extension ScenarioQuestion {
  /// How the best plan stands to the goals, and what the goals come to.
  ///
  /// - Parameter options: how good plans must be, and how long all of it may take.
  /// - Complexity: up to nine solves for each goal, beside the plan.
  package func goals(
    _ options: SearchOptions = SearchOptions()
  ) throws(QuestionError) -> GoalsAnswer {
    let limits = options.limits(cancellation)
    // Half of the time is for what the goals come to.
    var answer = GoalsAnswer(
      plan: try solve(options.within(limits, share: 0.5)), question: self,
      isHeld: true)
    // Without a plan there is nothing that goals could come to.
    if case .interrupted? = answer.plan.noPlan, limits.deadline != nil, limits.interruption == nil {
      answer.plan = try solve(options.within(limits))
    }
    if case .infeasible? = answer.plan.noPlan, !scenario.musts.isEmpty {
      var free = scenario.scenario
      for position in free.goals.indices { free.goals[position].isMust = false }
      answer.isHeld = false
      answer.question = try replacing(free)
      answer.plan = try answer.question.solve(options.within(limits, share: 0.5))
    }
    guard let plan = answer.plan.answer?.solution.plan else { return answer }
    answer.assessment = try loaded.told { () throws(ServiceError) in
      try GoalAssessor(scenario, options.within(limits), cancellation: cancellation).assess()
    }
    answer.brought = planner.brought(by: plan)
    return answer
  }
}
