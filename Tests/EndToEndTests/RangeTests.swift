// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Testing

@Suite("Ranges of scales")
struct RangeTests {
  private func scale(_ kpi: String, _ solution: Solution) throws -> ObjectiveScale {
    try #require(solution.scales.first { $0.kpi == kpi })
  }

  private func worst(_ kpi: String, _ solution: Solution) throws -> Double {
    try #require(try scale(kpi, solution).nadir)
  }

  /// Two concave lines of which one is full where leads are at their best.
  private static let concave = """
    campaigns:
      a: { spend: 0..60k, brings: { reach: { exponential: { max: 25k, scale: 7k } } } }
      b: { spend: 0..57k, brings: { reach: { exponential: { max: 65k, scale: 14k } }, leads: { tanh: { max: 120, scale: 73k } } } }
    """

  @Test(
    "what another KPI at its best leaves over is spent",
    arguments: ["reach, leads", "leads, reach"])
  func nothingIsLeft(_ order: String) throws {
    let kpis = order.split(separator: ", ").map { "  \($0): { objective: maximize, weight: 1 }\n" }
    let solution = try Written(
      "apportion: 1\nbudget: 60k\nkpis:\n\(kpis.joined())\(Self.concave)"
    ).solved()
    let reach = try scale("reach", solution)
    // With 57k on b the other 3k bring 25k · (1 - e^(-3/7)) on a.
    #expect(abs(try worst("reach", solution) - 72_605.58) < 0.5)
    #expect(!reach.isEstimate)
    #expect(abs(solution.plan.allocations[0].spend - 9_721) < 20)
  }

  @Test("the worst of one market has the range of their sum")
  func oneMarket() throws {
    func solved(_ combine: String) throws -> Solution {
      try Written(
        """
        apportion: 1
        budget: 100k
        markets: [uk]
        kpis:
          leads: { objective: minimize, weight: 1 }
          seen: { per: market, combine: \(combine), objective: maximize, weight: 0.8 }
        campaigns:
          b: { market: uk, spend: 0..200k, brings: { leads: { hill: { max: 167, half: 100k, shape: 2 } }, seen: { per 1k: 3 } } }
        """
      ).solved()
    }
    let (worst, sum) = (try solved("worst"), try solved("sum"))
    let (least, other) = (try self.worst("seen", worst), try self.worst("seen", sum))
    #expect(abs(least - other) < 0.02)
    #expect(least >= 0)
    let best = try #require(try scale("seen", worst).ideal)
    #expect(abs(best - 300) < 1e-6)
    #expect(abs(worst.plan.allocations[0].spend - sum.plan.allocations[0].spend) < 10)
  }

  @Test(
    "a KPI that every plan has alike is left out, and one that only the best plans have alike is not"
  )
  func constants() throws {
    let solution = try Written(
      """
      apportion: 1
      budget: { exactly: 20000M }
      kpis:
        reach: { objective: maximize, weight: 1 }
        spend: { objective: minimize, weight: 1 }
      campaigns:
        a: { spend: 0..15000M, brings: { reach: { hill: { max: 2.34, half: 3000M } } } }
        b: { spend: 0..15000M, brings: { reach: { hill: { max: 3.34, half: 2000M } } } }
      """
    ).solved()
    let (spend, reach) = (try scale("spend", solution), try scale("reach", solution))
    #expect(spend.isConstant && !reach.isConstant)
    #expect(solution.plan.certificate.weights.map(\.kpi) == ["reach"])
    #expect(solution.plan.gap < 1e-6)
  }

  @Test("a KPI that costs the others nothing has no range, and keeps its weight")
  func noConflict() throws {
    let solution = try Written(
      """
      apportion: 1
      budget: 100k
      kpis:
        reach: { objective: maximize, weight: 1 }
        clicks: { objective: maximize, weight: 1 }
      campaigns:
        a: { spend: 0..100k, brings: { reach: { per 1k: 9 }, clicks: { per 1k: 2 } } }
        b: { spend: 0..100k, brings: { reach: { per 1k: 7 }, clicks: { per 1k: 1 } } }
      """
    ).solved()
    #expect(solution.scales.allSatisfy { !$0.isConstant && $0.ideal == $0.nadir })
    #expect(abs(solution.plan.allocations[0].spend - 100_000) < 1)
  }

  @Test("the worst of three KPIs is the worst beside any other one, whatever their order")
  func threeKPIs() throws {
    let kpis = ["reach", "leads", "trust"].map { "  \($0): { objective: maximize, weight: 1 }\n" }
    func solved(_ order: [Int]) throws -> Solution {
      try Written(
        """
        apportion: 1
        budget: 80k
        kpis:
        \(order.map { kpis[$0] }.joined())
        campaigns:
          a: { spend: 0..50k, brings: { reach: { per 1k: 9 } } }
          b: { spend: 0..50k, brings: { leads: { per 1k: 5 } } }
          c: { spend: 0..50k, brings: { trust: { per 1k: 7 } } }
        """
      ).solved()
    }
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]] {
      let solution = try solved(order)
      // The 30k that the best of one leaves over are all for the other.
      #expect(abs(try worst("reach", solution) - 270) < 1e-6)
      #expect(abs(try worst("leads", solution) - 150) < 1e-6)
      #expect(abs(try worst("trust", solution) - 210) < 1e-6)
    }
  }

  @Test("a range that does not come to what is stated is told as an estimate")
  func untrueRange() throws {
    let written = try Written(
      "apportion: 1\nbudget: 60k\nkpis: {reach: {objective: maximize, weight: 1}, "
        + "leads: {objective: maximize, weight: 1}}\n" + Self.concave)
    var solution = try written.solved()
    let verifier = Verifier(written.scenario)
    #expect(verifier.verify(solution).ranges.count == 2)
    #expect(verifier.verify(solution).ranges.allSatisfy { $0.isProven })
    solution.scales[0].nadir = 63_892
    solution.scales[0].amount = 20_978
    let report = verifier.verify(solution)
    #expect(report.isVerified)
    #expect(!report.ranges[0].isProven && report.ranges[1].isProven)
    #expect(verifier.uphold(solution).answer.scales.map(\.isEstimate) == [true, false])
    // A plan that stays behind at an end is no end.
    solution = try written.solved()
    let end = try #require(solution.ends.firstIndex { $0.kpi == "leads" && $0.second == "reach" })
    solution.ends[end].plan.allocations[0].spend = 0
    #expect(!verifier.verify(solution).ranges[0].isProven)
  }

  @Test("a score of 0 is the best where nothing more is left but rounding")
  func zeroScore() throws {
    let solution = try Written(
      """
      apportion: 1
      kpis:
        leads: {objective: maximize, priority: 1}
        trust: {objective: maximize, priority: 2}
      campaigns:
        c0: {spend: 0..395000, brings: {leads: {power: {gain: -455000, scale: 123000, exponent: 1.4}}, trust: {per 1000: 0.00704}}}
      """
    ).solved()
    #expect(solution.plan.gap < 1e-6)
    #expect(solution.stages.allSatisfy { $0.certificate.gap < 1e-6 })
  }
}
