// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// A sound scenario that uses every kind of choice: lines 0 to 3 are campaigns, 4 to 7 creators.
enum ChoicesExample {
  static func sound() throws -> Scenario {
    Scenario(
      name: "Agency", currency: "GBP", budget: .atMost(1.2e6), kpis: kpis,
      campaigns: try campaigns(), creators: creators,
      groups: [
        LineGroup(
          name: "faces",
          members: [LineReference("video"), LineReference("food", kind: .category)])
      ],
      rules: rules, conditions: conditions)
  }

  private static let kpis = [
    KPI(name: "reach", unit: "people", objective: .maximize, weight: 5),
    KPI(name: "trust", unit: "points", objective: .maximize, weight: 3),
    KPI(
      name: "cost", definition: .ratio(numerator: "spend", denominator: "reach"), atMost: 500),
  ]

  private static func campaigns() throws -> [Campaign] {
    let line = try Curve.linear(LinearCurve(rate: 0.5))
    let steep = try Curve.hill(HillCurve(max: 900e3, half: 300e3, shape: 1.8))
    return [
      Campaign(
        name: "search", channel: "performance", purchase: .money(least: 0, most: 450e3),
        minimumIfActive: 20e3, setUpFee: 5e3,
        brings: [Delivery(kpi: "reach", response: .curve(line, envelope: .none))]),
      Campaign(
        name: "video", channel: "brand", purchase: .money(least: 0, most: 500e3), step: 50e3,
        brings: [Delivery(kpi: "reach", response: .curve(steep, envelope: .none))]),
      Campaign(
        name: "radio", channel: "brand",
        purchase: .units(
          UnitPurchase(
            unit: "spot", prices: [.init(upTo: 10, price: 10e3), .init(upTo: nil, price: 8e3)],
            to: 30, isWhole: true)),
        brings: [
          Delivery(
            kpi: "reach",
            response: .perUnit([
              UnitTier(upTo: 10, perUnit: 90), UnitTier(upTo: nil, perUnit: 55),
            ]))
        ]),
      Campaign(
        name: "posters", channel: "brand",
        purchase: .units(
          UnitPurchase(
            unit: "poster", prices: [.init(upTo: 5, price: 4e3), .init(upTo: nil, price: 3e3)],
            pricesApplyTo: .allUnits, to: 20, isWhole: true)),
        brings: [
          Delivery(
            kpi: "reach",
            response: .perUnit(
              [UnitTier(upTo: 10, perUnit: 100), UnitTier(upTo: nil, perUnit: 120)],
              appliesTo: .allUnits)),
          Delivery(kpi: "trust", response: .rate(0.01, of: "reach")),
        ]),
    ]
  }

  private static let creators = [
    Creator(
      name: "aya", category: "food",
      packages: [
        package("one reel", 60e3, reach: 70e3, trust: 1.9),
        package("two reels", 95e3, reach: 110e3, trust: 2.7),
      ]),
    Creator(
      name: "ben", category: "food",
      packages: [
        package("one reel", 40e3, reach: 55e3, trust: 1.1),
        package("a story", 30e3, reach: 30e3, trust: 0.9),
      ], booking: .booked),
    Creator(
      name: "dev", category: "travel",
      packages: [
        package("one reel", 50e3, reach: 60e3, trust: 1.5),
        package("a story", 20e3, reach: 20e3, trust: 0.4),
      ], booking: .package("one reel")),
    Creator(
      name: "eve", packages: [package("one reel", 45e3, reach: 50e3, trust: 1.2)],
      booking: .leftOut),
  ]

  private static func package(
    _ name: String, _ fee: Double, reach: Double, trust: Double
  ) -> Creator.Package {
    Creator.Package(
      name: name, fee: fee,
      brings: [.init(kpi: "trust", value: trust), .init(kpi: "reach", value: reach)])
  }

  private static let rules = [
    Rule(
      name: "creator slots", measure: .count(.creators),
      limits: [Rule.Limit(.atMost, .amount(3))]),
    Rule(
      name: "one per subject", measure: .count(.creators),
      limits: [Rule.Limit(.atMost, .amount(2))], each: .category),
    Rule(
      name: "something runs",
      measure: .count(.members(["search", "video", "radio"].map { LineReference($0) })),
      limits: [Rule.Limit(.atLeast, .amount(1))]),
    Rule(
      name: "mix", measure: .count(.members([LineReference("brand", kind: .channel)])),
      limits: [
        Rule.Limit(
          .atMost, .multiple(2, of: .count(.members([LineReference("food", kind: .category)]))))
      ]),
    Rule(
      name: "faces", measure: .spend(.members([LineReference("faces")])),
      limits: [Rule.Limit(.atMost, .shareOfBudget(0.6))]),
  ]

  private static let conditions = [
    Condition(
      name: "aya needs search", if: LineReference("aya"), .then,
      LineReference("search", kind: .campaign)),
    Condition(
      name: "rivals", if: LineReference("aya", kind: .creator), .not, LineReference("eve")),
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
