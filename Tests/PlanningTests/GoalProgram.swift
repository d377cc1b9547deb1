// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// A goal program in amounts x ≥ 0: what amounts come to, what that must keep to, and what it
/// should reach.
struct GoalProgram: Sendable {
  /// A goal: a target for a combination of amounts, with what missing it counts.
  struct Goal: Sendable {
    var name: String
    var coefficients: [Double]
    var target: Target
  }

  var name: String
  /// Combinations that must stay between two values; `nil` for none.
  var rows: [(coefficients: [Double], lower: Double?, upper: Double?)] = []
  var goals: [Goal]
  /// What is missed at each priority, weighted, the first priority first; `nil` where no amounts
  /// keep the rows.
  var levels: [Double]?
  /// Whether amounts are whole.
  var isWhole = false
  var targetRule: TargetRule?

  /// The program as a scenario whose campaigns are the amounts.
  func scenario(isRaw: Bool = true) throws -> Scenario {
    let count = goals[0].coefficients.count
    var kpis = goals.map {
      KPI(name: $0.name, target: $0.target, scale: isRaw ? Scale.none : nil)
    }
    for (index, row) in rows.enumerated() {
      kpis.append(KPI(name: "row \(index)", atLeast: row.lower, atMost: row.upper))
    }
    let campaigns = try (0..<count).map { column in
      let combinations =
        goals.map { ($0.name, $0.coefficients[column]) }
        + rows.enumerated().map { ("row \($0.offset)", $0.element.coefficients[column]) }
      return Campaign(
        name: "x\(column)",
        purchase: isWhole
          ? .units(UnitPurchase(unit: "unit", price: 1, to: 20, isWhole: true))
          : .money(least: 0, most: targetRule == .worstOff ? 100 : nil),
        brings: try combinations.map { name, rate in
          Delivery(
            kpi: name, response: .curve(.linear(try LinearCurve(rate: rate)), envelope: .none))
        })
    }
    return Scenario(kpis: kpis, campaigns: campaigns, targetRule: targetRule)
  }

  /// What is missed at each priority, weighted, by amounts.
  func missed(at amounts: [Double]) -> [Double] {
    var levels: [Int: Double] = [:]
    for goal in goals {
      let value = zip(goal.coefficients, amounts).reduce(0) { $0 + $1.0 * $1.1 }
      for side in goal.target.missableSides {
        let distance = side == .atLeast ? goal.target.value - value : value - goal.target.value
        levels[goal.target[side].priority ?? 1, default: 0] +=
          (goal.target[side].weight ?? 1) * max(0, distance)
      }
    }
    return levels.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension GoalProgram {
  private static func under(
    _ name: String, _ coefficients: [Double], _ target: Double, _ weight: Double = 1,
    at priority: Int = 1
  ) -> Goal {
    Goal(
      name: name, coefficients: coefficients,
      target: Target(.atLeast, target, under: .init(weight: weight, priority: priority)))
  }

  private static func over(
    _ name: String, _ coefficients: [Double], _ target: Double, _ weight: Double = 1,
    at priority: Int = 1
  ) -> Goal {
    Goal(
      name: name, coefficients: coefficients,
      target: Target(.atMost, target, over: .init(weight: weight, priority: priority)))
  }

  /// Advertising on television: football and soap operas, 100k and 60k a minute out of 600k;
  /// exposures to high-income men and women and low-income people, in millions. Source: Winston,
  /// Operations Research, "Leon Burnit and Priceler".
  private static func priceler(
    _ order: String, _ priorities: (him: Int, lip: Int, hiw: Int), _ levels: [Double]
  ) -> GoalProgram {
    GoalProgram(
      name: "Priceler, \(order)", rows: [([100, 60], nil, 600)],
      goals: [
        under("HIM", [7, 3], 40, at: priorities.him),
        under("LIP", [10, 5], 60, at: priorities.lip),
        under("HIW", [5, 4], 35, at: priorities.hiw),
      ], levels: levels)
  }

  /// Goal programs with known answers. Sources: Hillier and Lieberman, Introduction to Operations
  /// Research (Dewright); Taha, Operations Research (TopAd); Winston (Priceler). Levels re-computed
  /// in exact rational arithmetic.
  static let known: [GoalProgram] = [
    GoalProgram(
      name: "Dewright, weighted",
      goals: [
        under("profit", [12, 9, 15], 125, 5),
        Goal(
          name: "employment", coefficients: [5, 3, 4],
          target: Target(
            .exactly, 40, under: .init(weight: 4, priority: 1),
            over: .init(weight: 2, priority: 1))),
        over("capital", [5, 7, 8], 55, 3),
      ], levels: [50.0 / 3]),
    GoalProgram(
      name: "Dewright, by priority",
      goals: [
        under("profit", [12, 9, 15], 125, 5, at: 2),
        Goal(
          name: "employment", coefficients: [5, 3, 4],
          target: Target(
            .exactly, 40, under: .init(weight: 2, priority: 1),
            over: .init(weight: 2, priority: 2))),
        over("capital", [5, 7, 8], 55, 3),
      ], levels: [0, 50.0 / 3]),
    GoalProgram(
      name: "TopAd, weighted", rows: [([1, 2], nil, 10), ([1, 0], nil, 6)],
      goals: [under("exposure", [4, 8], 45, 2), over("money", [8, 24], 100)], levels: [10]),
    GoalProgram(
      name: "TopAd, by priority", rows: [([1, 2], nil, 10), ([1, 0], nil, 6)],
      goals: [under("exposure", [4, 8], 45), over("money", [8, 24], 100, at: 2)],
      levels: [5, 0]),
    GoalProgram(
      name: "Priceler, weighted", rows: [([100, 60], nil, 600)],
      goals: [
        under("HIM", [7, 3], 40, 200), under("LIP", [10, 5], 60, 100),
        under("HIW", [5, 4], 35, 50),
      ], levels: [250]),
    priceler("HIM, LIP, HIW", (him: 1, lip: 2, hiw: 3), [0, 0, 5]),
    priceler("HIM, HIW, LIP", (him: 1, lip: 3, hiw: 2), [0, 10.0 / 3, 5.0 / 3]),
    priceler("LIP, HIM, HIW", (him: 2, lip: 1, hiw: 3), [0, 0, 5]),
    priceler("LIP, HIW, HIM", (him: 3, lip: 1, hiw: 2), [0, 5, 0]),
    priceler("HIW, HIM, LIP", (him: 2, lip: 3, hiw: 1), [0, 4, 5]),
    priceler("HIW, LIP, HIM", (him: 3, lip: 2, hiw: 1), [0, 5, 4]),
    GoalProgram(
      name: "limits that clash", rows: [([1, 1], 5, nil), ([1, 1], nil, 4)],
      goals: [under("a", [1, 0], 2)], levels: nil),
  ]
}
