// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@testable import Reports

@Suite struct WordsTests {
  private func words(_ rules: [Rule]) throws -> LimitWords {
    LimitWords(
      try Sample.scenario(exactly: true) {
        $0.rules = rules
        $0.creators = [Creator(name: "aya", packages: [.init(name: "reel", fee: 1000)])]
        $0.campaigns[0].purchase = .units(
          UnitPurchase(unit: "spot", price: 10_000, from: 0, to: 20))
      })
  }

  private static let search = LineSet.members([LineReference("search", kind: .campaign)])
  private static let some = LineSet.members([LineReference("brand"), LineReference("search")])

  @Test(
    "every kind of rule is told in the words of the file",
    arguments: [
      (.spend(.all), .amount(360_000), .atLeast, "spend on all lines at least 360k GBP"),
      (.count(.creators), .amount(3), .atMost, "count of all creators at most 3"),
      (
        .count(some), .multiple(0.5, of: .count(.creators)), .atMost,
        "count of brand and search at most 50% of count of all creators"
      ),
      (.units(search), .amount(12.5), .atMost, "units of campaign search at most 12.5"),
      (
        .kpi("reach", from: some), .amount(1e6), .exactly,
        "reach from brand and search exactly 1M people"
      ),
      (
        .change(some), .shareOfLast(0.2), .atMost,
        "change of brand and search at most 20% of last = 180k GBP"
      ),
      (
        .spend(some), .multiple(0.3, of: .spend(.all)), .atLeast,
        "spend on brand and search at least 30% of spend on all lines"
      ),
      (
        .spend(search), .multiple(2, of: .spend(some)), .atMost,
        "spend on campaign search at most 2 x spend on brand and search"
      ),
    ] as [(Rule.Measure, Rule.Quantity, Rule.Limit.Relation, String)])
  func rules(
    measure: Rule.Measure, quantity: Rule.Quantity, relation: Rule.Limit.Relation, text: String
  ) throws {
    let words = try words([
      Rule(name: "r", measure: measure, limits: [.init(relation, quantity)])
    ])
    let limit = LimitID.rule("r", member: nil, relation.sides[0])
    #expect(words.full(limit) == "rule \"r\": " + text)
    #expect(words.path(limit) == ["rules", "r", relation.rawValue])
  }

  @Test("a repeated rule is told for its member")
  func each() throws {
    let words = try words([
      Rule(
        name: "cap", measure: .spend(.all), limits: [.init(.atMost, .amount(500_000))],
        each: .channel)
    ])
    let limit = LimitID.rule("cap", member: "brand", .atMost)
    #expect(words.full(limit) == "rule \"cap\": spend on brand at most 500k GBP")
    #expect(words.short(limit) == "rule 'cap' for brand")
  }

  @Test("conditions are told in the words of the file")
  func conditions() throws {
    let words = LimitWords(try ChoiceSample.scenario())
    #expect(words.full(.condition("no rivals")) == "rule \"no rivals\": if aya, not creator dev")
    #expect(words.short(.condition("no rivals")) == "rule 'no rivals'")
    #expect(words.path(.condition("no rivals")) == ["rules", "no rivals"])
  }

  @Test("budgets and KPIs are told with their amounts")
  func others() throws {
    let words = try words([])
    #expect(words.full(.budget(.atLeast)) == "budget: exactly 1.2M GBP")
    #expect(words.path(.budget(.atMost)) == ["budget"])
    #expect(words.full(.kpi("signups", .atLeast)) == "KPI \"signups\": at least 17k people")
    #expect(words.short(.kpi("signups", .atLeast)) == "signups at least 17k")
    #expect(words.path(.kpi("signups", .atLeast)) == ["kpis", "signups", "at least"])
    #expect(words.full(.keep("reach", value: 1_234_567)) == "reach kept at least 1,235k people")
  }

  @Test(
    "a suggested command survives the shell and the settings' grammar",
    arguments: [
      (["kpis", "new customers", "at least"], "\"kpis.new customers.at least=5\""),
      (["kpis", "v1.2", "at least"], "'kpis.\"v1.2\".at least=5'"),
      (["kpis", "a=b"], "'kpis.\"a=b\"=5'"),
      (["kpis", "5\" reel"], "'kpis.'\\''5\" reel'\\''=5'"),
      (["kpis", "cost $"], "'kpis.cost $=5'"),
      (["budget"], "budget=5"),
    ])
  func settings(path: [String], text: String) throws {
    let setting = try #require(NextStep.setting(path, "5"))
    #expect(NextStep.quoted(setting) == text)
  }

  @Test("a name that no quotes fit around gets no command")
  func unquotable() {
    #expect(NextStep.setting(["kpis", "5\" and 7'"], "5") == nil)
  }

  @Test(
    "a suggested limit leaves its plan allowed",
    arguments: [
      (133_600.0, false, 133_600.0), (33_784.1649, false, 33_784.1), (902_734.2, true, 902_735),
      (-8.7654321, false, -8.76544), (0.0, false, 0), (0.3, true, 0.3),
    ])
  func eased(value: Double, up: Bool, limit: Double) {
    #expect(AskedPoint.eased(value, up: up) == limit)
  }
}
