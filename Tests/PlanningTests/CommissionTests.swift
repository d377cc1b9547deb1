// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

/// Commissions: the budget pays them, curves do not see them.
@Suite struct CommissionTests {
  @Test("a commission is paid from the budget, and the curves see what is left")
  func budgetPays() throws {
    let scenario = try scenario(budget: 108, commission: 0.08)
    let solution = try #require(try solved(scenario))
    let allocation = solution.plan.allocations[0]
    #expect(abs(allocation.spend - 108) < 1e-6)
    #expect(abs(allocation.commission - 8) < 1e-6)
    #expect(abs((solution.plan.value(of: "leads") ?? 0) - 200) < 1e-6)
    #expect(abs((solution.plan.value(of: "spend") ?? 0) - 108) < 1e-6)
    #expect(
      verify(solution.plan, of: scenario).isVerified,
      "\(verify(solution.plan, of: scenario).failures)")
  }

  @Test("a commission on a creator is paid on its fee, beside steps, units, fees and rules")
  func everyKind() throws {
    let linear = Curve.linear(try LinearCurve(rate: 2))
    let brings = [Delivery(kpi: "leads", response: .curve(linear, envelope: .none))]
    let scenario = try CheckedScenario(
      Scenario(
        budget: .atMost(500), kpis: [KPI(name: "leads", objective: .maximize)],
        campaigns: [
          Campaign(
            name: "steps", purchase: .money(least: 0, most: 100), setUpFee: 5, commission: 0.1,
            step: 10, brings: brings),
          Campaign(
            name: "units",
            purchase: .units(UnitPurchase(unit: "spot", price: 7, to: 20, isWhole: true)),
            commission: 0.05, brings: brings),
          Campaign(
            name: "least", purchase: .money(least: 50, most: 90), commission: 0.2, brings: brings),
        ],
        creators: [
          Creator(
            name: "aya",
            packages: [.init(name: "reel", fee: 100, brings: [.init(kpi: "leads", value: 900)])],
            commission: 0.15)
        ],
        rules: [
          Rule(
            name: "cap", measure: .spend(.members([LineReference("steps")])),
            limits: [.init(.atMost, .amount(93))])
        ]))
    let solution = try #require(try solved(scenario))
    let spends = Dictionary(
      uniqueKeysWithValues: solution.plan.allocations.map { ($0.line, $0.spend) })
    #expect(abs((spends["aya"] ?? 0) - 115) < 1e-9)
    // 8 steps and the fee: 80 + 8 + 5; another step would pass the cap.
    #expect(abs((spends["steps"] ?? 0) - 93) < 1e-9)
    #expect(
      verify(solution.plan, of: scenario).isVerified,
      "\(verify(solution.plan, of: scenario).failures)")
  }

  @Test("a plan that keeps its commission to itself is found out")
  func isVerified() throws {
    let scenario = try scenario(budget: 108, commission: 0.08)
    var solution = try #require(try solved(scenario))
    solution.plan.allocations[0].commission = 4
    #expect(!verify(solution.plan, of: scenario).isVerified)
  }

  @Test("a commission above 100% is refused")
  func mistake() {
    #expect(throws: Complaints.self) { try scenario(budget: 100, commission: 8) }
  }

  private func scenario(budget: Double, commission: Double) throws -> CheckedScenario {
    try CheckedScenario(
      Scenario(
        budget: .atMost(budget), kpis: [KPI(name: "leads", objective: .maximize)],
        campaigns: [
          Campaign(
            name: "search", purchase: .money(least: 0, most: nil), commission: commission,
            brings: [
              Delivery(
                kpi: "leads",
                response: .curve(.linear(try LinearCurve(rate: 2)), envelope: .none))
            ])
        ]))
  }

  private func solved(_ scenario: CheckedScenario) throws -> Solution? {
    guard case .found(let solution) = try Planner(scenario).solve() else { return nil }
    return solution
  }
}
