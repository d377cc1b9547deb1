// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Reports
import Verification

/// A scenario with results made by hand, so that reports are tested without a solver.
enum Sample {
  static func scenario(
    exactly: Bool = false, _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> CheckedScenario {
    let reach = { (rate: Double) throws in
      Delivery(
        kpi: "reach", response: .curve(.linear(try LinearCurve(rate: rate)), envelope: .none))
    }
    let signups = { (rate: Double) throws in
      Delivery(
        kpi: "signups", response: .curve(.linear(try LinearCurve(rate: rate)), envelope: .none))
    }
    var scenario = Scenario(
      name: "Acme, Q3 2026",
      period: CalendarDate(year: 2026, month: 7, day: 1).flatMap { first in
        CalendarDate(year: 2026, month: 9, day: 30).map { Period(first: first, last: $0) }
      },
      currency: "GBP", budget: exactly ? .exactly(1_200_000) : .atMost(1_200_000),
      kpis: [
        KPI(
          name: "reach", unit: "people", last: 1_316_000, objective: .maximize, weight: 5),
        KPI(
          name: "signups", unit: "people", base: 9_000, last: 16_400, objective: .maximize,
          weight: 3, atLeast: 17_000),
        KPI(
          name: "cost per signup", unit: "GBP",
          definition: .ratio(numerator: "spend", denominator: "signups"), atMost: 120),
      ],
      campaigns: [
        Campaign(
          name: "search", channel: "performance", purchase: .money(least: 100_000, most: 450_000),
          last: 320_000, brings: [try reach(1), try signups(0.02)]),
        Campaign(
          name: "video", channel: "brand", purchase: .money(least: 0, most: 500_000), last: 380_000,
          brings: [try reach(1.5)]),
        Campaign(
          name: "ooh", channel: "brand", purchase: .money(least: 0, most: 300_000), last: 200_000,
          brings: [try reach(0.8)]),
        Campaign(
          name: "検索 \"b, c\"", purchase: .money(least: 0, most: nil), brings: [try reach(1)]),
      ],
      rules: [
        Rule(
          name: "brand floor", measure: .spend(.members([LineReference("brand")])),
          limits: [.init(.atLeast, .shareOfBudget(0.3))]),
        Rule(
          name: "ooh cap", measure: .spend(.members([LineReference("ooh")])),
          limits: [.init(.atMost, .multiple(2, of: .spend(.members([LineReference("search")]))))]),
      ])
    change(&scenario)
    return try CheckedScenario(scenario)
  }

  static let brandFloor = LimitID.rule("brand floor", member: nil, .atLeast)

  static func plan(bound: Double = 1.0001) -> Plan {
    Plan(
      allocations: [
        .init(line: "search", spend: 450_000, binding: [.most]),
        .init(line: "video", spend: 440_000), .init(line: "ooh", spend: 60_000),
        .init(line: "検索 \"b, c\"", spend: 0, binding: [.least]),
      ],
      values: [
        .init(kpi: "reach", value: 1_378_250.5), .init(kpi: "signups", value: 17_000),
        .init(kpi: "cost per signup", value: nil), .init(kpi: "spend", value: 950_000),
      ],
      certificate: Certificate(
        weights: [.init(kpi: "reach", weight: 2e-6), .init(kpi: "signups", weight: 5e-6)],
        multipliers: [.init(limit: brandFloor, value: 1e-6)], value: 1, bound: bound),
      limiting: [brandFloor])
  }

  static var solution: Solution {
    var raw = plan()
    raw.values[0].value = 1_450_000
    raw.values[1].value = 15_000
    return Solution(
      plan: plan(),
      scales: [
        ObjectiveScale(
          kpi: "reach", objective: .maximize, weight: 5, scale: .range, amount: 312_000,
          ideal: 1_440_000, nadir: 1_128_000),
        ObjectiveScale(
          kpi: "signups", objective: .maximize, weight: 3, scale: .range, amount: 4_000,
          ideal: 19_000, nadir: 15_000),
      ], unscaled: raw,
      unspent: UnspentMoney(amount: 250_000, reason: .limits([brandFloor])),
      notes: [
        Complaint(.inconsistent, severity: .warning, path: ["kpis"], message: "figures disagree")
      ])
  }

  static func verification(passed: Bool = true, plans: Int = 1) -> VerificationReport {
    VerificationReport(
      checks: [
        .init(.budget, passed: true, detail: "spend is 950000"),
        .init(.rules, passed: passed, detail: "ooh cap is passed by 5"),
      ],
      envelopeLifts: [
        EnvelopeLift(
          line: "video", kpi: "reach", largest: 4_100, largestShare: 0.00286,
          atPlans: Array(repeating: 120.4, count: plans))
      ], bounds: [.recomputed(1.0001)])
  }

  /// Three plans of the textbook case's figures, on the KPIs of the scenario.
  static func frontier(_ completeness: PlanFrontier.Completeness = .complete) -> PlanFrontier {
    let points = [(2160.0, 127_100.0), (2155, 133_600), (2130, 139_600)]
    return PlanFrontier(
      axes: [
        .init(kpi: "reach", objective: .maximize, ideal: 2160, nadir: 2130),
        .init(kpi: "signups", objective: .maximize, ideal: 139_600, nadir: 127_100),
      ],
      plans: points.map { x, y in
        var plan = plan()
        plan.values[0].value = x
        plan.values[1].value = y
        return plan
      }, completeness: completeness, named: [.init(.knee, plan: 1)])
  }
}
