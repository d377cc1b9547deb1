// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing

/// What must not change an answer: the order of the file and the units of a KPI.
@Suite struct InvarianceTests {
  @Test("the order of campaigns and rules changes no bit of the plan")
  func fileOrder() throws {
    let (instance, _) = try BudgetInstance.load("concave-10")
    let kpis = instance.kpis.map { KPI(name: $0, objective: .maximize, weight: 1) }
    let scenario = try instance.scenario(kpis).scenario
    var shuffled = scenario
    shuffled.campaigns.reverse()
    let plan = try solve(scenario)
    let other = try solve(shuffled)
    for allocation in plan.allocations {
      let twin = other.allocations.first { $0.line == allocation.line }
      #expect(twin?.spend == allocation.spend)
    }
  }

  @Test("a KPI in other units, however large or small, gets the same plan", arguments: [1e-9, 1e9])
  func units(_ factor: Double) throws {
    let (instance, _) = try BudgetInstance.load("concave-10")
    let kpis = instance.kpis.map { KPI(name: $0, objective: .maximize, weight: 1) }
    let scenario = try instance.scenario(kpis).scenario
    var scaled = scenario
    for index in scaled.campaigns.indices {
      scaled.campaigns[index].brings[1].response = .curve(
        try times(factor, scaled.campaigns[index].brings[1].response), envelope: .none)
    }
    let plan = try solve(scenario)
    let other = try solve(scaled)
    let budget = scenario.budget?.amount ?? 0
    for (allocation, twin) in zip(plan.allocations, other.allocations) {
      #expect(abs(allocation.spend - twin.spend) < 2e-3 * budget)
    }
    for (index, value) in plan.values.enumerated() where index < instance.kpis.count {
      let expected = try #require(value.value) * (index == 1 ? factor : 1)
      let found = try #require(other.values[index].value)
      #expect(abs(found - expected) < 1e-3 * abs(expected))
    }
  }

  @Test("a large base changes nothing but the values")
  func base() throws {
    let (instance, _) = try BudgetInstance.load("concave-10")
    func kpis(_ base: Double) -> [KPI] {
      instance.kpis.map { KPI(name: $0, base: base, objective: .maximize, weight: 1) }
    }
    let plan = try solve(instance.scenario(kpis(0)).scenario)
    let other = try solve(instance.scenario(kpis(1e9)).scenario)
    #expect(plan.allocations.map(\.spend) == other.allocations.map(\.spend))
  }

  private func times(_ factor: Double, _ response: Response) throws -> Curve {
    guard case .curve(let curve, _) = response else { throw NoCurve() }
    switch curve {
    case .hill(let hill):
      return .hill(try HillCurve(max: hill.max * factor, half: hill.half, shape: hill.shape))
    case .exponential(let exponential):
      return .exponential(
        try ExponentialCurve(max: exponential.max * factor, scale: exponential.scale))
    case .power(let power):
      return .power(
        try PowerCurve(
          gain: power.gain * factor, scale: power.scale, exponent: power.exponent))
    default: throw NoCurve()
    }
  }

  private struct NoCurve: Error {}

  private func solve(_ scenario: Scenario) throws -> Plan {
    guard case .found(let solution) = try Planner(CheckedScenario(scenario)).solve() else {
      throw NoCurve()
    }
    return solution.plan
  }
}
