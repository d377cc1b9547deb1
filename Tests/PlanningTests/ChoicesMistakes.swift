// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

extension Mistake {
  static let ofCreators: [Mistake] = [
    Mistake("a creator without packages", .missing, ["creators", "aya", "packages"]) {
      $0.creators[0].packages = []
    },
    Mistake("two creators of a name", .duplicate, ["creators", "aya"]) {
      $0.creators.append($0.creators[0])
    },
    Mistake("two creators but for capitals", .duplicate, ["creators", "Aya"]) {
      $0.creators.append(Creator(name: "Aya", packages: $0.creators[0].packages))
    },
    Mistake(
      "two packages of a name", .duplicate, ["creators", "aya", "packages", "one reel"]
    ) {
      $0.creators[0].packages[1].name = "one reel"
    },
    Mistake("a package without a name", .badValue, ["creators", "aya", "packages", " "]) {
      $0.creators[0].packages[1].name = " "
    },
    Mistake("a package named true", .ambiguousName, ["creators", "aya", "packages", "true"]) {
      $0.creators[0].packages[1].name = "true"
    },
    Mistake("a creator named as a campaign", .ambiguousName, ["creators", "search"]) {
      $0.creators[3].name = "search"
      $0.conditions[1].other = LineReference("ben")
      $0.conditions[0].line = LineReference("dev")
    },
    Mistake(
      "a creator named as a campaign but for capitals", .ambiguousName, ["creators", "Radio"]
    ) {
      $0.creators[1].name = "Radio"
    },
    Mistake("a creator named as its category", .ambiguousName, ["creators", "aya", "category"]) {
      $0.creators[2].name = "food"
    },
    Mistake("a creator named as a group", .ambiguousName, ["groups", "faces"]) {
      $0.creators[2].name = "faces"
    },
    Mistake("a creator with a reserved name", .ambiguousName, ["creators", "campaigns"]) {
      $0.creators[2].name = "campaigns"
    },
    Mistake("a category named as a channel", .ambiguousName, ["creators", "dev", "category"]) {
      $0.creators[2].category = "performance"
    },
    Mistake("a category with a reserved name", .ambiguousName, ["creators", "dev", "category"]) {
      $0.creators[2].category = "all"
    },
    Mistake("two categories but for capitals", .duplicate, ["creators", "dev", "category"]) {
      $0.creators[2].category = "Food"
    },
    fee("a negative fee", -1), fee("NaN as fee", .nan), fee("an absurd fee", 1e16),
    Mistake("negative last", .outOfRange, ["creators", "aya", "last"]) {
      $0.creators[0].last = -5
    },
    figure("a figure of an unknown KPI", .unknownName, "zzz"),
    figure("a figure of a ratio", .contradiction, "cost"),
    figure("a figure of the money spent", .contradiction, "spend"),
    figure("two figures of a KPI", .duplicate, "reach"),
    figure("an infinite figure", .outOfRange, "trust", .infinity),
    Mistake("an unknown package", .unknownName, ["creators", "dev", "booked"]) {
      $0.creators[2].booking = .package("one real")
    },
    Mistake("nothing to spend on", .missing, ["campaigns"]) { scenario in
      scenario.campaigns = []
      scenario.creators = []
      scenario.groups = []
      scenario.rules = []
      scenario.conditions = []
    },
    Mistake("a KPI that no package brings", .undelivered, ["kpis", "likes"]) {
      $0.kpis.append(KPI(name: "likes"))
    },
    Mistake(
      "a limited ratio to what a package takes away", .contradiction, ["kpis", "cost", "ratio"]
    ) {
      $0.creators[0].packages[1].brings[1].value = -900e3
    },
  ]

  private static func fee(_ name: String, _ fee: Double) -> Mistake {
    Mistake(name, .outOfRange, ["creators", "aya", "packages", "two reels", "fee"]) {
      $0.creators[0].packages[1].fee = fee
    }
  }

  private static func figure(
    _ name: String, _ code: Complaint.Code, _ kpi: String, _ value: Double = 1
  ) -> Mistake {
    let path = ["creators", "aya", "packages", "two reels", "brings", kpi]
    return Mistake(name, code, path) {
      let figures = $0.creators[0].packages[1].brings.filter { $0.kpi != kpi || code == .duplicate }
      $0.creators[0].packages[1].brings = figures + [.init(kpi: kpi, value: value)]
    }
  }

  static let ofChoices: [Mistake] = [
    minimum("a minimum of zero", .outOfRange) { $0.minimumIfActive = 0 },
    minimum("NaN as minimum", .outOfRange) { $0.minimumIfActive = .nan },
    minimum("a negative minimum", .outOfRange) { $0.minimumIfActive = -20e3 },
    minimum("a minimum above the most", .outOfRange) { $0.minimumIfActive = 451e3 },
    minimum("a minimum beside a least", .contradiction) {
      $0.purchase = .money(least: 10e3, most: 450e3)
    },
    Mistake("a minimum above all units", .outOfRange, ["campaigns", "radio", "minimum if active"]) {
      $0.campaigns[2].minimumIfActive = 261e3
    },
    setUp("a negative set-up fee", -1), setUp("an infinite set-up fee", .infinity),
    step("a step of zero", .outOfRange, 0), step("a negative step", .outOfRange, -5e3),
    step("NaN as step", .outOfRange, .nan), step("a step above the most", .outOfRange, 501e3),
    Mistake("a range between two steps", .outOfRange, ["campaigns", "video", "step"]) {
      $0.campaigns[1].purchase = .money(least: 60e3, most: 90e3)
    },
    Mistake("an amount off the step", .outOfRange, ["campaigns", "video", "step"]) {
      $0.campaigns[1].purchase = .money(least: 60e3, most: 60e3)
    },
    Mistake("a minimum between two steps", .outOfRange, ["campaigns", "video", "step"]) {
      $0.campaigns[1].purchase = .money(least: 0, most: 90e3)
      $0.campaigns[1].minimumIfActive = 60e3
    },
    Mistake("a step of units", .contradiction, ["campaigns", "radio", "step"]) {
      $0.campaigns[2].step = 5e3
    },
    Mistake("a step of zero for all", .outOfRange, ["step"]) { $0.step = 0 },
    Mistake("a step for all that leaves a line out", .outOfRange, ["campaigns", "search", "spend"])
    {
      $0.step = 500e3
    },
  ]

  private static func minimum(
    _ name: String, _ code: Complaint.Code, _ change: @escaping @Sendable (inout Campaign) -> Void
  ) -> Mistake {
    Mistake(name, code, ["campaigns", "search", "minimum if active"]) { change(&$0.campaigns[0]) }
  }

  private static func setUp(_ name: String, _ fee: Double) -> Mistake {
    Mistake(name, .outOfRange, ["campaigns", "search", "set-up fee"]) {
      $0.campaigns[0].setUpFee = fee
    }
  }

  private static func step(_ name: String, _ code: Complaint.Code, _ step: Double) -> Mistake {
    Mistake(name, code, ["campaigns", "video", "step"]) { $0.campaigns[1].step = step }
  }

  static let ofPrices: [Mistake] = [
    prices("no price", .missing, []),
    prices("a price of zero", .outOfRange, [.init(upTo: nil, price: 0)]),
    prices(
      "NaN among prices", .outOfRange, [.init(upTo: 5, price: .nan), .init(upTo: nil, price: 1)]),
    prices(
      "prices that do not rise", .outOfRange,
      [.init(upTo: 9, price: 2), .init(upTo: 9, price: 2), .init(upTo: nil, price: 1)]),
    prices(
      "an open price in the middle", .contradiction,
      [.init(upTo: nil, price: 2), .init(upTo: 90, price: 1)]),
    prices("prices that end too early", .outOfRange, [.init(upTo: 29, price: 10e3)]),
    Mistake("prices for all units of parts", .contradiction, buys("posters") + ["applies to"]) {
      $0.campaigns[3].purchase = .units(
        UnitPurchase(
          unit: "poster", prices: [.init(upTo: 5, price: 4e3), .init(upTo: nil, price: 3e3)],
          pricesApplyTo: .allUnits, to: 20))
      $0.campaigns[3].brings.removeAll()
    },
    Mistake(
      "figures for all units of parts", .contradiction,
      ["campaigns", "posters", "brings", "reach", "applies to"]
    ) {
      $0.campaigns[3].purchase = .units(UnitPurchase(unit: "poster", price: 4e3, to: 20))
    },
    ends("a whole number of units from a half", "from", 0.5, 20),
    ends("a whole number of units to a half", "to", 0, 20.5),
    ends("an infinite number of units", "to", 0, .infinity),
  ]

  private static func buys(_ line: String) -> [String] { ["campaigns", line, "buys"] }

  private static func prices(
    _ name: String, _ code: Complaint.Code, _ prices: [UnitPurchase.PriceTier]
  ) -> Mistake {
    Mistake(name, code, buys("radio") + ["price"]) {
      $0.campaigns[2].purchase = .units(
        UnitPurchase(unit: "spot", prices: prices, to: 30, isWhole: true))
    }
  }

  private static func ends(_ name: String, _ key: String, _ from: Double, _ to: Double) -> Mistake {
    Mistake(name, .outOfRange, buys("radio") + [key]) {
      $0.campaigns[2].purchase = .units(
        UnitPurchase(unit: "spot", price: 10e3, from: from, to: to, isWhole: true))
    }
  }

  static let ofCounts: [Mistake] = [
    Mistake("a floor on the count of free ranges", .contradiction, count("something runs")) {
      $0.campaigns[1].step = nil
    },
    Mistake("a count in money", .contradiction, ["rules", "creator slots", "at most"]) {
      $0.rules[0].limits = [.init(.atMost, .multiple(1, of: .spend(.creators)))]
    },
    Mistake("money by a count", .contradiction, ["rules", "faces", "at most"]) {
      $0.rules[4].limits = [.init(.atMost, .multiple(1, of: .count(.creators)))]
    },
    Mistake("a count by units", .contradiction, ["rules", "creator slots", "at most"]) {
      $0.rules[0].limits = [
        .init(.atMost, .multiple(1, of: .units(.members([LineReference("radio")]))))
      ]
    },
    Mistake("a count by the budget", .contradiction, ["rules", "creator slots", "at most"]) {
      $0.rules[0].limits = [.init(.atMost, .shareOfBudget(0.5))]
    },
    Mistake("a count by the last period", .contradiction, ["rules", "creator slots", "at most"]) {
      $0.rules[0].limits = [.init(.atMost, .shareOfLast(0.5))]
    },
    Mistake("half a line", .outOfRange, ["rules", "creator slots", "at most"]) {
      $0.rules[0].limits = [.init(.atMost, .amount(2.5))]
    },
    Mistake("a negative count", .outOfRange, ["rules", "creator slots", "at most"]) {
      $0.rules[0].limits = [.init(.atMost, .amount(-1))]
    },
    Mistake(
      "a cap by the count of free ranges", .contradiction, ["rules", "creator slots", "at most"]
    ) {
      $0.campaigns[0].minimumIfActive = nil
      $0.conditions.removeFirst()
      $0.rules.remove(at: 2)
      $0.rules[0].limits = [.init(.atMost, .multiple(1, of: .count(.campaigns)))]
    },
    Mistake("units of creators", .contradiction, ["rules", "creator slots", "units of"]) {
      $0.rules[0].measure = .units(.creators)
    },
    Mistake("the count of no creators", .unknownName, count("creator slots")) { scenario in
      scenario.creators = []
      scenario.groups = []
      scenario.conditions = []
      scenario.rules = [scenario.rules[0]]
      scenario.kpis[2].atMost = nil
    },
    Mistake("the count of an unknown category", .unknownName, count("creator slots")) {
      $0.rules[0].measure = .count(.members([LineReference("fod", kind: .category)]))
    },
    Mistake("each category of campaigns", .contradiction, ["rules", "one per subject", "each"]) {
      $0.rules[1].measure = .count(.campaigns)
    },
    Mistake("each channel of creators", .contradiction, ["rules", "one per subject", "each"]) {
      $0.rules[1].each = .channel
    },
    Mistake(
      "each category of creators without", .contradiction, ["rules", "one per subject", "each"]
    ) {
      $0.rules[1].measure = .count(.members([LineReference("eve")]))
    },
  ]

  private static func count(_ rule: String) -> [String] { ["rules", rule, "count of"] }

  static let ofConditions: [Mistake] = [
    Mistake("a condition named as a rule", .duplicate, ["rules", "mix"]) {
      $0.conditions[1].name = "mix"
    },
    Mistake("a condition without a name", .badValue, ["rules", ""]) { $0.conditions[1].name = "" },
    Mistake("a condition on an unknown line", .unknownName, ["rules", "rivals", "if"]) {
      $0.conditions[1].line = LineReference("ava")
    },
    Mistake("a condition with an unknown line", .unknownName, ["rules", "rivals", "not"]) {
      $0.conditions[1].other = LineReference("zzz")
    },
    Mistake("a condition on a channel", .contradiction, ["rules", "rivals", "if"]) {
      $0.conditions[1].line = LineReference("brand")
    },
    Mistake("a condition with a group", .contradiction, ["rules", "rivals", "not"]) {
      $0.conditions[1].other = LineReference("faces", kind: .group)
    },
    Mistake("a condition with all creators", .contradiction, ["rules", "rivals", "not"]) {
      $0.conditions[1].other = LineReference("creators")
    },
    Mistake("a condition of a line on itself", .contradiction, ["rules", "rivals", "not"]) {
      $0.conditions[1].other = LineReference("aya")
    },
    Mistake("a condition that asks for any amount", .contradiction, ["rules", "rivals", "then"]) {
      $0.campaigns[1].step = nil
      $0.rules.remove(at: 2)
      $0.conditions[1].consequence = .then
      $0.conditions[1].other = LineReference("video")
    },
  ]
}
