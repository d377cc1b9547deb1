// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// A scenario with every kind of choice, and its plans worked out by hand.
enum ChoiceExample {
  static func scenario() throws -> CheckedScenario {
    let hill = try Curve.hill(HillCurve(max: 100, half: 20, shape: 2))
    let rate = try Curve.linear(LinearCurve(rate: 0.5))
    func reach(_ response: Response) -> [Delivery] { [Delivery(kpi: "reach", response: response)] }
    func names(_ names: String...) -> LineSet { .members(names.map { LineReference($0) }) }
    return try CheckedScenario(
      Scenario(
        budget: .atMost(100),
        kpis: [
          KPI(name: "reach", base: 5, objective: .maximize), KPI(name: "trust", atLeast: 1.3),
        ],
        campaigns: [
          Campaign(
            name: "video", purchase: .money(least: 0, most: 60), minimumIfActive: 20, setUpFee: 5,
            brings: reach(.curve(hill, envelope: .none)) + [
              Delivery(kpi: "trust", response: .rate(0.005, of: "reach"))
            ]),
          Campaign(
            name: "spots",
            purchase: .units(
              UnitPurchase(
                unit: "spot", prices: [.init(upTo: 4, price: 5), .init(upTo: nil, price: 4)],
                pricesApplyTo: .allUnits, to: 10, isWhole: true)),
            brings: reach(
              .perUnit([UnitTier(upTo: 3, perUnit: 4), UnitTier(upTo: nil, perUnit: 2)]))),
          Campaign(
            name: "radio", purchase: .money(least: 0, most: 30), step: 5,
            brings: reach(.curve(rate, envelope: .none))),
        ], creators: creators,
        rules: [
          Rule(
            name: "slots", measure: .count(.creators), limits: [.init(.atMost, .amount(2))]),
          Rule(
            name: "one per subject", measure: .count(.creators),
            limits: [.init(.atMost, .amount(1))], each: .category),
          Rule(
            name: "on air", measure: .count(names("video", "radio")),
            limits: [.init(.atLeast, .amount(1))]),
          Rule(
            name: "share",
            measure: .spend(.members([LineReference("radio"), LineReference("aya")])),
            limits: [.init(.atMost, .shareOfBudget(0.4))]),
          Rule(
            name: "some spots", measure: .units(names("spots")),
            limits: [.init(.atLeast, .amount(2))]),
        ],
        conditions: [
          Condition(
            name: "aya with video", if: LineReference("aya"), .then, LineReference("video")),
          Condition(
            name: "eve without radio", if: LineReference("eve"), .not, LineReference("radio")),
        ]))
  }

  private static let creators: [Creator] = [
    Creator(
      name: "aya", category: "food",
      packages: [package("one reel", 20, 30, 1), package("two reels", 30, 42, 1.5)]),
    Creator(name: "ben", category: "home", packages: [package("story", 15, 20, 0.5)]),
    Creator(
      name: "cleo", category: "tech",
      packages: [package("post", 10, 12, 1), package("thread", 12, 13, 1)],
      booking: .package("post")),
    Creator(
      name: "dev", category: "tech", packages: [package("clip", 5, 9, 0)], booking: .leftOut),
    Creator(name: "eve", category: "home", packages: [package("vlog", 5, 6, 0.3)]),
  ]

  private static func package(
    _ name: String, _ fee: Double, _ reach: Double, _ trust: Double
  ) -> Creator.Package {
    Creator.Package(
      name: name, fee: fee,
      brings: [.init(kpi: "reach", value: reach), .init(kpi: "trust", value: trust)])
  }

  /// A plan with its values; `video` and `radio` in money without fees, `spots` in units, `booked`
  /// by creator.
  static func plan(
    video: Double = 20, spots: Double = 6, radio: Double = 10,
    booked: [String: String] = ["aya": "one reel", "cleo": "post"]
  ) -> Plan {
    let fee = video > 0 ? 5.0 : 0
    let packages = creators.map { creator in
      creator.packages.first { $0.name == booked[creator.name] }
    }
    let campaigns = [
      Plan.Allocation(line: "video", spend: video + fee, setUpFee: fee),
      Plan.Allocation(line: "spots", spend: spots * (spots <= 4 ? 5 : 4), units: spots),
      Plan.Allocation(line: "radio", spend: radio),
    ]
    let allocations =
      campaigns
      + zip(creators, packages).map { creator, package in
        Plan.Allocation(line: creator.name, spend: package?.fee ?? 0, package: package?.name)
      }
    func figure(_ kpi: String) -> Double {
      packages.compactMap { $0?.brings.first { $0.kpi == kpi }?.value }.reduce(0, +)
    }
    let fromVideo = 100 * video * video / (400 + video * video)
    let reach =
      5 + fromVideo + 4 * min(spots, 3) + 2 * max(0, spots - 3)
      + 0.5 * radio + figure("reach")
    return Plan(
      allocations: allocations,
      values: [
        .init(kpi: "reach", value: reach),
        .init(kpi: "trust", value: 0.005 * fromVideo + figure("trust")),
        .init(kpi: "spend", value: allocations.reduce(0) { $0 + $1.spend }),
      ],
      certificate: Certificate(
        weights: [.init(kpi: "reach", weight: 1)],
        multipliers: [.init(limit: .budget(.atMost), value: 1)], value: reach, bound: 170))
  }
}
