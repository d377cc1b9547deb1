// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

/// Campaigns that are off or get at least a minimum, all straight, under one budget, against an
/// exhaustive search.
///
/// The shape is that of the marketing example in Gurobi's modeling-examples
/// (optimization202/next_level_modeling), whose published plan, called optimal at a gap of 0.004%,
/// is not: its own bound is reached by another plan. The figures here are made up.
@Suite struct SemicontinuousTests {
  struct Line {
    var least: Int
    var most: Int
    /// Per unit of money, in hundredths.
    var rate: Int
  }

  /// Of 35 lines, with minima that are large beside what is left of the budget.
  static func lines(_ seed: UInt64) -> [Line] {
    var state = seed
    func next(_ below: Int) -> Int {
      // The 64-bit generator of Knuth, The Art of Computer Programming 3.3.4; its high bits.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    return (0..<35).map { _ in
      let least = 20 + next(60)
      return Line(least: least, most: least + 10 + next(70), rate: 100 + next(300))
    }
  }

  @Test("35 lines with a minimum if active get the best plan there is", arguments: [1, 2, 3, 4])
  func optimum(_ seed: UInt64) throws {
    let lines = Self.lines(seed)
    let budget = 700 + 13 * Int(seed)
    let scenario = try CheckedScenario(
      Scenario(
        budget: .atMost(Double(budget)),
        kpis: [KPI(name: "response", objective: .maximize)],
        campaigns: try lines.enumerated().map { index, line in
          Campaign(
            name: "line \(index)", purchase: .money(least: 0, most: Double(line.most)),
            minimumIfActive: Double(line.least),
            brings: [
              Delivery(
                kpi: "response",
                response: .curve(
                  .linear(try LinearCurve(rate: Double(line.rate) / 100)), envelope: .none))
            ])
        }))
    guard case .found(let solution) = try Planner(scenario).solve(SearchOptions(gap: 1e-9))
    else {
      Issue.record("no plan")
      return
    }
    let value = try #require(solution.plan.value(of: "response"))
    let exact = Double(Self.best(lines, budget: budget)) / 100
    #expect(abs(value - exact) <= 1e-8 * exact)
    let report = verify(solution.plan, of: scenario)
    #expect(report.isVerified, "\(report.failures)")
  }

  /// The best total in hundredths, by dynamic programming over whole money.
  ///
  /// Whole money is enough: with the active lines chosen, what is left is a program over a box and
  /// one budget, all whole, whose corners are whole.
  static func best(_ lines: [Line], budget: Int) -> Int {
    var best = [Int](repeating: 0, count: budget + 1)
    for line in lines {
      var next = best
      for money in line.least...budget {
        for amount in line.least...min(line.most, money) {
          next[money] = max(next[money], best[money - amount] + line.rate * amount)
        }
      }
      best = next
    }
    return best[budget]
  }
}
