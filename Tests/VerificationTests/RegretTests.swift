// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

@Suite("Regret")
struct RegretTests {
  /// Search and video compete for 100; what a unit of money on each brings differs from case to
  /// case.
  private func scenario(
    search: Double, video: Double, _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> CheckedScenario {
    func line(_ name: String, _ rate: Double) throws -> Campaign {
      Campaign(
        name: name, purchase: .money(least: 0, most: 80),
        brings: [
          Delivery(
            kpi: "reach", response: .curve(.linear(try LinearCurve(rate: rate)), envelope: .none))
        ])
    }
    var scenario = Scenario(
      budget: .atMost(100), kpis: [KPI(name: "reach", objective: .maximize)],
      campaigns: [try line("search", search), try line("video", video)])
    change(&scenario)
    return try CheckedScenario(scenario)
  }

  private func solved(
    _ scenario: CheckedScenario
  ) throws -> (scenario: CheckedScenario, solution: Solution?) {
    if case .found(let solution) = try Planner(scenario).solve() { return (scenario, solution) }
    return (scenario, nil)
  }

  @Test("regret is what the scenario's own plan has more, and none under its own figures")
  func regretIsTheDifference() throws {
    // The plans are (80, 20) and (20, 80).
    let table = RegretTable([
      try solved(scenario(search: 3, video: 1)), try solved(scenario(search: 1, video: 2)),
    ])
    #expect(table.cells[0][0]?.regrets == [0])
    #expect(table.cells[1][1]?.regrets == [0])
    #expect(table.cells[0][1]?.regrets == [60])
    #expect(table.cells[1][0]?.regrets == [120])
    #expect(table.cells[0][1]?.losses == [.init(kpi: "reach", amount: 60)])
    #expect(table.worst == [[60], [120]])
    // 60 of 180, and 120 of 260.
    #expect(table.worstShares == [[1.0 / 3], [120.0 / 260]])
    #expect(table.safest == 0)
  }

  @Test("a plan that breaks a rule under other figures has no number there, and is not safe")
  func brokenRules() throws {
    let floor = try scenario(search: 1, video: 1.1) { $0.kpis[0].atLeast = 107 }
    let table = RegretTable([try solved(scenario(search: 3, video: 1)), try solved(floor)])
    #expect(table.cells[0][1]?.evaluation.obstacles == [.limit(.kpi("reach", .atLeast))])
    #expect(table.cells[0][1]?.regrets.isEmpty == true)
    #expect(table.worst[0] == nil)
    #expect(table.safest == 1)
  }

  @Test("a scenario without a plan has neither row nor column, and one plan is not compared")
  func missingPlans() throws {
    let impossible = try scenario(search: 1, video: 1) { $0.kpis[0].atLeast = 500 }
    let good = try solved(scenario(search: 3, video: 1))
    let table = RegretTable([good, try solved(impossible)])
    #expect(table.cells[0][1] == nil && table.cells[1][0] == nil)
    #expect(table.worst == [[0], nil])
    #expect(table.safest == nil)
    let three = RegretTable([good, try solved(impossible), good])
    #expect(three.safest == 0)
  }

  @Test("plans for another budget are left out, and are never the safest")
  func otherBudgets() throws {
    let less = try scenario(search: 3, video: 1) { $0.budget = .atMost(10) }
    let exact = try scenario(search: 3, video: 1) { $0.budget = .exactly(100) }
    let table = RegretTable([
      try solved(scenario(search: 3, video: 1)), try solved(less),
      try solved(scenario(search: 1, video: 2)), try solved(exact),
    ])
    #expect(table.otherBudgets == [1, 3])
    for other in [1, 3] {
      #expect(table.cells[other].allSatisfy { $0 == nil })
      #expect(table.cells.allSatisfy { $0[other] == nil })
      #expect(table.worst[other] == nil)
    }
    #expect(table.cells[0][2]?.regrets == [60])
    #expect(table.safest == 0)
    #expect(
      RegretTable([try solved(scenario(search: 3, video: 1)), try solved(less)]).safest == nil)
  }

  @Test("which plan is safest does not hang on the units of KPIs")
  func units() throws {
    // Under the second figures everything is a thousand times as much, which makes its losses no worse.
    let cases = [(3.0, 1.0), (1.0, 2.0), (2.9, 1.1)]
    for factor in [0.001, 1, 1000] {
      let table = RegretTable(
        try cases.enumerated().map { index, rates in
          let size = index == 1 ? factor : 1
          return try solved(scenario(search: size * rates.0, video: size * rates.1))
        })
      #expect(table.safest == 0)
      let shares = table.worstShares.map { $0?[0] ?? .nan }
      #expect(zip(shares, [1.0 / 3, 120.0 / 260, 1.0 / 3]).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }

  @Test("with priorities the first one at which plans differ decides which is safest")
  func priorities() throws {
    func staged(_ search: Double, _ video: Double) throws -> CheckedScenario {
      try scenario(search: search, video: video) { scenario in
        scenario.kpis[0].priority = 1
        scenario.kpis.append(
          KPI(name: KPI.spend, objective: .minimize, priority: 2))
      }
    }
    let table = RegretTable([try solved(staged(3, 1)), try solved(staged(1, 2))])
    #expect(table.cells[0][1]?.regrets.count == 2)
    #expect(table.worst[0]?.first == 60)
    #expect(table.safest == 0)
  }
}
