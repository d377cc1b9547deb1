// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Testing

@Suite("Assessing goals")
struct GoalAssessorTests {
  private func assess(
    _ goals: [Goal], _ change: (inout Scenario) throws -> Void = { _ in }
  ) throws -> GoalsAssessment {
    try GoalAssessor(GoalScenario.checked(goals, change)).assess()
  }

  private func assess(
    _ goal: Goal, _ change: (inout Scenario) throws -> Void = { _ in }
  ) throws -> GoalAssessment {
    try #require(try assess([goal], change).goals.first)
  }

  private static let full = Goal(
    name: "more", kpi: "signups", target: .share(0.25), serves: "sell", isMust: true,
    type: .leads, rank: .primary, review: .weekly)

  private func isNear(_ value: Double?, _ other: Double, _ slip: Double = 1e-5) -> Bool {
    value.map { abs($0 - other) <= slip * abs(other) } ?? false
  }

  @Test("a goal that says everything and can be met holds on all five letters")
  func full() throws {
    let found = try assess(Self.full)
    for letter in GoalAssessment.Letter.allCases {
      #expect(found.verdict(letter) == .holds, "\(letter)")
    }
    #expect(found.drivers == [0, 1])
    #expect(isNear(found.achievable?.alone.reach?.value, 6000))
    #expect(isNear(found.achievable?.alone.reach?.bound, 6000))
    #expect(isNear(found.shareOfBest, 5000 / 6000))
    #expect(isNear(found.achievable?.leastBudget?.amount, 100e3))
    #expect(found.achievable?.besideOthers == nil)
  }

  @Test("a goal that says nothing fails on all five letters but for the period's end")
  func empty() throws {
    let found = try assess(Goal(name: "later"))
    let verdicts = GoalAssessment.Letter.allCases.map { found.verdict($0) }
    #expect(verdicts == [.fails, .fails, .fails, .fails, .open])
    #expect(try assess(Goal(name: "later")) { $0.period = nil }.verdict(.timeBound) == .fails)
  }

  @Test("a KPI without unit or without lines is not specific, a ratio needs no unit")
  func specific() throws {
    #expect(
      try assess(Goal(name: "g", kpi: "signups")) { $0.kpis[0].unit = nil }.verdict(.specific)
        == .fails)
    #expect(try assess(Goal(name: "g", kpi: "cost per signup")).verdict(.specific) == .holds)
    let idle = try assess(Goal(name: "g", kpi: "base")) {
      $0.kpis.append(KPI(name: "base", unit: "people", base: 5))
    }
    #expect(idle.drivers == [])
    #expect(idle.verdict(.specific) == .fails)
  }

  @Test("without a baseline the period is there to find one")
  func benchmarking() throws {
    let found = try assess(Goal(name: "g", kpi: "policies", target: .value(400, .atLeast)))
    #expect(found.baseline == nil)
    #expect(found.verdict(.measurable) == .open)
    #expect(
      try assess(Goal(name: "g", kpi: "policies", baseline: 9)).verdict(.measurable) == .fails)
  }

  @Test("what no plan reaches is proven, and a budget that does is found")
  func unreachable() throws {
    let found = try assess(Goal(name: "g", kpi: "signups", target: .value(6800, nil)))
    #expect(found.isReachable == false)
    #expect(found.verdict(.achievable) == .fails)
    #expect(isNear(found.achievable?.leastBudget?.amount, 190e3))
    let never = try assess(Goal(name: "g", kpi: "signups", target: .value(7500, nil)))
    #expect(never.achievable?.leastBudget?.amount == nil)
    #expect((never.achievable?.leastBudget?.searched ?? 0) >= 150e3)
  }

  @Test("goals that can be met alone, but not together, are open")
  func together() throws {
    // 5.5k signups leave 25k for tv; 60k views take 30k of it.
    let found = try assess([
      Goal(name: "a", kpi: "signups", target: .value(5900, nil)),
      Goal(name: "b", kpi: "views", target: .value(120e3, .atLeast)),
    ])
    #expect(found.goals.map(\.isReachable) == [true, true])
    #expect(found.goals.map(\.isReachableBesideOthers) == [false, false])
    #expect(found.goals.map { $0.verdict(.achievable) } == [.open, .open])
    #expect(isNear(found.goals[0].achievable?.besideOthers?.reach?.value, 5700))
    #expect(found.together?.isPossible == false)
    // tv 60k brings 1.2k signups; the other 4.7k take 94k.
    #expect(isNear(found.together?.leastBudget?.amount, 154e3))
    let easy = try assess([
      Goal(name: "a", kpi: "signups", target: .value(5000, nil)),
      Goal(name: "b", kpi: "views", target: .value(50e3, .atLeast)),
    ])
    #expect(easy.together?.isPossible == true)
    #expect(easy.goals.allSatisfy { $0.verdict(.achievable) == .holds })
  }

  @Test("a cap is achieved by the least that any plan has, a ratio by its best")
  func caps() throws {
    let money = try assess(Goal(name: "g", kpi: "spend", target: .value(20e3, nil)))
    #expect(isNear(money.achievable?.alone.reach?.value, 10e3))
    #expect(isNear(money.shareOfBest, 0.5))
    let ratio = try assess(Goal(name: "g", kpi: "cost per signup", target: .value(25, .atMost)))
    #expect(isNear(ratio.achievable?.alone.reach?.value, 20))
    #expect(ratio.isReachable == true)
    #expect(
      try assess(Goal(name: "g", kpi: "cost per signup", target: .value(19, .atMost))).isReachable
        == false)
  }

  @Test("a goal moves its objective where every plan that meets it brings more of it")
  func relevance() throws {
    // 5k signups by tv alone bring at most 2k: at least 3k come from search, 300 policies.
    let found = try #require(try assess(Self.full).relevance)
    #expect(isNear(found.worst?.without, 50))
    #expect((found.worst?.with ?? 0) > 299)
    #expect(isNear(found.best?.without, 500))
    #expect(isNear(found.best?.with, 500))
    #expect(found.sharedLines == [0])
    #expect(!found.isSame)
  }

  @Test("a goal that can be met without moving its objective is open")
  func unmoved() throws {
    let found = try assess(
      Goal(name: "g", kpi: "signups", target: .value(1500, .atLeast), serves: "sell"))
    #expect(isNear(found.relevance?.worst?.with, 50))
    #expect(found.verdict(.relevant) == .open)
  }

  @Test(
    "a goal that only takes from its objective fails, and so does one that shares no line with it")
  func inTheWay() throws {
    let found = try assess(
      Goal(name: "g", kpi: "views", target: .value(180e3, .atLeast), serves: "sell"))
    #expect(isNear(found.relevance?.best?.with, 300))
    #expect(found.verdict(.relevant) == .fails)
    let apart = try assess(
      Goal(name: "g", kpi: "views", target: .value(2e3, .atLeast), serves: "sell"))
    #expect(apart.relevance?.sharedLines == [])
    #expect(apart.verdict(.relevant) == .fails)
  }

  @Test("a goal on the objective's own KPI is relevant, one that serves none is not")
  func same() throws {
    let own = try assess(
      Goal(name: "g", kpi: "policies", target: .value(400, .atLeast), serves: "sell"))
    #expect(own.relevance?.isSame == true)
    #expect(own.verdict(.relevant) == .holds)
    #expect(
      try assess(Goal(name: "g", kpi: "signups", target: .value(5e3, nil))).verdict(.relevant)
        == .fails)
  }

  @Test("what cannot be met is judged by how near plans come to it")
  func nearest() throws {
    let found = try assess(
      Goal(name: "g", kpi: "signups", target: .value(9000, nil), serves: "sell"))
    #expect((found.relevance?.worst?.with ?? 0) > 499)
  }

  @Test("a deadline after the period is open, one without a period has no way to it")
  func deadlines() throws {
    let late = Goal(
      name: "g", kpi: "signups", target: .value(5e3, nil), by: .day(try GoalScenario.day(12, 31)))
    #expect(try assess(late).verdict(.timeBound) == .open)
    #expect(try assess(late).isBeyondPeriod)
    #expect(try assess(late) { $0.period = nil }.verdict(.timeBound) == .open)
  }

  @Test("the same question gives the same answer, and no time gives none but says so")
  func limits() throws {
    let checked = try GoalScenario.checked([Self.full])
    let first = try GoalAssessor(checked).assess().goals[0]
    let second = try GoalAssessor(checked).assess().goals[0]
    #expect(first.achievable == second.achievable)
    #expect(first.relevance == second.relevance)
    let cut = try GoalAssessor(checked, SearchOptions(timeLimit: .zero)).assess()
    #expect(cut.isCutShort)
    #expect(cut.goals[0].achievable?.alone == .unknown)
    #expect(cut.goals[0].verdict(.achievable) == .open)
  }
}
