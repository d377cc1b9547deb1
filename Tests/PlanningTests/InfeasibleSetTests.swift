// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

/// Why no plan fits: conflicts are apart, each of their limits is needed, and repairs are as small
/// as can be.
@Suite struct InfeasibleSetTests {
  @Test("two conflicts are told apart, each with its smallest change")
  func twoConflicts() throws {
    let scenario = try Self.scenario(
      budget: 1200, mosts: [300, 500, 400],
      kpis: [KPI(name: "leads", objective: .maximize, atLeast: 1300)],
      rules: [
        Self.rule("floor", [0], [.init(.atLeast, .shareOfBudget(0.3))]),
        Self.rule("little", [1, 2], [.init(.atMost, .amount(600))]),
      ])
    let conflicts = try Planner(scenario).conflicts()
    #expect(conflicts.isComplete)
    #expect(conflicts.isConfirmed)
    #expect(conflicts.conflicts.count == 2)
    for conflict in conflicts.conflicts { #expect(verify(conflict.proof, of: scenario).isVerified) }
    let repairs = conflicts.conflicts.map(\.repairs)
    // At least 30% of 1200 is 360, and there are 300: 25%. The budget would do too, at 1000, were it not for the leads.
    let floor = try #require(
      repairs.joined().first { $0.changes[0].limit == .rule("floor", member: nil, .atLeast) })
    #expect(abs((floor.changes[0].to ?? 0) - 0.25) < 1e-6)
    // 300 + 600 leads at most.
    let leads = try #require(
      repairs.joined().first { $0.changes[0].limit == .kpi("leads", .atLeast) })
    #expect(abs((leads.changes[0].to ?? 0) - 900) < 1e-3)
  }

  @Test("a share of the budget moves with the budget")
  func budgetShare() throws {
    let scenario = try Self.scenario(
      budget: 1000, mosts: [200, 900], kpis: [KPI(name: "leads", objective: .maximize)],
      rules: [
        Self.rule("floor", [0], [.init(.atLeast, .shareOfBudget(0.4))])
      ])
    let conflict = try #require(try Planner(scenario).conflicts().conflicts.first)
    #expect(conflict.parts.map(\.limit) == [.rule("floor", member: nil, .atLeast)])
    #expect(abs((conflict.repairs.first?.changes.first?.to ?? 0) - 0.2) < 1e-9)
  }

  @Test("an all but one joint change is found where no single one is enough")
  func jointChange() throws {
    // Any two of three conflict: nothing by itself is enough.
    let scenario = try Self.scenario(
      budget: 1000, mosts: [1000], kpis: [KPI(name: "leads", objective: .maximize)],
      rules: [
        Self.rule("low", [0], [.init(.atMost, .amount(100))]),
        Self.rule("middle", [0], [.init(.exactly, .amount(200))]),
        Self.rule("high", [0], [.init(.atLeast, .amount(400))]),
      ])
    let conflicts = try Planner(scenario).conflicts()
    #expect(conflicts.isComplete)
    #expect(conflicts.isConfirmed)
    let repairs = conflicts.conflicts.compactMap(\.repairs.first)
    #expect(repairs.count == conflicts.conflicts.count)
  }

  @Test("counts, conditions and multiples are eased as they are written")
  func otherKinds() throws {
    func brings(_ leads: Double) -> [Creator.Figure] { [.init(kpi: "leads", value: leads)] }
    let scenario = try CheckedScenario(
      Scenario(
        budget: .atMost(100), kpis: [KPI(name: "leads", objective: .maximize, atLeast: 25)],
        creators: ["a", "b", "c"].map {
          Creator(name: $0, packages: [.init(name: "reel", fee: 10, brings: brings(10))])
        },
        rules: [
          Rule(name: "few", measure: .count(.creators), limits: [.init(.atMost, .amount(2))])
        ]))
    let conflicts = try Planner(scenario).conflicts()
    #expect(conflicts.isConfirmed)
    let changes = try #require(conflicts.conflicts.first?.repairs.map { $0.changes[0] })
    #expect(changes.contains { $0.limit == .kpi("leads", .atLeast) && $0.to == 20 })
    #expect(changes.contains { $0.limit == .rule("few", member: nil, .atMost) && $0.to == 3 })
    let ratios = try Self.scenario(
      budget: 1000, mosts: [100, 1000], leasts: [0, 300],
      kpis: [KPI(name: "leads", objective: .maximize)],
      rules: [
        Self.rule("share", [0], [.init(.atLeast, .multiple(0.5, of: .spend(.all)))])
      ])
    let found = try Planner(ratios).conflicts()
    #expect(abs((found.conflicts.first?.repairs.first?.changes[0].to ?? 0) - 0.25) < 1e-6)
    #expect(found.isConfirmed)
  }

  @Test("a rule for a thousand lines takes part as one")
  func manyMembers() throws {
    let scenario = try CheckedScenario(
      Scenario(
        budget: .atMost(1000), kpis: [KPI(name: "leads", objective: .maximize)],
        campaigns: try (0..<40).map {
          try Self.campaign("line \($0)", least: 0, most: 100, rate: 1)
        },
        rules: [
          Rule(
            name: "each", measure: .spend(.all), limits: [.init(.atLeast, .amount(30))],
            each: .line)
        ]))
    let conflict = try #require(try Planner(scenario).conflicts().conflicts.first)
    #expect(
      Set(conflict.parts) == [
        .init(.budget(.atMost)), .init(.rule("each", member: nil, .atLeast), members: 40),
      ])
    let changes = Dictionary(
      uniqueKeysWithValues: conflict.repairs.map { ($0.changes[0].limit, $0.changes[0].to ?? 0) })
    #expect(abs((changes[.budget(.atMost)] ?? 0) - 1200) < 1e-3)
    #expect(abs((changes[.rule("each", member: nil, .atLeast)] ?? 0) - 25) < 1e-3)
  }

  @Test(
    "clashes share no limit, need each of theirs, and repairs are the smallest", arguments: 1...12)
  func properties(_ seed: Int) throws {
    let scenario = try Self.random(seed)
    let conflicts = try Planner(scenario).conflicts()
    #expect(conflicts.isComplete)
    let all = conflicts.conflicts.flatMap { $0.parts.map(\.limit) }
    #expect(Set(all).count == all.count)
    guard case .infeasible = try Planner(scenario).solve() else {
      #expect(conflicts.conflicts.isEmpty)
      return
    }
    #expect(!conflicts.conflicts.isEmpty)
    for conflict in conflicts.conflicts {
      #expect(conflict.isMinimal)
      #expect(verify(conflict.proof, of: scenario).isVerified)
      let limits = Set(conflict.parts.map(\.limit))
      #expect(try !Self.hasPlan(scenario, keeping: limits))
      for limit in limits {
        #expect(try Self.hasPlan(scenario, keeping: limits.subtracting([limit])), "\(limit)")
      }
    }
    if let conflict = conflicts.conflicts.first, conflicts.conflicts.count == 1 {
      for repair in conflict.repairs where repair.changes.count == 1 {
        let change = repair.changes[0]
        guard let from = change.from?.value, let to = change.to else { continue }
        #expect(try Self.hasPlan(scenario.scenario.making(repair)))
        // A percent of the way less is not enough.
        let less = from + 0.99 * (to - from)
        #expect(try !Self.hasPlan(scenario.scenario.setting(change.limit, to: less)), "\(change)")
      }
    }
  }

  // MARK: Scenarios

  private static func hasPlan(_ scenario: Scenario?) throws -> Bool {
    guard let scenario, let checked = try? CheckedScenario(scenario) else { return false }
    guard case .found = try Planner(checked).solve() else { return false }
    return true
  }

  private static func hasPlan(
    _ scenario: CheckedScenario, keeping limits: Set<LimitID>
  ) throws -> Bool {
    var kept = scenario.scenario
    if !limits.contains(.budget(.atMost)) { kept.budget = .atMost(1e5) }
    for index in kept.kpis.indices {
      let name = kept.kpis[index].name
      if !limits.contains(.kpi(name, .atLeast)) { kept.kpis[index].atLeast = nil }
      if !limits.contains(.kpi(name, .atMost)) { kept.kpis[index].atMost = nil }
    }
    kept.rules = kept.rules.compactMap { rule in
      var rule = rule
      rule.limits = rule.limits.filter { limit in
        limits.contains(.rule(rule.name, member: nil, limit.relation.sides[0]))
      }
      return rule.limits.isEmpty ? nil : rule
    }
    return try hasPlan(kept)
  }

  private static func random(_ seed: Int) throws -> CheckedScenario {
    var state = UInt64(seed)
    func next(_ below: Int) -> Double {
      // The 64-bit generator of Knuth, The Art of Computer Programming 3.3.4; its high bits.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int(state >> 33) % below)
    }
    let mosts = (0..<4).map { _ in 50 + next(150) }
    return try scenario(
      budget: 150 + next(200), mosts: mosts,
      kpis: [
        KPI(name: "leads", objective: .maximize, atLeast: 100 + next(400)),
        KPI(name: "spend", atMost: 100 + next(200)),
      ],
      rules: (0..<5).map { index in
        let relation: Rule.Limit.Relation = next(2) == 0 ? .atLeast : .atMost
        let lines = (0..<4).filter { _ in next(2) == 0 }
        return rule(
          "rule \(index)", lines.isEmpty ? [0] : lines, [.init(relation, .amount(20 + next(160)))])
      })
  }

  private static func rule(_ name: String, _ lines: [Int], _ limits: [Rule.Limit]) -> Rule {
    Rule(
      name: name, measure: .spend(.members(lines.map { LineReference("line \($0)") })),
      limits: limits)
  }

  private static func scenario(
    budget: Double, mosts: [Double], leasts: [Double] = [], kpis: [KPI], rules: [Rule]
  ) throws -> CheckedScenario {
    try CheckedScenario(
      Scenario(
        budget: .atMost(budget), kpis: kpis,
        campaigns: try mosts.enumerated().map { index, most in
          try campaign(
            "line \(index)", least: index < leasts.count ? leasts[index] : 0, most: most, rate: 1)
        }, rules: rules))
  }

  private static func campaign(
    _ name: String, least: Double, most: Double, rate: Double
  ) throws -> Campaign {
    Campaign(
      name: name, purchase: .money(least: least, most: most),
      brings: [
        Delivery(
          kpi: "leads", response: .curve(.linear(try LinearCurve(rate: rate)), envelope: .none))
      ])
  }
}
