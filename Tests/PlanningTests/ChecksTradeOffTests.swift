// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Testing

@testable import Planning

@Suite("Checking trade-offs")
struct ChecksTradeOffTests {
  @Test("A sound trade-off has no complaints, and nothing is missing in it")
  func sound() throws {
    #expect(try ChecksTradeOffExample.complaints { _ in } == [])
    #expect(TradeOffAdvice.missing(try ChecksTradeOffExample.sound()) == [])
  }

  @Test(
    "A single mistake in a trade-off gives exactly one complaint, with its code and place",
    arguments: Mistake.ofPriorities + Mistake.ofTargets + Mistake.ofAudiences + Mistake.ofMarkets
      + Mistake.ofMarketLines)
  func singleMistake(_ mistake: Mistake) throws {
    let complaints = try ChecksTradeOffExample.complaints(after: mistake.make)
    #expect(complaints.map(\.code) == [mistake.code], "\(complaints)")
    #expect(complaints.map(\.path) == [mistake.path])
    for complaint in complaints {
      #expect(!complaint.message.isEmpty && !complaint.message.hasSuffix("."))
    }
  }

  @Test("A target of 0 is fine on a scale of its own, and where everything is raw")
  func zeroTargets() throws {
    for scale in [Scale.none, .amount(100), .range] {
      let complaints = try ChecksTradeOffExample.complaints {
        $0.kpis[1].target = Target(.atLeast, 0)
        $0.kpis[1].scale = scale
      }
      #expect(complaints == [])
    }
    let complaints = try ChecksTradeOffExample.complaints {
      $0.kpis[1].target = Target(.exactly, 0)
      $0.scale = .none
    }
    #expect(complaints == [])
  }

  @Test("All lines that reach everybody are one complaint")
  func manyTooLarge() throws {
    let complaints = try ChecksTradeOffExample.complaints { scenario in
      scenario.kpis[3].definition = .independent(population: 20.5e3)
      scenario.kpis[3].atMost = nil
    }
    #expect(
      complaints.map(\.message) == [
        "'tv' alone could reach up to 2143k, and the population is 20.5k (1 more likewise)"
      ])
  }

  @Test("A campaign at a rate card brings in each market what it says")
  func tiersByMarket() throws {
    let kpi = KPI(name: "reach", definition: .markets(.sum))
    let other = KPI(name: "clicks", definition: .markets(.sum))
    let spots = Campaign(
      name: "spots",
      purchase: .units(
        UnitPurchase(
          unit: "spot", prices: [.init(upTo: 5, price: 2e3), .init(upTo: nil, price: 1e3)], to: 9)),
      brings: [
        Delivery(kpi: "reach", market: "uk", response: .perUnit([.init(upTo: nil, perUnit: 10)])),
        Delivery(kpi: "reach", market: "de", response: .perUnit([.init(upTo: nil, perUnit: 4)])),
        Delivery(kpi: "clicks", market: "de", response: .rate(0.5, of: "reach")),
      ])
    let checked = try CheckedScenario(
      Scenario(kpis: [kpi, other], campaigns: [spots], markets: ["uk", "de"]))
    let option = try #require(checked.options(of: 0).last)
    // All nine spots, 14k: 10, 4 and half of 4 each.
    var brought: [String: Double] = [:]
    for flow in option.flows {
      brought[flow.kpi, default: 0] += flow.factor * flow.curve.value(at: 14e3)
    }
    #expect(brought == ["reach in uk": 90, "reach in de": 36, "clicks in de": 18])
  }

  @Test("The last value of people and of the worst market follows from the last spends")
  func lastValues() throws {
    var scenario = try ChecksTradeOffExample.sound()
    scenario.campaigns[0].last = 100e3
    scenario.campaigns[1].last = 50e3
    scenario.creators[0].last = 20e3
    scenario.creators[1].last = 10e3
    let checked = try CheckedScenario(scenario)
    let people = 5e6 * (1 - (1 - 10e3 / 5e6) * (1 - 1e6 / 5e6) * (1 - 25e3 / 5e6))
    #expect(try #require(checked.lastValueOnCurves(of: "people")).isAbout(people))
    // In de: 40% of tv's 200k, search's 100k and ben's 4k.
    #expect(try #require(checked.lastValueOnCurves(of: "reach")).isAbout(184e3))
    #expect(
      try #require(checked.lastValueOnCurves(of: "saturation")).isAbout(people / (600e3 + 200e3)))
    scenario.creators[1].last = 7e3
    #expect(try CheckedScenario(scenario).lastValueOnCurves(of: "reach") == nil)
    #expect(try CheckedScenario(scenario).lastValueOnCurves(of: "people") != nil)
  }
}

@Suite("Declaring a trade-off")
struct DeclaredTradeOffTests {
  private func missing(_ kpis: KPI..., rule: TargetRule? = nil) -> [String] {
    TradeOffAdvice.missing(Scenario(kpis: kpis, targetRule: rule)).map {
      "\($0.path.joined(separator: ".")): \($0.message)"
    }
  }

  private let reach = KPI(name: "reach", objective: .maximize)
  private let trust = KPI(name: "trust", objective: .maximize)
  private let roas = KPI(
    name: "roas", definition: .ratio(numerator: "reach", denominator: "spend"),
    objective: .maximize)
  private let leads = KPI(name: "leads", target: Target(.exactly, 5))
  private let cost = KPI(name: "cost", objective: .minimize, target: Target(.atMost, 5))

  private func at(_ priority: Int?, _ kpi: KPI, weight: Double? = nil) -> KPI {
    var kpi = kpi
    kpi.priority = priority
    kpi.weight = weight
    return kpi
  }

  @Test("Something must be an objective or have a target")
  func nothing() {
    #expect(missing() == ["kpis: no KPI is an objective, and none has a target"])
    #expect(missing(leads) == [])
    #expect(missing(reach) == [])
    #expect(missing(roas) == [])
  }

  @Test("Objectives that are settled together need weights, or priorities")
  func weights() {
    let expected = [
      "kpis.reach: 'reach', 'trust' are objectives, but nothing says how much one counts against the other"
    ]
    #expect(missing(reach, trust) == expected)
    #expect(missing(reach, at(nil, trust, weight: 2)) == expected)
    #expect(missing(at(nil, reach, weight: 1), at(nil, trust, weight: 2)) == [])
    #expect(missing(at(1, reach), at(2, trust)) == [])
    #expect(missing(at(3, reach), at(3, trust)) == expected)
  }

  @Test("Every priority is looked at by itself")
  func everyPriority() {
    #expect(
      missing(at(1, reach), at(1, trust), at(2, leads), at(2, cost)) == [
        "kpis.reach: at priority 1, 'reach', 'trust' are objectives, but nothing says how much one counts against the other",
        "kpis.leads: at priority 2, 'leads', 'cost' count together, but nothing says how much one counts against the other",
      ])
  }

  @Test("Targets that are settled together need weights or a rule; both sides of one do not")
  func targets() {
    #expect(missing(leads, cost).count == 1)
    #expect(missing(leads, cost, rule: .worstOff) == [])
    #expect(missing(leads, cost, rule: .shortfall) == [])
    #expect(missing(at(nil, leads, weight: 1), at(nil, cost, weight: 1)) == [])
    #expect(missing(reach, leads, rule: .worstOff).count == 1)
    var sided = leads
    sided.target = Target(.exactly, 5, under: .init(weight: 1), over: .init(weight: 2))
    #expect(missing(sided, at(nil, cost, weight: 1)) == [])
    sided.target = Target(.exactly, 5, under: .init(weight: 1, priority: 1), over: .init(weight: 2))
    #expect(missing(sided) == ["kpis.leads: 'leads' has no priority, and its other side has one"])
  }

  @Test("Priorities are for all or for none")
  func mixed() {
    #expect(
      missing(at(1, reach), trust) == ["kpis.trust: 'trust' has no priority, and 'reach' has one"])
  }

  @Test("A ratio is settled alone")
  func ratios() {
    #expect(
      missing(at(nil, roas, weight: 1), at(nil, reach, weight: 1)) == [
        "kpis.roas: 'roas' is a ratio, which cannot be weighed against 'reach' at priority 1"
      ])
    #expect(missing(at(1, roas), at(2, reach)) == [])
    #expect(missing(at(2, roas), at(1, reach), at(2, leads)).count == 1)
  }

  @Test("What is missing comes with what to write")
  func advice() {
    let complaints = TradeOffAdvice.missing(
      Scenario(kpis: [at(nil, reach, weight: 5), leads]))
    #expect(
      complaints.map(\.suggestion) == [
        """
        give each a weight, for example
          reach: { objective: maximize, weight: 5 }
          leads: { target: {exactly: 5}, weight: 1 }
        or say how targets count together: 'trade-off: { targets: shortfall }', or 'worst off'
        or settle one before the other: 'priority: 1', 'priority: 2'
        or see what each costs the other first: 'apportion frontier' needs no weights
        """
      ])
    #expect(complaints.map(\.code) == [.noTradeOff])
  }
}

extension Double {
  fileprivate func isAbout(_ other: Double) -> Bool { abs(self - other) <= 1e-9 * abs(other) }
}
