// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing

/// A small scenario whose best values can be worked out by hand.
///
/// Search brings 0.05 signups per unit of money, up to 100k, and a policy for every tenth of them;
/// tv brings 0.02 signups, up to 100k, and no policies; 150k in all over 92 days. Most signups: 5k
/// + 1k = 6k. Most policies: 500.
enum GoalScenario {
  static func day(_ month: Int, _ day: Int, _ year: Int = 2026) throws -> CalendarDate {
    try #require(CalendarDate(year: year, month: month, day: day))
  }

  static func period() throws -> Period {
    Period(first: try day(7, 1), last: try day(9, 30))
  }

  static func line(_ rate: Double) throws -> Response {
    .curve(.linear(try LinearCurve(rate: rate)), envelope: .none)
  }

  static func scenario(_ goals: [Goal]) throws -> Scenario {
    Scenario(
      period: try period(), currency: "GBP", budget: .atMost(150e3),
      kpis: [
        KPI(name: "signups", unit: "people", last: 4000, objective: .maximize),
        KPI(
          name: "cost per signup", definition: .ratio(numerator: "spend", denominator: "signups")),
        KPI(name: "policies", unit: "policies"),
        KPI(name: "views", unit: "views"),
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
          brings: [
            Delivery(kpi: "signups", response: try line(0.02)),
            Delivery(kpi: "views", response: try line(2)),
          ]),
      ],
      businessObjectives: [BusinessObjective(name: "sell", kpi: "policies")], goals: goals)
  }

  static func checked(
    _ goals: [Goal], _ change: (inout Scenario) throws -> Void = { _ in }
  ) throws -> CheckedScenario {
    var scenario = try scenario(goals)
    try change(&scenario)
    return try CheckedScenario(scenario)
  }
}
