// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import CampaignTesting

/// The generator and the evaluator themselves.
@Suite("The made-up scenarios")
struct GeneratorTests {
  @Test("300 scenarios have every feature that they are to have")
  func features() {
    var files: [String] = []
    var options: [String] = []
    for seed in 1...UInt64(300) {
      let made = Generator.made(seed: seed)
      files += made.scenario.files().map(\.text)
      options += made.scenario.settings + made.scenario.question.arguments
    }
    let text = files.joined(separator: "\n")
    let features = [
      "period:", "budget: {exactly:", "rates:", "markets:", "\nstep:", "requires:",
      "curves: {from:",
      "creators: {from:", "groups:", "rules:", "goals:", "trade-off: {targets: shortfall}",
      "trade-off: {targets: worst off}", "variants:", "objective: maximize", "objective: minimize",
      "weight:", "priority:", "give up:", "target:", "{exactly:", "{at least:", "{at most:",
      "scale: ideal", "scale: none", "scale: baseline", "base:", "ratio:", "sum:",
      "combine: independent", "combine: worst", "combine: sum", "by market:", "channel:",
      "category:", " USD", "minimum if active:", "set-up fee:", "commission:", " step:", "last:",
      "buys:", "applies to: all units", "whole: true", "from: ", "{per 1000:", "{hill:", "shape:",
      "{exponential:", "{power:", "{log:", "{logistic:", "{tanh:", "{adbudg:", "{points:",
      "envelope: concave", "{rate:", "{per unit:", "packages:", "booked: true", "booked: false",
      "booked: p0", "figures:", "spend on:", "count of:", "units of:", "change of:",
      "lines changed:", "kpi:", "each: line", "each: channel", "each: category", "% of budget",
      "% of spend", "% of last", " x spend on", "exactly:", "if:", "then:", "not:", "in uk",
    ]
    let missing = features.filter { !text.contains($0) }
    #expect(missing.isEmpty)
    for option in ["--set", "--variant", "--balanced", "--at"] {
      #expect(options.contains(option), "\(option)")
    }
  }

  @Test("a seed makes the same scenario every time, and another one another")
  func seeds() {
    func text(_ seed: UInt64) -> String {
      Generator.made(seed: seed).scenario.files().map(\.text).joined()
    }
    for seed in 1...UInt64(20) { #expect(text(seed) == text(seed)) }
    #expect(Set((1...UInt64(50)).map(text)).count == 50)
  }

  @Test("formulas are those of the documentation, at values worked out by hand")
  func formulas() {
    func value(_ shape: Described.Shape, _ x: Double) -> Double { Formulas.value(shape, at: x) }
    #expect(value(.line(per: 1000, value: 90), 2000) == 180)
    #expect(value(.hill(max: 300, half: 100, shape: 1), 200) == 200)
    #expect(value(.hill(max: 300, half: 100, shape: 2), 200) == 240)
    #expect(abs(value(.exponential(max: 9, scale: 50), 50) - 9 * 0.632_120_558_8) < 1e-8)
    #expect(abs(value(.power(gain: 10, scale: 1, exponent: 0.5), 3) - 10) < 1e-12)
    #expect(abs(value(.log(gain: 10, scale: 1), 1) - 6.931_471_806) < 1e-8)
    #expect(abs(value(.logistic(max: 9, rate: 1), 1) - 9 * 0.462_117_157) < 1e-7)
    #expect(abs(value(.tanh(max: 9, scale: 2), 1) - 9 * 0.462_117_157) < 1e-7)
    #expect(value(.adbudg(low: 10, high: 90, shape: 1, half: 50), 50) == 50)
    #expect(value(.adbudg(low: 10, high: 90, shape: 2, half: 50), 0) == 10)
    let points = [(0.0, 0.0), (50, 10), (100, 40)].map { Described.Point(x: $0, y: $1) }
    #expect(value(.points(points, envelope: false), 75) == 25)
    #expect(value(.points(points, envelope: false), 500) == 40)
    let corners = Formulas.envelope(of: points, from: 0, to: 100)
    #expect(Formulas.between(corners, at: 50) == 20)
    let tiers = [
      Described.Tier(first: 1, last: 10, value: 10), Described.Tier(first: 11, value: 8),
    ]
    #expect(Formulas.sum(tiers, forAll: false, units: 11) == 108)
    #expect(Formulas.sum(tiers, forAll: true, units: 11) == 88)
    #expect(Formulas.sum(tiers, forAll: true, units: 10) == 100)
  }

  @Test("the value of a mix is no more than a thousandth below what mixes reach")
  func mixes() {
    #expect(abs(Mixes.lead([[1, -1], [-1, 1]])) < 1e-2)
    #expect(abs(Mixes.lead([[0.5, 0.5, 0.5]]) - 0.5) < 1e-9)
    #expect(Mixes.lead([[3, 0, 0], [0, 3, 0], [0, 0, 3]]) <= 1 + 1e-9)
    #expect(Mixes.lead([[3, 0, 0], [0, 3, 0], [0, 0, 3]]) > 0.95)
  }
}
