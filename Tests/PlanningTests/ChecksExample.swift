// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// A sound scenario that uses every part, for tests that break one thing at a time.
enum ChecksExample {
  static func sound() throws -> Scenario {
    let hill = try Curve.hill(HillCurve(max: 380e3, half: 160e3))
    let points = try Curve.points(
      PointsCurve(spends: [0, 100e3, 500e3], values: [0, 300e3, 900e3]))
    let search = Campaign(
      name: "search", channel: "performance", purchase: .money(least: 100e3, most: 450e3),
      last: 320e3,
      brings: [
        Delivery(kpi: "reach", response: .curve(hill, envelope: .none)),
        Delivery(kpi: "signups", response: .rate(0.04, of: "clicks")),
        Delivery(
          kpi: "clicks", response: .curve(.linear(try LinearCurve(rate: 1)), envelope: .none)),
      ])
    let video = Campaign(
      name: "video", channel: "brand", purchase: .money(least: 0, most: 500e3), last: 380e3,
      brings: [Delivery(kpi: "reach", response: .curve(points, envelope: .concave))])
    let radio = Campaign(
      name: "radio", channel: "brand",
      purchase: .units(UnitPurchase(unit: "spot", price: 10e3, from: 0, to: 20)), last: 0,
      brings: [
        Delivery(
          kpi: "reach",
          response: .perUnit([
            UnitTier(upTo: 10, perUnit: 9000), UnitTier(upTo: nil, perUnit: 5500),
          ]))
      ])
    return Scenario(
      name: "Acme", currency: "GBP", budget: .atMost(1.2e6), kpis: kpis,
      campaigns: [search, video, radio],
      groups: [
        LineGroup(name: "moving pictures", members: [LineReference("video")]),
        LineGroup(
          name: "all brand",
          members: [LineReference("brand"), LineReference("moving pictures", kind: .group)]),
      ],
      rules: rules)
  }

  private static let kpis = [
    KPI(name: "reach", unit: "people", objective: .maximize, weight: 5),
    KPI(
      name: "signups", unit: "people", base: 9e3, last: 21.8e3, objective: .maximize, weight: 3,
      scale: .baseline, atLeast: 17e3),
    KPI(name: "clicks"),
    KPI(
      name: "cost per signup", definition: .ratio(numerator: "spend", denominator: "signups"),
      atMost: 120),
    KPI(
      name: "profit",
      definition: .sum([
        KPI.SumTerm(coefficient: 40, kpi: "signups"), KPI.SumTerm(coefficient: -1, kpi: "spend"),
      ])),
  ]

  private static let rules = [
    Rule(
      name: "brand floor", measure: .spend(.members([LineReference("brand")])),
      limits: [Rule.Limit(.atLeast, .shareOfBudget(0.3))]),
    Rule(
      name: "spots", measure: .units(.members([LineReference("radio")])),
      limits: [Rule.Limit(.atMost, .amount(15))]),
    Rule(
      name: "steady", measure: .change(.all),
      limits: [
        Rule.Limit(.atLeast, .shareOfLast(-0.5)), Rule.Limit(.atMost, .shareOfLast(0.5)),
      ]),
    Rule(
      name: "balance", measure: .spend(.campaigns),
      limits: [Rule.Limit(.atMost, .multiple(0.9, of: .spend(.all)))], each: .channel),
    Rule(
      name: "signups per pound",
      measure: .kpi("signups", from: .members([LineReference("search", kind: .campaign)])),
      limits: [
        Rule.Limit(.atLeast, .multiple(0.001, of: .spend(.members([LineReference("search")]))))
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
