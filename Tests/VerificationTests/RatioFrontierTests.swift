// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Programs
import Testing
import Verification

/// Frontiers with a ratio on an axis, against listing all plans and trying amounts.
@Suite struct RatioFrontierTests {
  private struct Missing: Error, CustomStringConvertible { var description: String }

  private func frontier(
    _ scenario: Scenario, x: String, y: String, _ options: SearchOptions = SearchOptions()
  ) throws -> PlanFrontier {
    let checked = try CheckedScenario(scenario)
    let outcome = try Planner(checked).frontier(kpis: [x, y], options)
    guard case .found(let frontier) = outcome else { throw Missing(description: "\(outcome)") }
    let failed = Verifier(checked).verify(frontier).checks.filter { !$0.passed }
    #expect(failed.isEmpty, "\(failed)")
    return frontier
  }

  private func refusal(
    _ scenario: Scenario, _ ask: (Planner) throws(PlanningError) -> Void
  ) throws -> Complaint? {
    let planner = try Planner(CheckedScenario(scenario))
    do throws(PlanningError) {
      try ask(planner)
    } catch .refused(let complaints) {
      return complaints.all.first
    }
    return nil
  }

  private let cost = KPI(
    name: "cost per lead", definition: .ratio(numerator: "spend", denominator: "leads"),
    objective: .minimize)
  private let rate = KPI(
    name: "rate", definition: .ratio(numerator: "leads", denominator: "reach"),
    objective: .maximize)

  private func booked(_ example: AudienceExample) -> Scenario {
    Scenario(
      budget: .atMost(example.budget),
      kpis: [
        KPI(name: "reach", objective: .maximize, atLeast: 50),
        KPI(name: "leads", objective: .maximize, atLeast: 5), cost, rate,
      ], creators: example.creators)
  }

  /// Every plan that keeps the floors: the values asked for, larger being better.
  private func plans(
    _ example: AudienceExample,
    _ values: (_ reach: Double, _ leads: Double, _ spend: Double)
      -> [Double]
  ) -> [[Double]] {
    var all: [[Double]] = []
    func extend(_ line: Int, _ reach: Double, _ leads: Double, _ spend: Double) {
      if spend > example.budget { return }
      if line == example.creators.count {
        if reach >= 50, leads >= 5 { all.append(values(reach, leads, spend)) }
        return
      }
      extend(line + 1, reach, leads, spend)
      for package in example.creators[line].packages {
        extend(
          line + 1, reach + package.brings[0].value, leads + package.brings[1].value,
          spend + package.fee)
      }
    }
    extend(0, 0, 0, 0)
    return all
  }

  private func efficient(_ all: [[Double]]) -> [[Double]] {
    all.filter { one in
      !all.contains { other in
        zip(other, one).allSatisfy { $0 >= $1 } && zip(other, one).contains { $0 > $1 }
      }
    }
  }

  private func holds(_ frontier: PlanFrontier, _ point: [Double]) -> Bool {
    frontier.plans.contains { plan in
      [frontier.x, frontier.y].enumerated().allSatisfy { index, axis in
        let value = axis.objective.sign * (plan.value(of: axis.kpi) ?? -.infinity)
        return abs(value - point[index]) <= 1e-9 * max(1, abs(value))
      }
    }
  }

  @Test("bookings leave no plan out that nobody beats", arguments: 1...3 as ClosedRange<UInt64>)
  func bookings(_ seed: UInt64) throws {
    let example = AudienceExample(seed: seed, lines: 5)
    let costs = try frontier(booked(example), x: "reach", y: "cost per lead")
    #expect(costs.completeness == .complete)
    let reaching = efficient(plans(example) { [$0, -$2 / $1] })
    let missing = reaching.filter { !holds(costs, $0) }
    #expect(missing.isEmpty)
    #expect(costs.plans.count == Set(reaching).count)
    let both = try frontier(booked(example), x: "cost per lead", y: "rate")
    #expect(both.completeness == .complete)
    let rates = efficient(plans(example) { [-$2 / $1, $1 / $0] })
    let without = rates.filter { !holds(both, $0) }
    #expect(without.isEmpty)
    #expect(both.plans.count == Set(rates).count)
  }

  private func curved(_ shape: Double) throws -> Scenario {
    func hill(_ max: Double, _ half: Double, _ shape: Double) throws -> Response {
      .curve(.hill(try HillCurve(max: max, half: half, shape: shape)), envelope: .none)
    }
    func campaign(_ name: String, _ reach: Response, _ leads: Response) -> Campaign {
      Campaign(
        name: name, purchase: .money(least: 0, most: 100),
        brings: [
          Delivery(kpi: "reach", response: reach), Delivery(kpi: "leads", response: leads),
        ])
    }
    return Scenario(
      budget: .atMost(120),
      kpis: [
        KPI(name: "reach", objective: .maximize), KPI(name: "leads", atLeast: 20), cost,
      ],
      campaigns: [
        campaign("a", try hill(900, 30, shape), try hill(60, 40, 1)),
        campaign("b", try hill(500, 60, 1), try hill(90, 50, shape)),
      ])
  }

  @Test("no amounts are better than all plans by more than the gap", arguments: [1, 2.2])
  func amounts(_ shape: Double) throws {
    let gap = 0.1
    let found = try frontier(
      curved(shape), x: "reach", y: "cost per lead", SearchOptions(gap: gap))
    guard case .withinGap(let proven) = found.completeness else {
      throw Missing(description: "\(found.completeness)")
    }
    #expect(proven <= gap)
    func hill(_ x: Double, _ max: Double, _ half: Double, _ shape: Double) -> Double {
      x == 0 ? 0 : max / (1 + Elementary.pow(half / x, shape))
    }
    for step in 0...60 {
      for other in 0...60 where step + other <= 72 {
        let (a, b) = (Double(step) / 0.6, Double(other) / 0.6)
        let leads = hill(a, 60, 40, 1) + hill(b, 90, 50, shape)
        guard leads >= 20 else { continue }
        let reach = hill(a, 900, 30, shape) + hill(b, 500, 60, 1)
        let isCovered = found.plans.contains { plan in
          (plan.value(of: "reach") ?? 0) >= reach - proven * found.x.range - 1e-6
            && (plan.value(of: "cost per lead") ?? 0)
              <= (a + b) / leads + proven * found.y.range + 1e-6
        }
        #expect(isCovered)
      }
    }
  }

  @Test("a number of plans is spread over the frontier")
  func points() throws {
    let found = try frontier(
      curved(1), x: "cost per lead", y: "reach", SearchOptions(points: 5))
    #expect(found.plans.count == 5)
  }

  @Test("a denominator that may be next to nothing is refused with advice")
  func smallDenominator() throws {
    var scenario = try curved(1)
    scenario.kpis[1].atLeast = nil
    let complaint = try refusal(scenario) { (planner) throws(PlanningError) in
      _ = try planner.frontier(kpis: ["reach", "cost per lead"])
    }
    #expect(complaint?.message.contains("may have next to nothing") == true)
    #expect(complaint?.suggestion?.contains("'at least' on 'leads'") == true)
  }

  @Test("a ratio is traded off against one other KPI only")
  func threeKPIs() throws {
    let complaint = try refusal(curved(1)) { (planner) throws(PlanningError) in
      _ = try planner.frontier(kpis: ["reach", "spend", "cost per lead"])
    }
    #expect(complaint?.message.contains("against one other KPI only") == true)
  }

  @Test("a ratio without a better and a worse is no axis")
  func noDirection() throws {
    var scenario = try curved(1)
    scenario.kpis[2].objective = nil
    let complaint = try refusal(scenario) { (planner) throws(PlanningError) in
      _ = try planner.frontier(kpis: ["reach", "cost per lead"])
    }
    #expect(complaint?.code == .noTradeOff)
  }

  @Test("limits that clash are proven to, whatever the axes")
  func conflict() throws {
    var scenario = try curved(1)
    scenario.kpis[0].atLeast = 5000
    let checked = try CheckedScenario(scenario)
    guard
      case .infeasible(let proof) = try Planner(checked).frontier(kpis: ["reach", "cost per lead"])
    else { throw Missing(description: "there is a plan") }
    let failed = Verifier(checked).verify(proof).checks.filter { !$0.passed }
    #expect(failed.isEmpty)
  }
}
