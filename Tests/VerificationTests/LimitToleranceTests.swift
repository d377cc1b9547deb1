// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Foundation
import Planning
import Testing

@testable import Verification

@Suite("How exact limits are kept")
struct LimitToleranceTests {
  /// A profit that is a difference of two sums as large as the spend: 1e-6 of it.
  private func failures(
    ofSpend spend: Double, base: Double = 0, atLeast least: Double
  ) throws -> [VerificationReport.Subject] {
    let rate = try LinearCurve(rate: 0.025 * (1 + 1e-6))
    let scenario = try CheckedScenario(
      Scenario(
        kpis: [
          KPI(name: "signups", objective: .maximize),
          KPI(
            name: "profit",
            definition: .sum([
              .init(coefficient: 40, kpi: "signups"), .init(coefficient: -1, kpi: "spend"),
            ]), base: base, atLeast: least),
        ],
        campaigns: [
          Campaign(
            name: "a", purchase: .money(least: 0, most: 1e6),
            brings: [Delivery(kpi: "signups", response: .curve(.linear(rate), envelope: .none))])
        ]))
    let signups = spend * rate.rate
    let plan = Plan(
      allocations: [.init(line: "a", spend: spend)],
      values: [
        .init(kpi: "signups", value: signups),
        .init(kpi: "profit", value: 40 * signups - spend + base), .init(kpi: "spend", value: spend),
      ],
      certificate: Certificate(
        weights: [.init(kpi: "signups", weight: 1)], multipliers: [], value: signups,
        bound: 1e6 * rate.rate))
    return Verifier(scenario).verify(plan).failures.map(\.subject)
  }

  @Test("A limit on a difference of large sums is kept to a billionth of these sums")
  func difference() throws {
    #expect(try failures(ofSpend: 1e6, atLeast: 0.999).isEmpty)
    #expect(try failures(ofSpend: 1e6, atLeast: 1.001).isEmpty)
    #expect(try failures(ofSpend: 1e6, atLeast: 1.01) == [.kpiLimits])
  }

  @Test("A base makes no limit looser")
  func base() throws {
    #expect(try failures(ofSpend: 1e6, base: 1e9, atLeast: 1e9 + 0.999).isEmpty)
    #expect(try failures(ofSpend: 1e6, base: 1e9, atLeast: 1e9 + 1.01) == [.kpiLimits])
  }

  @Test("Where lines contribute little, little is let pass")
  func small() throws {
    #expect(try failures(ofSpend: 1e-3, atLeast: 1.1e-9) == [.kpiLimits])
  }
}

@Suite("What people reached are worth against a price of exposure")
struct MostReachedTests {
  @Test(
    "The most is that of the best of many exposures", arguments: [0, 1e-9, 0.3, 0.999999, 1, 7])
  func most(_ share: Double) {
    let audience = IndependentAudience(kpi: "people", population: 5e6, base: 0)
    let slope = share * 2 * 5e6
    for end in [0, 1e-3, 0.5, 40] {
      let most = audience.mostReached(weight: 2, lessPerExposure: slope, upTo: end)
      let tried =
        (0...10_000).map { step in
          let exposure = end * Double(step) / 10_000
          return 1e7 * (1 - exp(-exposure)) - slope * exposure
        }.max() ?? 0
      #expect(most.value >= tried - 1e-8 && most.value <= tried + 1e-6 * 1e7)
      #expect(most.magnitude >= abs(most.value))
    }
  }

  @Test("A price just below the worth of the first keeps its digits")
  func digits() {
    let audience = IndependentAudience(kpi: "people", population: 1, base: 0)
    let distance = 0x1p-20
    let most = audience.mostReached(
      weight: 1, lessPerExposure: 1 - distance, upTo: .infinity)
    let expected = distance * distance / 2 + distance * distance * distance / 6
    #expect(abs(most.value - expected) <= 1e-9 * expected)
  }
}
