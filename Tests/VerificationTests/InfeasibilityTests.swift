// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing
import Verification

@Suite("Verifying that no plan fits")
struct InfeasibilityTests {
  /// Two equal curves: the most that a budget of 100 brings is 2 · 100·50/(50 + 100) = 66.7, from
  /// 50 on each.
  private func scenario(floor: Double) throws -> CheckedScenario {
    let hill = try Curve.hill(HillCurve(max: 100, half: 100))
    return try CheckedScenario(
      Scenario(
        budget: .atMost(100),
        kpis: [KPI(name: "reach", objective: .maximize, atLeast: floor)],
        campaigns: ["a", "b"].map { name in
          Campaign(
            name: name, purchase: .money(least: 0, most: nil),
            brings: [Delivery(kpi: "reach", response: .curve(hill, envelope: .none))])
        }))
  }

  /// The slope of each curve at 50 is 100·100/150² = 4/9, the price at which the floor conflicts
  /// with the budget.
  private func proof(violation: Double) -> Infeasibility {
    Infeasibility(
      conflict: [
        .init(limit: .kpi("reach", .atLeast), value: 1),
        .init(limit: .budget(.atMost), value: 4.0 / 9),
      ], violation: violation)
  }

  @Test("A floor above the best that the budget buys is proven out of reach by its price")
  func proven() throws {
    let report = verify(proof(violation: 70 - 200.0 / 3), of: try scenario(floor: 70))
    #expect(report.isVerified, "\(report.failures)")
    #expect(report.checks.map(\.subject) == [.multipliers, .infeasibility])
    let highest = try #require(report.rederivedBounds[0])
    #expect(abs(highest - (200.0 / 3 - 70)) < 1e-10)
  }

  @Test("A clash that leaves room proves nothing")
  func leavesRoom() throws {
    let scenario = try scenario(floor: 66)
    #expect(verify(proof(violation: 1), of: scenario).failures.map(\.subject) == [.infeasibility])
    #expect(verify(proof(violation: -1), of: scenario).failures.map(\.subject) == [.infeasibility])
    #expect(
      verify(proof(violation: .nan), of: scenario).failures.map(\.subject) == [.infeasibility])
  }

  @Test("A violation that is stated too large is found, and so are unsound multipliers")
  func overstated() throws {
    let scenario = try scenario(floor: 70)
    #expect(verify(proof(violation: 3.4), of: scenario).failures.map(\.subject) == [.infeasibility])
    var unsound = proof(violation: 3)
    unsound.conflict[1].value = -1
    #expect(verify(unsound, of: scenario).failures.map(\.subject) == [.multipliers])
    let empty = Infeasibility(conflict: [], violation: 1)
    #expect(verify(empty, of: scenario).failures.map(\.subject) == [.infeasibility])
  }
}
