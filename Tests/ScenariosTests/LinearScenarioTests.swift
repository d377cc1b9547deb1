// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("A linear scenario")
struct LinearScenarioTests {
  static let text = """
    apportion: 1
    name: Flamingo Grill
    period: 2026-07-01..2026-09-30
    budget: 279k USD
    kpis:
      exposure: {objective: maximize, weight: 1, unit: points}
      new customers: {objective: maximize, scale: 10k, at least: 100k, unit: people}
      profit: {sum: 40 USD * new customers - spend}
      cost per customer: {ratio: spend / new customers, at most: 120 USD}
    campaigns:
      tv:
        channel: broadcast
        buys: {unit: spot, price: 10k, to: 20, whole: false}
        last: 150k
        brings:
          exposure: {per unit: {1..10: 90, 11..: 55}}
          new customers: {per unit: {1..10: 4k, 11..: 1.5k}}
      radio: {spend: 0..99k, last: 0, brings: {exposure: {per 3k: 25}}}
    groups: {air: [tv, campaign radio]}
    rules:
      radio twice tv: {spend on: radio, at least: 2 x spend on tv}
      tv floor: {spend on: tv, at least: 140k, at most: 70% of budget}
      steady: {change of: all, exactly: 0}
      reach share: {kpi: exposure, from: air, at least: 30% of all, each: line}
    trade-off: {scale: none}
    """

  @Test("becomes a scenario with every part as it was written")
  func isReadWhole() throws {
    let scenario = try load(Self.text).scenario.scenario
    #expect(scenario.name == "Flamingo Grill")
    #expect(scenario.period?.first == CalendarDate(year: 2026, month: 7, day: 1))
    #expect(scenario.period?.last == CalendarDate(year: 2026, month: 9, day: 30))
    #expect(scenario.currency == "USD")
    #expect(scenario.budget == .atMost(279_000))
    #expect(scenario.scale == Scale.none)
    #expect(scenario.groups.map(\.name) == ["air"])
    #expect(
      scenario.groups.first?.members == [
        LineReference("tv"), LineReference("radio", kind: .campaign),
      ])
  }

  @Test("keeps KPIs with their definitions, figures and units")
  func keepsKPIs() throws {
    let kpis = try load(Self.text).scenario.scenario.kpis
    #expect(
      kpis == [
        KPI(name: "exposure", unit: "points", objective: .maximize, weight: 1),
        KPI(
          name: "new customers", unit: "people", objective: .maximize, scale: .amount(10_000),
          atLeast: 100_000),
        KPI(
          name: "profit", unit: "USD",
          definition: .sum([
            KPI.SumTerm(coefficient: 40, kpi: "new customers"),
            KPI.SumTerm(coefficient: -1, kpi: "spend"),
          ])),
        KPI(
          name: "cost per customer", unit: "USD",
          definition: .ratio(numerator: "spend", denominator: "new customers"), atMost: 120),
      ])
  }

  @Test("keeps campaigns bought in units or in money")
  func keepsCampaigns() throws {
    let campaigns = try load(Self.text).scenario.scenario.campaigns
    let tiers = [UnitTier(upTo: 10, perUnit: 90), UnitTier(upTo: nil, perUnit: 55)]
    #expect(campaigns.map(\.name) == ["tv", "radio"])
    #expect(campaigns[0].channel == "broadcast")
    #expect(campaigns[0].last == 150_000)
    #expect(campaigns[0].purchase == .units(UnitPurchase(unit: "spot", price: 10_000, to: 20)))
    #expect(campaigns[0].brings.first == Delivery(kpi: "exposure", response: .perUnit(tiers)))
    #expect(campaigns[1].purchase == .money(least: 0, most: 99_000))
  }

  @Test("keeps rules with amounts, shares and multiples")
  func keepsRules() throws {
    let rules = try load(Self.text).scenario.scenario.rules
    let tv = LineSet.members([LineReference("tv")])
    let radio = LineSet.members([LineReference("radio")])
    let air = LineSet.members([LineReference("air")])
    #expect(
      rules == [
        Rule(
          name: "radio twice tv", measure: .spend(radio),
          limits: [.init(.atLeast, .multiple(2, of: .spend(tv)))]),
        Rule(
          name: "tv floor", measure: .spend(tv),
          limits: [.init(.atLeast, .amount(140_000)), .init(.atMost, .shareOfBudget(0.7))]),
        Rule(name: "steady", measure: .change(.all), limits: [.init(.exactly, .amount(0))]),
        Rule(
          name: "reach share", measure: .kpi("exposure", from: air),
          limits: [.init(.atLeast, .multiple(0.3, of: .kpi("exposure", from: .all)))], each: .line),
      ])
  }
}
