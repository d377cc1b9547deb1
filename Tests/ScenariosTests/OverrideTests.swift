// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Scenarios
import Testing

@Suite("Settings")
struct OverrideTests {
  static let text = """
    apportion: 1
    budget: 100k GBP
    kpis: {reach: {objective: maximize}, clicks: {base: 1}}
    campaigns:
      tv: {spend: 0..50k, brings: {reach: {per 1k: 4}}}
      tv.prime: {spend: 0..9k, brings: {reach: {hill: {max: 5, half: 1k}}}}
      tv.prime.late: {spend: 0..8k}
      spots: {buys: {unit: spot, price: 5k}}
    rules: {floor: {spend on: tv, at least: 10% of budget}}
    """

  private func plan(_ settings: String...) throws -> Scenario {
    try scenario(Self.text, set: settings)
  }

  @Test("a value is replaced, by number, range, map or text")
  func valuesAreReplaced() throws {
    #expect(try plan("budget=1.2M GBP").budget == .atMost(1_200_000))
    #expect(try plan("budget={exactly: 70k}").budget == .exactly(70_000))
    #expect(try plan("budget.exactly=70k").budget == .exactly(70_000))
    #expect(
      try plan("campaigns.tv.spend=1k..2k").campaigns[0].purchase == .money(least: 1000, most: 2000)
    )
    #expect(
      try plan("rules.floor.at least=20% of budget").rules[0].limits == [
        .init(.atLeast, .shareOfBudget(0.2))
      ])
    #expect(try plan("rules.floor.spend on=[tv, spots]").rules[0].measure.lines.members == 2)
    let hill = try HillCurve(max: 5, half: 2000)
    #expect(
      try plan("campaigns.tv.prime.brings.reach.hill.half=2k").campaigns[1].brings[0].response
        == .curve(.hill(hill), envelope: .none))
  }

  @Test("names with points are matched longest first, and quotes settle")
  func namesMayHoldPoints() throws {
    let zero = Campaign.Purchase.money(least: 0, most: 0)
    #expect(try plan("campaigns.tv.prime.late.spend=0").campaigns[2].purchase == zero)
    #expect(try plan("campaigns.tv.prime.spend=0").campaigns[1].purchase == zero)
    #expect(try plan("campaigns.\"tv.prime\".spend=0").campaigns[1].purchase == zero)
    #expect(try plan("campaigns.'tv'.spend=0").campaigns[0].purchase == zero)
  }

  @Test("an optional key is added where it is known")
  func keysAreAdded() throws {
    #expect(try plan("kpis.reach.weight=3").kpis[0].weight == 3)
    #expect(try plan("kpis.reach.at least=3k").kpis[0].atLeast == 3000)
    #expect(try plan("trade-off.scale=none").scale == Scale.none)
    #expect(try plan("name=Plan = B").name == "Plan = B")
    #expect(try plan("campaigns.tv.brings.clicks={per 1k: 2}").campaigns[0].brings.count == 2)
    #expect(try plan("campaigns.spots.buys.to=3").campaigns[3].most == 15_000)
  }

  @Test("settings are applied in order")
  func laterSettingsWin() throws {
    #expect(try plan("budget=1k", "budget=2k").budget == .atMost(2000))
    #expect(
      try plan("kpis.reach={objective: minimize}", "kpis.reach.weight=2").kpis[0].weight == 2)
  }

  @Test("a setting reaches what came from a table, and which table is read")
  func settingsReachTables() throws {
    let text = """
      apportion: 1
      kpis: {reach: {base: 1}}
      campaigns: {from: a.csv}
      """
    let tables = [
      "a.csv": "line,least,most\ntv,1k,5k\n", "b.csv": "line,most\nweb,7k\n",
      "k.csv": "line,kpi,spend,value\nweb,reach,0,0\nweb,reach,7k,1\n",
    ]
    let first = try scenario(text, set: ["campaigns.tv.spend=2k"], tables: tables)
    #expect(first.campaigns[0].purchase == .money(least: 2000, most: 2000))
    let second = try scenario(
      text, set: ["campaigns.web.last=3k", "curves=k.csv", "campaigns.from=b.csv"], tables: tables)
    #expect(second.campaigns.map(\.name) == ["web"])
    #expect(second.campaigns[0].last == 3000)
    #expect(second.campaigns[0].brings.map(\.kpi) == ["reach"])
  }

  @Test(
    "a path that means nothing is refused with the nearest path",
    arguments: [
      ("campaigns.tv.spnd=0", "did you mean 'campaigns.tv.spend'?"),
      ("campaigns.tw.spend=0", "did you mean 'campaigns.tv.spend'?"),
      ("campagns.tv.spend=0", "did you mean 'campaigns.tv.spend'?"),
      ("kpis.reech.weight=3", "did you mean 'kpis.reach.weight'?"),
      ("kpis.reach.wait=3", "write the names from the top, for example campaigns.video.spend=0"),
      ("campaigns.tv.prime.spnd=0", "did you mean 'campaigns.\"tv.prime\".spend'?"),
      (
        "campaigns.tv.spend.least=0",
        "write the names from the top, for example campaigns.video.spend=0"
      ),
      (
        "campaigns.new.spend=0", "write the names from the top, for example campaigns.video.spend=0"
      ),
      ("campaigns.tv.=0", "did you mean 'campaigns.tv'?"),
      (
        "campaigns.tv.brings.trust={per 1: 1}",
        "write the names from the top, for example campaigns.video.spend=0"
      ),
    ])
  func unknownPaths(setting: String, advice: String) throws {
    let found = try diagnostics(Self.text, set: [setting])
    #expect(found.map(\.code) == [.unknownKey])
    #expect(found.first?.suggestion == advice)
    #expect(found.first?.file == "--set \(setting)")
  }

  @Test(
    "a bad value is refused at its place in the setting",
    arguments: [
      ("kpis.reach.weight=abc", "A021 1:19 'abc' is not a number"),
      ("kpis.reach.weight=0", "A022 1:19 'weight' must be above 0"),
      ("kpis.reach.unit=@x", "A002 1:17 a name cannot begin with '@'"),
      ("budget=", "A020 1:7 'budget' has no value"),
      (
        "budget={exactly: 1,200}",
        "A021 1:20 a comma inside {} ends an entry, so '200' stands alone"
      ),
      (
        "budget={exactly: 5",
        "A002 1:19 a ',' or '}' is missing before here; what is not closed begins at 1:8"
      ),
      ("budget=*x", "A003 1:8 '*' begins an alias, which scenarios do not have"),
      ("name=\u{1B}", "A001 1:6 a character that cannot be displayed (U+001B)"),
      ("rules.floor.spend on=tvv", "A030 1:22 there is no campaign, channel or group 'tvv'"),
      ("campaigns.tv.brings.reach={hil: 3}", "A012 1:28 unknown key 'hil'"),
    ])
  func badValues(setting: String, expected: String) throws {
    #expect(try complaints(Self.text, set: [setting]) == [expected])
  }

  @Test("a complaint about an unchanged part keeps its place in the file")
  func otherPlacesStay() throws {
    let found = try diagnostics(Self.text, set: ["campaigns.tv.spend=1..2", "budget=5 EUR"])
      .map { "\($0.file) \($0.brief)" }
    #expect(found == [])
    let loaded = try load(Self.text, set: ["campaigns.tv.spend=1k"])
    #expect(loaded.place(of: ["campaigns", "tv", "spend"])?.file == "--set campaigns.tv.spend=1k")
    #expect(loaded.place(of: ["campaigns", "tv", "spend"])?.column == 20)
    #expect(loaded.place(of: ["campaigns", "tv"])?.line == 5)
  }

  @Test("what is not path=value is refused at once", arguments: ["budget", "=5", " =5", "\"a=b\""])
  func malformedSettings(text: String) throws {
    let error = try #require(throws: InvalidOverride.self) { try Override.parse(text) }
    #expect(error.text == text)
    #expect("\(error)" == "'\(text)' is not a setting; write it as campaigns.video.spend=0")
  }
}

extension LineSet {
  /// How many names it lists.
  fileprivate var members: Int {
    if case .members(let members) = self { members.count } else { 0 }
  }
}
