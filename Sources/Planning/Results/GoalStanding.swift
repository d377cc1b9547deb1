// SPDX-License-Identifier: GPL-3.0-or-later

/// How a plan stands to one goal.
package struct GoalStanding: Hashable, Sendable {
  /// The goal, worked out.
  package var goal: ResolvedGoal
  /// Whether the goal binds plans.
  package var isMust: Bool
  /// What the plan brings over the whole period; `nil` for a ratio by 0.
  package var value: Double?

  /// Makes a standing.
  package init(goal: ResolvedGoal, isMust: Bool, value: Double?) {
    self.goal = goal
    self.isMust = isMust
    self.value = value
  }

  /// What there is by the deadline.
  package var valueByDeadline: Double? { value.map { $0 * goal.share } }

  /// Whether the goal is met, up to the last digits.
  package var isMet: Bool { value.map { goal.isMet(by: $0, tolerance: Self.tolerance) } ?? false }

  /// By how much the goal is missed by its deadline, in the KPI's unit; 0 where it is met, `nil`
  /// without a value.
  package var missedBy: Double? {
    value.map { isMet ? 0 : max(0, goal.miss(of: $0)) * goal.share }
  }

  /// What may be missing, as a share of what is needed: limits hold up to about as much.
  private static let tolerance = 1e-6
}

extension CheckedScenario {
  /// How a plan stands to each goal that has a KPI and a target, in the order of the file.
  ///
  /// - Complexity: linear in goals × KPIs.
  package func standings(of plan: Plan) -> [GoalStanding] {
    goals.map { goal in
      GoalStanding(
        goal: goal, isMust: scenario.goals[goal.position].isMust,
        value: plan.value(of: goal.kpi))
    }
  }
}
