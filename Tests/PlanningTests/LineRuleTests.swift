// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

/// Rules that hold one line to an amount narrow its range, and are charged in the proof like any
/// other.
@Suite struct LineRuleTests {
  @Test("a cap and a floor on single lines bind, are named and verify", arguments: [false, true])
  func capAndFloor(isCurved: Bool) throws {
    let scenario = try scenario(
      isCurved: isCurved,
      rules: [
        Rule(
          name: "cap", measure: .spend(.all), limits: [.init(.atMost, .amount(30))], each: .line),
        Rule(
          name: "floor", measure: .units(.members([LineReference("spots")])),
          limits: [.init(.atLeast, .amount(5))]),
        Rule(
          name: "change", measure: .change(.members([LineReference("weak")])),
          limits: [.init(.atLeast, .amount(-4))]),
      ])
    guard case .found(let solution) = try Planner(scenario).solve() else {
      Issue.record("no plan")
      return
    }
    let plan = solution.plan
    #expect(verify(plan, of: scenario).isVerified, "\(verify(plan, of: scenario).failures)")
    #expect(plan.gap <= 1e-6)
    #expect(spend("strong", plan) <= 30 + 1e-9)
    #expect(spend("spots", plan) >= 10 - 1e-9)
    #expect(abs(spend("weak", plan) - 6) < 1e-6)
    let names = plan.certificate.multipliers.compactMap { multiplier -> String? in
      if case .rule(let name, let member, _) = multiplier.limit { return "\(name) \(member ?? "")" }
      return nil
    }
    #expect(names.contains("cap strong"))
    #expect(names.contains("change "))
  }

  @Test("a thousand lines with a cap each are one plan with a proof")
  func manyLines() throws {
    var campaigns: [Campaign] = []
    for index in 0..<1000 {
      let hill = try HillCurve(max: Double(5 + index % 7), half: Double(2 + index % 11))
      campaigns.append(
        Campaign(
          name: "line \(index)", purchase: .money(least: 0, most: nil),
          brings: [Delivery(kpi: "reach", response: .curve(.hill(hill), envelope: .none))]))
    }
    let cap = Rule(
      name: "cap", measure: .spend(.all), limits: [.init(.atMost, .shareOfBudget(0.0015))],
      each: .line)
    let scenario = try CheckedScenario(
      Scenario(
        budget: .atMost(1000), kpis: [KPI(name: "reach", objective: .maximize)],
        campaigns: campaigns, rules: [cap]))
    guard case .found(let solution) = try Planner(scenario).solve() else {
      Issue.record("no plan")
      return
    }
    #expect(solution.plan.gap <= 1e-6)
    #expect(verify(solution.plan, of: scenario).isVerified)
  }

  private func spend(_ line: String, _ plan: Plan) -> Double {
    plan.allocations.first { $0.line == line }?.spend ?? .nan
  }

  private func scenario(isCurved: Bool, rules: [Rule]) throws -> CheckedScenario {
    func brings(_ size: Double) throws -> [Delivery] {
      let curve: Curve =
        isCurved
        ? .exponential(try ExponentialCurve(max: size, scale: 40))
        : .linear(try LinearCurve(rate: size / 40))
      return [Delivery(kpi: "reach", response: .curve(curve, envelope: .none))]
    }
    return try CheckedScenario(
      Scenario(
        budget: .atMost(60), kpis: [KPI(name: "reach", objective: .maximize)],
        campaigns: [
          Campaign(
            name: "strong", purchase: .money(least: 0, most: 100), last: 20, brings: brings(90)),
          Campaign(
            name: "spots", purchase: .units(UnitPurchase(unit: "spot", price: 2, to: 40)),
            brings: brings(30)),
          Campaign(
            name: "weak", purchase: .money(least: 0, most: 100), last: 10, brings: brings(2)),
        ], rules: rules))
  }
}

/// Rules on a single line whose curve bends the other way for what is asked.
@Suite struct BentLineRuleTests {
  @Test(
    "a rule that holds a line is a limit with a proof, where no price of it could be one",
    arguments: [Rule.Limit.Relation.exactly, .atLeast, .atMost])
  func minimized(_ relation: Rule.Limit.Relation) throws {
    func line(_ name: String, _ kpi: String, max: Double, half: Double) throws -> Campaign {
      Campaign(
        name: name, purchase: .money(least: 0, most: 100),
        brings: [
          Delivery(
            kpi: kpi, response: .curve(.hill(try HillCurve(max: max, half: half)), envelope: .none))
        ])
    }
    let scenario = try CheckedScenario(
      Scenario(
        budget: .exactly(100),
        kpis: [KPI(name: "a", objective: .minimize), KPI(name: "b")],
        campaigns: [
          try line("x", "a", max: 90, half: 30), try line("y", "b", max: 60, half: 20),
        ],
        rules: [
          Rule(
            name: "cap", measure: .spend(.members([LineReference("y")])),
            limits: [.init(.atMost, .amount(90))]),
          Rule(
            name: "mix", measure: .spend(.members([LineReference("x")])),
            limits: [.init(relation, .amount(40))]),
        ]))
    guard case .found(let solution) = try Planner(scenario).solve() else {
      Issue.record("there is a plan")
      return
    }
    #expect(Verifier(scenario).verify(solution).isVerified)
    // x gets no less than the 10 that y may not have; 90 · 40 / 70 at 40, 90 · 10 / 40 at 10.
    let best = relation == .atMost ? 22.5 : 360.0 / 7
    #expect(abs((solution.plan.value(of: "a") ?? 0) - best) <= 1e-4)
  }
}
