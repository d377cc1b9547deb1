// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing

@Suite struct SensitivityTests {
  private func line(_ name: String, _ most: Double, _ rates: [String: Double]) throws -> Campaign {
    Campaign(
      name: name, purchase: .money(least: 0, most: most),
      brings: try rates.sorted { $0.key < $1.key }.map { kpi, rate in
        Delivery(kpi: kpi, response: .curve(.linear(try LinearCurve(rate: rate)), envelope: .none))
      })
  }

  private func analysis(_ scenario: Scenario) throws -> (Solution, TradeOffAnalysis) {
    let planner = try Planner(CheckedScenario(scenario))
    guard case .found(let solution) = try planner.solve() else {
      throw Unplanned()
    }
    return (solution, try planner.sensitivity(of: solution))
  }

  private struct Unplanned: Error {}

  /// Money moves from line to line: 10 on `a` bring 30 reach and 10 leads, on `b` 10 reach and 20
  /// leads, on `c` 22 reach and 18 leads.
  private func scenario(reach: Double, leads: Double) throws -> Scenario {
    Scenario(
      budget: .atMost(10),
      kpis: [
        KPI(name: "leads", objective: .maximize, weight: leads, scale: Scale.none),
        KPI(name: "reach", objective: .maximize, weight: reach, scale: .amount(1)),
      ],
      campaigns: [
        try line("a", 10, ["leads": 1, "reach": 3]), try line("b", 10, ["leads": 2, "reach": 1]),
        try line("c", 10, ["leads": 1.8, "reach": 2.2]),
      ])
  }

  @Test(
    "the weight of a linear trade-off moves to where the neighbours on the frontier are as good")
  func linearRange() throws {
    let (solution, analysis) = try analysis(scenario(reach: 1, leads: 2))
    #expect(abs((solution.plan.value(of: "reach") ?? 0) - 22) < 1e-9)
    // Between c and a leads cost 8 reach for 8; between b and c 12 reach for 2.
    let leads = try #require(analysis.weightRanges.first { $0.kpi == "leads" })
    #expect(abs(leads.lower - 1) < 2e-3)
    #expect(abs((leads.upper ?? 0) - 6) < 12e-3)
    #expect(leads.criterion == .anotherPlan)
  }

  @Test("a step on a straight frontier costs what its price says")
  func linearExchange() throws {
    let (_, analysis) = try analysis(scenario(reach: 1, leads: 3))
    let exchange = try #require(analysis.exchanges.first { $0.kpi == "leads" })
    #expect(exchange.other == "reach")
    #expect(abs((exchange.rate ?? 0) - 6) < 1e-6)
    #expect(abs((exchange.stepped?.rate ?? 0) - 6) < 1e-3)
    let back = try #require(analysis.exchanges.first { $0.kpi == "reach" })
    #expect(abs((back.rate ?? 0) - 1) < 1e-6)
  }

  @Test("where an objective is the same at every end, a step is one of its scale, not of nothing")
  func constantExchange() throws {
    // Every best plan has all leads there are: the line that costs some is closed.
    let (_, analysis) = try analysis(
      Scenario(
        budget: .atMost(20),
        kpis: [
          KPI(name: "leads", objective: .maximize, weight: 1),
          KPI(name: "reach", objective: .maximize, weight: 1),
        ],
        campaigns: [
          try line("a", 10, ["leads": 1]), try line("b", 10, ["leads": -1, "reach": 2]),
        ],
        rules: [
          Rule(
            name: "closed", measure: .spend(.members([LineReference("b")])),
            limits: [.init(.atMost, .amount(0))])
        ]))
    #expect(analysis.exchanges.isEmpty)
  }

  @Test("a weight of curves moves until a hundredth of the budget does")
  func curvedRange() throws {
    func curved(_ name: String, _ kpi: String) throws -> Campaign {
      Campaign(
        name: name, purchase: .money(least: 0, most: 100),
        brings: [
          Delivery(
            kpi: kpi,
            response: .curve(.logarithm(try LogarithmCurve(gain: 10, scale: 5)), envelope: .none))
        ])
    }
    let scenario = Scenario(
      budget: .exactly(90),
      kpis: [
        KPI(name: "leads", objective: .maximize, weight: 1, scale: .amount(1)),
        KPI(name: "reach", objective: .maximize, weight: 1, scale: .amount(1)),
      ], campaigns: [try curved("a", "leads"), try curved("b", "reach")])
    let (solution, analysis) = try analysis(scenario)
    // Weighted logarithms divide budget + 2 · scale as their weights: 50 of 100 each; 0.9 more is 50.9 to 49.1.
    #expect(abs(solution.plan.allocations[0].spend - 45) < 1e-2)
    let leads = try #require(analysis.weightRanges.first { $0.kpi == "leads" })
    #expect(abs((leads.upper ?? 0) - 50.9 / 49.1) < 5e-3)
    #expect(leads.criterion == .moves(0.01))
  }

  @Test("raw values are shown with who would have had the say")
  func bias() throws {
    var scenario = try scenario(reach: 1, leads: 1)
    scenario.kpis[0].scale = .range
    scenario.kpis[1].scale = .range
    let (_, analysis) = try analysis(scenario)
    let bias = try #require(analysis.bias)
    #expect(bias.ruler == "reach")
    #expect(abs(bias.rulerShare - 20.0 / 30) < 1e-9)
    #expect(bias.changes.map(\.kpi) == ["leads", "reach"])
  }
}
