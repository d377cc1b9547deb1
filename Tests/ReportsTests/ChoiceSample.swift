// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Reports
import Verification

/// A scenario with creators and choices, and results of it made by hand.
enum ChoiceSample {
  static func scenario(_ change: (inout Scenario) -> Void = { _ in }) throws -> CheckedScenario {
    let linear = { (kpi: String, rate: Double) throws in
      Delivery(kpi: kpi, response: .curve(.linear(try LinearCurve(rate: rate)), envelope: .none))
    }
    func package(_ name: String, _ fee: Double, _ reach: Double, _ trust: Double)
      -> Creator.Package
    {
      Creator.Package(
        name: name, fee: fee,
        brings: [.init(kpi: "reach", value: reach), .init(kpi: "trust", value: trust)])
    }
    var scenario = Scenario(
      name: "Acme, Q3 2026", currency: "GBP", budget: .atMost(1_200_000),
      kpis: [
        KPI(name: "reach", unit: "people", objective: .maximize, weight: 5),
        KPI(name: "trust", unit: "points", objective: .maximize, weight: 3),
      ],
      campaigns: [
        Campaign(
          name: "search", channel: "performance", purchase: .money(least: 100_000, most: 450_000),
          last: 320_000, brings: [try linear("reach", 1)]),
        Campaign(
          name: "video", channel: "brand", purchase: .money(least: 0, most: 500_000),
          minimumIfActive: 150_000, setUpFee: 20_000, step: 5_000, last: 380_000,
          brings: [try linear("reach", 1.5), try linear("trust", 0.000006)]),
        Campaign(
          name: "radio", channel: "brand",
          purchase: .units(UnitPurchase(unit: "spot", price: 10_000, to: 20, isWhole: true)),
          brings: [try linear("reach", 0.8)]),
      ],
      creators: [
        Creator(
          name: "aya", category: "food",
          packages: [
            package("one reel", 60_000, 70_000, 1.9), package("two reels", 95_000, 110_000, 2.7),
          ], booking: .booked),
        Creator(
          name: "ben", category: "food", packages: [package("story", 45_000, 30_000, 1.2)],
          last: 40_000),
        Creator(
          name: "chloe", category: "travel", packages: [package("film", 80_000, 60_000, 2.4)]),
        Creator(
          name: "dev", category: "tech", packages: [package("review", 35_000, 65_000, 0.4)]),
        Creator(
          name: "料理の花子", category: "food", packages: [package("ライブ", 50_000, 40_000, 1.1)],
          booking: .leftOut),
      ],
      rules: [
        Rule(
          name: "creator slots", measure: .count(.creators), limits: [.init(.atMost, .amount(3))]),
        Rule(
          name: "one per subject", measure: .count(.creators),
          limits: [.init(.atMost, .amount(1))], each: .category),
      ],
      conditions: [
        Condition(
          name: "no rivals", if: LineReference("aya"), .not, LineReference("dev", kind: .creator))
      ])
    change(&scenario)
    return try CheckedScenario(scenario)
  }

  static let slots = LimitID.rule("creator slots", member: nil, .atMost)

  static func plan(
    proof: Certificate.Proof = .cases(.fork(.amount(line: "video", 0), .bounded([]), .empty([])))
  ) -> Plan {
    Plan(
      allocations: [
        .init(line: "search", spend: 450_000, binding: [.most]),
        .init(line: "video", spend: 170_000, setUpFee: 20_000, binding: [.minimumIfActive]),
        .init(line: "radio", spend: 120_000, units: 12),
        .init(line: "aya", spend: 95_000, package: "two reels", binding: [.settled]),
        .init(line: "ben", spend: 0),
        .init(line: "chloe", spend: 80_000, package: "film"),
        .init(
          line: "dev", spend: 0,
          binding: [.limit(.rule("one per subject", member: "tech", .atMost))]),
        .init(line: "料理の花子", spend: 0, binding: [.settled]),
      ],
      values: [
        .init(kpi: "reach", value: 941_000), .init(kpi: "trust", value: 6),
        .init(kpi: "spend", value: 915_000),
      ],
      certificate: Certificate(
        weights: [.init(kpi: "reach", weight: 1)],
        multipliers: [.init(limit: .budget(.atMost), value: 1)], proof: proof, value: 941_000,
        bound: 941_090),
      limiting: [slots, .rule("one per subject", member: "tech", .atMost)])
  }

  static var solution: Solution {
    var unstepped = plan()
    unstepped.certificate.value = 941_200
    unstepped.certificate.bound = 941_201
    return Solution(plan: plan(), scales: [], unstepped: unstepped)
  }

  /// A scenario of many creators, every `every`-th booked.
  static func many(
    _ count: Int, booked every: Int, categories: Int = 4
  ) throws -> (CheckedScenario, Plan) {
    let scenario = try scenario { scenario in
      scenario.creators = (0..<count).map { number in
        Creator(
          name: "creator \(number)", category: "category \(number % categories)",
          packages: [
            .init(
              name: "post", fee: 1_000 + Double(number % 7) * 500,
              brings: [.init(kpi: "reach", value: 1_000)])
          ],
          booking: number == 1 ? .leftOut : .open, last: number == 2 ? 3_000 : nil)
      }
      scenario.conditions = []
    }
    var plan = plan()
    plan.allocations.removeLast(5)
    for number in 0..<count {
      let isBooked = number.isMultiple(of: every)
      plan.allocations.append(
        .init(
          line: "creator \(number)",
          spend: isBooked ? 1_000 + Double(number % 7) * 500 : 0,
          package: isBooked ? "post" : nil, binding: number == 1 ? [.settled] : []))
    }
    return (scenario, plan)
  }

  static func report(_ plan: Plan, of scenario: CheckedScenario) -> PlanReport {
    PlanReport(
      Solution(plan: plan, scales: []), of: scenario, verification: verification,
      options: TextOptions(fileName: "acme.yaml"))
  }

  static let verification = VerificationReport(
    checks: [.init(.budget, passed: true, detail: "spend is 915000")], envelopeLifts: [],
    bounds: [.recomputedByCases(941_090, count: 2)])

  /// Three bookings with a stretch, a stretch with an open end, and two plans by themselves.
  static func frontier(
    _ completeness: PlanFrontier.Completeness = .complete, provenShare: Double = 1
  ) -> PlanFrontier {
    let points: [(Double, Double)] = [
      (1_440_000, 7.8), (1_436_000, 8.0), (1_408_000, 8.0), (1_406_000, 8.9), (1_384_000, 9.2),
      (1_372_000, 9.5),
    ]
    let aya = PlanFrontier.Booking(line: "aya", package: "one reel")
    let more = PlanFrontier.Booking(line: "aya", package: "two reels")
    let ben = PlanFrontier.Booking(line: "ben", package: "story")
    let chloe = PlanFrontier.Booking(line: "chloe", package: "film")
    let dev = PlanFrontier.Booking(line: "dev", package: "review")
    let video = PlanFrontier.Booking(line: "video")
    return PlanFrontier(
      axes: [
        .init(kpi: "reach", objective: .maximize, ideal: 1_440_000, nadir: 1_372_000),
        .init(kpi: "trust", objective: .maximize, ideal: 9.5, nadir: 7.8),
      ],
      plans: points.map { reach, trust in
        var plan = plan()
        plan.values[0].value = reach
        plan.values[1].value = trust
        return plan
      },
      pieces: [
        .init(plans: 0..<2, bookings: [video, aya, ben, dev]),
        .init(plans: 2..<4, bookings: [video, aya, ben, chloe], isFirstOpen: true),
        .init(plans: 4..<5, bookings: [video, more, chloe, dev]),
        .init(plans: 5..<6, bookings: [video, more, chloe, dev]),
      ], completeness: completeness, provenShare: provenShare, named: [.init(.knee, plan: 3)])
  }
}

extension ChoiceSample {
  /// A trade-off of many bookings; each is one plan, or a stretch of three.
  static func crowded(
    _ count: Int, stretches: Bool = false, bookings: Int = 3
  ) -> PlanFrontier {
    let size = stretches ? 3 : 1
    let plans = (0..<count * size).map { number in
      let share = Double(number) / Double(max(1, count * size - 1))
      var plan = plan()
      plan.values[0].value = 1_440_000 - 68_000 * share * share
      plan.values[1].value = 7.8 + 1.7 * share
      return plan
    }
    return PlanFrontier(
      axes: [
        .init(kpi: "reach", objective: .maximize, ideal: 1_440_000, nadir: 1_372_000),
        .init(kpi: "trust", objective: .maximize, ideal: 9.5, nadir: 7.8),
      ], plans: plans,
      pieces: (0..<count).map { piece in
        .init(
          plans: piece * size..<(piece + 1) * size,
          bookings: [.init(line: "always", package: "post")]
            + (0..<bookings).map { .init(line: "creator \(piece + $0)", package: "post") })
      }, completeness: .withinGap(0.001), named: [.init(.knee, plan: count * size / 2)])
  }
}
