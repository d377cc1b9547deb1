// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// Scenarios that use many parts at once, the same on every run.
enum RandomScenarios {
  /// A scenario for which spending 10 on every line keeps every limit.
  static func scenario(seed: UInt64) throws -> CheckedScenario {
    var random = RandomNumbers(seed: seed)
    let count = Int.random(in: 3...10, using: &random)
    let channels = ["screens", "words", "sounds"]
    let campaigns = try (0..<count).map { position in
      let least = Bool.random(using: &random) ? 0 : random.number(0...5)
      let reach = try curve(&random)
      return Campaign(
        name: "line \(position)", channel: channels[position % 3],
        purchase: .money(
          least: least, most: Bool.random(using: &random) ? random.number(10...60) : nil),
        last: random.number(0...40),
        brings: [
          Delivery(
            kpi: "reach",
            response: .curve(reach, envelope: reach.curvature == .mixed ? .concave : .none)),
          Delivery(kpi: "signups", response: .rate(random.number(0.01...0.2), of: "reach")),
          Delivery(
            kpi: "trust",
            response: .curve(
              .linear(try LinearCurve(rate: random.number(-0.2...1))), envelope: .none)),
        ])
    }
    let rules = [
      Rule(
        name: "balance", measure: .spend(.all),
        limits: [.init(.atMost, .multiple(random.number(0.5...1), of: .spend(.all)))],
        each: .channel),
      Rule(
        name: "no collapse", measure: .change(.all),
        limits: [.init(.atLeast, .shareOfLast(-0.9))], each: .line),
      Rule(
        name: "floor", measure: .kpi("reach", from: .members([LineReference("line 0")])),
        limits: [.init(.atLeast, .amount(random.number(0...0.5)))]),
    ]
    let kpis = [
      KPI(
        name: "reach", base: random.number(0...10), objective: .maximize,
        weight: random.number(0.5...3)),
      KPI(name: "signups", atLeast: random.number(0...0.01)),
      KPI(name: "trust", objective: .maximize, weight: random.number(0.5...3)),
      KPI(
        name: "signups per reach", definition: .ratio(numerator: "signups", denominator: "spend"),
        atLeast: 1e-4),
      KPI(
        name: "profit",
        definition: .sum([
          .init(coefficient: 9, kpi: "signups"), .init(coefficient: -0.1, kpi: "spend"),
        ]), objective: Bool.random(using: &random) ? .maximize : nil),
    ].map { kpi in
      var kpi = kpi
      if kpi.objective != nil, kpi.weight == nil { kpi.weight = 1 }
      return kpi
    }
    return try CheckedScenario(
      Scenario(
        budget: .atMost(random.number(100...300)), kpis: kpis, campaigns: campaigns, rules: rules))
  }

  private static func curve(_ random: inout RandomNumbers) throws -> Curve {
    let max = random.number(20...100)
    let scale = random.number(2...60)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return .linear(try LinearCurve(rate: random.number(0.1...2)))
    case 1: return .hill(try HillCurve(max: max, half: scale, shape: random.number(0.4...1)))
    case 2: return .exponential(try ExponentialCurve(max: max, scale: scale))
    case 3:
      return .power(try PowerCurve(gain: max, scale: scale, exponent: random.number(0.2...0.9)))
    case 4: return .logarithm(try LogarithmCurve(gain: max, scale: scale))
    case 5: return .logistic(try LogisticCurve(max: max, rate: 1 / scale))
    case 6:
      return .adbudg(
        try AdbudgCurve(low: 1, high: 1 + max, shape: random.number(0.5...1), half: scale))
    default:
      let spends = (0...10).map { 30 * Double($0) }
      let values = spends.map { max * $0 / (scale + $0) * random.number(0.97...1.03) }
      return .points(try PointsCurve(spends: spends, values: values, tail: .flat))
    }
  }
}
