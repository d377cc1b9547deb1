// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

/// Trade-offs in stages: whatever is asked for, verification proves each stage again from the
/// scenario.
@Suite struct TradeOffProofTests {
  /// Eight campaigns with curves and six creators to play with; `shape` above 1 bends the curves
  /// both ways.
  private struct Playground {
    var shape: Double
    var hasCreators = false

    private func hill(_ max: Double, _ half: Double, _ shape: Double) throws -> Response {
      .curve(.hill(try HillCurve(max: max, half: half, shape: shape)), envelope: .none)
    }

    func scenario(
      _ kpis: [KPI], budget: Budget = .atMost(300), rule: TargetRule? = nil
    ) throws -> Scenario {
      let campaigns = try (0..<8).map { index in
        let a = Double((index * 37) % 11 + 3)
        let b = Double((index * 53) % 13 + 2)
        let c = Double((index * 29) % 7 + 1)
        let divided = [
          MarketShare(market: "uk", share: 0.7), MarketShare(market: "de", share: 0.3),
        ]
        return Campaign(
          name: "c\(index)",
          markets: index % 2 == 0 ? divided : [MarketShare(market: "de", share: 1)],
          purchase: .money(least: 0, most: 100),
          brings: [
            Delivery(kpi: "reach", response: try hill(1000 * a, 30 + b, shape)),
            Delivery(kpi: "leads", response: try hill(b, 20 + 3 * c, shape)),
            Delivery(kpi: "revenue", response: try hill(100 * a, 25 + c, shape)),
            Delivery(kpi: "served", response: try hill(10 * c, 20 + a, 1)),
          ])
      }
      let creators = (0..<6).map { index in
        let figures = [
          Creator.Figure(kpi: "leads", value: Double(3 + (index * 5) % 7)),
          Creator.Figure(kpi: "reach", value: Double(900 + 370 * index)),
        ]
        return Creator(
          name: "k\(index)",
          packages: [.init(name: "one", fee: 20 + Double(index), brings: figures)])
      }
      let known = Set(kpis.map(\.name))
      let others = ["reach", "leads", "revenue"].filter { !known.contains($0) }.map {
        KPI(name: $0)
      }
      let served =
        known.contains("served") ? [] : [KPI(name: "served", definition: .markets(.worst))]
      return Scenario(
        budget: budget, kpis: kpis + others + served, campaigns: campaigns,
        creators: hasCreators ? creators : [], markets: ["uk", "de"], targetRule: rule)
    }
  }

  private struct Unplanned: Error, CustomStringConvertible { var description: String }

  private func solution(
    _ scenario: Scenario, _ preference: Preference = .declared
  ) throws -> Solution {
    let checked = try CheckedScenario(scenario)
    let outcome = try Planner(checked).solve(preference: preference)
    guard case .found(let solution) = outcome else {
      throw Unplanned(description: "\(outcome)")
    }
    let failed = Verifier(checked).verify(solution).checks.filter { !$0.passed }
    #expect(failed.isEmpty, "\(failed)")
    #expect(solution.stages.last?.certificate == solution.plan.certificate)
    return solution
  }

  private static let playgrounds = [
    Playground(shape: 1), Playground(shape: 2), Playground(shape: 1, hasCreators: true),
  ]

  @Test("a later priority costs an earlier one just what it may give up", arguments: playgrounds)
  private func priorities(_ playground: Playground) throws {
    let reach = KPI(name: "reach", objective: .maximize, priority: 1, giveUp: .share(0.02))
    let leads = KPI(name: "leads", objective: .maximize, priority: 2)
    let solution = try solution(playground.scenario([reach, leads]))
    let found = solution.stages[0].certificate.value
    #expect((solution.plan.value(of: "reach") ?? 0) >= 0.98 * found * (1 - 1e-7))
    #expect(solution.stages.map(\.purpose) == [.priority(1), .priority(2)])
  }

  @Test(
    "targets out of reach are missed as little as can be, then nothing is left lying",
    arguments: playgrounds)
  private func targets(_ playground: Playground) throws {
    let kpis = [
      KPI(name: "reach", objective: .maximize, weight: 1, target: Target(.atLeast, 40_000)),
      KPI(name: "leads", objective: .maximize, weight: 2, target: Target(.atLeast, 60)),
    ]
    let solution = try solution(playground.scenario(kpis))
    #expect(solution.stages.map(\.purpose) == [.priority(1), .rest])
    let shares = [40_000.0, 60].enumerated().map { index, target in
      max(0, 1 - (solution.plan.value(of: kpis[index].name) ?? 0) / target)
    }
    #expect(abs(solution.stages[0].certificate.value + (shares[0] + 2 * shares[1]) / 3) < 1e-6)
  }

  @Test("the worst-off target comes as near as it can", arguments: playgrounds)
  private func worstOff(_ playground: Playground) throws {
    let kpis = [
      KPI(name: "reach", objective: .maximize, target: Target(.atLeast, 40_000)),
      KPI(name: "leads", objective: .maximize, target: Target(.atLeast, 60)),
      KPI(name: "spend", target: Target(.atMost, 200)),
    ]
    let solution = try solution(playground.scenario(kpis, rule: .worstOff))
    let attained = [
      (solution.plan.value(of: "reach") ?? 0) / 40_000,
      (solution.plan.value(of: "leads") ?? 0) / 60,
      2 - (solution.plan.value(of: "spend") ?? 0) / 200,
    ]
    #expect(abs(1 + solution.stages[0].certificate.value - (attained.min() ?? 0)) < 1e-6)
  }

  @Test("the worst-served market is served as well as any plan does", arguments: playgrounds)
  private func markets(_ playground: Playground) throws {
    let served = KPI(
      name: "served", definition: .markets(.worst), objective: .maximize, priority: 1)
    let reach = KPI(name: "reach", objective: .maximize, priority: 2)
    let plan = try solution(playground.scenario([served, reach])).plan
    let values = ["served in uk", "served in de"].compactMap { plan.value(of: $0) }
    #expect(plan.value(of: "served") == values.min())
  }

  @Test("a plan near values that nobody reaches is efficient and proven", arguments: playgrounds)
  private func reference(_ playground: Playground) throws {
    let kpis = ["reach", "leads"].map { KPI(name: $0, objective: .maximize) }
    let solution = try solution(
      playground.scenario(kpis), .at(["reach": 30_000, "leads": 70]))
    #expect(solution.stages.map(\.purpose) == [.preference, .rest])
  }

  @Test(
    "balanced objectives are as far along their ranges as the least far can get",
    arguments: playgrounds)
  private func balanced(_ playground: Playground) throws {
    let kpis = [
      KPI(name: "reach", objective: .maximize), KPI(name: "leads", objective: .maximize),
      KPI(name: "spend", objective: .minimize),
    ]
    let solution = try solution(playground.scenario(kpis), .balanced)
    let ways = solution.scales.map { scale in
      let (ideal, nadir) = (scale.ideal ?? 0, scale.nadir ?? 0)
      return ((solution.plan.value(of: scale.kpi) ?? 0) - nadir) / (ideal - nadir)
    }
    #expect(abs((ways.min() ?? 0) - solution.stages[0].certificate.value) < 1e-6)
  }

  @Test("cost per lead and return on spend are proven as differences", arguments: playgrounds)
  private func ratios(_ playground: Playground) throws {
    let cost = KPI(
      name: "cost per lead", definition: .ratio(numerator: "spend", denominator: "leads"),
      objective: .minimize)
    let floor = KPI(name: "leads", atLeast: 10)
    let cheap = try solution(playground.scenario([cost, floor]))
    let stage = cheap.stages[0]
    let reached = try #require(cheap.plan.value(of: "cost per lead"))
    let bound = try #require(stage.ratioBound)
    #expect(bound <= reached && reached - bound <= 2e-4 * reached)
    let back = KPI(
      name: "return", definition: .ratio(numerator: "revenue", denominator: "spend"),
      objective: .maximize)
    let all = try solution(playground.scenario([back], budget: .exactly(300)))
    let most = try #require(all.stages[0].ratioBound)
    #expect(most >= (all.plan.value(of: "return") ?? 0))
  }

  @Test("a ratio may come before and after other objectives")
  func ratiosInStages() throws {
    var cost = KPI(
      name: "cost per lead", definition: .ratio(numerator: "spend", denominator: "leads"),
      objective: .minimize, priority: 1, giveUp: .share(0.1))
    var reach = KPI(name: "reach", objective: .maximize, priority: 2)
    let floor = KPI(name: "leads", atLeast: 10)
    let first = try solution(Playground(shape: 1).scenario([cost, reach, floor]))
    let lowest = try #require(first.stages[0].ratio?.reference)
    #expect((first.plan.value(of: "cost per lead") ?? .infinity) <= 1.1 * lowest * (1 + 1e-6))
    cost.priority = 2
    cost.giveUp = nil
    reach.priority = 1
    reach.giveUp = .share(0.1)
    let second = try solution(Playground(shape: 1).scenario([cost, reach, floor]))
    #expect(second.stages.map(\.purpose) == [.priority(1), .priority(2), .rest])
  }

  @Test("a ratio that is best at nothing is refused with advice")
  func vanishingRatio() throws {
    let back = KPI(
      name: "return", definition: .ratio(numerator: "revenue", denominator: "spend"),
      objective: .maximize)
    let planner = try Planner(CheckedScenario(Playground(shape: 1).scenario([back])))
    do throws(PlanningError) {
      let outcome = try planner.solve()
      Issue.record("\(outcome)")
    } catch {
      guard case .refused(let complaints) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(complaints.all.first?.message.contains("goes to 0") == true)
    }
  }

  @Test("a proof that was tampered with is found out")
  func tampering() throws {
    let kpis = [
      KPI(name: "reach", objective: .maximize, weight: 1, target: Target(.atLeast, 40_000)),
      KPI(name: "leads", objective: .maximize, weight: 2, target: Target(.atLeast, 60)),
    ]
    let scenario = try Playground(shape: 1).scenario(kpis)
    let honest = try solution(scenario)
    let verifier = Verifier(try CheckedScenario(scenario))
    func fails(_ change: (inout Solution) -> Void) -> Bool {
      var changed = honest
      change(&changed)
      return verifier.verify(changed).checks.contains { !$0.passed }
    }
    #expect(fails { $0.stages[0].certificate.bound -= 0.01 })
    #expect(fails { $0.stages[0].certificate.score.misses[0].target = 30_000 })
    #expect(fails { $0.stages[0].certificate.score.misses[0].weight *= 0.5 })
    #expect(fails { $0.stages[0].certificate.multipliers = [] })
    #expect(fails { $0.stages[1].certificate.kept[0].value -= 0.5 })
    #expect(fails { $0.plan.certificate.kept = [] })
  }
}
