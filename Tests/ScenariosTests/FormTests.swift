// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Scenarios
import Testing

@Suite("Accepted forms")
struct FormTests {
  private func response(_ text: String) throws -> Response? {
    try scenario(Sample.response(text)).campaigns.first?.brings.first?.response
  }

  @Test("every curve family is read with its parameters")
  func familiesAreRead() throws {
    let expected: [(String, Curve)] = [
      ("{per 1000: 4}", .linear(try LinearCurve(rate: 0.004))),
      ("{per 100k GBP: -0.6}", .linear(try LinearCurve(rate: -0.6 / 100_000))),
      ("{hill: {max: 380k, half: 160k}}", .hill(try HillCurve(max: 380_000, half: 160_000))),
      (
        "{hill: {max: 9, half: 3k, shape: 0.8}}",
        .hill(try HillCurve(max: 9, half: 3000, shape: 0.8))
      ),
      (
        "{exponential: {max: 9, scale: 3k}}",
        .exponential(try ExponentialCurve(max: 9, scale: 3000))
      ),
      (
        "{power: {gain: 2, scale: 5k, exponent: 0.5}}",
        .power(try PowerCurve(gain: 2, scale: 5000, exponent: 0.5))
      ),
      ("{log: {gain: 2, scale: 5k}}", .logarithm(try LogarithmCurve(gain: 2, scale: 5000))),
      ("{logistic: {max: 2, rate: 1e-5}}", .logistic(try LogisticCurve(max: 2, rate: 1e-5))),
      ("{tanh: {max: -2, scale: 5k}}", .tanh(try TanhCurve(max: -2, scale: 5000))),
      (
        "{adbudg: {low: 1, high: 2, shape: 0.9, half: 5k}}",
        .adbudg(try AdbudgCurve(low: 1, high: 2, shape: 0.9, half: 5000))
      ),
      (
        "{points: {0: 0, 50k: 12, 500k GBP: 15}}",
        .points(try PointsCurve(spends: [0, 50_000, 500_000], values: [0, 12, 15]))
      ),
      (
        "{points: {0: 0, 50k: 12}, beyond: flat}",
        .points(try PointsCurve(spends: [0, 50_000], values: [0, 12], tail: .flat))
      ),
    ]
    for (text, curve) in expected {
      #expect(try response(text) == .curve(curve, envelope: .none), "\(text)")
    }
  }

  @Test("an envelope stands beside the points")
  func envelopesAreRead() throws {
    let curve = try PointsCurve(spends: [0, 500_000], values: [0, 12])
    #expect(
      try response("{points: {0: 0, 500k: 12}, envelope: concave}")
        == .curve(.points(curve), envelope: .concave))
  }

  @Test("a rate is of another KPI of the same campaign")
  func ratesAreRead() throws {
    let text = Sample.response("{rate: 4%, of: clicks}, clicks: {per 1k: 9}")
    #expect(try scenario(text).campaigns[0].brings[0].response == .rate(0.04, of: "clicks"))
    let plain = text.replacing("4%", with: "0.04")
    #expect(try scenario(plain).campaigns[0].brings[0].response == .rate(0.04, of: "clicks"))
  }

  @Test("a campaign bought in units needs only the unit and its price")
  func unitsAreRead() throws {
    let text = Sample.campaign(
      "buys: {unit: spot, price: 10k GBP, from: 2}, brings: {reach: {per unit: 90}}")
    let campaign = try scenario(text).campaigns[0]
    #expect(campaign.purchase == .units(UnitPurchase(unit: "spot", price: 10_000, from: 2)))
    #expect(campaign.brings[0].response == .perUnit([UnitTier(upTo: nil, perUnit: 90)]))
  }

  @Test("a single unit can be a tier")
  func singleUnitsAreTiers() throws {
    let text = Sample.campaign(
      "buys: {unit: spot, price: 10k, to: 5}, brings: {reach: {per unit: {1: 9, 2..5: 7}}}")
    #expect(
      try scenario(text).campaigns[0].brings[0].response
        == .perUnit([UnitTier(upTo: 1, perUnit: 9), UnitTier(upTo: 5, perUnit: 7)]))
  }

  @Test(
    "every scale is read",
    arguments: [
      ("range", Scale.range), ("ideal", .ideal), ("none", Scale.none), ("2.5k", .amount(2500)),
    ])
  func scalesAreRead(text: String, scale: Scale) throws {
    let plan = try scenario(Sample.kpi("objective: maximize, scale: \(text)"))
    #expect(plan.kpis[0].scale == scale)
  }

  @Test("a KPI keeps its base, its last value and its limits")
  func figuresAreRead() throws {
    let plan = try scenario(
      Sample.kpi("objective: minimize, weight: 2.5, base: 9k, last: -1, at least: -5, at most: 9M"))
    #expect(
      plan.kpis[0]
        == KPI(
          name: "reach", base: 9000, last: -1, objective: .minimize, weight: 2.5, atLeast: -5,
          atMost: 9_000_000))
  }

  @Test("an amount of money gives a KPI its unit")
  func currenciesBecomeUnits() throws {
    #expect(try scenario(Sample.kpi("at most: 120 GBP")).kpis[0].unit == "GBP")
    #expect(try scenario(Sample.kpi("scale: 120 GBP, objective: maximize")).kpis[0].unit == "GBP")
  }

  @Test(
    "sums take factors, signs and names with blanks and signs",
    arguments: [
      ("reach", ["1.0 reach"]), ("- reach", ["-1.0 reach"]),
      ("40 * a b - spend", ["40.0 a b", "-1.0 spend"]),
      ("40 GBP * a b + 2.5 * reach", ["40.0 a b", "2.5 reach"]),
      ("a - b - spend", ["1.0 a - b", "-1.0 spend"]),
      ("3 * 'a - b' - reach", ["3.0 a - b", "-1.0 reach"]),
      ("-2 * reach - -3 * spend", ["-2.0 reach", "3.0 spend"]),
      ("a b c + a b", ["1.0 a b c", "1.0 a b"]), ("5% * reach", ["0.05 reach"]),
    ] as [(String, [String])])
  func sumsAreRead(text: String, terms: [String]) throws {
    let plan = try scenario(
      """
      apportion: 1
      kpis: {reach: {base: 1}, a b: {base: 1}, a b c: {base: 1}, a - b: {base: 1}, s: {sum: "\(text)"}}
      campaigns: {tv: {spend: 0..500k}}
      """)
    guard case .sum(let sum) = plan.kpis.last?.definition else {
      Issue.record("no sum")
      return
    }
    #expect(sum.map { "\($0.coefficient) \($0.kpi)" } == terms)
  }

  @Test(
    "ratios take names with blanks and strokes",
    arguments: [
      ("spend / reach", "spend", "reach"), ("spend/reach", "spend", "reach"),
      ("a/b / reach", "a/b", "reach"), ("'a/b' / spend", "a/b", "spend"),
    ])
  func ratiosAreRead(text: String, numerator: String, denominator: String) throws {
    let plan = try scenario(
      """
      apportion: 1
      kpis: {reach: {base: 1}, a/b: {base: 1}, r: {ratio: "\(text)", at most: 30%}}
      campaigns: {tv: {spend: 1..500k}}
      """)
    #expect(
      plan.kpis.last?.definition == .ratio(numerator: numerator, denominator: denominator))
    #expect(plan.kpis.last?.atMost == 0.3)
  }

  @Test("sets of lines are a name, a list, a kind with a name, or everything")
  func setsAreRead() throws {
    let expected: [(String, LineSet)] = [
      ("all", .all), ("campaigns", .campaigns), ("tv", .members([LineReference("tv")])),
      ("a b", .members([LineReference("a b")])), ("both", .members([LineReference("both")])),
      ("channel air", .members([LineReference("air", kind: .channel)])),
      ("campaign a b", .members([LineReference("a b", kind: .campaign)])),
      ("group both", .members([LineReference("both", kind: .group)])),
      ("'tv'", .members([LineReference("tv")])),
      ("[tv, channel c d]", .members([LineReference("tv"), LineReference("c d", kind: .channel)])),
    ]
    for (text, lines) in expected {
      let plan = try scenario(Sample.rule("spend on: \(text), at most: 5k"))
      #expect(plan.rules.first?.measure == .spend(lines), "\(text)")
    }
  }

  @Test("limits are amounts, shares and multiples of any measure")
  func quantitiesAreRead() throws {
    let tv = LineSet.members([LineReference("tv")])
    let pair = LineSet.members([LineReference("tv"), LineReference("a b")])
    let expected: [(String, Rule.Quantity)] = [
      ("140k", .amount(140_000)), ("140k GBP", .amount(140_000)),
      ("30% of budget", .shareOfBudget(0.3)), ("0.5 x budget", .shareOfBudget(0.5)),
      ("30% of last", .shareOfLast(0.3)), ("30% of spend", .multiple(0.3, of: .spend(.all))),
      ("30% of tv", .multiple(0.3, of: .spend(tv))),
      ("2 x spend on tv", .multiple(2, of: .spend(tv))),
      ("'2 x spend on [tv, a b]'", .multiple(2, of: .spend(pair))),
      ("150% of channel air", .multiple(1.5, of: .spend(.members([.init("air", kind: .channel)])))),
      ("spend on tv", .multiple(1, of: .spend(tv))),
    ]
    for (text, quantity) in expected {
      let plan = try scenario(Sample.rule("spend on: a b, at most: \(text)"))
      #expect(plan.rules.first?.limits == [.init(.atMost, quantity)], "\(text)")
    }
    let units = try scenario(Sample.rule("units of: a b, at least: 2, at most: 20% of a b"))
    #expect(
      units.rules.first?.limits == [
        .init(.atLeast, .amount(2)),
        .init(.atMost, .multiple(0.2, of: .units(.members([LineReference("a b")])))),
      ])
    let change = try scenario(Sample.rule("change of: tv, at least: -5k, each: channel"))
    #expect(change.rules.first?.limits == [.init(.atLeast, .amount(-5000))])
    #expect(change.rules.first?.each == .channel)
    let kpi = try scenario(Sample.rule("kpi: reach, from: tv, at least: 2 x reach from a b"))
    #expect(
      kpi.rules.first?.limits == [
        .init(.atLeast, .multiple(2, of: .kpi("reach", from: .members([LineReference("a b")]))))
      ])
  }

  @Test("a file may begin with a byte order mark, end lines with CRLF and open with ---")
  func dialectsAreRead() throws {
    let text = "\u{FEFF}---\n# a comment\n" + Sample.budget("5k") + "\n...\n"
    let plan = try scenario(text.replacing("\n", with: "\r\n"))
    #expect(plan.budget == .atMost(5000))
    #expect(try scenario(Sample.budget("5k").replacing("\n", with: "\r")).budget == .atMost(5000))
  }

  @Test("a scenario may be written as JSON")
  func jsonIsRead() throws {
    let plan = try scenario(
      """
      {"apportion": 1, "kpis": {"reach": {"objective": "maximize"}},
       "campaigns": {"tv": {"spend": "0..500k", "brings": {"reach": {"per 1k": 90}}}}}
      """)
    #expect(plan.campaigns.map(\.name) == ["tv"])
  }

  @Test("quoted words that YAML tools take for yes or no are names")
  func quotedWordsAreNames() throws {
    let text = Sample.campaign("channel: \"on\", spend: 0..5, brings: {reach: {per 1: 1}}")
    #expect(
      try scenario(text.replacing("tv:", with: "'no':")).campaigns.map(\.name) == ["no"])
  }

  @Test("a file is read up to its limit and one byte")
  func filesAreReadToTheirLimit() throws {
    let whole = try SystemFileReader().read(#filePath, limit: 1 << 24)
    #expect(String(decoding: whole, as: UTF8.self).hasPrefix("// SPDX-License-Identifier"))
    #expect(try SystemFileReader().read(#filePath, limit: 10) == Array(whole[...10]))
  }

  @Test("a file that is not there, or is no file, is no input")
  func missingFilesAreNoInput() {
    #expect(throws: LoadError.noInput(path: "none/such.yaml", reason: "there is no such file")) {
      try ScenarioFile.load("none/such.yaml")
    }
    #expect(throws: LoadError.noInput(path: "/", reason: "it is a folder")) {
      try ScenarioFile.load("/")
    }
  }
}
