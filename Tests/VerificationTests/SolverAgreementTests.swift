// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Testing
import Verification

@Suite("The solver's plans")
struct SolverAgreementTests {
  @Test("Plans of random scenarios pass every check", arguments: 0..<30)
  func randomScenarios(seed: UInt64) throws {
    let scenario = try RandomScenarios.scenario(seed: seed)
    switch try Planner(scenario).solve() {
    case .found(let solution):
      for plan in [solution.plan, solution.unscaled].compactMap(\.self) {
        let report = verify(plan, of: scenario)
        #expect(report.isVerified, "\(report.failures)")
      }
      let bound = try #require(verify(solution.plan, of: scenario).rederivedBounds[0])
      #expect(bound <= solution.plan.certificate.bound + 1e-6)
      #expect(solution.plan.gap <= 1e-6)
    case .infeasible(let proof): Issue.record("infeasible: \(proof)")
    case .interrupted(let reason, _): Issue.record("interrupted: \(reason)")
    case .unbounded: Issue.record("unbounded although there is a budget")
    }
  }

  @Test("Frontiers of random scenarios pass every check", arguments: 0..<8)
  func randomFrontiers(seed: UInt64) throws {
    let scenario = try RandomScenarios.scenario(seed: seed)
    for (x, y) in [("reach", "trust"), ("trust", "spend")] {
      switch try Planner(scenario).frontier(kpis: [x, y], SearchOptions(gap: 1e-2)) {
      case .found(let frontier):
        let report = verify(frontier, of: scenario)
        #expect(report.isVerified, "\(x) \(y): \(report.failures)")
      case .infeasible, .interrupted, .unbounded: Issue.record("no frontier")
      }
    }
  }
}
