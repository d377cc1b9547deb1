// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing
import Verification

@Suite("Bounds over choices")
struct ChoiceBoundTests {
  private func bound(_ plan: Plan, _ scenario: CheckedScenario) throws -> Double {
    let report = verify(plan, of: scenario)
    #expect(report.isVerified, "\(report.failures)")
    return try #require(report.rederivedBounds[0])
  }

  @Test("A price for a place proves the best of two creators")
  func counts() throws {
    let scenario = try SmallChoices.creators(
      budget: nil, [("a", 0, 60), ("b", 0, 45)],
      rules: [
        Rule(name: "one", measure: .count(.creators), limits: [.init(.atMost, .amount(1))])
      ])
    let plan = SmallChoices.plan(
      scenario, booked: ["a"], multipliers: [(.rule("one", member: nil, .atMost), 45)], bound: 60)
    #expect(try bound(plan, scenario) == 60)
  }

  @Test("A price for needing another line proves the best of a pair")
  func needing() throws {
    let scenario = try SmallChoices.creators(
      budget: nil, [("a", 0, 10), ("b", 0, -4)],
      conditions: [
        Condition(name: "together", if: LineReference("a"), .then, LineReference("b"))
      ])
    let plan = SmallChoices.plan(
      scenario, booked: ["a", "b"], multipliers: [(.condition("together"), 5)], bound: 6)
    #expect(try bound(plan, scenario) == 6)
  }

  @Test("A price for excluding another line proves the better of the two")
  func excluding() throws {
    let scenario = try SmallChoices.creators(
      budget: nil, [("a", 0, 60), ("b", 0, 45)],
      conditions: [Condition(name: "apart", if: LineReference("a"), .not, LineReference("b"))])
    let plan = SmallChoices.plan(
      scenario, booked: ["a"], multipliers: [(.condition("apart"), 45)], bound: 60)
    #expect(try bound(plan, scenario) == 60)
  }

  /// Money that brings 2 each after a fee of 5.
  private func withFee(minimum: Double? = nil, step: Double? = nil) throws -> CheckedScenario {
    var campaign = try SmallChoices.line("tv", .linear(LinearCurve(rate: 2)), most: nil)
    campaign.setUpFee = 5
    campaign.minimumIfActive = minimum
    campaign.step = step
    return try CheckedScenario(
      Scenario(
        budget: .atMost(100), kpis: [KPI(name: "reach", objective: .maximize)],
        campaigns: [campaign]))
  }

  @Test("Off and on are two cases: only on pays the set-up fee")
  func setUpFee() throws {
    let scenario = try withFee()
    let price: (LimitID, Double) = (.budget(.atMost), 2)
    let allocation = [(line: "tv", amount: 95.0, fee: 5.0)]
    let whole = SmallChoices.plan(allocation, reach: 190, multipliers: [price], bound: 200)
    #expect(try bound(whole, scenario) == 200)
    let tree = CaseTree.fork(
      .options(line: "tv", [0]), .bounded(by: (.budget(.atMost), 0)), .bounded(by: price))
    let cases = SmallChoices.plan(allocation, reach: 190, proof: .cases(tree), bound: 190)
    #expect(abs(try bound(cases, scenario) - 190) < 1e-9)
  }

  @Test("On begins at the minimum if active")
  func minimumIfActive() throws {
    let scenario = try withFee(minimum: 20)
    // At a price of 3 each amount loses 1, and the fee 15.
    let tree = CaseTree.fork(
      .options(line: "tv", [1]), .bounded(by: (.budget(.atMost), 3)),
      .bounded(by: (.budget(.atMost), 0)))
    let plan = SmallChoices.plan(
      [(line: "tv", amount: 95.0, fee: 5.0)], reach: 190, proof: .cases(tree), bound: 300)
    #expect(abs(try bound(plan, scenario) - (300 - 15 - 20)) < 1e-9)
  }

  @Test("The budget leaves whole steps only")
  func steps() throws {
    let scenario = try withFee(step: 10)
    let plan = SmallChoices.plan(
      [(line: "tv", amount: 90.0, fee: 5.0)], reach: 180, bound: 180)
    #expect(abs(try bound(plan, scenario) - 180) < 1e-9)
    let waived = verify(plan, of: scenario, steps: .waived)
    #expect(waived.failures.map(\.subject) == [.bound])
    #expect(abs((waived.rederivedBounds[0] ?? 0) - 190) < 1e-9)
  }

  @Test("A line may use what the cheapest ways of all other lines leave of the budget")
  func reach() throws {
    var model = try withFee().scenario
    model.creators = [
      Creator(
        name: "ann",
        packages: [
          .init(name: "post", fee: 40, brings: [.init(kpi: "reach", value: 1)]),
          .init(name: "reel", fee: 99, brings: [.init(kpi: "reach", value: 7)]),
          .init(name: "film", fee: 101, brings: [.init(kpi: "reach", value: 500)]),
        ], booking: .booked)
    ]
    let scenario = try CheckedScenario(model)
    // At most 60 are left for the campaign and its fee, and all for the creator.
    var plan = SmallChoices.plan(
      [(line: "tv", amount: 55.0, fee: 5.0)], reach: 111, bound: 117)
    plan.allocations.append(.init(line: "ann", spend: 40, package: "post"))
    plan.values[1].value = 100
    #expect(abs(try bound(plan, scenario) - (2 * 55 + 7)) < 1e-9)
  }

  /// Two S-curves for 15: half each brings 72, and the tangent from nothing, 5 a unit, proves 75.
  private func sCurves() throws -> CheckedScenario {
    let hill = try Curve.hill(HillCurve(max: 100, half: 10, shape: 2))
    return try CheckedScenario(
      Scenario(
        budget: .atMost(15), kpis: [KPI(name: "reach", objective: .maximize)],
        campaigns: try ["a", "b"].map { try SmallChoices.line($0, hill, most: nil) }))
  }

  private func sPlan(_ proof: Certificate.Proof, bound: Double) -> Plan {
    SmallChoices.plan(
      [(line: "a", amount: 7.5, fee: 0), (line: "b", amount: 7.5, fee: 0)], reach: 72,
      multipliers: [(.budget(.atMost), 5)], proof: proof, bound: bound)
  }

  @Test("One price for two S-curves proves the tangent from nothing")
  func tangent() throws {
    #expect(abs(try bound(sPlan(.multipliers, bound: 75), try sCurves()) - 75) < 1e-9)
  }

  @Test("Cutting the amounts of S-curves proves more than one price can")
  func amounts() throws {
    let scenario = try sCurves()
    let half: (LimitID, Double) = (.budget(.atMost), 4.8)
    // Up to 7.5 each, both bring 36 at most; above, a unit of money is worth 6.144 at 7.5.
    let tree = CaseTree.fork(
      .amount(line: "a", 7.5),
      .fork(.amount(line: "b", 7.5), .bounded([]), .bounded(by: half)),
      .fork(
        .amount(line: "b", 7.5), .bounded(by: half), .bounded(by: (.budget(.atMost), 6.144))))
    let bound = try bound(sPlan(.cases(tree), bound: 74.1), scenario)
    #expect(bound >= 72 && bound < 74.1)
    let failures = verify(sPlan(.cases(tree), bound: 73.9), of: scenario).failures
    #expect(failures.map(\.subject) == [.bound])
    // The same multipliers in other cases prove less.
    guard case .fork(_, let first, let second) = tree else { return }
    let wrong = CaseTree.fork(.amount(line: "a", 10), first, second)
    #expect(
      verify(sPlan(.cases(wrong), bound: 74.1), of: scenario).failures.map(\.subject) == [.bound])
  }

  @Test("Where even the cheapest ways pass the budget, that proves that no plan fits")
  func overbooked() throws {
    var scenario = try SmallChoices.creators(budget: 10, [("a", 6, 60), ("b", 5, 45)]).scenario
    for line in scenario.creators.indices { scenario.creators[line].booking = .booked }
    let proof = Infeasibility(
      conflict: SmallChoices.multipliers([(.budget(.atMost), 1)]), violation: 1)
    let report = verify(proof, of: try CheckedScenario(scenario))
    #expect(report.isVerified, "\(report.failures)")
    let overstated = Infeasibility(conflict: proof.conflict, violation: 1.1)
    #expect(!verify(overstated, of: try CheckedScenario(scenario)).isVerified)
  }
}
