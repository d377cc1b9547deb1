// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning

/// The textbook case "Planning an Advertising Campaign" with plans and prices worked out by hand.
///
/// Source: D. R. Anderson, D. J. Sweeney and T. A. Williams, An Introduction to Management Science,
/// case problem.
enum FlamingoGrill {
  static func scenario() throws -> CheckedScenario {
    func medium(_ name: String, price: Double, first: Double, _ tiers: [String: (Double, Double)])
      -> Campaign
    {
      Campaign(
        name: name, purchase: .units(UnitPurchase(unit: "insertion", price: price)),
        brings: tiers.keys.sorted().compactMap { kpi in
          tiers[kpi].map { before, after in
            Delivery(
              kpi: kpi,
              response: .perUnit([
                UnitTier(upTo: first, perUnit: before), UnitTier(upTo: nil, perUnit: after),
              ]))
          }
        })
    }
    func only(_ name: String) -> LineSet { .members([LineReference(name)]) }
    return try CheckedScenario(
      Scenario(
        name: "Flamingo Grill", currency: "USD", budget: .atMost(279e3),
        kpis: [
          KPI(name: "exposure", objective: .maximize),
          KPI(name: "new customers", objective: .maximize, atLeast: 100e3),
        ],
        campaigns: [
          medium(
            "television", price: 10e3, first: 10,
            ["exposure": (90, 55), "new customers": (4000, 1500)]),
          medium(
            "radio", price: 3e3, first: 15, ["exposure": (25, 20), "new customers": (2000, 1200)]),
          medium(
            "newspaper", price: 1e3, first: 20, ["exposure": (10, 5), "new customers": (1000, 800)]
          ),
        ],
        rules: [
          Rule(
            name: "twice the radio", measure: .units(only("radio")),
            limits: [.init(.atLeast, .multiple(2, of: .units(only("television"))))]),
          Rule(
            name: "television count", measure: .units(only("television")),
            limits: [.init(.atMost, .amount(20))]),
          Rule(
            name: "television floor", measure: .spend(only("television")),
            limits: [.init(.atLeast, .amount(140e3))]),
          Rule(
            name: "radio cap", measure: .spend(only("radio")),
            limits: [.init(.atMost, .amount(99e3))]),
          Rule(
            name: "newspaper floor", measure: .spend(only("newspaper")),
            limits: [.init(.atLeast, .amount(30e3))]),
        ]))
  }

  /// Best in exposure: 15 television, 33 radio and 30 newspaper insertions.
  static let mostExposure = plan(
    [150e3, 99e3, 30e3], exposure: 2160, customers: 127_100, weights: (1, nil),
    prices: [
      (.budget(.atMost), 0.0055), (rule("radio cap", .atMost), 20.0 / 3000 - 0.0055),
      (rule("newspaper floor", .atLeast), 0.0005),
    ])

  /// Between the two: 14, 33 and 40 insertions, best for equal weights on the ranges of 30 and
  /// 12,500.
  static let middle: Plan = {
    let (exposure, customers) = (0.5 / 30, 0.5 / 12500)
    let budget = (5 * exposure + 800 * customers) / 1000
    return plan(
      [140e3, 99e3, 40e3], exposure: 2155, customers: 133_600, weights: (exposure, customers),
      prices: [
        (.budget(.atMost), budget),
        (rule("radio cap", .atMost), (20 * exposure + 1200 * customers) / 3000 - budget),
        (
          rule("television floor", .atLeast),
          budget - (55 * exposure + 1500 * customers) / 10000
        ),
      ])
  }()

  /// Best in new customers: 14, 28 and 55 insertions.
  static let mostCustomers = plan(
    [140e3, 84e3, 55e3], exposure: 2130, customers: 139_600, weights: (nil, 1),
    prices: [
      (.budget(.atMost), 0.8), (rule("twice the radio", .atLeast), 1200),
      (rule("television floor", .atLeast), 0.89),
    ])

  static let frontier = PlanFrontier(
    axes: [
      .init(kpi: "exposure", objective: .maximize, ideal: 2160, nadir: 2130),
      .init(kpi: "new customers", objective: .maximize, ideal: 139_600, nadir: 127_100),
    ],
    plans: [mostExposure, middle, mostCustomers], completeness: .complete,
    named: [.init(.knee, plan: 1)])

  private static func rule(_ name: String, _ side: LimitID.Side) -> LimitID {
    .rule(name, member: nil, side)
  }

  private static func plan(
    _ spends: [Double], exposure: Double, customers: Double, weights: (Double?, Double?),
    prices: [(LimitID, Double)]
  ) -> Plan {
    let score = (weights.0 ?? 0) * exposure + (weights.1 ?? 0) * customers
    let named = [("exposure", weights.0), ("new customers", weights.1)]
    return Plan(
      allocations: zip(zip(["television", "radio", "newspaper"], spends), [10e3, 3e3, 1e3]).map {
        .init(line: $0.0, spend: $0.1, units: $0.1 / $1)
      },
      values: [
        .init(kpi: "exposure", value: exposure), .init(kpi: "new customers", value: customers),
        .init(kpi: "spend", value: spends.reduce(0, +)),
      ],
      certificate: Certificate(
        weights: named.compactMap { name, weight in weight.map { .init(kpi: name, weight: $0) } },
        multipliers: prices.map { .init(limit: $0, value: $1) }, value: score, bound: score),
      limiting: prices.map(\.0))
  }
}
