// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

/// Rules on how many lines may get another amount than in the last period, against an exhaustive
/// search.
@Suite struct LinesChangedTests {
  struct Line {
    var last: Double
    var most: Double
    var rate: Double
  }

  private static let lines = [
    Line(last: 20, most: 60, rate: 1), Line(last: 30, most: 50, rate: 4),
    Line(last: 25, most: 40, rate: 2), Line(last: 0, most: 30, rate: 5),
    Line(last: 25, most: 25, rate: 3),
  ]

  @Test("at most so many lines change, and the plan is the best of those", arguments: 0...5)
  func optimum(_ count: Int) throws {
    let scenario = try Self.scenario(count)
    guard case .found(let solution) = try Planner(scenario).solve(SearchOptions(gap: 1e-9))
    else {
      Issue.record("no plan")
      return
    }
    let changed = zip(Self.lines, solution.plan.allocations).count {
      abs($0.last - $1.spend) > 1e-6
    }
    #expect(changed <= count)
    let best = try #require(Self.best(count))
    #expect(abs((solution.plan.value(of: "leads") ?? 0) - best) < 1e-6 * best)
    let report = verify(solution.plan, of: scenario)
    #expect(report.isVerified, "\(report.failures)")
  }

  @Test("curves, fees, commissions and creators keep what they had to the cent")
  func keepsLastSpends() throws {
    let hill = Curve.hill(try HillCurve(max: 90, half: 30))
    let scenario = try CheckedScenario(
      Scenario(
        budget: .atMost(150), kpis: [KPI(name: "leads", objective: .maximize)],
        campaigns: ["a", "b", "c"].enumerated().map { index, name in
          Campaign(
            name: name, purchase: .money(least: 0, most: 100), setUpFee: 3, commission: 0.1,
            last: 36, brings: [Delivery(kpi: "leads", response: .curve(hill, envelope: .none))])
        },
        creators: [
          Creator(
            name: "aya",
            packages: [
              .init(name: "small", fee: 10, brings: [.init(kpi: "leads", value: 1)]),
              .init(name: "large", fee: 20, brings: [.init(kpi: "leads", value: 40)]),
            ], commission: 0.1, last: 11)
        ],
        rules: [
          Rule(
            name: "calm", measure: .changed(.all), limits: [.init(.atMost, .amount(1))])
        ]))
    guard case .found(let solution) = try Planner(scenario).solve() else {
      Issue.record("no plan")
      return
    }
    let kept = zip([36.0, 36, 36, 11], solution.plan.allocations).count {
      abs($0 - $1.spend) < 1e-9
    }
    #expect(kept == 3)
    #expect(
      verify(solution.plan, of: scenario).isVerified,
      "\(verify(solution.plan, of: scenario).failures)")
  }

  @Test("how many lines change has an 'at most', and needs what every line got")
  func mistakes() {
    #expect(
      Self.complaint(limit: .init(.atLeast, .amount(1)), last: 3).contains("only an 'at most'"))
    #expect(Self.complaint(limit: .init(.atMost, .amount(1.5)), last: 3).contains("counted whole"))
    #expect(Self.complaint(limit: .init(.atMost, .amount(1)), last: nil).contains("has no 'last'"))
  }

  private static func complaint(limit: Rule.Limit, last: Double?) -> String {
    let scenario = Scenario(
      kpis: [KPI(name: "leads", objective: .maximize)],
      campaigns: [Campaign(name: "a", purchase: .money(least: 0, most: 9), last: last)],
      rules: [Rule(name: "calm", measure: .changed(.all), limits: [limit])])
    do throws(Complaints) {
      _ = try CheckedScenario(scenario)
      return ""
    } catch {
      return error.all.map(\.message).joined(separator: "; ")
    }
  }

  private static func scenario(_ count: Int) throws -> CheckedScenario {
    try CheckedScenario(
      Scenario(
        budget: .atMost(100), kpis: [KPI(name: "leads", objective: .maximize)],
        campaigns: lines.enumerated().map { index, line in
          Campaign(
            name: "line \(index)", purchase: .money(least: 0, most: line.most), last: line.last,
            brings: [
              Delivery(
                kpi: "leads",
                response: .curve(.linear(try LinearCurve(rate: line.rate)), envelope: .none))
            ])
        },
        rules: [
          Rule(
            name: "calm", measure: .changed(.all),
            limits: [.init(.atMost, .amount(Double(count)))])
        ]))
  }

  /// The best over all choices of lines that may change: what is left goes to the best rates.
  private static func best(_ count: Int) -> Double? {
    (0..<(1 << lines.count)).filter { $0.nonzeroBitCount <= count }.compactMap { mask -> Double? in
      var rest = 100.0
      var value = 0.0
      for (index, line) in lines.enumerated() where mask & (1 << index) == 0 {
        rest -= line.last
        value += line.last * line.rate
      }
      guard rest >= -1e-9 else { return nil }
      for line in lines.indices.filter({ mask & (1 << $0) != 0 }).map({ lines[$0] })
        .sorted(by: { $0.rate > $1.rate })
      {
        let spend = min(rest, line.most)
        rest -= spend
        value += spend * line.rate
      }
      return value
    }.max()
  }
}
