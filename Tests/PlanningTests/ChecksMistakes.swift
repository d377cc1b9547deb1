// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

extension Mistake {
  static let ofFigures: [Mistake] = [
    Mistake("negative budget", .outOfRange, ["budget"]) { $0.budget = .exactly(-1) },
    Mistake("infinite budget", .outOfRange, ["budget"]) { $0.budget = .atMost(.infinity) },
    Mistake("absurd budget", .outOfRange, ["budget"]) { $0.budget = .atMost(1e16) },
    Mistake("a scale of zero for all", .outOfRange, ["trade-off", "scale"]) {
      $0.scale = .amount(0)
    },
    Mistake("a period that ends before it begins", .outOfRange, ["period"]) {
      guard let first = CalendarDate(year: 2026, month: 9, day: 30),
        let last = CalendarDate(year: 2026, month: 7, day: 1)
      else { return }
      $0.period = Period(first: first, last: last)
    },
  ]

  static let ofKPIs: [Mistake] = [
    Mistake("NaN as base", .outOfRange, ["kpis", "reach", "base"]) { $0.kpis[0].base = .nan },
    Mistake("infinite last", .outOfRange, ["kpis", "reach", "last"]) {
      $0.kpis[0].last = -.infinity
    },
    Mistake("absurd floor", .outOfRange, ["kpis", "reach", "at least"]) {
      $0.kpis[0].atLeast = -2e15
    },
    Mistake("NaN as cap", .outOfRange, ["kpis", "reach", "at most"]) { $0.kpis[0].atMost = .nan },
    Mistake("floor above cap", .outOfRange, ["kpis", "signups", "at least"]) {
      $0.kpis[1].atMost = 16e3
    },
    Mistake("zero weight", .outOfRange, ["kpis", "reach", "weight"]) { $0.kpis[0].weight = 0 },
    Mistake("negative weight", .outOfRange, ["kpis", "reach", "weight"]) {
      $0.kpis[0].weight = -1
    },
    Mistake("NaN as weight", .outOfRange, ["kpis", "reach", "weight"]) {
      $0.kpis[0].weight = .nan
    },
    Mistake("infinite weight", .outOfRange, ["kpis", "reach", "weight"]) {
      $0.kpis[0].weight = .infinity
    },
    Mistake("weight without objective", .contradiction, ["kpis", "clicks", "weight"]) {
      $0.kpis[2].weight = 1
    },
    Mistake("scale without objective", .contradiction, ["kpis", "clicks", "scale"]) {
      $0.kpis[2].scale = .ideal
    },
    Mistake("negative scale", .outOfRange, ["kpis", "reach", "scale"]) {
      $0.kpis[0].scale = .amount(-5)
    },
    Mistake("baseline of zero", .noScale, ["kpis", "reach", "scale"]) { scenario in
      scenario.kpis[0].scale = .baseline
      for line in 0..<3 { scenario.campaigns[line].last = 0 }
      scenario.kpis[1].last = 9e3
    },
    Mistake("baseline of nothing", .noScale, ["trade-off", "scale"]) { scenario in
      scenario.scale = .baseline
      scenario.campaigns[1].last = nil
      scenario.rules.remove(at: 2)
    },
    Mistake(
      "ratio as objective over what may be negative", .contradiction, ["kpis", "roi", "ratio"]
    ) {
      $0.kpis.append(
        KPI(
          name: "roi", definition: .ratio(numerator: "reach", denominator: "profit"),
          objective: .maximize))
    },
    Mistake("ratio with a base", .contradiction, ["kpis", "cost per signup", "base"]) {
      $0.kpis[3].base = 1
    },
    Mistake("ratio of a ratio", .contradiction, ["kpis", "again", "ratio"]) {
      $0.kpis.append(
        KPI(
          name: "again",
          definition: .ratio(numerator: "cost per signup", denominator: "reach")))
    },
    Mistake("sum over a ratio", .contradiction, ["kpis", "profit", "sum"]) {
      $0.kpis[4].definition = .sum([KPI.SumTerm(coefficient: 1, kpi: "cost per signup")])
    },
    Mistake("sum of nothing", .missing, ["kpis", "profit", "sum"]) {
      $0.kpis[4].definition = .sum([])
    },
    Mistake("sum of an unknown KPI", .unknownName, ["kpis", "profit", "sum"]) {
      $0.kpis[4].definition = .sum([KPI.SumTerm(coefficient: 1, kpi: "zzz")])
    },
    Mistake("sums in a circle", .cycle, ["kpis", "profit", "sum"]) { scenario in
      scenario.kpis[4].definition = .sum([KPI.SumTerm(coefficient: 1, kpi: "loss")])
      scenario.kpis.append(
        KPI(name: "loss", definition: .sum([KPI.SumTerm(coefficient: -1, kpi: "profit")])))
    },
    Mistake("sum of itself", .cycle, ["kpis", "profit", "sum"]) {
      $0.kpis[4].definition = .sum([KPI.SumTerm(coefficient: 1, kpi: "profit")])
    },
    Mistake("sum with an infinite factor", .outOfRange, ["kpis", "profit", "sum"]) {
      $0.kpis[4].definition = .sum([KPI.SumTerm(coefficient: .nan, kpi: "reach")])
    },
    Mistake("limited ratio to something negative", .contradiction, ["kpis", "return", "ratio"]) {
      $0.kpis.append(
        KPI(
          name: "return", definition: .ratio(numerator: "reach", denominator: "profit"), atLeast: 1)
      )
    },
    Mistake("spend as a sum", .contradiction, ["kpis", "spend"]) {
      $0.kpis.append(
        KPI(name: "spend", definition: .sum([KPI.SumTerm(coefficient: 1, kpi: "reach")])))
    },
    Mistake("a KPI that nothing delivers", .undelivered, ["kpis", "trust"]) {
      $0.kpis.append(KPI(name: "trust"))
    },
    Mistake("no KPIs at all", .missing, ["kpis"]) { scenario in
      scenario.kpis = []
      scenario.rules = []
      for line in 0..<3 { scenario.campaigns[line].brings = [] }
    },
  ]

  static let ofCampaigns: [Mistake] = [
    Mistake("no campaigns", .missing, ["campaigns"]) { scenario in
      scenario.campaigns = []
      scenario.groups = []
      scenario.rules = []
      scenario.kpis[1].scale = nil
      scenario.kpis[1].last = nil
    },
    Mistake("negative least", .outOfRange, ["campaigns", "video", "spend"]) {
      $0.campaigns[1].purchase = .money(least: -1, most: 2)
    },
    Mistake("NaN as most", .outOfRange, ["campaigns", "video", "spend"]) {
      $0.campaigns[1].purchase = .money(least: 0, most: .nan)
    },
    Mistake("least above most", .outOfRange, ["campaigns", "video", "spend"]) {
      $0.campaigns[1].purchase = .money(least: 3, most: 2)
    },
    Mistake("negative last", .outOfRange, ["campaigns", "video", "last"]) {
      $0.campaigns[1].last = -1
    },
    Mistake("price of zero", .outOfRange, ["campaigns", "radio", "buys", "price"]) {
      $0.campaigns[2].purchase = .units(UnitPurchase(unit: "spot", price: 0, from: 0, to: 20))
    },
    Mistake("from above to", .outOfRange, ["campaigns", "radio", "buys", "from"]) {
      $0.campaigns[2].purchase = .units(UnitPurchase(unit: "spot", price: 10e3, from: 21, to: 20))
    },
    Mistake("a unit without a name", .badValue, ["campaigns", "radio", "buys", "unit"]) {
      $0.campaigns[2].purchase = .units(UnitPurchase(unit: " ", price: 10e3, from: 0, to: 20))
    },
  ]

  static let ofDeliveries: [Mistake] = [
    Mistake("an unknown KPI", .unknownName, ["campaigns", "video", "brings", "zzz"]) {
      $0.campaigns[1].brings.append(try line(1, of: "zzz"))
    },
    Mistake("a KPI brought twice", .duplicate, ["campaigns", "video", "brings", "reach"]) {
      $0.campaigns[1].brings.append(try line(1, of: "reach"))
    },
    Mistake("spend brought", .contradiction, ["campaigns", "video", "brings", "spend"]) {
      $0.campaigns[1].brings.append(try line(1, of: "spend"))
    },
    Mistake("a sum brought", .contradiction, ["campaigns", "video", "brings", "profit"]) {
      $0.campaigns[1].brings.append(try line(1, of: "profit"))
    },
    Mistake("a ratio brought", .contradiction, ["campaigns", "video", "brings", "cost per signup"])
    {
      $0.campaigns[1].brings.append(try line(1, of: "cost per signup"))
    },
    Mistake(
      "a rate of an unknown KPI", .unknownName, ["campaigns", "search", "brings", "signups", "of"]
    ) {
      $0.campaigns[0].brings[1].response = .rate(0.04, of: "zzz")
    },
    Mistake(
      "a rate of what is not brought", .contradiction,
      ["campaigns", "video", "brings", "signups", "of"]
    ) {
      $0.campaigns[1].brings.append(Delivery(kpi: "signups", response: .rate(1, of: "clicks")))
    },
    Mistake("a rate of itself", .cycle, ["campaigns", "video", "brings", "signups", "of"]) {
      $0.campaigns[1].brings.append(Delivery(kpi: "signups", response: .rate(1, of: "signups")))
    },
    Mistake("NaN as rate", .outOfRange, ["campaigns", "search", "brings", "signups", "rate"]) {
      $0.campaigns[0].brings[1].response = .rate(.nan, of: "clicks")
    },
    Mistake(
      "an absurd level", .outOfRange, ["campaigns", "video", "brings", "clicks", "hill", "max"]
    ) {
      let curve = try HillCurve(max: 2e15, half: 1)
      $0.campaigns[1].brings.append(
        Delivery(kpi: "clicks", response: .curve(.hill(curve), envelope: .none)))
    },
    Mistake("a curve past all numbers", .outOfRange, ["campaigns", "video", "brings", "clicks"]) {
      let curve = try PowerCurve(gain: 1, scale: 1, exponent: 90)
      $0.campaigns[1].brings.append(
        Delivery(kpi: "clicks", response: .curve(.power(curve), envelope: .none)))
    },
    Mistake(
      "points that end too early", .outOfRange, ["campaigns", "video", "brings", "reach", "points"]
    ) {
      $0.campaigns[1].purchase = .money(least: 0, most: 600e3)
    },
    Mistake(
      "points without end of spend", .outOfRange,
      ["campaigns", "video", "brings", "reach", "points"]
    ) {
      $0.campaigns[1].purchase = .money(least: 0, most: nil)
    },
    Mistake(
      "an envelope of a formula", .contradiction,
      ["campaigns", "search", "brings", "reach", "envelope"]
    ) {
      let curve = try HillCurve(max: 380e3, half: 160e3)
      $0.campaigns[0].brings[0].response = .curve(.hill(curve), envelope: .concave)
    },
    Mistake(
      "figures per unit of money", .contradiction,
      ["campaigns", "video", "brings", "clicks", "per unit"]
    ) {
      $0.campaigns[1].brings.append(
        Delivery(kpi: "clicks", response: .perUnit([UnitTier(upTo: nil, perUnit: 1)])))
    },
    tiers("no tiers", .missing, []),
    tiers(
      "tiers that do not rise", .outOfRange,
      [
        UnitTier(upTo: 10, perUnit: 3), UnitTier(upTo: 10, perUnit: 2),
        UnitTier(upTo: nil, perUnit: 1),
      ]
    ),
    tiers("tiers that end too early", .outOfRange, [UnitTier(upTo: 19, perUnit: 3)]),
    tiers(
      "an open tier in the middle", .contradiction,
      [UnitTier(upTo: nil, perUnit: 3), UnitTier(upTo: 30, perUnit: 3)]),
    tiers("NaN in a tier", .outOfRange, [UnitTier(upTo: nil, perUnit: .nan)]),
  ]

  static let ofRules: [Mistake] = [
    Mistake("an unknown line", .unknownName, ["rules", "brand floor", "spend on"]) {
      $0.rules[0].measure = .spend(.members([LineReference("zzz")]))
    },
    Mistake("a channel that is a campaign", .unknownName, ["rules", "brand floor", "spend on"]) {
      $0.rules[0].measure = .spend(.members([LineReference("search", kind: .channel)]))
    },
    Mistake("no lines", .missing, ["rules", "brand floor", "spend on"]) {
      $0.rules[0].measure = .spend(.members([]))
    },
    Mistake("no limit", .missing, ["rules", "brand floor"]) { $0.rules[0].limits = [] },
    Mistake("NaN as limit", .outOfRange, ["rules", "brand floor", "at most"]) {
      $0.rules[0].limits = [Rule.Limit(.atMost, .amount(.nan))]
    },
    Mistake("negative limit on spend", .outOfRange, ["rules", "brand floor", "at most"]) {
      $0.rules[0].limits = [Rule.Limit(.atMost, .amount(-1))]
    },
    Mistake("at least above at most", .outOfRange, ["rules", "brand floor", "at least"]) {
      $0.rules[0].limits.append(Rule.Limit(.atMost, .shareOfBudget(0.2)))
    },
    Mistake("two limits of a side", .contradiction, ["rules", "brand floor", "exactly"]) {
      $0.rules[0].limits.append(Rule.Limit(.exactly, .amount(4e5)))
    },
    Mistake("a share of no budget", .missing, ["rules", "brand floor", "at least"]) {
      $0.budget = nil
    },
    Mistake("a share of the budget in units", .contradiction, ["rules", "spots", "at most"]) {
      $0.rules[1].limits = [Rule.Limit(.atMost, .shareOfBudget(0.2))]
    },
    Mistake("a share of last in units", .contradiction, ["rules", "spots", "at most"]) {
      $0.rules[1].limits = [Rule.Limit(.atMost, .shareOfLast(0.2))]
    },
    Mistake("units against money", .contradiction, ["rules", "spots", "at most"]) {
      $0.rules[1].limits = [Rule.Limit(.atMost, .multiple(2, of: .spend(.all)))]
    },
    Mistake("units of lines without units", .contradiction, ["rules", "spots", "units of"]) {
      $0.rules[1].measure = .units(.all)
    },
    Mistake("a multiple of an unknown line", .unknownName, ["rules", "balance", "at most"]) {
      $0.rules[3].limits = [
        Rule.Limit(.atMost, .multiple(2, of: .spend(.members([LineReference("zzz")]))))
      ]
    },
    Mistake("change without last", .contradiction, ["rules", "steady", "change of"]) {
      $0.campaigns[1].last = nil
    },
    Mistake("a share of last without last", .contradiction, ["rules", "brand floor", "at most"]) {
      $0.campaigns[1].last = nil
      $0.rules.remove(at: 2)
      $0.rules[0].limits = [Rule.Limit(.atMost, .shareOfLast(1.2))]
    },
    Mistake("each category of lines without", .contradiction, ["rules", "balance", "each"]) {
      $0.rules[3].each = .category
    },
    Mistake("each channel of lines without", .contradiction, ["rules", "balance", "each"]) {
      $0.rules[3].measure = .spend(.members([LineReference("search")]))
      $0.campaigns[0].channel = nil
    },
    Mistake("lines that bring a ratio", .contradiction, ["rules", "signups per pound", "kpi"]) {
      $0.rules[4].measure = .kpi("cost per signup", from: .all)
    },
    Mistake("lines that bring an unknown KPI", .unknownName, ["rules", "signups per pound", "kpi"])
    {
      $0.rules[4].measure = .kpi("zzz", from: .all)
    },
  ]

  static let ofNames: [Mistake] = [
    Mistake("two KPIs of a name", .duplicate, ["kpis", "clicks"]) {
      $0.kpis.append(KPI(name: "clicks"))
    },
    Mistake("two KPIs but for capitals", .duplicate, ["kpis", "Clicks"]) {
      $0.kpis.append(KPI(name: "Clicks", base: 1))
    },
    Mistake("two campaigns but for spaces", .duplicate, ["campaigns", "out  of home"]) {
      $0.campaigns.append(
        Campaign(name: "out of home", purchase: .money(least: 0, most: 1), last: 0))
      $0.campaigns.append(
        Campaign(name: "out  of home", purchase: .money(least: 0, most: 1), last: 0))
    },
    Mistake("two rules of a name", .duplicate, ["rules", "spots"]) {
      $0.rules.append($0.rules[1])
    },
    Mistake("two groups of a name", .duplicate, ["groups", "all brand"]) {
      $0.groups.append($0.groups[1])
    },
    Mistake("two channels but for capitals", .duplicate, ["campaigns", "radio", "channel"]) {
      $0.campaigns[2].channel = "Brand"
    },
    Mistake("an empty name", .badValue, ["rules", ""]) { $0.rules[0].name = "" },
    Mistake("a name that begins with a space", .badValue, ["rules", " floor"]) {
      $0.rules[0].name = " floor"
    },
    Mistake("a name with a line break", .badValue, ["rules", "a\nb"]) {
      $0.rules[0].name = "a\nb"
    },
    Mistake("a campaign named all", .ambiguousName, ["campaigns", "All"]) {
      $0.campaigns.append(Campaign(name: "All", purchase: .money(least: 0, most: 1), last: 0))
    },
    Mistake(
      "a channel named as another campaign", .ambiguousName, ["campaigns", "radio", "channel"]
    ) {
      $0.campaigns[2].channel = "video"
    },
    Mistake("a group named as a channel", .ambiguousName, ["groups", "brand"]) {
      $0.groups.append(LineGroup(name: "brand", members: [LineReference("radio")]))
    },
    Mistake("a group with an unknown member", .unknownName, ["groups", "all brand"]) {
      $0.groups[1].members.append(LineReference("zzz"))
    },
    Mistake("an empty group", .missing, ["groups", "none"]) {
      $0.groups.append(LineGroup(name: "none", members: []))
    },
    Mistake("groups in a circle", .cycle, ["groups", "moving pictures"]) {
      $0.groups[0].members.append(LineReference("all brand"))
    },
  ]

  private static func line(_ rate: Double, of kpi: String) throws -> Delivery {
    Delivery(kpi: kpi, response: .curve(.linear(try LinearCurve(rate: rate)), envelope: .none))
  }

  private static func tiers(
    _ name: String, _ code: Complaint.Code, _ tiers: [UnitTier]
  ) -> Mistake {
    Mistake(name, code, ["campaigns", "radio", "brings", "reach", "per unit"]) {
      $0.campaigns[2].brings[0].response = .perUnit(tiers)
    }
  }
}
