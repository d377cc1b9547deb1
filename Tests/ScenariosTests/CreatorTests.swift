// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Creators")
struct CreatorTests {
  private static let reel = "packages: {reel: {fee: 5k, brings: {reach: 9k, trust: 1.5}}}"

  @Test("a creator has packages, each with a fee and what it brings")
  func creatorsAreRead() throws {
    let text = Sample.creator(
      "category: food, last: 5k, packages: {one reel: {fee: 60k GBP, brings: {reach: 70k, trust: -1.9}}, free: {fee: 0}}"
    )
    let packages = [
      Creator.Package(
        name: "one reel", fee: 60e3,
        brings: [.init(kpi: "reach", value: 70e3), .init(kpi: "trust", value: -1.9)]),
      Creator.Package(name: "free", fee: 0),
    ]
    #expect(
      try scenario(text).creators[0]
        == Creator(name: "aya", category: "food", packages: packages, last: 5e3))
    #expect(try scenario(text).campaigns.isEmpty)
    #expect(try scenario(text).currency == "GBP")
  }

  @Test(
    "what is booked is true, false or the name of a package",
    arguments: [
      ("", Creator.Booking.open), (", booked: true", .booked), (", booked: false", .leftOut),
      (", booked: reel", .package("reel")), (", booked: 'reel'", .package("reel")),
    ])
  func bookingsAreRead(text: String, booking: Creator.Booking) throws {
    #expect(try scenario(Sample.creator(Self.reel + text)).creators[0].booking == booking)
  }

  @Test(
    "creators are refused by key and value",
    arguments: [
      ("category: food", ["A011 4:3 'aya' has no 'packages'"]),
      ("packages: {}", ["A011 4:9 'aya' has no package"]),
      ("packages: {reel: {brings: {reach: 3}}}", ["A011 4:20 'reel' has no 'fee'"]),
      (
        "packages: {reel: {fee: -5, brings: {reech: 3, trust: 30%}}}",
        [
          "A022 4:32 'fee' is negative", "A021 4:62 a share, '30%', does not fit here",
        ]
      ),
      (
        "packages: {reel: {fee: 5, brings: {reech: 3}}}", ["A030 4:44 there is no KPI 'reech'"]
      ),
      (
        "packages: {reel: {fee: 5, brings: {rate: 3}}}",
        ["A033 4:44 'rate' is a ratio of other KPIs and cannot be brought by a line"]
      ),
      (
        "packages: {reel: {fee: 5, brings: {spend: 3}}}",
        ["A033 4:44 'spend' is counted by itself and cannot be brought"]
      ),
      ("packages: {reel: 5k}", ["A020 4:26 'reel' must be a package, not '5k'"]),
      (
        "packages: {reel: {fee: 5, brings: 3k}}",
        ["A020 4:43 'brings' must be a map of KPIs, not '3k'"]
      ),
      ("packages: [reel]", ["A020 4:19 'packages' must be a map of packages, not a list"]),
      (
        "packages: {reel: {fee: 1,500}}",
        ["A021 4:34 a comma inside {} ends an entry, so '500' stands alone"]
      ),
      (
        "packages: {reel: {fee: 5}, Reel: {fee: 6}}",
        ["A010 4:36 the packages of 'aya' 'reel' and 'Reel' differ only by capitals or spaces"]
      ),
      ("\(reel), booked: rel", ["A030 4:79 'aya' has no package 'rel'"]),
      (
        "\(reel), booked: yes",
        ["A021 4:79 'yes' is not true, false or the name of a package"]
      ),
      (
        "\(reel), booked: [reel]",
        ["A020 4:79 'booked' must be true, false or the name of a package, not a list"]
      ),
      ("\(reel), catgory: food", ["A012 4:71 unknown key 'catgory'"]),
      ("\(reel), spend: 5k", ["A012 4:71 unknown key 'spend'"]),
      ("\(reel), carryover: 0.3", ["A013 4:71 'carryover' is not supported yet"]),
      (
        "\(reel), category: Food",
        ["A010 5:19 the categories 'Food' and 'food' differ only by capitals or spaces"]
      ),
      (
        "\(reel), category: ben",
        [
          "A031 4:81 'ben' is the name of a creator and of a category, but they are not the same lines"
        ]
      ),
      ("\(reel), last: -5", ["A022 4:77 'last' is negative"]),
    ] as [(String, [String])])
  func creators(text: String, expected: [String]) throws {
    #expect(try complaints(Sample.creator(text)) == expected)
  }

  @Test("rules name creators, categories and groups of both kinds, count them and tie them")
  func rulesAreRead() throws {
    let text =
      Sample.creator(Self.reel + ", category: sport") + """

        campaigns: {tv: {spend: 0..9k, step: 1k, channel: air}}
        groups: {stars: [category food, tv], any: [creators, channel air]}
        rules:
          a: {count of: creators, at most: 2}
          b: {count of: creators, each: category, at least: 1}
          c: {count of: [category food, creator aya], exactly: 2 x count of campaigns}
          d: {spend on: stars, at most: 50% of creators}
          e: {if: tv, then: creator aya}
          f: {if: ben, not: "aya"}
          g: {kpi: reach, from: category sport, at least: 3k}
          h: {count of: any, at least: 50% of stars}
        """
    let plan = try scenario(text)
    let food = LineReference("food", kind: .category)
    let aya = LineReference("aya", kind: .creator)
    #expect(
      plan.rules == [
        Rule(name: "a", measure: .count(.creators), limits: [.init(.atMost, .amount(2))]),
        Rule(
          name: "b", measure: .count(.creators), limits: [.init(.atLeast, .amount(1))],
          each: .category),
        Rule(
          name: "c", measure: .count(.members([food, aya])),
          limits: [.init(.exactly, .multiple(2, of: .count(.campaigns)))]),
        Rule(
          name: "d", measure: .spend(.members([LineReference("stars")])),
          limits: [.init(.atMost, .multiple(0.5, of: .spend(.creators)))]),
        Rule(
          name: "g", measure: .kpi("reach", from: .members([.init("sport", kind: .category)])),
          limits: [.init(.atLeast, .amount(3e3))]),
        Rule(
          name: "h", measure: .count(.members([LineReference("any")])),
          limits: [.init(.atLeast, .multiple(0.5, of: .count(.members([.init("stars")]))))]),
      ])
    #expect(
      plan.conditions == [
        Condition(name: "e", if: LineReference("tv"), .then, aya),
        Condition(name: "f", if: LineReference("ben"), .not, LineReference("aya")),
      ])
    let checked = try CheckedScenario(plan)
    #expect(checked.lines(of: .members([LineReference("stars")])) == [0, 2])
    #expect(checked.lines(of: .members([LineReference("any")])) == [0, 1, 2])
  }

  @Test("settings reach packages, bookings and figures, and add what the format knows")
  func settingsReachCreators() throws {
    let text = Sample.creator(Self.reel)
    func creator(_ setting: String) throws -> Creator {
      try scenario(text, set: [setting]).creators[0]
    }
    #expect(try creator("creators.aya.packages.reel.fee=7k").packages[0].fee == 7e3)
    #expect(
      try creator("creators.aya.packages.reel.brings.reach=3").packages[0].brings[0].value == 3)
    #expect(try creator("creators.aya.booked=reel").booking == .package("reel"))
    #expect(try creator("creators.aya.booked=true").booking == .booked)
    #expect(try creator("creators.aya.category=food").category == "food")
    let added = try scenario(text, set: ["creators.ben.packages.reel.brings.trust=2"])
    #expect(added.creators[1].packages[0].brings.map(\.value) == [9e3, 2])
    #expect(
      try diagnostics(text, set: ["creators.aya.packages.rel.fee=7k"]).map(\.suggestion)
        == ["did you mean 'creators.aya.packages.reel.fee'?"])
  }

  @Test("a scenario has a step for all campaigns in money")
  func stepsAreRead() throws {
    let text = Sample.campaign(
      "spend: 0..50k, step: 1k GBP, minimum if active: 5k, set-up fee: 500, brings: {reach: {per 1: 1}}"
    )
    let plan = try scenario("step: 5k\n" + text)
    #expect(plan.step == 5e3)
    let campaign = plan.campaigns[0]
    #expect([campaign.minimumIfActive, campaign.setUpFee, campaign.step] == [5e3, 500, 1e3])
    #expect(
      try complaints("step: 60k\n" + Sample.campaign("spend: 0..50k, brings: {reach: {per 1k: 1}}"))
        == ["A022 5:15 the scenario's step, 60k, is larger than the most, 50k"])
  }

  @Test("prices and figures come by tiers, for the units in a tier or for all units")
  func tiersAreRead() throws {
    let text = Sample.campaign(
      "buys: {unit: spot, price: {1..10: 10k GBP, 11..: 8k}, applies to: all units, to: 20, whole: true}, brings: {reach: {per unit: {1..5: 90, 6..: 55}, applies to: all units}, clicks: {per unit: {1..5: 9, 6..: 5}, applies to: units in tier}}"
    )
    let campaign = try scenario(text).campaigns[0]
    #expect(
      campaign.purchase
        == .units(
          UnitPurchase(
            unit: "spot", prices: [.init(upTo: 10, price: 10e3), .init(upTo: nil, price: 8e3)],
            pricesApplyTo: .allUnits, to: 20, isWhole: true)))
    #expect(
      campaign.brings.map(\.response) == [
        .perUnit(
          [.init(upTo: 5, perUnit: 90), .init(upTo: nil, perUnit: 55)], appliesTo: .allUnits),
        .perUnit([.init(upTo: 5, perUnit: 9), .init(upTo: nil, perUnit: 5)]),
      ])
  }
}
