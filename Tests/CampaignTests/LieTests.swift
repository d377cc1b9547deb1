// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import CampaignTesting

/// Answers that were true and are made untrue: each lie has to be noticed.
@Suite("Lies are noticed")
struct LieTests {
  /// Two curves, a creator and a rule under one budget.
  private static var scenario: Described {
    var scenario = Described()
    scenario.budget = .atMost(100)
    scenario.kpis = [
      .init(name: "reach", kind: .added(base: 0), objective: .maximize, weight: 1),
      .init(name: "trust", kind: .added(base: 0), objective: .maximize, weight: 1),
    ]
    scenario.lines = [
      .init(
        name: "a", kind: .money(least: 0, most: 80, step: nil),
        brings: [("reach", .curve(.hill(max: 900, half: 40, shape: 1)))]),
      .init(
        name: "b", kind: .money(least: 0, most: 80, step: nil),
        brings: [("trust", .curve(.exponential(max: 50, scale: 30)))]),
      .init(
        name: "k",
        kind: .creator(
          packages: [.init(name: "p", fee: 10, brings: [("reach", [50]), ("trust", [4])])],
          booked: .open)),
    ]
    scenario.rules = [
      .init(
        name: "cap",
        kind: .limit(
          .spend, of: .named("a"), each: nil, [.init(side: "at most", figure: .amount(60))]))
    ]
    return scenario
  }

  private func answer(_ arguments: [String], _ scenario: Described = scenario) throws -> Answer {
    let runner = try ToolRunner(tool: try #require(ToolRunner.builtTool()), patience: 60)
    defer { runner.remove() }
    try runner.write(scenario.files())
    let run = try runner.run(arguments + ["scenario.yaml", "--format", "json"])
    #expect(run.status == 0)
    return Answer(try #require(run.object))
  }

  private func kind(of plan: Answer, _ scenario: Described = scenario) -> String? {
    var check = PlanCheck(
      Generator.Made(scenario: scenario), gap: nil, effort: 2000, seed: 1)
    do {
      try check.check(plan, isDone: true)
      return nil
    } catch {
      return (error as? Fault)?.kind ?? "\(error)"
    }
  }

  /// A part of an answer with one field changed, at the end of a path of names and places.
  private func changed(_ value: Any?, _ path: ArraySlice<String>, _ change: (Double) -> Double)
    -> Any
  {
    guard let first = path.first else { return change((value as? Double) ?? 0) }
    if let place = Int(first), var list = value as? [Any] {
      list[place] = changed(list[place], path.dropFirst(), change)
      return list
    }
    var fields = value as? [String: Any] ?? [:]
    fields[first] = changed(fields[first], path.dropFirst(), change)
    return fields
  }

  private func lie(
    _ answer: Answer, _ path: String..., by change: (Double) -> Double
  ) -> Answer {
    Answer(changed(answer.fields, path[...], change) as? [String: Any] ?? [:])
  }

  @Test("a true answer passes, and a changed value, amount, bound, scale or target does not")
  func figures() throws {
    let plan = try #require(try answer(["solve"])["plan"])
    #expect(kind(of: plan) == nil)
    #expect(kind(of: lie(plan, "kpis", "0", "value") { $0 * 1.001 }) == "a value of a KPI")
    #expect(kind(of: lie(plan, "allocations", "0", "plan") { $0 + 1 }) == "a limit that is broken")
    #expect(
      kind(of: lie(plan, "allocations", "1", "plan") { _ in 90 }) == "an amount out of its range")
    #expect(
      kind(of: lie(plan, "certificate", "bound") { $0 * 2 })
        == "a certificate that is not the last stage's")
    #expect(kind(of: lie(plan, "scales", "0", "weight") { $0 + 1 }) == "a weight")
    #expect(
      kind(of: lie(plan, "scales", "0", "amount") { $0 * 1.1 })
        == "a scale that is not best less worst")
    let lower = lie(lie(plan, "scales", "0", "best") { $0 - 9 }, "scales", "0", "amount") { $0 - 9 }
    #expect(kind(of: lower) == "a best value that is beaten")
    let worse = lie(lie(plan, "scales", "0", "worst") { $0 - 9 }, "scales", "0", "amount") {
      $0 + 9
    }
    #expect(kind(of: worse) == "a worst value that is too low")
  }

  @Test("a plan that is not the best, with a bound of its own score, is beaten")
  func bound() throws {
    var capped = Self.scenario
    capped.rules[0].kind = .limit(
      .spend, of: .named("a"), each: nil, [.init(side: "at most", figure: .amount(20))])
    capped.kpis = [
      .init(name: "reach", kind: .added(base: 0), objective: .maximize),
      .init(name: "trust", kind: .added(base: 0)),
    ]
    let plan = try #require(try answer(["solve"], capped)["plan"])
    #expect(kind(of: plan, capped) == nil)
    let low = lie(plan, "certificate", "bound") { $0 * 0.9 }
    let lower = lie(low, "stages", "0", "certificate", "bound") { $0 * 0.9 }
    #expect(kind(of: lower, capped) == "a bound below the score")
    let poor = lie(plan, "stages", "0", "reached") { $0 * 0.99 }
    #expect(kind(of: poor, capped) == "a score")
    // The plan of a stricter scenario is a plan of this one, but its bound is none.
    capped.rules = Self.scenario.rules
    #expect(kind(of: plan, capped) == "a bound that is beaten")
  }

  @Test("the claim that there is no plan is refuted, by the witness and without one")
  func infeasible() {
    for witness in [nil, [Use(amount: 10), Use(amount: 10), Use()]] {
      var check = PlanCheck(
        Generator.Made(scenario: Self.scenario, witness: witness), gap: nil, effort: 200, seed: 1)
      #expect(throws: Fault.self) { try check.checkInfeasible() }
    }
    var impossible = Self.scenario
    impossible.kpis[0].atLeast = 5000
    var check = PlanCheck(
      Generator.Made(scenario: impossible), gap: nil, effort: 200, seed: 1)
    #expect(throws: Never.self) { try check.checkInfeasible() }
  }

  @Test("a frontier that misses plans beyond its gap, or lists one that is beaten, is noticed")
  func frontier() throws {
    let frontier = try #require(try answer(["frontier"])["frontier"])
    func kind(of frontier: Answer) -> String? {
      let made = Generator.Made(scenario: Self.scenario, axes: ["reach", "trust"])
      var check = FrontierCheck(made, effort: 2000, seed: 1)
      do {
        try check.check(frontier, isDone: true, probes: 10)
        return nil
      } catch {
        return (error as? Fault)?.kind
      }
    }
    #expect(kind(of: frontier) == nil)
    var fields = frontier.fields
    let plans = fields["plans"] as? [Any] ?? []
    fields["plans"] = [plans[0], plans[plans.count - 1]]
    fields["pieces"] = [[String: Any]]()
    #expect(kind(of: Answer(fields)) == "a gap that is beaten")
    var capped = Self.scenario
    capped.budget = .atMost(60)
    let poor = try #require(try answer(["frontier"], capped)["frontier"])
    fields["plans"] = plans + [poor.fields["plans"] as? [Any] ?? []].flatMap { $0 }.prefix(1)
    #expect(kind(of: Answer(fields)) == "a plan that another one beats")
  }
}
