// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

extension Mistake {
  static let ofMarkets: [Mistake] = [
    Mistake("two markets of one name", .duplicate, ["markets", "UK"]) { $0.markets.append("UK") },
    Mistake("market without name", .badValue, ["markets", ""]) { $0.markets.append("") },
    Mistake("no markets", .missing, ["kpis", "reach", "per"]) {
      $0.markets = []
      $0.kpis[4].definition = .delivered
      $0.rules = []
      $0.campaigns[1].brings.remove(at: 2)
    },
    Mistake("base in no market", .contradiction, ["kpis", "views", "base"]) { $0.kpis[4].base = 5 },
    Mistake("cap of the worst", .contradiction, ["kpis", "reach", "at most"]) {
      $0.kpis[0].atMost = 9e6
    },
    Mistake("floor of the largest", .contradiction, ["kpis", "reach", "at least"]) {
      $0.kpis[0].objective = .minimize
    },
    Mistake("target that caps the worst", .contradiction, ["kpis", "reach", "target", "exactly"]) {
      $0.kpis[0].target = Target(.exactly, 5e3)
    },
    Mistake("floor of what has a target of at most", .contradiction, ["kpis", "reach", "at least"])
    {
      $0.kpis[0].objective = nil
      $0.kpis[0].target = Target(.atMost, 9e6)
    },
    Mistake("worst in a sum", .contradiction, ["kpis", "cost", "sum"]) {
      $0.kpis[2].definition = .sum([KPI.SumTerm(coefficient: 1, kpi: "reach")])
    },
    Mistake("worst in a ratio", .contradiction, ["kpis", "saturation", "ratio"]) {
      $0.kpis[6].definition = .ratio(numerator: "reach", denominator: "spend")
    },
    Mistake("part in a ratio", .contradiction, ["kpis", "saturation", "ratio"]) {
      $0.kpis[6].definition = .ratio(numerator: "views in uk", denominator: "spend")
    },
    Mistake("worst of a set", .contradiction, ["rules", "uk floor", "kpi"]) {
      $0.rules[0].measure = .kpi("reach", from: .all)
    },
    Mistake("part in an unknown market", .unknownName, ["rules", "uk floor", "kpi"]) {
      $0.rules[0].measure = .kpi("reach in fr", from: .all)
    },
    Mistake("a KPI named like a part", .ambiguousName, ["kpis", "Reach in UK"]) {
      $0.kpis.append(KPI(name: "Reach in UK", base: 1))
    },
    Mistake("a market that nobody serves", .undelivered, ["kpis", "reach"]) {
      $0.markets.append("fr")
    },
    Mistake("a part that is brought", .contradiction, ["campaigns", "tv", "brings", "reach in uk"])
    {
      let rate = try LinearCurve(rate: 2)
      $0.campaigns[0].brings.append(
        Delivery(kpi: "reach in uk", response: .curve(.linear(rate), envelope: .none)))
    },
  ]

  static let ofMarketLines: [Mistake] = [
    shares("unknown market", .unknownName, [], [("fr", 1)]),
    shares("unknown market among several", .unknownName, ["fr"], [("fr", 0.5), ("de", 0.5)]),
    shares("shares of less than all", .outOfRange, [], [("uk", 0.5), ("de", 0.4)]),
    shares("shares of more than all", .outOfRange, [], [("uk", 0.7), ("de", 0.4)]),
    shares("negative share", .outOfRange, ["uk"], [("uk", -0.5), ("de", 1)]),
    shares("share of 0", .outOfRange, ["uk"], [("uk", 0), ("de", 1)]),
    shares("share without %", .outOfRange, ["uk"], [("uk", 60), ("de", 0.4)]),
    shares("NaN as share", .outOfRange, ["uk"], [("uk", .nan), ("de", 0.4)]),
    shares("infinite share", .outOfRange, ["de"], [("uk", 0.6), ("de", .infinity)]),
    shares("a market twice", .duplicate, ["uk"], [("uk", 0.5), ("uk", 0.5)]),
    Mistake("a line in no market", .missing, ["campaigns", "tv", "brings", "reach"]) {
      $0.campaigns[0].markets = []
      $0.campaigns[0].brings[1].kpi = "leads"
      $0.campaigns[0].brings[1].response = .rate(3, of: "people")
    },
    Mistake(
      "a creator in no market", .missing,
      ["creators", "aya", "packages", "reel", "brings", "reach"]
    ) { $0.creators[0].markets = [] },
    Mistake(
      "a market of a KPI that has none", .contradiction,
      ["campaigns", "search", "brings", "leads", "by market"]
    ) { $0.campaigns[1].brings[3].market = "uk" },
    Mistake(
      "a delivery in an unknown market", .unknownName,
      ["campaigns", "search", "brings", "reach", "by market", "fr"]
    ) { $0.campaigns[1].brings[1].market = "fr" },
    Mistake(
      "a figure in an unknown market", .unknownName,
      ["creators", "ben", "packages", "story", "brings", "reach", "by market", "fr"]
    ) { $0.creators[1].packages[0].brings[1].market = "fr" },
    Mistake(
      "a delivery twice in a market", .duplicate,
      ["campaigns", "search", "brings", "reach", "by market", "uk"]
    ) { $0.campaigns[1].brings.insert($0.campaigns[1].brings[0], at: 2) },
    Mistake(
      "a figure twice in a market", .duplicate,
      ["creators", "ben", "packages", "story", "brings", "reach", "by market", "uk"]
    ) { $0.creators[1].packages[0].brings[1].market = "uk" },
    Mistake(
      "a delivery as a whole and by market", .contradiction,
      ["campaigns", "tv", "brings", "reach", "by market", "uk"]
    ) { scenario in
      let delivery = scenario.campaigns[1].brings[0]
      scenario.campaigns[0].brings.append(delivery)
    },
    Mistake(
      "a rate of something in other markets", .contradiction,
      ["campaigns", "search", "brings", "leads", "of"]
    ) { $0.campaigns[1].brings[3].response = .rate(0.1, of: "reach") },
    Mistake(
      "a rate in a market of a whole", .contradiction,
      ["campaigns", "tv", "brings", "views", "by market", "uk", "of"]
    ) { $0.campaigns[0].brings[1].market = "uk" },
  ]

  private static func shares(
    _ name: String, _ code: Complaint.Code, _ path: [String], _ shares: [(String, Double)]
  ) -> Mistake {
    let shares = shares.map { MarketShare(market: $0.0, share: $0.1) }
    return Mistake(name, code, ["campaigns", "tv", "market"] + path) {
      $0.campaigns[0].markets = shares
    }
  }
}
