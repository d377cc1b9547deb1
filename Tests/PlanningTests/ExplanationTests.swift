// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing

/// What holds a plan: everything said of another figure is what solving again gives.
@Suite struct ExplanationTests {
  @Test("a straight budget is worth the rate of the line that gets the next money")
  func budget() throws {
    let explanation = try Self.explanation(Self.straight())
    let budget = try #require(explanation.limits.first)
    #expect(budget.limit == .budget(.atMost))
    #expect(budget.isTight)
    #expect(budget.price?.kpi == "leads")
    #expect(abs((budget.price?.value ?? 0) - 2) < 1e-9)
    #expect(budget.steps.compactMap(\.share) == [-0.05, -0.01, 0.01, 0.05])
    for step in budget.steps {
      guard case .plan(let values, let moves) = step.outcome else {
        Issue.record("no plan at \(step)")
        continue
      }
      let change = (step.figure ?? 0) - 100
      #expect(abs((values.first { $0.kpi == "leads" }?.value ?? 0) - (220 + 2 * change)) < 1e-6)
      #expect(abs(moves[1] - change) < 1e-6)
    }
  }

  @Test("a rule with room has no price and is not solved again, one without has both")
  func rules() throws {
    let explanation = try Self.explanation(Self.straight())
    let rules = explanation.limits.dropFirst()
    #expect(rules.map(\.isTight) == [true, false])
    let cap = try #require(rules.first)
    #expect(abs((cap.price?.value ?? 0) - 1) < 1e-9)
    #expect(cap.steps.count == 4)
    #expect(rules.last?.price == nil)
    #expect(rules.last?.steps.isEmpty == true)
    #expect(abs((rules.last?.room ?? 0) - 20) < 1e-6)
  }

  @Test("a line without money needs what its rate lacks, confirmed on both sides")
  func needs() throws {
    let explanation = try Self.explanation(Self.straight())
    let finding = try #require(explanation.lines.first { $0.line == "weak" })
    #expect(finding.state == .nothing)
    let need = try #require(finding.need)
    // Weak brings 1 lead, and the next money elsewhere 2.
    #expect(abs(need.factor - 2) < 1e-6)
    #expect(need.isConfirmed)
    #expect(need.kpi == "leads")
  }

  @Test("a creator that is left out needs enough to be worth its fee")
  func creatorNeed() throws {
    var scenario = try Self.straight()
    scenario.creators = [
      Creator(
        name: "aya",
        packages: [.init(name: "reel", fee: 10, brings: [.init(kpi: "leads", value: 8)])])
    ]
    let explanation = try Self.explanation(scenario)
    let need = try #require(explanation.lines.first { $0.line == "aya" }?.need)
    // Its fee brings 20 leads elsewhere.
    #expect(abs(need.factor - 2.5) < 0.05)
    #expect(need.isConfirmed)
  }

  @Test("a line at its most says what more of it would bring")
  func most() throws {
    var scenario = try Self.straight()
    scenario.rules = []
    scenario.campaigns[0].purchase = .money(least: 0, most: 20)
    let explanation = try Self.explanation(scenario)
    let finding = try #require(explanation.lines.first { $0.line == "strong" })
    #expect(finding.state == .most)
    guard case .plan(let values, _) = finding.steps.last?.outcome else {
      Issue.record("not solved again")
      return
    }
    #expect(abs((values.first { $0.kpi == "leads" }?.value ?? 0) - 221) < 1e-6)
  }

  @Test("the least budget is the least with which a plan fits", arguments: 1...6)
  func leastBudget(_ seed: Int) throws {
    var scenario = try Self.curved(seed)
    guard case .found = try Planner(CheckedScenario(scenario)).solve() else { return }
    let explanation = try Self.explanation(scenario)
    let amount = try #require(explanation.leastBudget?.amount)
    scenario.budget = .atMost(amount * (1 + 1e-5))
    guard case .found = try Planner(CheckedScenario(scenario)).solve() else {
      Issue.record("no plan with the least budget, \(amount)")
      return
    }
    scenario.budget = .atMost(amount * (1 - 1e-3))
    guard case .infeasible = try Planner(CheckedScenario(scenario)).solve() else {
      Issue.record("a plan with less than the least budget, \(amount)")
      return
    }
  }

  @Test("targets count for the least budget")
  func targets() throws {
    var scenario = try Self.straight()
    scenario.rules = []
    scenario.kpis = [
      KPI(name: "leads", objective: .maximize, weight: 1, target: Target(.atLeast, 240))
    ]
    let found = try #require(try Self.explanation(scenario).leastBudget)
    #expect(found.includesTargets)
    // 60 at 3 and 30 at 2.
    #expect(abs((found.amount ?? 0) - 90) < 1e-3)
  }

  @Test("lines of nearly equal plans get what half a percent of the leads allows")
  func nearEqual() throws {
    let found = try #require(try Self.explanation(Self.straight()).nearEqual)
    let ranges = Dictionary(uniqueKeysWithValues: found.ranges.map { ($0.line, $0) })
    // Half a percent of 220 leads is 1.1: taken from 'strong' to 'middle' that is 1.1, to 'weak' 0.55.
    #expect(abs((ranges["strong"]?.least ?? 0) - 18.9) < 0.02)
    #expect(abs((ranges["strong"]?.most ?? 0) - 20) < 0.02)
    #expect(abs((ranges["weak"]?.most ?? 0) - 1.1) < 0.02)
    let different = try #require(found.different)
    #expect(different.moved > 1)
    #expect((different.values.first { $0.kpi == "leads" }?.value ?? 0) >= 220 * 0.995 - 1e-6)
  }

  @Test("without time everything that needs solving is left out and said to be")
  func noTime() throws {
    let checked = try CheckedScenario(Self.straight())
    let planner = try Planner(checked)
    guard case .found(let solution) = try planner.solve() else {
      Issue.record("no plan")
      return
    }
    let explanation = try planner.explanation(
      of: solution, SearchOptions(timeLimit: .zero))
    #expect(Set(explanation.leftOut) == Set(PlanExplanation.Part.allCases))
    #expect(explanation.limits.count == 3)
    #expect(explanation.lines.first?.need?.isConfirmed == false)
  }

  // MARK: Scenarios

  private static func explanation(_ scenario: Scenario) throws -> PlanExplanation {
    let planner = try Planner(CheckedScenario(scenario))
    guard case .found(let solution) = try planner.solve() else {
      Issue.record("no plan")
      return PlanExplanation()
    }
    return try planner.explanation(of: solution)
  }

  private static func campaign(_ name: String, most: Double, _ curve: Curve) -> Campaign {
    Campaign(
      name: name, purchase: .money(least: 0, most: most),
      brings: [Delivery(kpi: "leads", response: .curve(curve, envelope: .none))])
  }

  /// Strong brings 3 a unit of money and is capped at 20, middle 2, weak 1; the budget is 100.
  private static func straight() throws -> Scenario {
    Scenario(
      budget: .atMost(100), kpis: [KPI(name: "leads", objective: .maximize)],
      campaigns: try [("strong", 60.0, 3.0), ("middle", 200, 2), ("weak", 80, 1)].map {
        campaign($0.0, most: $0.1, .linear(try LinearCurve(rate: $0.2)))
      },
      rules: [
        Rule(
          name: "cap", measure: .spend(.members([LineReference("strong")])),
          limits: [.init(.atMost, .amount(20))]),
        Rule(
          name: "floor", measure: .spend(.members([LineReference("middle")])),
          limits: [.init(.atLeast, .shareOfBudget(0.6))]),
      ])
  }

  private static func curved(_ seed: Int) throws -> Scenario {
    let campaigns = try (0..<4).map { index -> Campaign in
      let most = 60 + Double(7 * (seed + index) % 40)
      let top = 100 + Double(13 * (seed + 3 * index) % 90)
      let hill = try HillCurve(max: top, half: 20 + Double(5 * index))
      return campaign("line \(index)", most: most, .hill(hill))
    }
    return Scenario(
      budget: .atMost(150),
      kpis: [KPI(name: "leads", objective: .maximize, atLeast: 120 + Double(20 * seed))],
      campaigns: campaigns,
      rules: [
        Rule(
          name: "share", measure: .spend(.members([LineReference("line 3")])),
          limits: [.init(.atLeast, .shareOfBudget(0.2))])
      ])
  }
}
