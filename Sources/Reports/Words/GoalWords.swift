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

  /// `signups at least 18.04k people by 2026-09-30`, and the days where the period goes on behind
  /// the deadline.
  func asked(of goal: ResolvedGoal) -> String {
    "\(goal.kpi) \(goal.side.rawValue) \(value(of: goal))" + deadline(of: goal)
  }

  /// The value to reach by the deadline, `18.04k people`.
  func value(of goal: ResolvedGoal) -> String { figure(goal.value, of: goal) }

  /// A figure of the goal's KPI with its unit; of a share in percent.
  func figure(_ value: Double, of goal: ResolvedGoal) -> String {
    isShare(goal)
      ? "\(FigureFormat.rounded(100 * value))%"
      : amounts.rounded(scenario.kpi(named: goal.kpi), value)
  }

  /// A difference of two figures; of shares in percentage points.
  func difference(_ value: Double, of goal: ResolvedGoal) -> String {
    isShare(goal)
      ? "\(FigureFormat.rounded(100 * value, significant: 3))pp" : figure(value, of: goal)
  }

  /// Whether the goal's KPI is a part of something, as clicks are of e-mails: one count by another,
  /// without a unit, from 0 to 1.
  func isShare(_ goal: ResolvedGoal) -> Bool {
    guard let kpi = scenario.kpi(named: goal.kpi), kpi.unit == nil,
      case .ratio(let numerator, let denominator) = kpi.definition,
      (0...1).contains(goal.value), (0...1).contains(goal.baseline ?? 0)
    else { return false }
    let currency = scenario.scenario.currency
    return [numerator, denominator].allSatisfy { part in
      part != KPI.spend && (currency == nil || scenario.kpi(named: part)?.unit != currency)
    }
  }

  /// ` by 2026-09-30`, ` by 2026-08-15 (46 of 92 days)`; nothing without a deadline.
  private func deadline(of goal: ResolvedGoal) -> String {
    guard let deadline = goal.deadline else { return "" }
    guard goal.share < 1, let period = scenario.scenario.period else { return " by \(deadline)" }
    let days = deadline.dayNumber - period.first.dayNumber + 1
    return " by \(deadline) (\(days) of \(period.dayCount) days)"
  }
}
