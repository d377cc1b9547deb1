// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Verification

/// A scenario with priorities and targets, and results of it made by hand.
enum StageSample {
  static func scenario(
    rule: TargetRule? = nil, _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> CheckedScenario {
    let rate = try LinearCurve(rate: 0.1)
    var scenario = Scenario(
      name: "Launch", currency: "EUR", budget: .atMost(100_000),
      kpis: [
        KPI(
          name: "reach", unit: "people", objective: .maximize, priority: 1, giveUp: .share(0.02)),
        KPI(
          name: "leads", unit: "people", objective: .maximize, weight: 2, priority: 2,
          target: Target(.atLeast, 1_200)),
        KPI(
          name: "trust", unit: "points", objective: .maximize, weight: 1, priority: 2,
          target: Target(.atLeast, 9)),
        KPI(name: "spend", unit: "EUR", target: Target(.atMost, 90_000, over: .init(priority: 3))),
      ],
      campaigns: [
        Campaign(
          name: "tv", purchase: .money(least: 0, most: nil),
          brings: ["reach", "leads", "trust"].map {
            Delivery(kpi: $0, response: .curve(.linear(rate), envelope: .none))
          })
      ], targetRule: rule)
    change(&scenario)
    return try CheckedScenario(scenario)
  }

  static func plan(_ certificate: Certificate) -> Plan {
    Plan(
      allocations: [.init(line: "tv", spend: 95_000)],
      values: [
        .init(kpi: "reach", value: 9_850), .init(kpi: "leads", value: 1_150),
        .init(kpi: "trust", value: 9.2), .init(kpi: "spend", value: 95_000),
      ], certificate: certificate, limiting: [.budget(.atMost)])
  }

  /// The most reach, then two targets, then one, then the rest.
  static var solution: Solution {
    let reach = Score(weights: [.init(kpi: "reach", weight: 1)])
    let targets = Score(misses: [
      .init(kpi: "leads", side: .atLeast, target: 1_200, weight: 2 / 3 / 1_200),
      .init(kpi: "trust", side: .atLeast, target: 9, weight: 1 / 3 / 9),
    ])
    let spend = Score(misses: [
      .init(kpi: "spend", side: .atMost, target: 90_000, weight: 1 / 90_000)
    ])
    let rest = Score(weights: [
      .init(kpi: "reach", weight: 1 / 2 / 1_000), .init(kpi: "trust", weight: 1 / 2 / 4),
    ])
    let stages = [
      Stage(
        purpose: .priority(1),
        certificate: Certificate(score: reach, multipliers: [], value: 10_000, bound: 10_001),
        givenUp: 200),
      Stage(
        purpose: .priority(2),
        certificate: Certificate(
          score: targets, kept: [.init(score: reach, value: 9_800)],
          multipliers: [.init(limit: .stage(0), value: 1e-5)], value: -50 * 2 / 3 / 1_200,
          bound: -49 * 2 / 3 / 1_200)),
      Stage(
        purpose: .priority(3),
        certificate: Certificate(
          score: spend, multipliers: [], value: -5_000 / 90_000, bound: -5_000 / 90_000)),
      Stage(
        purpose: .rest,
        certificate: Certificate(score: rest, multipliers: [], value: 6, bound: 6.0001)),
    ]
    return Solution(
      plan: plan(stages[3].certificate), stages: stages,
      scales: [
        ObjectiveScale(
          kpi: "reach", objective: .maximize, weight: 1, scale: .range, amount: 1_000,
          ideal: 10_000, nadir: 9_000),
        ObjectiveScale(
          kpi: "leads", objective: .maximize, weight: 2, scale: .target, amount: 1_200),
        ObjectiveScale(
          kpi: "trust", objective: .maximize, weight: 1, scale: .target, amount: 9),
        ObjectiveScale(
          kpi: "spend", objective: .minimize, weight: 1, scale: .target, amount: 90_000),
      ])
  }

  /// The same targets, of which only the worst-off counts.
  static func worstOff(weight: Double = 1) -> Solution {
    let score = Score(worstOff: [
      .init(kpi: "leads", objective: .maximize, reference: 1_200, unit: 1_200 / weight),
      .init(kpi: "trust", objective: .maximize, reference: 9, unit: 9),
    ])
    var solution = Self.solution
    solution.stages[1].certificate = Certificate(
      score: score, multipliers: [], value: -weight / 24, bound: -weight / 24 + 0.001)
    return solution
  }

  /// A plan that was asked for by values, or balanced.
  static func preferred(_ preference: Preference, value: Double, bound: Double) -> Solution {
    let asked: (String) -> Double? = { kpi in
      if case .at(let values) = preference { values[kpi] } else { kpi == "reach" ? 9_000 : 6 }
    }
    let parts = [("reach", 1_000.0), ("trust", 4)].compactMap { kpi, unit in
      asked(kpi).map {
        Score.Progress(kpi: kpi, objective: .maximize, reference: $0, unit: unit)
      }
    }
    var solution = Self.solution
    solution.preference = preference
    solution.stages = [
      Stage(
        purpose: .preference,
        certificate: Certificate(
          score: Score(worstOff: parts), multipliers: [], value: value, bound: bound)),
      solution.stages[3],
    ]
    solution.scales = [
      solution.scales[0],
      ObjectiveScale(
        kpi: "trust", objective: .maximize, weight: 1, scale: .range, amount: 4, ideal: 10, nadir: 6
      ),
    ]
    return solution
  }

  static let verification = VerificationReport(
    checks: [.init(.budget, passed: true, detail: "")], envelopeLifts: [],
    bounds: [.recomputed(6.0001)])
}
