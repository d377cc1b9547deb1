// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Says what goals ask for.
struct GoalWords {
  let scenario: CheckedScenario
  let amounts: Amounts

  init(_ scenario: CheckedScenario) {
    self.scenario = scenario
    amounts = Amounts(currency: scenario.scenario.currency)
  }

  /// `signups at least 18.04k people by 2026-09-30`, and the days where the period goes on behind the deadline.
  func asked(of goal: ResolvedGoal) -> String {
    "\(goal.kpi) \(goal.side.rawValue) \(value(of: goal))" + deadline(of: goal)
  }

  /// The value to reach by the deadline, `18.04k people`.
  func value(of goal: ResolvedGoal) -> String { figure(goal.value, of: goal) }

  /// A figure of the goal's KPI with its unit.
  func figure(_ value: Double, of goal: ResolvedGoal) -> String {
    amounts.rounded(scenario.kpi(named: goal.kpi), value)
  }

  /// ` by 2026-09-30`, ` by 2026-08-15 (46 of 92 days)`; nothing without a deadline.
  private func deadline(of goal: ResolvedGoal) -> String {
    guard let deadline = goal.deadline else { return "" }
    guard goal.share < 1, let period = scenario.scenario.period else { return " by \(deadline)" }
    let days = deadline.dayNumber - period.first.dayNumber + 1
    return " by \(deadline) (\(days) of \(period.dayCount) days)"
  }
}
