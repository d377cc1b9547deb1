// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing

@Suite("What names and definitions come to")
struct ResolutionTests {
  private let checked: CheckedScenario

  init() throws {
    checked = try CheckedScenario(ChecksExample.sound())
  }

  @Test("Sets give each line once, in the order of the campaigns")
  func lineSets() {
    #expect(checked.lines(of: .all) == [0, 1, 2])
    #expect(checked.lines(of: .campaigns) == [0, 1, 2])
    let mixed = [LineReference("radio"), LineReference("brand"), LineReference("search")]
    #expect(checked.lines(of: .members(mixed)) == [0, 1, 2])
    #expect(checked.lines(of: .members([LineReference("all brand")])) == [1, 2])
    #expect(checked.lines(of: .members([LineReference("brand", kind: .channel)])) == [1, 2])
  }

  @Test("A group may have the name of the lines in it")
  func groupOfOneName() throws {
    var scenario = try ChecksExample.sound()
    scenario.groups.append(LineGroup(name: "video", members: [LineReference("video")]))
    #expect(try CheckedScenario(scenario).lines(of: .members([LineReference("video")])) == [1])
  }

  @Test("Flows are sorted by KPI and follow rates to their curve")
  func flows() throws {
    let flows = checked.flows(of: 0)
    #expect(flows.map(\.kpi) == ["clicks", "reach", "signups"])
    #expect(flows[2].factor == 0.04)
    #expect(flows[2].curve == flows[0].curve)
    #expect(checked.flows(of: 1).map(\.envelope) == [.concave])
  }

  @Test("Rates may be taken of rates and of the money spent")
  func chainedRates() throws {
    var scenario = try ChecksExample.sound()
    scenario.kpis.append(contentsOf: [KPI(name: "a"), KPI(name: "b")])
    scenario.campaigns[1].brings.append(contentsOf: [
      Delivery(kpi: "b", response: .rate(0.5, of: "a")),
      Delivery(kpi: "a", response: .rate(0.25, of: "spend")),
    ])
    let flows = try CheckedScenario(scenario).flows(of: 1)
    #expect(flows.map(\.kpi) == ["a", "b", "reach"])
    #expect(flows.map(\.factor) == [0.25, 0.125, 1])
    #expect(flows[1].curve == .linear(try LinearCurve(rate: 1)))
  }

  @Test("Tiers per unit become straight pieces over money")
  func tiers() throws {
    let expected = try PointsCurve(
      spends: [0, 100e3], values: [0, 90e3], tail: .slope(0.55))
    #expect(checked.flows(of: 2)[0].curve == .points(expected))
  }

  @Test("A single tier is a constant rate")
  func singleTier() throws {
    var scenario = try ChecksExample.sound()
    scenario.campaigns[2].brings[0].response = .perUnit([UnitTier(upTo: 20, perUnit: 500)])
    let flow = try CheckedScenario(scenario).flows(of: 2)[0]
    #expect(flow.curve == .linear(try LinearCurve(rate: 0.05)))
  }

  @Test("Bases are folded into the constant of a linear form")
  func linearForms() {
    #expect(
      checked.linearForm(of: "signups")
        == LinearForm(constant: 9e3, terms: [.init(kpi: "signups", coefficient: 1)]))
    #expect(
      checked.linearForm(of: "profit")
        == LinearForm(
          constant: 360e3,
          terms: [.init(kpi: "signups", coefficient: 40), .init(kpi: "spend", coefficient: -1)]))
    #expect(checked.linearForm(of: "cost per signup") == nil)
    #expect(checked.linearForm(of: "zzz") == nil)
  }

  @Test("Terms that cancel are left out of a linear form")
  func cancelledTerms() throws {
    var scenario = try ChecksExample.sound()
    scenario.kpis.append(
      KPI(
        name: "revenue",
        definition: .sum([
          .init(coefficient: 1, kpi: "profit"), .init(coefficient: 1, kpi: "spend"),
        ]), base: 5
      ))
    let form = try CheckedScenario(scenario).linearForm(of: "revenue")
    #expect(form?.terms.map(\.kpi) == ["signups"])
    #expect(form?.constant == 360_005)
  }

  @Test("Spend is a KPI without being declared, and last among the values")
  func builtInSpend() throws {
    #expect(checked.kpi(named: "spend")?.unit == "GBP")
    #expect(checked.kpi(named: "zzz") == nil)
    #expect(
      checked.kpis.map(\.name) == [
        "reach", "signups", "clicks", "cost per signup", "profit", "spend",
      ])
    var scenario = try ChecksExample.sound()
    scenario.kpis.insert(KPI(name: "spend", base: 100, objective: .minimize, weight: 1), at: 0)
    let declared = try CheckedScenario(scenario)
    #expect(declared.kpis.count == 6)
    #expect(declared.linearForm(of: "spend")?.constant == 100)
    #expect(declared.linearForm(of: "profit")?.constant == 359_900)
  }

  @Test("Rules come out by name, then member, with shares worked out")
  func ruleInstances() {
    let instances = checked.ruleInstances
    let names = instances.map { checked.scenario.rules[$0.rule].name }
    #expect(
      names == ["balance", "balance", "brand floor", "signups per pound", "spots", "steady"])
    #expect(instances.map(\.member) == ["brand", "performance", nil, nil, nil, nil])
    #expect(instances[0].measure == .init(kind: .spend, lines: [1, 2]))
    #expect(instances[1].measure == .init(kind: .spend, lines: [0]))
    #expect(
      instances[0].limits == [
        .init(.atMost, .multiple(0.9, of: .init(kind: .spend, lines: [0, 1, 2])))
      ])
    #expect(instances[2].limits == [.init(.atLeast, .amount(360e3))])
    #expect(instances[3].measure == .init(kind: .kpi("signups"), lines: [0]))
    #expect(instances[4].measure == .init(kind: .units, lines: [2]))
    #expect(instances[5].measure == .init(kind: .change, lines: [0, 1, 2]))
    #expect(
      instances[5].limits == [.init(.atLeast, .amount(-350e3)), .init(.atMost, .amount(350e3))])
  }

  @Test("A rule for each line is held to that line's own last spend")
  func eachLine() throws {
    var scenario = try ChecksExample.sound()
    scenario.rules[2].each = .line
    let steady = try CheckedScenario(scenario).ruleInstances.filter { $0.rule == 2 }
    #expect(steady.map(\.member) == ["radio", "search", "video"])
    #expect(steady.map(\.measure.lines) == [[2], [0], [1]])
    #expect(
      steady.map { $0.limits[1].quantity } == [.amount(0), .amount(160e3), .amount(190e3)])
  }

  @Test("Ranges of spend: as declared, for envelopes, and as the budget leaves them")
  func ranges() throws {
    var scenario = try ChecksExample.sound()
    scenario.campaigns[0].purchase = .money(least: 100e3, most: nil)
    scenario.campaigns[2].purchase = .units(
      UnitPurchase(unit: "spot", price: 10e3, from: 5, to: nil))
    let checked = try CheckedScenario(scenario)
    #expect(checked.spendRange(of: 0) == 100e3 ... .infinity)
    #expect(checked.envelopeRange(of: 0) == 100e3...1.2e6)
    #expect(checked.reachableRange(of: 0) == 100e3...1.15e6)
    #expect(checked.spendRange(of: 1) == 0...500e3)
    #expect(checked.reachableRange(of: 1) == 0...500e3)
    #expect(checked.reachableRange(of: 2) == 50e3...1.1e6)
  }

  @Test("What the budget leaves a campaign that may be off is less its own set-up fee")
  func rangeWithFee() throws {
    var scenario = Scenario(
      budget: .atMost(0.3), kpis: [KPI(name: "reach", objective: .maximize)],
      campaigns: [
        Campaign(
          name: "radio", purchase: .money(least: 0, most: nil), minimumIfActive: 0.2,
          setUpFee: 0.1,
          brings: [
            Delivery(
              kpi: "reach", response: .curve(.linear(try LinearCurve(rate: 1)), envelope: .none))
          ])
      ])
    // 0.3 - 0.1 is a last digit below 0.2, and yet pays for it.
    let tight = try CheckedScenario(scenario)
    #expect(tight.reachableRange(of: 0) == 0...(0.3 - 0.1))
    #expect(tight.options(of: 0).map(\.amount) == [0...0, 0.2...0.2])
    scenario.budget = .atMost(0.29)
    #expect(try CheckedScenario(scenario).options(of: 0).map(\.isActive) == [false])
  }

  @Test("The last value on the curves adds bases and needs every last spend that matters")
  func lastValues() throws {
    #expect(checked.lastValueOnCurves(of: "signups") == 9e3 + 0.04 * 320e3)
    #expect(checked.lastValueOnCurves(of: "spend") == 700e3)
    #expect(checked.lastValueOnCurves(of: "cost per signup") == 700e3 / (9e3 + 0.04 * 320e3))
    var scenario = try ChecksExample.sound()
    scenario.campaigns[1].last = nil
    scenario.rules.remove(at: 2)
    let without = try CheckedScenario(scenario)
    #expect(without.lastValueOnCurves(of: "reach") == nil)
    #expect(without.lastValueOnCurves(of: "signups") != nil)
  }
}
