// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

/// Goals that every plan must meet.
@Suite("Musts")
struct MustTests {
  /// The sample with spend as the objective to minimize instead of signups to maximize.
  private static func thrifty(_ goals: [Goal]) throws -> Scenario {
    var scenario = try GoalSample.sound(goals)
    scenario.kpis[0].objective = nil
    scenario.kpis.append(KPI(name: "spend", unit: "GBP", objective: .minimize))
    return scenario
  }

  private static func must(
    _ kpi: String, _ target: GoalTarget, by deadline: Goal.Deadline? = nil
  ) -> Goal {
    Goal(name: "enough", kpi: kpi, target: target, by: deadline, isMust: true)
  }

  private static func solve(_ scenario: Scenario) throws -> (PlanOutcome, CheckedScenario) {
    let checked = try CheckedScenario(scenario)
    return (try Planner(checked).solve(), checked)
  }

  private static func plan(_ scenario: Scenario) throws -> Plan {
    let (outcome, checked) = try solve(scenario)
    guard case .found(let solution) = outcome else {
      Issue.record("no plan: \(outcome)")
      throw Failure.noPlan
    }
    let report = Verifier(checked).verify(solution)
    #expect(report.isVerified, "\(report.failures)")
    #expect(report.checks.contains { $0.subject == .goals })
    return solution.plan
  }

  private enum Failure: Error { case noPlan }

  @Test("a must holds a plan where an aim does not")
  func holds() throws {
    var goal = Self.must("signups", .value(5000, .atLeast))
    let plan = try Self.plan(Self.thrifty([goal]))
    #expect(abs(plan.totalSpend - 100e3) < 1e-3)
    #expect(
      plan.certificate.multipliers.contains { $0.limit == .goal("enough", .atLeast) })
    goal.isMust = false
    let (outcome, _) = try Self.solve(Self.thrifty([goal]))
    guard case .found(let free) = outcome else { return }
    #expect(abs(free.plan.totalSpend - 10e3) < 1e-3)
  }

  @Test("a change of the baseline is what a plan must bring")
  func change() throws {
    let plan = try Self.plan(Self.thrifty([Self.must("signups", .share(0.2))]))
    // search is cheaper: 4800 / 0.05.
    #expect(abs((plan.value(of: "signups") ?? 0) - 4800) < 1e-3)
    #expect(abs(plan.totalSpend - 96e3) < 1e-3)
  }

  @Test("a must by a day inside the period counts the days up to it")
  func proRata() throws {
    let plan = try Self.plan(
      Self.thrifty([Self.must("signups", .value(2000, .atLeast), by: .afterDays(46))]))
    #expect(abs((plan.value(of: "signups") ?? 0) - 4000) < 1e-3)
  }

  @Test("a ratio, people who count once and the worst of several markets can be musts")
  func otherKinds() throws {
    let ratio = try Self.plan(
      GoalSample.sound([Self.must("cost per signup", .value(22, .atMost))]))
    #expect((ratio.value(of: "cost per signup") ?? .infinity) <= 22 * (1 + 1e-9))
    #expect((ratio.value(of: "cost per signup") ?? 0) > 21.99)

    func line(_ rate: Double) throws -> Response {
      .curve(.linear(try LinearCurve(rate: rate)), envelope: .none)
    }
    var people = try Self.thrifty([
      Self.must("people", .value(10e3, .atLeast), by: .afterDays(46))
    ])
    people.kpis.append(KPI(name: "people", definition: .independent(population: 1e6)))
    people.campaigns[0].brings.append(Delivery(kpi: "people", response: try line(0.5)))
    people.campaigns[1].brings.append(Delivery(kpi: "people", response: try line(0.2)))
    let reached = try Self.plan(people)
    #expect(abs((reached.value(of: "people") ?? 0) - 20e3) < 1)

    var markets = try Self.thrifty([Self.must("served", .value(500, .atLeast), by: .afterDays(46))])
    markets.markets = ["uk", "de"]
    markets.kpis.append(KPI(name: "served", definition: .markets(.worst)))
    markets.campaigns[0].brings.append(
      Delivery(kpi: "served", market: "uk", response: try line(0.1)))
    markets.campaigns[1].brings.append(
      Delivery(kpi: "served", market: "de", response: try line(0.1)))
    let served = try Self.plan(markets)
    #expect(abs((served.value(of: "served") ?? 0) - 1000) < 1e-3)
    #expect(abs(served.totalSpend - 20e3) < 1e-2)
  }

  @Test("musts on two KPIs of one file hold together, whatever their order in it")
  func order() throws {
    let goals = [
      Self.must("signups", .value(4200, .atLeast)),
      Goal(name: "a few", kpi: "policies", target: .value(300, .atLeast), isMust: true),
    ]
    let plan = try Self.plan(Self.thrifty(goals))
    let turned = try Self.plan(Self.thrifty(goals.reversed()))
    #expect(plan.allocations.map(\.spend) == turned.allocations.map(\.spend))
    #expect(plan.values == turned.values)
  }

  @Test("a must that nothing can meet is named in the proof, with the figure that could be met")
  func conflict() throws {
    let (outcome, checked) = try Self.solve(
      GoalSample.sound([Self.must("signups", .value(7000, .atLeast))]))
    guard case .infeasible(let proof) = outcome else {
      Issue.record("a plan was found")
      return
    }
    #expect(proof.conflict.contains { $0.limit == .goal("enough", .atLeast) })
    let conflicts = try Planner(checked).conflicts()
    let conflict = try #require(conflicts.conflicts.first)
    #expect(conflict.parts.map(\.limit).contains(.goal("enough", .atLeast)))
    #expect(conflicts.isConfirmed)
    let changes = conflict.repairs.flatMap(\.changes)
    let eased = try #require(changes.first { $0.limit == .goal("enough", .atLeast) })
    #expect(abs((eased.to ?? 0) - 6000) < 1)
    let money = try #require(changes.first { $0.limit == .budget(.atMost) })
    #expect(abs((money.to ?? 0) - 200e3) < 1)
  }

  @Test("a conflict by a day inside the period is settled in the figure of the file")
  func conflictInside() throws {
    let (_, checked) = try Self.solve(
      GoalSample.sound([Self.must("signups", .value(3500, .atLeast), by: .afterDays(46))]))
    let conflicts = try Planner(checked).conflicts()
    let changes = try #require(conflicts.conflicts.first).repairs.flatMap(\.changes)
    let eased = try #require(changes.first { $0.limit == .goal("enough", .atLeast) })
    #expect(eased.from?.value == 3500)
    #expect(abs((eased.to ?? 0) - 3000) < 1)
    #expect(conflicts.isConfirmed)
  }

  @Test("a conflict about people who count once is settled in people")
  func conflictAboutPeople() throws {
    func line(_ rate: Double) throws -> Response {
      .curve(.linear(try LinearCurve(rate: rate)), envelope: .none)
    }
    var scenario = try GoalSample.sound([
      Self.must("people", .value(80e3, .atLeast))
    ])
    scenario.kpis.append(KPI(name: "people", definition: .independent(population: 1e6)))
    scenario.campaigns[0].brings.append(Delivery(kpi: "people", response: try line(0.5)))
    scenario.campaigns[1].brings.append(Delivery(kpi: "people", response: try line(0.2)))
    // The most: 1M · (1 - 0.95 · 0.99) = 59.5k.
    let conflicts = try Planner(CheckedScenario(scenario)).conflicts()
    let changes = try #require(conflicts.conflicts.first).repairs.flatMap(\.changes)
    let eased = try #require(changes.first { $0.limit == .goal("enough", .atLeast) })
    #expect(abs((eased.to ?? 0) - 59_500) < 2)
    #expect(conflicts.isConfirmed)
  }

  @Test("what a must costs is what solving again with another figure gives")
  func explanation() throws {
    let scenario = try Self.thrifty([
      Self.must("signups", .value(2250, .atLeast), by: .afterDays(46))
    ])
    let checked = try CheckedScenario(scenario)
    guard case .found(let solution) = try Planner(checked).solve() else {
      Issue.record("no plan")
      return
    }
    let explanation = try Planner(checked).explanation(of: solution)
    let finding = try #require(
      explanation.limits.first { $0.limit == .goal("enough", .atLeast) })
    #expect(finding.isTight)
    #expect(finding.figure?.value == 2250)
    #expect(abs((finding.now ?? 0) - 2250) < 1e-3)
    // 4500 signups over the period cost 20 GBP each; half of them count by the deadline.
    #expect(abs((finding.price?.value ?? 0) - 40) < 1e-6)
    let step = try #require(finding.steps.last)
    guard case .plan(let values, _) = step.outcome else {
      Issue.record("no plan at \(step)")
      return
    }
    let change = 2 * ((step.figure ?? 0) - 2250) * 20
    #expect(abs((values.first { $0.kpi == "spend" }?.value ?? 0) - (90e3 + change)) < 1e-2)
    #expect(abs((explanation.leastBudget?.amount ?? 0) - 90e3) < 1e-1)
  }
}
