// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// A scenario of exponential and Hill curves whose best plan has a closed form, with every kind of
/// limit.
///
/// Only the budget has a price, λ. For max·(1 - e^(-x/scale)) the best spend at that price is
/// scale·ln(max/(scale·λ)), for a Hill curve of shape 1 it is √(max·half/λ) - half.
enum CurvedExample {
  static let price = 0.5
  /// scale 100 and max 100·e²/2 make the spend 200.
  static let top = 50 * 7.389_056_098_930_65
  /// half 50 and max 0.5·250²/50 = 625 make the spend 200 as well.
  static let spends = [200.0, 200.0]

  static func scenario() throws -> CheckedScenario {
    let exponential = try Curve.exponential(ExponentialCurve(max: top, scale: 100))
    let hill = try Curve.hill(HillCurve(max: 625, half: 50))
    return try CheckedScenario(
      Scenario(
        budget: .exactly(400),
        kpis: [
          KPI(name: "reach", base: 10, objective: .maximize, atLeast: 100, atMost: 1e4),
          KPI(name: "signups", base: 1, objective: .maximize),
          KPI(
            name: "cost per signup", definition: .ratio(numerator: "spend", denominator: "signups"),
            atLeast: 0.1, atMost: 40),
          KPI(
            name: "profit",
            definition: .sum([
              .init(coefficient: 3, kpi: "signups"), .init(coefficient: -1, kpi: "spend"),
            ]), base: 7, atLeast: -400),
        ],
        campaigns: [
          Campaign(
            name: "video", channel: "screens", purchase: .money(least: 10, most: 300), last: 150,
            brings: [
              Delivery(kpi: "reach", response: .curve(exponential, envelope: .none)),
              Delivery(kpi: "signups", response: .rate(0.04, of: "reach")),
            ]),
          Campaign(
            name: "search", channel: "words", purchase: .money(least: 0, most: nil), last: 250,
            brings: [
              Delivery(kpi: "reach", response: .curve(hill, envelope: .none)),
              Delivery(
                kpi: "signups", response: .curve(.linear(LinearCurve(rate: 0.05)), envelope: .none)),
            ]),
        ],
        rules: [
          Rule(
            name: "balance", measure: .spend(.all),
            limits: [
              .init(.atLeast, .shareOfBudget(0.1)),
              .init(.atMost, .multiple(0.8, of: .spend(.all))),
            ], each: .channel),
          Rule(
            name: "steady", measure: .change(.all),
            limits: [.init(.atLeast, .shareOfLast(-0.5)), .init(.atMost, .shareOfLast(0.5))],
            each: .line),
          Rule(
            name: "signups of search",
            measure: .kpi("signups", from: .members([LineReference("search")])),
            limits: [.init(.atLeast, .amount(5))]),
        ]))
  }

  /// The best plan for reach alone.
  static let best: Plan = {
    let fromVideo = top - 50
    let fromSearch = 500.0
    let reach = 10 + fromVideo + fromSearch
    let signups = 1 + 0.04 * fromVideo + 10
    return Plan(
      allocations: [.init(line: "video", spend: 200), .init(line: "search", spend: 200)],
      values: [
        .init(kpi: "reach", value: reach), .init(kpi: "signups", value: signups),
        .init(kpi: "cost per signup", value: 400 / signups),
        .init(kpi: "profit", value: 7 + 3 * signups - 400), .init(kpi: "spend", value: 400),
      ],
      certificate: Certificate(
        weights: [.init(kpi: "reach", weight: 1)],
        multipliers: [.init(limit: .budget(.atMost), value: price)], value: reach, bound: reach))
  }()
}
