// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Testing

@Suite struct GoalProgramTests {
  private func outcome(_ scenario: Scenario) throws -> PlanOutcome {
    try Planner(CheckedScenario(scenario)).solve()
  }

  private func solution(_ scenario: Scenario) throws -> Solution {
    guard case .found(let solution) = try outcome(scenario) else {
      throw Missing(description: "\(try outcome(scenario))")
    }
    return solution
  }

  private struct Missing: Error, CustomStringConvertible { var description: String }

  @Test(
    "textbook goal programs miss as little as they must, priority by priority",
    arguments: GoalProgram.known)
  func knownLevels(_ program: GoalProgram) throws {
    guard let levels = program.levels else {
      guard case .infeasible = try outcome(program.scenario()) else {
        Issue.record("no amounts keep the rows")
        return
      }
      return
    }
    let solution = try solution(program.scenario())
    let missed = program.missed(at: solution.plan.allocations.map(\.spend))
    #expect(missed.count == levels.count)
    for (missed, level) in zip(missed, levels) {
      #expect(abs(missed - level) <= 1e-9 * max(1, level))
    }
    #expect(solution.stages.count == levels.count + 1)
    #expect(solution.stages.last?.purpose == .rest)
  }

  @Test("the order HIW, LIP, HIM leaves three minutes of football and five of soap")
  func pricelersRemainingOrder() throws {
    let program = try #require(GoalProgram.known.first { $0.name == "Priceler, HIW, LIP, HIM" })
    let spends = try solution(program.scenario()).plan.allocations.map(\.spend)
    #expect(abs(spends[0] - 3) < 1e-9 && abs(spends[1] - 5) < 1e-9)
  }

  @Test("the worst-off goal of Priceler misses its target by a nineteenth")
  func pricelersWorstOff() throws {
    var program = try #require(GoalProgram.known.first { $0.name == "Priceler, weighted" })
    for index in program.goals.indices { program.goals[index].target.under.weight = nil }
    program.targetRule = .worstOff
    let solution = try solution(program.scenario(isRaw: false))
    let attained = program.goals.map { goal in
      (solution.plan.value(of: goal.name) ?? 0) / goal.target.value
    }
    #expect(abs((attained.min() ?? 0) - 18.0 / 19) < 1e-9)
    let first = try #require(solution.stages.first)
    #expect(abs(first.certificate.value + 1.0 / 19) < 1e-9)
  }

  @Test("a goal program whose plain optimum leaves something lying is made efficient")
  func efficientAfterwards() throws {
    let program = GoalProgram(
      name: "all met", rows: [([1, 1], nil, 10)],
      goals: [
        .init(
          name: "a", coefficients: [1, 0], target: Target(.atLeast, 2, under: .init(weight: 1))),
        .init(
          name: "b", coefficients: [0, 1], target: Target(.atLeast, 3, under: .init(weight: 1))),
      ], levels: [0])
    let plan = try solution(program.scenario()).plan
    let (a, b) = (plan.value(of: "a") ?? 0, plan.value(of: "b") ?? 0)
    #expect(abs(a + b - 10) < 1e-9)
    #expect(a >= 2 - 1e-9 && b >= 3 - 1e-9)
  }

  @Test(
    "in whole minutes every order misses what trying all of them misses",
    arguments: GoalProgram.known.filter { $0.name.hasPrefix("Priceler") })
  func wholeMinutes(_ program: GoalProgram) throws {
    var program = program
    program.isWhole = true
    let spends = try solution(program.scenario()).plan.allocations.map(\.spend)
    var best: [Double]?
    for football in 0...6 {
      for soap in 0...10 where 100 * football + 60 * soap <= 600 {
        let missed = program.missed(at: [Double(football), Double(soap)])
        if best.map({ missed.lexicographicallyPrecedes($0) }) ?? true { best = missed }
      }
    }
    let missed = program.missed(at: spends)
    for (missed, best) in zip(missed, try #require(best)) { #expect(abs(missed - best) < 1e-9) }
  }
}
