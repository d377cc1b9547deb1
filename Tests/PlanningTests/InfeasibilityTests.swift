// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

/// Scenarios that no plan fits: always said with a proof that can be re-checked.
@Suite struct InfeasibilityTests {
  @Test("rules that clash are proven to, straight or curved", arguments: [false, true])
  func conflictingRules(isCurved: Bool) throws {
    try expectInfeasible(
      isCurved: isCurved, budget: 100,
      rules: [
        Rule(name: "much", measure: .spend(.all), limits: [.init(.atLeast, .amount(80))]),
        Rule(name: "little", measure: .spend(.all), limits: [.init(.atMost, .amount(60))]),
      ])
  }

  @Test("leasts above the budget are proven infeasible", arguments: [false, true])
  func leastsAboveBudget(isCurved: Bool) throws {
    try expectInfeasible(isCurved: isCurved, budget: 100, least: 60)
  }

  @Test("a KPI floor out of reach is proven infeasible", arguments: [false, true])
  func floorOutOfReach(isCurved: Bool) throws {
    try expectInfeasible(isCurved: isCurved, budget: 100, atLeast: 1e6)
  }

  @Test(
    "a share of everything for the only channel is proven infeasible", arguments: [false, true])
  func shareOfTheOnlyChannel(isCurved: Bool) throws {
    let spend = Rule(
      name: "share", measure: .spend(.all),
      limits: [.init(.atMost, .multiple(0.7, of: .spend(.all)))],
      each: .channel)
    try expectInfeasible(isCurved: isCurved, budget: 100, least: 10, rules: [spend])
  }

  @Test("a floor for every line above its most is proven infeasible", arguments: [false, true])
  func floorAboveMost(isCurved: Bool) throws {
    try expectInfeasible(
      isCurved: isCurved, budget: 1000,
      rules: [
        Rule(
          name: "each", measure: .spend(.all), limits: [.init(.atLeast, .amount(90))], each: .line)
      ])
  }

  private func expectInfeasible(
    isCurved: Bool, budget: Double, least: Double = 0, atLeast: Double? = nil, rules: [Rule] = []
  ) throws {
    let curve: Curve =
      isCurved
      ? .hill(try HillCurve(max: 50, half: 30)) : .linear(try LinearCurve(rate: 0.4))
    let campaigns = ["a", "b"].map { name in
      Campaign(
        name: name, channel: "only", purchase: .money(least: least, most: 80),
        brings: [Delivery(kpi: "reach", response: .curve(curve, envelope: .none))])
    }
    let scenario = try CheckedScenario(
      Scenario(
        budget: .atMost(budget),
        kpis: [KPI(name: "reach", objective: .maximize, atLeast: atLeast)], campaigns: campaigns,
        rules: rules))
    let outcome = try Planner(scenario).solve()
    guard case .infeasible(let proof) = outcome else {
      Issue.record("not infeasible: \(outcome)")
      return
    }
    #expect(proof.violation > 0)
    #expect(!proof.conflict.isEmpty)
    #expect(verify(proof, of: scenario).isVerified)
  }
}
