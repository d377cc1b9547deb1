// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing
import Verification

/// What weights stand on where a KPI loses nothing in any plan that is best for one objective.
@Suite struct LevelScaleTests {
  /// One line brings everything, so that all of the budget is best for every KPI.
  private func written(_ reach: String, _ brings: String) throws -> Written {
    try Written(
      """
      apportion: 1
      budget: 1000
      markets: [uk, de, fr]
      kpis: {reach: {objective: maximize, \(reach)}, leads: {objective: maximize, weight: 1}}
      campaigns:
        a: {market: {uk: 50%, de: 30%, fr: 20%}, spend: 0..2000, brings: {reach: {\(brings)}, leads: {per 1: 0.02}}}
      """)
  }

  @Test("a KPI with a base stands on what its lines bring, one without on its best value")
  func amounts() throws {
    for (reach, brings, best, amount) in [
      ("weight: 1", "per 1: 3", 3000.0, 3000.0),
      ("weight: 1, base: 1e9", "per 1: 3", 1_000_003_000, 3000),
      ("weight: 1, per: market, combine: worst", "per 1: 3", 600, 600),
    ] {
      let written = try written(reach, brings)
      let solution = try written.solved(SearchOptions())
      let scale = try #require(solution.scales.first)
      #expect(agree([scale.ideal, scale.nadir], [best, best], within: 1e-9))
      #expect(agree([scale.amount], [amount], within: 1e-9))
      let report = Verifier(written.scenario).verify(solution)
      #expect(report.isVerified && report.ranges.allSatisfy(\.complaints.isEmpty))
      var other = solution
      other.scales[0].amount *= 1.5
      let doubted = Verifier(written.scenario).verify(other).ranges
        .filter { !$0.complaints.isEmpty }
      #expect(doubted.map(\.kpi) == ["reach"])
    }
  }

  @Test("people reached, of whom a budget buys none, are not claimed to be the same in every plan")
  func peopleOutOfReach() throws {
    let written = try Written(
      """
      apportion: 1
      budget: 1
      step: 2500
      kpis:
        reach: {objective: maximize, weight: 1}
        people: {combine: independent, population: 5000000, objective: maximize, weight: 1}
      campaigns:
        a: {spend: 0..480000, brings: {reach: {per 1: 3}, people: {per 1000: 2830}}}
        b: {spend: 0..480000, set-up fee: 20000, brings: {people: {per 1000: 2830}}}
      """)
    let solution = try written.solved(SearchOptions())
    #expect(solution.scales.filter(\.isConstant).map(\.kpi) == ["reach"])
    #expect(Verifier(written.scenario).verify(solution).isVerified)
  }

  @Test("the words say which of them it is")
  func words() throws {
    let folder = try Folder()
    for (base, words) in [
      ("0", "on its best value, 3,000, which it keeps in every"),
      ("500", "on 3,000, what its lines bring of its best value, 3,500"),
    ] {
      try folder.write(
        """
        apportion: 1
        budget: 1000
        kpis: {reach: {objective: maximize, weight: 1, base: \(base)}, leads: {objective: maximize, weight: 1}}
        campaigns: {a: {spend: 0..2000, brings: {reach: {per 1: 3}, leads: {per 1: 0.02}}}}

        """, to: "level.yaml")
      let run = try Tool.run(["solve", "level.yaml"], in: folder.url)
      #expect(run.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words))
    }
  }
}
