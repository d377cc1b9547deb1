// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Bad markets and audiences")
struct BadMarketTests {
  @Test(
    "audiences and combinations are refused by key and value",
    arguments: [
      (
        "at least: 5, per: market, combine: sum, base: 3",
        ["A011 3:29 there are no markets", "A033 3:57 a KPI per market has no base"]
      ),
      ("combine: independent", ["A011 3:3 'reach' has no 'population'"]),
      ("population: 5M", ["A033 3:11 'population' stands beside 'combine: independent' only"]),
      ("combine: independent, population: 0", ["A022 3:45 'population' must be above 0"]),
      ("combine: independent, population: -5", ["A022 3:45 'population' must be above 0"]),
      ("combine: independent, population: .inf", ["A021 3:45 '.inf' is not a number"]),
      (
        "combine: independent, population: 5M GBP",
        ["A020 3:45 a number without currency fits here, not '5M GBP'"]
      ),
      ("combine: independent, population: 30%", ["A021 3:45 a share, '30%', does not fit here"]),
      (
        "combine: indep, population: 5M",
        ["A021 3:20 'indep' is not 'independent', 'sum' or 'worst'"]
      ),
      ("combine: sum", ["A033 3:20 'sum' and 'worst' combine markets"]),
      ("combine: worst", ["A033 3:20 'sum' and 'worst' combine markets"]),
      ("per: market", ["A011 3:3 'reach' has no 'combine'"]),
      ("per: region, combine: sum", ["A021 3:16 'region' is not 'market'"]),
      (
        "per: market, combine: independent",
        ["A033 3:33 a KPI per market is combined by 'sum' or 'worst'"]
      ),
      (
        "per: market, combine: sum, population: 5",
        ["A033 3:38 'population' stands beside 'combine: independent' only"]
      ),
      (
        "ratio: spend / spend, combine: independent",
        [
          "A033 3:33 'combine' is for what lines bring, and stands beside 'ratio'",
          "A033 4:53 'reach' is a ratio of other KPIs and cannot be brought by a line",
        ]
      ),
      (
        "sum: spend, per: market, combine: sum",
        [
          "A033 3:23 'per' is for what lines bring, and stands beside 'sum'",
          "A033 4:53 'reach' is a sum of other KPIs and cannot be brought by a line",
        ]
      ),
      (
        "combine: independent, population: 40k",
        ["A022 4:53 'tv' alone could reach up to 45k, and the population is 40k"]
      ),
      (
        "combine: independent, population: 5M, objective: minimize",
        ["A033 3:60 'reach' counts everybody once, and reaching fewer cannot be an objective"]
      ),
      (
        "combine: independent, population: 5M, base: 5M",
        ["A022 3:55 the base, 5M, is not below the population, 5M"]
      ),
      (
        "combine: independent, population: 5M, target: {at most: 5}",
        ["A033 3:67 'reach' counts everybody once, and its target can only be 'at least'"]
      ),
      ("per: market, combine: sum", ["A011 3:16 there are no markets"]),
      ("deduplicated: true", ["A012 3:11 unknown key 'deduplicated'"]),
    ] as [(String, [String])])
  func badCombinations(text: String, expected: [String]) throws {
    #expect(try complaints(Sample.kpi(text)) == expected)
  }

  @Test(
    "markets are refused where they are named",
    arguments: [
      ("markets: uk", ["A020 3:10 'markets' must be a list of names, not 'uk'"]),
      ("markets: []", ["A011 3:10 the list is empty"]),
      ("markets: [uk, uk]", ["A010 3:15 the market 'uk' appears twice"]),
      (
        "markets: [uk, UK]",
        ["A010 3:15 the markets 'uk' and 'UK' differ only by capitals or spaces"]
      ),
      (
        "markets: [no]",
        ["A003 3:11 'no' is no name: many YAML tools read it as yes, no or nothing"]
      ),
      ("markets: [[uk]]", ["A020 3:11 'markets' must be the name of a market, not a list"]),
      ("markets: {uk: 5}", ["A020 3:10 'markets' must be a list of names, not a map"]),
      ("markets:", ["A020 3:1 'markets' has no value"]),
      ("market: [uk]", ["A012 3:1 unknown key 'market'"]),
      ("markets: ['']", ["A021 3:11 an empty name"]),
      (
        "markets: [' uk']",
        [
          "A021 3:11 the name ' uk' begins or ends with a space",
          "A030 6:30 there is no market 'uk'", "A030 7:31 there is no market 'uk'",
        ]
      ),
    ] as [(String, [String])])
  func badMarkets(text: String, expected: [String]) throws {
    let scenario = MarketSample.lines(tv: "market: uk, brings: {reach: {per 1: 3}}")
      .replacing("markets: [uk, de]", with: text)
    #expect(try complaints(scenario) == expected)
  }

  @Test(
    "markets of lines are refused by key and value",
    arguments: [
      (
        "market: fr", "market: fr",
        ["A030 6:30 there is no market 'fr'", "A030 9:46 there is no market 'fr'"]
      ),
      (
        "market: [uk]", "market: [uk]",
        [
          "A020 6:30 'market' must be a market or shares of markets, not a list",
          "A020 9:46 'market' must be a market or shares of markets, not a list",
        ]
      ),
      (
        "market: {}", "market: {}",
        ["A011 6:30 'market' names no market", "A011 9:46 'market' names no market"]
      ),
      ("market: {uk: 50%, fr: 50%}", "", ["A030 6:40 there is no market 'fr'"]),
      ("market: {uk: 50%, de: 40%}", "", ["A022 6:22 the shares add up to 90%, not to 100%"]),
      (
        "market: {uk: 60, de: 40}", "",
        [
          "A022 6:35 a share is at most 100%, and this is 6000%",
          "A022 6:43 a share is at most 100%, and this is 4000%",
        ]
      ),
      (
        "market: {uk: -50%, de: 150%}", "",
        [
          "A022 6:35 a share must be above 0, not -0.5",
          "A022 6:45 a share is at most 100%, and this is 150%",
        ]
      ),
      ("market: {uk: .nan}", "", ["A021 6:35 '.nan' is not a number"]),
      (
        "market: '{uk: 50%, de: 50%}'", "",
        ["A020 6:30 '{uk: 50%, de: 50%}' is no name of a market"]
      ),
      (
        "market: no", "",
        ["A003 6:30 'no' is no name: many YAML tools read it as yes, no or nothing"]
      ),
      (
        "market: uk, brings: {clicks: {by market: {uk: {per 1: 3}, de: {per 1: 2}}}}", "",
        ["A033 6:52 'clicks' is not counted per market"]
      ),
      (
        "brings: {reach: {per 1: 3}}",
        "packages: {reel: {fee: 5, brings: {reach: 3}}, two: {fee: 9, brings: {reach: 8}}}",
        [
          "A011 6:31 'tv' brings 'reach', which is counted per market, but is in no market",
          "A011 9:44 'aya' brings 'reach', which is counted per market, but is in no market",
          "A011 9:79 'aya' brings 'reach', which is counted per market, but is in no market",
        ]
      ),
      (
        "brings: {reach: {by market: {fr: {per 1: 3}}}}",
        "packages: {reel: {fee: 5, brings: {reach: {by market: {fr: 3}}}}}",
        ["A030 6:51 there is no market 'fr'", "A030 9:64 there is no market 'fr'"]
      ),
      (
        "brings: {reach: {by market: {}}}",
        "packages: {reel: {fee: 5, brings: {reach: {by market: {}}}}}",
        ["A011 6:50 'by market' names no market", "A011 9:63 'by market' names no market"]
      ),
      (
        "brings: {reach: {by market: uk}}",
        "packages: {reel: {fee: 5, brings: {reach: {by market: 5}}}}",
        [
          "A020 6:50 'by market' must be a map of markets, not 'uk'",
          "A020 9:63 'by market' must be a map of markets, not '5'",
        ]
      ),
      (
        "brings: {reach: {by markt: {uk: {per 1: 3}}}}",
        "packages: {reel: {fee: 5, brings: {reach: {by markt: {uk: 3}}}}}",
        ["A012 6:39 unknown key 'by markt'", "A012 9:52 unknown key 'by markt'"]
      ),
      (
        "brings: {reach: {by market: {uk: {by market: {uk: {per 1: 3}}}}}}", "",
        ["A012 6:56 unknown key 'by market'"]
      ),
      (
        "brings: {reach: {by market: {uk: {per 1: 3}}, per 1: 3}}",
        "packages: {reel: {fee: 5, brings: {reach: {by market: {uk: 3}, uk: 3}}}}",
        ["A033 6:68 'per 1' stands beside 'by market'", "A012 9:72 unknown key 'uk'"]
      ),
      (
        "brings: {reach: {by market: {uk: 5}}}",
        "packages: {reel: {fee: 5, brings: {reach: {by market: {uk: {per 1: 3}}}}}}",
        [
          "A020 6:55 'uk' must be a response, not '5'",
          "A020 9:68 'uk' must be an amount, not a map",
        ]
      ),
      (
        "brings: {reach in uk: {per 1: 3}}", "",
        ["A033 6:31 'reach in uk' is one market's part of a KPI"]
      ),
      ("markets: uk", "", ["A012 6:22 unknown key 'markets'"]),
      (
        "brings: {clicks: {rate: 3, of: reach}, reach: {by market: {uk: {per 1: 3}}}}", "",
        ["A033 6:53 'tv' brings 'reach' by market, and the rate is not in one"]
      ),
    ] as [(String, String, [String])])
  func badLines(tv: String, aya: String, expected: [String]) throws {
    let packages = aya.hasPrefix("packages") ? "" : "packages: {reel: {fee: 5k}}"
    let keys = [packages, aya].filter { !$0.isEmpty }.joined(separator: ", ")
    #expect(try complaints(MarketSample.lines(tv: tv, aya: keys)) == expected)
  }

  @Test(
    "markets of tables are refused by row and column",
    arguments: [
      ("tv,fr,9k", "tv,reach,,0,0;tv,reach,,9k,1", ["lines.csv A030 2:4 there is no market 'fr'"]),
      (
        "tv,uk,9k", "tv,reach,fr,0,0;tv,reach,fr,9k,1",
        ["curves.csv A030 2:10 there is no market 'fr'"]
      ),
      (
        "tv,uk,9k", "tv,clicks,uk,0,0;tv,clicks,uk,9k,1",
        ["curves.csv A033 2:11 'clicks' is not counted per market"]
      ),
      (
        "tv,,9k", "tv,reach,uk,0,0;tv,reach,uk,9k,1;tv,reach,,0,0;tv,reach,,9k,1",
        ["curves.csv A010 4:4 'tv' brings 'reach' already"]
      ),
      (
        "tv,,9k", "tv,reach,,0,0;tv,reach,,9k,1;tv,reach,uk,0,0;tv,reach,uk,9k,1",
        ["curves.csv A010 4:4 'tv' brings 'reach' in 'uk' already"]
      ),
      (
        "tv,{uk: 60%; de: 40%},9k", "tv,clicks,,0,0;tv,clicks,,9k,1",
        ["lines.csv A020 2:4 '{uk: 60%; de: 40%}' is no name of a market"]
      ),
      (
        "tv,,9k", "tv,reach,,0,0;tv,reach,,9k,1",
        [
          "curves.csv A011 2:4 'tv' brings 'reach', which is counted per market, but is in no market"
        ]
      ),
      (
        "tv,,9k", "tv,reach,uk,0,0;tv,reach,uk,0,1;tv,reach,uk,9k,1",
        ["curves.csv A010 3:13 the spend '0' appears twice in one curve"]
      ),
    ] as [(String, String, [String])])
  func badTables(line: String, curve: String, expected: [String]) throws {
    let text = """
      apportion: 1
      markets: [uk, de]
      kpis: {reach: {per: market, combine: sum}, clicks: {base: 1}}
      creators: {from: creators.csv}
      campaigns: {from: lines.csv}
      curves: curves.csv
      """
    let rows = curve.replacing(";", with: "\n")
    let found = try diagnostics(
      text,
      tables: [
        "lines.csv": "line,market,most\n\(line)\n",
        "curves.csv": "line,kpi,market,spend,value\n\(rows)\n",
        "creators.csv": "line,market,fee,reach\naya,uk,5,1\n",
      ])
    #expect(found.map { "\($0.file) \($0.brief)" } == expected)
  }

  @Test("rows of a creator agree on the market")
  func rowsAgree() throws {
    let text = """
      apportion: 1
      markets: [uk, de]
      kpis: {reach: {per: market, combine: sum}}
      creators: {from: creators.csv}
      """
    let rows = "line,market,package,fee,reach\naya,uk,reel,5,1\naya,de,story,7,1\n"
    #expect(
      try complaints(text, tables: ["creators.csv": rows]) == [
        "A033 3:5 'market' of 'aya' is 'uk' in another row"
      ])
  }

  @Test("more markets than can be told apart in a report are refused")
  func manyMarkets() throws {
    let names = (0...1000).map { "m\($0)" }.joined(separator: ", ")
    let text = MarketSample.lines(tv: "market: m7").replacing("uk, de", with: names)
      .replacing("market: uk", with: "market: m9")
    #expect(try complaints(text) == ["A022 3:10 there are 1001 markets, and at most 1000 fit"])
  }
}
