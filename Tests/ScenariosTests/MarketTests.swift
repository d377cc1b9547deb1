// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Scenarios
import Testing

@Suite("Markets and audiences")
struct MarketTests {
  private static let rate = "{per 1: 3}"

  @Test("a KPI counts everybody once, out of a population")
  func audiencesAreRead() throws {
    let text = Sample.kpi("objective: maximize, combine: independent, population: 80M")
    #expect(try scenario(text).kpis[0].definition == .independent(population: 80e6))
  }

  @Test("a KPI is counted per market, and combined")
  func combinationsAreRead() throws {
    for (text, way) in [("sum", KPI.MarketCombination.sum), ("worst", .worst)] {
      let plan = try scenario(
        MarketSample.lines(tv: "market: {uk: 50%, de: 50%}, brings: {reach: \(Self.rate)}")
          .replacing("combine: sum", with: "combine: \(text)"))
      #expect(plan.kpis[0].definition == .markets(way))
      #expect(plan.markets == ["uk", "de"])
    }
  }

  @Test("a line is in one market, or divided among several")
  func sharesAreRead() throws {
    let plan = try scenario(
      MarketSample.lines(
        tv: "market: {uk: 60%, de: 0.4}, brings: {reach: \(Self.rate)}",
        aya: "market: de, packages: {reel: {fee: 5k, brings: {reach: 5}}}"))
    #expect(
      plan.campaigns[0].markets == [
        .init(market: "uk", share: 0.6), .init(market: "de", share: 0.4),
      ])
    #expect(plan.creators[0].markets == [.init(market: "de", share: 1)])
  }

  @Test("responses and figures may stand market by market")
  func deliveriesByMarketAreRead() throws {
    let plan = try scenario(
      MarketSample.lines(
        tv:
          "brings: {reach: {by market: {uk: {per 1: 3}, de: {tanh: {max: 9, scale: 2}}}}}",
        aya:
          "packages: {reel: {fee: 5k, brings: {reach: {by market: {uk: 50k, de: -2}}, clicks: 3}}}"
      ))
    #expect(
      plan.campaigns[0].brings == [
        Delivery(
          kpi: "reach", market: "uk",
          response: .curve(.linear(try LinearCurve(rate: 3)), envelope: .none)),
        Delivery(
          kpi: "reach", market: "de",
          response: .curve(.tanh(try TanhCurve(max: 9, scale: 2)), envelope: .none)),
      ])
    #expect(
      plan.creators[0].packages[0].brings == [
        .init(kpi: "reach", market: "uk", value: 50e3),
        .init(kpi: "reach", market: "de", value: -2),
        .init(kpi: "clicks", value: 3),
      ])
  }

  @Test("a rule may limit what lines bring in one market")
  func rulesNameParts() throws {
    let text =
      MarketSample.lines(tv: "market: uk, brings: {reach: \(Self.rate)}")
      + "\nrules: {floor: {kpi: reach in uk, from: all, at least: 5, at most: 2 x reach in de from tv}}"
    let limits = [
      Rule.Limit(.atLeast, .amount(5)),
      Rule.Limit(
        .atMost, .multiple(2, of: .kpi("reach in de", from: .members([LineReference("tv")])))),
    ]
    #expect(
      try scenario(text).rules == [
        Rule(name: "floor", measure: .kpi("reach in uk", from: .all), limits: limits)
      ])
  }

  @Test("tables have a column for the market of a line and of a curve")
  func tablesHaveMarkets() throws {
    let text = """
      apportion: 1
      markets: [uk, de]
      kpis: {reach: {per: market, combine: sum}, clicks: {base: 1}}
      campaigns: {from: lines.csv}
      creators: {from: creators.csv}
      curves: curves.csv
      """
    let plan = try scenario(
      text,
      tables: [
        "lines.csv": "line,market,most\ntv,uk,9k\nradio,,9k\n",
        "creators.csv": "line,market,fee,package,reach\naya,de,5k,reel,5\naya,,6k,story,7\n",
        "curves.csv": """
        line,kpi,market,spend,value
        tv,reach,,0,0
        tv,reach,,9k,7
        radio,reach,uk,0,0
        radio,reach,de,0,0
        radio,reach,uk,9k,5
        radio,reach,de,9k,3
        radio,clicks,,0,0
        radio,clicks,,9k,2

        """,
      ])
    func points(_ value: Double) throws -> Response {
      .curve(.points(try PointsCurve(spends: [0, 9e3], values: [0, value])), envelope: .none)
    }
    #expect(plan.campaigns.map(\.markets) == [[.init(market: "uk", share: 1)], []])
    #expect(plan.campaigns[0].brings == [Delivery(kpi: "reach", response: try points(7))])
    #expect(
      plan.campaigns[1].brings == [
        Delivery(kpi: "reach", market: "uk", response: try points(5)),
        Delivery(kpi: "reach", market: "de", response: try points(3)),
        Delivery(kpi: "clicks", response: try points(2)),
      ])
    #expect(plan.creators[0].markets == [.init(market: "de", share: 1)])
    #expect(plan.creators[0].packages.map(\.brings.count) == [1, 1])
  }

  @Test(
    "settings reach every key of markets and audiences",
    arguments: [
      SettingCase("markets=[uk, de, fr]") { $0.markets == ["uk", "de", "fr"] },
      SettingCase("kpis.reach.combine=worst") { $0.kpis[0].definition == .markets(.worst) },
      SettingCase("kpis.people.population=2M") {
        $0.kpis[1].definition == .independent(population: 2e6)
      },
      SettingCase("campaigns.tv.market=de") {
        $0.campaigns[0].markets == [.init(market: "de", share: 1)]
      },
      SettingCase("campaigns.tv.market={uk: 50%, de: 50%}") { $0.campaigns[0].markets.count == 2 },
      SettingCase("campaigns.web.brings.reach.by market.uk.per 1=7") {
        try $0.campaigns[1].brings[0].response
          == .curve(.linear(LinearCurve(rate: 7)), envelope: .none)
      },
      SettingCase("campaigns.web.brings.reach.by market.de.tanh.max=7") {
        try $0.campaigns[1].brings[1].response
          == .curve(.tanh(TanhCurve(max: 7, scale: 2)), envelope: .none)
      },
      SettingCase("creators.aya.market=de") {
        $0.creators[0].markets == [.init(market: "de", share: 1)]
      },
      SettingCase("creators.aya.packages.reel.brings.reach.by market.de=5") {
        $0.creators[0].packages[0].brings == [.init(kpi: "reach", market: "de", value: 5)]
      },
    ])
  func settingsReachAll(_ setting: SettingCase) throws {
    let text = """
      apportion: 1
      markets: [uk, de]
      kpis: {reach: {per: market, combine: sum}, people: {combine: independent, population: 5M, base: 1}}
      campaigns:
        tv: {spend: 0..5k, market: uk, brings: {reach: {per 1: 3}}}
        web: {spend: 0..5k, brings: {reach: {by market: {uk: {per 1: 3}, de: {tanh: {max: 9, scale: 2}}}}}}
      creators:
        aya: {market: uk, packages: {reel: {fee: 5k, brings: {reach: 5}}}}
      """
    #expect(try setting.holds(try scenario(text, set: [setting.text])))
  }
}
