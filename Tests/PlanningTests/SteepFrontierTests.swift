// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

/// Frontiers along which almost nothing of one KPI is given up for much of the other.
@Suite struct SteepFrontierTests {
  @Test(
    "of plans that are the same in one KPI to a billionth of its range the better in the other is listed",
    arguments: [nil, 4], [1e-11, 1e-10])
  func almostFlat(_ points: Int?, _ loss: Double) throws {
    let gains = [(1.0, 0.0), (1 - loss, 0.5), (0, 1), (-1e-3, 1 + loss)]
    let scenario = try CheckedScenario(
      Scenario(
        budget: .atMost(1),
        kpis: [
          KPI(name: "reach", objective: .maximize), KPI(name: "trust", objective: .maximize),
        ],
        campaigns: gains.enumerated().map { index, gain in
          Campaign(
            name: "line \(index)", purchase: .money(least: 0, most: 1),
            brings: [
              Delivery(
                kpi: "reach",
                response: .curve(.linear(try LinearCurve(rate: gain.0)), envelope: .none)),
              Delivery(
                kpi: "trust",
                response: .curve(.linear(try LinearCurve(rate: gain.1)), envelope: .none)),
            ])
        }))
    let outcome = try Planner(scenario).frontier(SearchOptions(points: points))
    guard case .found(let frontier) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    let report = verify(frontier, of: scenario)
    #expect(report.isVerified, "\(report.failures)")
    #expect(frontier.plans.count == points ?? 2)
    #expect(abs(frontier.x.nadir) <= 1e-9 && abs(frontier.y.nadir - 0.5) <= 1e-9)
  }
}
