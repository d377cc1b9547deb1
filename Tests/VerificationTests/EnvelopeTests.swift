// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing
import Verification

@Suite("Verifying plans on envelopes")
struct EnvelopeTests {
  /// Points with a dip of 1 at a spend of 2; the best 2 units of money bring 5 on the points and 6
  /// on the envelope.
  private func scenario(_ envelope: Envelope) throws -> CheckedScenario {
    let points = try PointsCurve(spends: [0, 1, 2, 3, 4], values: [0, 4, 5, 8, 10])
    return try CheckedScenario(
      Scenario(
        budget: .exactly(2), kpis: [KPI(name: "reach", objective: .maximize)],
        campaigns: [
          Campaign(
            name: "tv", purchase: .money(least: 0, most: 4),
            brings: [
              Delivery(kpi: "reach", response: .curve(.points(points), envelope: envelope))
            ])
        ]))
  }

  private func plan(reach: Double) -> Plan {
    Plan(
      allocations: [.init(line: "tv", spend: 2)],
      values: [.init(kpi: "reach", value: reach), .init(kpi: "spend", value: 2)],
      certificate: Certificate(
        weights: [.init(kpi: "reach", weight: 1)],
        multipliers: [.init(limit: .budget(.atMost), value: 2)], value: reach, bound: 6))
  }

  @Test("With an envelope, values are those of the majorant, and its height is reported")
  func concave() throws {
    let report = verify(plan(reach: 6), of: try scenario(.concave))
    #expect(report.isVerified, "\(report.failures)")
    #expect(
      report.envelopeLifts == [
        EnvelopeLift(line: "tv", kpi: "reach", largest: 1, largestShare: 0.1, atPlans: [1])
      ])
    #expect(!verify(plan(reach: 5), of: try scenario(.concave)).isVerified)
  }

  @Test("Without an envelope, values are those of the points, and the bound covers the dip")
  func asItIs() throws {
    let report = verify(plan(reach: 5), of: try scenario(.none))
    #expect(report.isVerified, "\(report.failures)")
    #expect(report.envelopeLifts.isEmpty)
    #expect(!verify(plan(reach: 6), of: try scenario(.none)).isVerified)
  }
}
