// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// A sound scenario with priorities, targets, markets and independent audiences, for tests that
/// break one thing at a time.
enum ChecksTradeOffExample {
  static func sound() throws -> Scenario {
    Scenario(
      name: "Acme abroad", currency: "GBP", budget: .atMost(900e3), kpis: kpis,
      campaigns: try campaigns(), creators: creators,
      rules: [
        Rule(
          name: "uk floor", measure: .kpi("reach in uk", from: .all),
          limits: [Rule.Limit(.atLeast, .amount(10e3))])
      ],
      markets: ["uk", "de"])
  }

  /// 0 reach, 1 leads, 2 cost, 3 people, 4 views, 5 roas, 6 saturation.
  private static let kpis = [
    KPI(
      name: "reach", unit: "people", definition: .markets(.worst), objective: .maximize, weight: 2,
      priority: 1, giveUp: .share(0.02), atLeast: 5e3),
    KPI(
      name: "leads", objective: .maximize, weight: 3, priority: 1,
      target: Target(.atLeast, 1200)),
    KPI(
      name: "cost", definition: .sum([KPI.SumTerm(coefficient: 1, kpi: "spend")]),
      target: Target(.atMost, 300e3, over: Target.Side(weight: 3, priority: 2))),
    KPI(
      name: "people", definition: .independent(population: 5e6), base: 10e3, objective: .maximize,
      priority: 3, giveUp: .amount(1e3), atLeast: 20e3, atMost: 4e6),
    KPI(name: "views", definition: .markets(.sum)),
    KPI(
      name: "roas", definition: .ratio(numerator: "leads", denominator: "spend"),
      objective: .maximize, priority: 4),
    KPI(name: "saturation", definition: .ratio(numerator: "people", denominator: "views")),
  ]

  /// 0 tv in two markets, 1 search market by market.
  private static func campaigns() throws -> [Campaign] {
    let rate = Response.curve(.linear(try LinearCurve(rate: 2)), envelope: .none)
    let hill = try Curve.hill(HillCurve(max: 3e6, half: 200e3))
    return [
      Campaign(
        name: "tv", markets: [.init(market: "uk", share: 0.6), .init(market: "de", share: 0.4)],
        purchase: .money(least: 0, most: 500e3),
        brings: [
          Delivery(kpi: "reach", response: rate),
          Delivery(kpi: "views", response: .rate(3, of: "reach")),
          Delivery(kpi: "people", response: .curve(hill, envelope: .none)),
        ]),
      Campaign(
        name: "search", purchase: .money(least: 0, most: 400e3),
        brings: [
          Delivery(kpi: "reach", market: "uk", response: rate),
          Delivery(kpi: "reach", market: "de", response: rate),
          Delivery(kpi: "views", market: "uk", response: .rate(2, of: "reach")),
          Delivery(kpi: "leads", response: rate),
        ]),
    ]
  }

  /// 0 aya in one market, 1 ben market by market.
  private static let creators = [
    Creator(
      name: "aya", markets: [.init(market: "uk", share: 1)],
      packages: [
        .init(
          name: "reel", fee: 20e3,
          brings: [.init(kpi: "reach", value: 30e3), .init(kpi: "people", value: 25e3)])
      ]),
    Creator(
      name: "ben",
      packages: [
        .init(
          name: "story", fee: 10e3,
          brings: [
            .init(kpi: "reach", market: "uk", value: 9e3),
            .init(kpi: "reach", market: "de", value: 4e3),
          ])
      ]),
  ]

  /// What is wrong with the scenario after a change, errors and warnings.
  static func complaints(after change: (inout Scenario) throws -> Void) throws -> [Complaint] {
    var scenario = try sound()
    try change(&scenario)
    do throws(Complaints) {
      return try CheckedScenario(scenario).warnings
    } catch {
      return error.all
    }
  }
}
