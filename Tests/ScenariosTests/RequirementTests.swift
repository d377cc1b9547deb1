// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Requirements, commissions, rates and changes")
struct RequirementTests {
  private static func creators(_ more: String, requires: String) -> String {
    """
    apportion: 1
    kpis: {reach: {objective: maximize}}
    requires: {\(requires)}
    creators:
      aya: {\(more), packages: {reel: {fee: 5k, brings: {reach: 9k}}}}
    """
  }

  @Test(
    "a requirement is a least, a most, or both",
    arguments: [
      ("authenticity: at least 80", Requirement(trait: "authenticity", atLeast: 80)),
      ("authenticity: at most 8%", Requirement(trait: "authenticity", atMost: 0.08)),
      (
        "authenticity: {at least: 70, at most: 90}",
        Requirement(trait: "authenticity", atLeast: 70, atMost: 90)
      ),
    ])
  func requirementsAreRead(text: String, requirement: Requirement) throws {
    let found = try scenario(Self.creators("figures: {authenticity: 74}", requires: text))
    #expect(found.requirements == [requirement])
    #expect(found.creators[0].traits == [.init(name: "authenticity", value: 74)])
  }

  @Test(
    "wrong requirements and figures are refused by place",
    arguments: [
      ("a: 80", "a: 7", "A021 3:15 '80' is not a requirement"),
      ("a: at least", "a: 7", "A021 3:15 'at least' is not a requirement"),
      ("a: at least 5 GBP", "a: 7", "A020 3:15 a number without currency fits here"),
      ("a: {atleast: 5}", "a: 7", "A012 3:16 unknown key 'atleast'"),
      ("a: [5]", "a: 7", "A020 3:15 'a' must be 'at least 80' or 'at most 5', not a list"),
      ("a: {at least: 9, at most: 5}", "a: 7", "A022 3:12 'at least' is above 'at most'"),
      ("b: at least 5", "a: 7", "A030 3:12 no creator has a figure named 'b'"),
      ("a: at least 5", "a: x", "A021 5:22 'x' is not a number"),
    ])
  func mistakes(requires: String, figures: String, complaint: String) throws {
    let found = try diagnostics(Self.creators("figures: {\(figures)}", requires: requires))
    let texts = found.map {
      "\($0.code.rawValue) \($0.place.line):\($0.place.column) \($0.message)"
    }
    #expect(texts.contains { $0.hasPrefix(complaint) }, "\(texts)")
  }

  @Test("a table of creators has a column for each required figure, and commissions")
  func table() throws {
    let text = """
      apportion: 1
      kpis: {reach: {objective: maximize}}
      requires: {authenticity: at least 80}
      creators: {from: creators.csv}
      """
    let table = """
      line,package,fee,commission,authenticity,reach
      aya,reel,5k,10%,74,9k
      aya,story,2k,,,3k
      ben,reel,4k,,91,8k
      """
    let found = try scenario(text, tables: ["creators.csv": table])
    #expect(found.creators.map(\.traits.first?.value) == [74, 91])
    #expect(found.creators.map(\.commission) == [0.1, 0])
    #expect(found.shortfalls.map(\.creator) == ["aya"])
    let contradiction = table.replacing("aya,story,2k,,,3k", with: "aya,story,2k,,75,3k")
    let complaints = try diagnostics(text, tables: ["creators.csv": contradiction])
    #expect(complaints.map(\.message) == ["'authenticity' of 'aya' is '74' in another row"])
  }

  private static func campaign(_ keys: String, _ more: String = "") -> String {
    """
    apportion: 1
    budget: 1M GBP
    \(more)
    kpis: {reach: {objective: maximize}}
    campaigns: {search: {\(keys), brings: {reach: {per 1k: 3}}}}
    """
  }

  @Test("a commission is a share")
  func commission() throws {
    let read = try scenario(Self.campaign("spend: 0..5k, commission: 8%"))
    #expect(read.campaigns[0].commission == 0.08)
    for wrong in ["8", "-5%", "120%", "x"] {
      let found = try diagnostics(Self.campaign("spend: 0..5k, commission: \(wrong)"))
      #expect(found.count == 1, "\(wrong)")
    }
  }

  @Test("amounts in a currency with a rate are converted, others refused")
  func rates() throws {
    let read = try scenario(
      Self.campaign("spend: 0..5k USD, set-up fee: 100 USD", "rates: {USD: 0.8, EUR: 0.9}"))
    #expect(read.currency == "GBP")
    #expect(read.campaigns[0].purchase == .money(least: 0, most: 4000))
    #expect(read.campaigns[0].setUpFee == 80)
    #expect(read.rates == [ExchangeRate(currency: "USD", rate: 0.8)])
    let refused = try diagnostics(Self.campaign("spend: 0..5k USD", "rates: {EUR: 0.9}"))
    #expect(refused.map(\.code) == [.currency])
    #expect(refused[0].suggestion?.contains("rates: {USD:") == true)
  }

  @Test("a rate is a number above 0 for a currency that is not the scenario's own")
  func wrongRates() throws {
    for rates in ["{QQQ: 1}", "{USD: 0}", "{USD: -1}", "5"] {
      #expect(
        try !diagnostics(Self.campaign("spend: 0..5k", "rates: \(rates)")).isEmpty, "\(rates)")
    }
    let found = try diagnostics(Self.campaign("spend: 0..5k", "rates: {GBP: 0.8}"))
    #expect(found.map(\.message) == ["no amount says which currency is the scenario's own"])
  }

  @Test("how many lines change, and changes of less than nothing, are read")
  func changes() throws {
    let read = try scenario(
      """
      apportion: 1
      kpis: {reach: {objective: maximize}}
      campaigns: {search: {spend: 0..5k, last: 2k, brings: {reach: {per 1k: 3}}}}
      rules:
        calm: {lines changed: all, at most: 4}
        steady: {change of: all, each: line, at least: -20% of last, at most: 20% of last}
      """)
    #expect(
      read.rules.map(\.limits) == [
        [.init(.atMost, .amount(4))],
        [.init(.atLeast, .shareOfLast(-0.2)), .init(.atMost, .shareOfLast(0.2))],
      ])
    #expect(read.rules[0].measure == .changed(.all))
  }

  @Test("how many lines change is limited by a number alone")
  func wrongChanges() throws {
    for limit in ["at most: 50% of all", "at least: 2", "at most: 2 GBP", "at most: 1.5"] {
      let found = try diagnostics(
        """
        apportion: 1
        kpis: {reach: {objective: maximize}}
        campaigns: {search: {spend: 0..5k, last: 2k, brings: {reach: {per 1k: 3}}}}
        rules: {calm: {lines changed: all, \(limit)}}
        """)
      #expect(found.count == 1, "\(limit): \(found.map(\.message))")
    }
  }
}
