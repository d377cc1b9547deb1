// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing

/// A small scenario with a goal, for tests that change one thing at a time.
enum GoalSample {
  /// A quarter of 92 days.
  static func quarter() throws -> Period {
    Period(
      first: try #require(CalendarDate(year: 2026, month: 7, day: 1)),
      last: try #require(CalendarDate(year: 2026, month: 9, day: 30)))
  }

  static func day(_ month: Int, _ day: Int, _ year: Int = 2026) throws -> CalendarDate {
    try #require(CalendarDate(year: year, month: month, day: day))
  }

  /// Two straight campaigns: search brings 0.05 signups and tv 0.02 per unit of money, up to 100k
  /// each, 150k in all. The best plan brings 5k + 1k = 6k signups. KPIs: 0 signups, 1 cost per
  /// signup, 2 policies.
  static func sound(_ goals: [Goal] = []) throws -> Scenario {
    func line(_ rate: Double) throws -> Response {
      .curve(.linear(try LinearCurve(rate: rate)), envelope: .none)
    }
    return Scenario(
      period: try quarter(), currency: "GBP", budget: .atMost(150e3),
      kpis: [
        KPI(name: "signups", unit: "people", last: 4000, objective: .maximize),
        KPI(
          name: "cost per signup", definition: .ratio(numerator: "spend", denominator: "signups")),
        KPI(name: "policies"),
      ],
      campaigns: [
        Campaign(
          name: "search", purchase: .money(least: 10e3, most: 100e3),
          brings: [
            Delivery(kpi: "signups", response: try line(0.05)),
            Delivery(kpi: "policies", response: .rate(0.1, of: "signups")),
          ]),
        Campaign(
          name: "tv", purchase: .money(least: 0, most: 100e3),
          brings: [Delivery(kpi: "signups", response: try line(0.02))]),
      ],
      businessObjectives: [BusinessObjective(name: "sell", kpi: "policies")], goals: goals)
  }

  static func checked(_ goals: [Goal]) throws -> CheckedScenario {
    try CheckedScenario(try sound(goals))
  }

  /// What is wrong with the scenario after a change, errors and warnings.
  static func complaints(
    _ goals: [Goal], after change: (inout Scenario) throws -> Void = { _ in }
  ) throws -> [Complaint] {
    var scenario = try sound(goals)
    try change(&scenario)
    do throws(Complaints) {
      return try CheckedScenario(scenario).warnings
    } catch {
      return error.all
    }
  }
}
