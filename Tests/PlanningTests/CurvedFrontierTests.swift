// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Testing
import Verification

/// Frontiers of concave instances: proven to their gap, and every plan re-checked.
@Suite(.serialized) struct CurvedFrontierTests {
  static let names = ["concave-10", "concave-100"]

  @Test("a frontier reaches its gap with plans that all verify", arguments: names)
  func reachesGap(_ name: String) throws {
    let frontier = try find(name, SearchOptions(gap: 1e-3))
    guard case .withinGap(let gap) = frontier.completeness else {
      Issue.record("not within a gap: \(frontier.completeness)")
      return
    }
    #expect(gap <= 1e-3)
    #expect(frontier.plans.count < 60)
  }

  @Test("its ends are the best values of the references", arguments: names)
  func ends(_ name: String) throws {
    let (_, reference) = try BudgetInstance.load(name)
    let frontier = try find(name, SearchOptions(gap: 1e-2))
    for (axis, row) in zip([frontier.x, frontier.y], [reference.payoff[0], reference.payoff[2]]) {
      #expect(axis.kpi == row.objective)
      #expect(axis.ideal >= row.value * (1 - 1e-6))
      #expect(axis.ideal <= row.bound * (1 + 1e-6))
    }
  }

  @Test("a coarser gap takes fewer plans")
  func coarserIsShorter() throws {
    let coarse = try find("concave-10", SearchOptions(gap: 0.02))
    let fine = try find("concave-10", SearchOptions(gap: 1e-4))
    #expect(coarse.plans.count < fine.plans.count)
  }

  @Test("plans asked for by number are evenly spread", arguments: [2, 3, 9])
  func evenlySpread(_ count: Int) throws {
    let frontier = try find("concave-10", SearchOptions(points: count))
    #expect(frontier.plans.count == count)
    var lengths: [Double] = []
    for (plan, next) in zip(frontier.plans, frontier.plans.dropFirst()) {
      let dx =
        try (#require(next.value(of: frontier.x.kpi)) - #require(plan.value(of: frontier.x.kpi)))
        / frontier.x.range
      let dy =
        try (#require(next.value(of: frontier.y.kpi)) - #require(plan.value(of: frontier.y.kpi)))
        / frontier.y.range
      lengths.append((dx * dx + dy * dy).squareRoot())
    }
    let mean = lengths.reduce(0, +) / Double(lengths.count)
    #expect(lengths.allSatisfy { abs($0 - mean) < 0.1 * mean })
  }

  private func find(_ name: String, _ options: SearchOptions) throws -> PlanFrontier {
    let (instance, _) = try BudgetInstance.load(name)
    let scenario = try instance.scenario([
      KPI(name: instance.kpis[0], objective: .maximize), KPI(name: instance.kpis[1]),
      KPI(name: instance.kpis[2], objective: .maximize),
    ])
    guard case .found(let frontier) = try Planner(scenario).frontier(options) else {
      throw NotFound()
    }
    let report = verify(frontier, of: scenario)
    #expect(report.isVerified, "\(report.failures.prefix(3))")
    return frontier
  }

  private struct NotFound: Error {}
}
