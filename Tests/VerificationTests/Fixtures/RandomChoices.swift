// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

@testable import Verification

/// Small scenarios in which every line has a few ways only, so that all plans can be listed; the
/// same on every run.
struct RandomChoices {
  let scenario: CheckedScenario
  /// What may be done with each line.
  private let records: [[LineRecord]]

  init(seed: UInt64) throws {
    var random = RandomNumbers(seed: seed)
    let campaigns = [
      try Self.stepped("steps", &random), try Self.inUnits("units", &random),
    ]
    let creators = (0..<2).map { Self.creator("creator \($0)", &random) }
    let least = creators.reduce(0) { $0 + ($1.booking == .booked ? 8 : 0) }
    let on = LineSet.members([LineReference("steps"), LineReference("creator 0")])
    scenario = try CheckedScenario(
      Scenario(
        budget: .atMost(Double(least) + random.number(15...60)),
        kpis: [
          KPI(name: "reach", base: 3, objective: .maximize, atMost: random.number(40...200)),
          KPI(name: "trust", atLeast: random.number(-4...1)),
        ], campaigns: campaigns, creators: creators,
        rules: [
          Rule(
            name: "slots", measure: .count(.all),
            limits: [.init(.atMost, .amount(Double(Int.random(in: 2...3, using: &random))))]),
          Rule(name: "some", measure: .count(on), limits: [.init(.atLeast, .amount(1))]),
          Rule(
            name: "units", measure: .units(.members([LineReference("units")])),
            limits: [.init(.atMost, .amount(random.number(3...8)))]),
          Rule(
            name: "share", measure: .spend(.creators),
            limits: [.init(.atMost, .multiple(random.number(0.4...1), of: .spend(.all)))]),
        ],
        conditions: [
          Condition(
            name: "pair", if: LineReference("creator 0"),
            Bool.random(using: &random) ? .then : .not, LineReference("steps"))
        ]))
    records =
      campaigns.map(Self.records)
      + creators.map { creator in
        let none = Plan.Allocation(line: creator.name, spend: 0)
        let booked = creator.packages.map {
          Plan.Allocation(line: creator.name, spend: $0.fee, package: $0.name)
        }
        return ((creator.booking == .booked ? [] : [none]) + booked).map {
          LineRecord($0, isCampaign: false)
        }
      }
  }

  /// A campaign in steps of 5, with a fee, a minimum and a curve that bends both ways.
  private static func stepped(
    _ name: String, _ random: inout RandomNumbers
  ) throws -> Campaign {
    let spends = [0.0, 7, 14, 21, 30]
    let points = try PointsCurve(
      spends: spends, values: spends.map { $0 == 0 ? 0 : random.number(0...60) })
    let curves: [Curve] = [
      .points(points), .hill(try HillCurve(max: 70, half: 12, shape: 3)),
      .adbudg(try AdbudgCurve(low: 2, high: 50, shape: 2, half: 9)),
    ]
    return Campaign(
      name: name, purchase: .money(least: 0, most: 30),
      minimumIfActive: Bool.random(using: &random) ? 8 : nil,
      setUpFee: Bool.random(using: &random) ? 3 : 0, step: 5,
      brings: [
        Delivery(
          kpi: "reach",
          response: .curve(curves[Int.random(in: 0..<3, using: &random)], envelope: .none)),
        Delivery(kpi: "trust", response: .rate(random.number(-0.1...0.1), of: "reach")),
      ])
  }

  /// A campaign in whole units with tiers of prices and figures.
  private static func inUnits(_ name: String, _ random: inout RandomNumbers) throws -> Campaign {
    func scope() -> TierScope { Bool.random(using: &random) ? .allUnits : .unitsInTier }
    return Campaign(
      name: name,
      purchase: .units(
        UnitPurchase(
          unit: "spot",
          prices: [
            .init(upTo: 3, price: random.number(2...6)),
            .init(upTo: nil, price: random.number(2...6)),
          ], pricesApplyTo: scope(), to: 7, isWhole: true)),
      setUpFee: Bool.random(using: &random) ? 2 : 0,
      brings: [
        Delivery(
          kpi: "reach",
          response: .perUnit(
            [
              UnitTier(upTo: 2, perUnit: random.number(0...12)),
              UnitTier(upTo: 5, perUnit: random.number(0...12)),
              UnitTier(upTo: nil, perUnit: random.number(0...12)),
            ], appliesTo: scope())),
        Delivery(kpi: "trust", response: .rate(random.number(-0.1...0.1), of: KPI.spend)),
      ])
  }

  private static func creator(_ name: String, _ random: inout RandomNumbers) -> Creator {
    let packages = ["small", "large"].map { package in
      Creator.Package(
        name: package, fee: random.number(0...8),
        brings: [
          .init(kpi: "reach", value: random.number(-5...40)),
          .init(kpi: "trust", value: random.number(-1...3)),
        ])
    }
    return Creator(
      name: name, packages: packages,
      booking: Int.random(in: 0..<4, using: &random) == 0 ? .booked : .open)
  }

  private static func records(of campaign: Campaign) -> [LineRecord] {
    let amounts: [(amount: Double, units: Double?)] =
      switch campaign.purchase {
      case .money:
        (0...6).map { (5 * Double($0), nil) }.filter {
          $0.0 == 0 || $0.0 >= campaign.minimumIfActive ?? 0
        }
      case .units(let purchase): (0...7).map { (purchase.money(for: Double($0)), Double($0)) }
      }
    return amounts.map { amount, units in
      let fee = amount > 0 ? campaign.setUpFee : 0
      return LineRecord(
        .init(line: campaign.name, spend: amount + fee, setUpFee: fee, units: units),
        isCampaign: true)
    }
  }

  /// Every way to choose for all lines, whether or not it keeps the limits.
  var choices: [[LineRecord]] {
    records.reduce([[]]) { chosen, records in
      chosen.flatMap { begun in records.map { begun + [$0] } }
    }
  }
}
