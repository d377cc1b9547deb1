// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing
import Verification

@Suite("Plans under other figures")
struct EvaluationTests {
  /// Two campaigns, one of them in units, and a creator.
  private func scenario(_ change: (inout Scenario) -> Void = { _ in }) throws -> CheckedScenario {
    var scenario = Scenario(
      budget: .atMost(1000),
      kpis: [
        KPI(name: "reach", base: 5, objective: .maximize, weight: 1),
        KPI(name: "clicks", objective: .maximize, weight: 1),
      ],
      campaigns: [
        Campaign(
          name: "tv", purchase: .money(least: 0, most: 600), setUpFee: 20,
          brings: [
            Delivery(
              kpi: "reach", response: .curve(.linear(try LinearCurve(rate: 2)), envelope: .none)),
            Delivery(kpi: "clicks", response: .rate(0.5, of: "reach")),
          ]),
        Campaign(
          name: "spots",
          purchase: .units(UnitPurchase(unit: "spot", price: 50, to: 10, isWhole: true)),
          brings: [
            Delivery(kpi: "reach", response: .perUnit([UnitTier(upTo: nil, perUnit: 30)]))
          ]),
      ],
      creators: [
        Creator(
          name: "aya",
          packages: [
            Creator.Package(name: "reel", fee: 100, brings: [.init(kpi: "clicks", value: 70)])
          ])
      ])
    change(&scenario)
    return try CheckedScenario(scenario)
  }

  /// 400 and the fee on tv, 4 spots, the creator's package.
  private let plan = Plan(
    allocations: [
      .init(line: "tv", spend: 420, setUpFee: 20), .init(line: "spots", spend: 200, units: 4),
      .init(line: "aya", spend: 100, package: "reel"),
    ], values: [],
    certificate: Certificate(weights: [], multipliers: [], value: 0, bound: 0))

  private func evaluation(
    _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> PlanEvaluation {
    try Verifier(scenario(change)).evaluate(plan)
  }

  @Test("under its own figures a plan comes to what it is")
  func ownFigures() throws {
    let own = try evaluation()
    #expect(own.isPossible)
    #expect(own.value(of: "reach") == 925)
    #expect(own.value(of: "clicks") == 470)
    #expect(own.value(of: KPI.spend) == 720)
  }

  @Test(
    "amounts, units and packages are kept, and fees, prices and figures are the other scenario's")
  func decisionsAreKept() throws {
    let other = try evaluation { scenario in
      scenario.campaigns[0].setUpFee = 50
      scenario.campaigns[1].purchase = .units(
        UnitPurchase(unit: "spot", price: 60, to: 10, isWhole: true))
      scenario.creators[0].packages[0].fee = 130
      scenario.creators[0].packages[0].brings[0].value = 10
      scenario.kpis[0].base = 0
    }
    #expect(other.isPossible)
    #expect(other.value(of: "reach") == 920)
    #expect(other.value(of: "clicks") == 410)
    #expect(other.value(of: KPI.spend) == 820)
  }

  @Test("everything that is broken is named")
  func obstacles() throws {
    #expect(try evaluation { $0.budget = .atMost(700) }.obstacles == [.limit(.budget(.atMost))])
    #expect(
      try evaluation { $0.kpis[1].atLeast = 500 }.obstacles == [.limit(.kpi("clicks", .atLeast))])
    let rule = Rule(
      name: "cap", measure: .spend(.members([LineReference("tv")])),
      limits: [.init(.atMost, .amount(100))])
    #expect(
      try evaluation { $0.rules = [rule] }.obstacles == [
        .limit(.rule("cap", member: nil, .atMost))
      ])
    #expect(
      try evaluation { $0.campaigns[0].purchase = .money(least: 0, most: 300) }.obstacles == [
        .amount(line: "tv")
      ])
    #expect(
      try evaluation { $0.campaigns[0].step = 150 }.obstacles == [.amount(line: "tv")])
    #expect(
      try evaluation { $0.campaigns[0].minimumIfActive = 500 }.obstacles == [.amount(line: "tv")])
    #expect(
      try evaluation { $0.creators[0].booking = .leftOut }.obstacles == [.settled(line: "aya")])
  }

  @Test("commissions and required figures are the other scenario's")
  func commissionsAndRequirements() throws {
    let dearer = try evaluation { scenario in
      scenario.campaigns[0].commission = 0.1
      scenario.creators[0].commission = 0.2
    }
    // 400 and the fee of 20 on tv with 40 on top, 4 spots at 50, the creator's 100 with 20 on top.
    #expect(dearer.value(of: KPI.spend) == 780)
    #expect(dearer.value(of: "reach") == 925)
    let required = try evaluation { scenario in
      scenario.requirements = [Requirement(trait: "authenticity", atLeast: 80)]
      scenario.creators[0].traits = [Creator.Trait(name: "authenticity", value: 70)]
    }
    #expect(required.obstacles == [.settled(line: "aya")])
  }

  @Test("a plan that uses what is not there has no figures")
  func missingThings() throws {
    let noLine = try evaluation { $0.campaigns.remove(at: 1) }
    #expect(noLine.obstacles == [.noLine("spots")])
    #expect(noLine.values.isEmpty)
    let noPackage = try evaluation { $0.creators[0].packages[0].name = "story" }
    #expect(noPackage.obstacles == [.noPackage(line: "aya", package: "reel")])
  }

  @Test("a line that the plan does not know gets nothing, which its range must allow")
  func newLines() throws {
    let more = Campaign(name: "web", purchase: .money(least: 0, most: 10))
    #expect(try evaluation { $0.campaigns.append(more) }.isPossible)
    let needed = Campaign(name: "web", purchase: .money(least: 5, most: 10))
    #expect(
      try evaluation { $0.campaigns.append(needed) }.obstacles == [.amount(line: "web")])
  }
}
