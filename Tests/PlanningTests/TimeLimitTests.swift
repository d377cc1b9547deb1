// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Testing
import Verification

/// Searches that are ended by the time.
@Suite struct TimeLimitTests {
  /// Thirty creators; of one objective no more than a cap counts, which makes its best plans sums
  /// that must come out even.
  private func scenario() throws -> CheckedScenario {
    var state: UInt64 = 5
    func next(_ below: Int) -> Int {
      // The 64-bit generator of Knuth, The Art of Computer Programming 3.3.4; its high bits.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let creators = (0..<30).map { index in
      Creator(
        name: "k\(index)",
        packages: [
          Creator.Package(
            name: "p", fee: Double(next(90)) / 10,
            brings: [
              Creator.Figure(kpi: "reach", value: Double(100 + next(500)) * 1e4),
              Creator.Figure(kpi: "trust", value: Double(300 + next(5700))),
            ])
        ])
    }
    return try CheckedScenario(
      Scenario(
        budget: .atMost(60),
        kpis: [
          KPI(name: "reach", objective: .maximize, weight: 1),
          KPI(name: "trust", objective: .maximize, weight: 3, atMost: 33_861),
        ], creators: creators))
  }

  @Test(
    "a search that says that its time is spent has spent it",
    arguments: [Preference.declared, .balanced, .at(["reach": 4e7])])
  func isSpent(preference: Preference) throws {
    let planner = try Planner(scenario())
    for limit in [Duration.milliseconds(60), .milliseconds(200), .milliseconds(600)] {
      let start = ContinuousClock.now
      let outcome = try planner.solve(SearchOptions(timeLimit: limit), preference: preference)
      guard case .interrupted(.timeLimit, _) = outcome else { continue }
      #expect(start.duration(to: .now) >= limit)
    }
  }

  @Test("a frontier leaves the time that its plans take afterwards")
  func timePerPlan() throws {
    let options = SearchOptions(timeLimit: .seconds(20), timePerPlan: .seconds(10))
    guard case .found(let frontier) = try Planner(scenario()).frontier(options) else {
      Issue.record("no frontier")
      return
    }
    // What is found before anything is told of may be more than one.
    #expect(frontier.plans.count <= 8)
    guard case .partial(.timeLimit, _) = frontier.completeness else {
      Issue.record("\(frontier.completeness)")
      return
    }
  }

  @Test(
    "a plan is there however little was found about the scales, with a gap and a word about them")
  func estimatedScales() throws {
    let checked = try scenario()
    var found: Solution?
    // How much is found in a time depends on the machine and what else it does: it gets more until there is a plan.
    for seconds in [2, 8, 32] where found == nil {
      switch try Planner(checked).solve(SearchOptions(timeLimit: .seconds(seconds))) {
      case .found(let solution):
        let isProven = solution.scales.allSatisfy { !$0.isEstimate }
        #expect(isProven)
        found = solution
      case .interrupted(.timeLimit, let best): found = best
      case let outcome: Issue.record("\(outcome)")
      }
    }
    let solution = try #require(found)
    #expect(solution.plan.certificate.bound >= solution.plan.certificate.value)
    #expect(Verifier(checked).verify(solution).isVerified)
  }
}
