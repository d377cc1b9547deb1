// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Looks for plans by chance: it draws, moves single lines, moves money between two, and keeps what
/// is better. It proves nothing, but whatever it finds that an answer rules out proves the answer
/// wrong.
struct Search {
  /// A score; larger is better. Nothing where it has no value.
  typealias Score = (Evaluator, [[Double]]) -> Double?

  let evaluator: Evaluator
  let domains: [Domain]
  /// How many moves a search makes.
  var effort: Int
  var dice: Dice

  init(_ evaluator: Evaluator, effort: Int, seed: UInt64) {
    self.evaluator = evaluator
    domains = evaluator.scenario.lines.map { Domain(of: $0, in: evaluator) }
    self.effort = effort
    dice = Dice(seed: seed)
  }

  /// A plan with what it comes to.
  struct Found {
    var plan: [Use]
    var effects: [[Double]]
    var trouble: Double
    var score: Double
  }

  /// A plan at random, whatever limits say; nothing where a line has no use.
  mutating func draw() -> [Use]? {
    var plan: [Use] = []
    for domain in domains {
      guard let use = domain.any(&dice) else { return nil }
      plan.append(use)
    }
    return plan
  }

  /// The best plan that keeps all limits, and the further `rooms` at 0 or above, that was found
  /// from some plans and from others at random; nothing if none was found.
  mutating func best(
    _ score: Score, from starts: [[Use]], keeping rooms: [Score] = [], draws: Int = 2
  ) -> Found? {
    var all = starts
    for _ in 0..<draws {
      if let plan = draw() { all.append(plan) }
    }
    var best: Found?
    for (place, start) in all.enumerated() {
      let share = place < starts.count ? effort / max(1, all.count) * 2 : effort / all.count
      let found = climb(from: start, score, rooms, moves: max(20, share))
      if found.trouble <= Self.slack, found.score > best?.score ?? -.infinity { best = found }
    }
    return best
  }

  /// What counts as keeping every limit, as a share of their sizes.
  static let slack = 1e-10

  private mutating func climb(
    from start: [Use], _ score: Score, _ rooms: [Score], moves: Int
  ) -> Found {
    var current = judge(start, evaluator.effects(of: start), score, rooms)
    let open = domains.indices.filter { domains[$0].isOpen }
    guard !open.isEmpty else { return current }
    var reach = 0.3
    for _ in 0..<moves {
      guard let (plan, changed) = move(current, open, reach) else { continue }
      var effects = current.effects
      for line in changed {
        effects[line] = evaluator.effects(of: evaluator.scenario.lines[line], plan[line])
      }
      let next = judge(plan, effects, score, rooms)
      if isBetter(next, current) {
        current = next
        reach = min(0.5, reach * 1.5)
      } else {
        reach = max(1e-7, reach * 0.93)
        if reach == 1e-7 { reach = 0.1 }
      }
    }
    return current
  }

  private func isBetter(_ next: Found, _ current: Found) -> Bool {
    if next.trouble <= Self.slack, current.trouble <= Self.slack {
      return next.score > current.score
    }
    return next.trouble < current.trouble
  }

  private func judge(
    _ plan: [Use], _ effects: [[Double]], _ score: Score, _ rooms: [Score]
  ) -> Found {
    var trouble = evaluator.trouble(effects).total
    for room in rooms {
      trouble += max(0, -(room(evaluator, effects) ?? -1))
    }
    // A plan in trouble is judged by that alone.
    let value = trouble <= Self.slack ? score(evaluator, effects) ?? -.infinity : -.infinity
    return Found(plan: plan, effects: effects, trouble: trouble, score: value)
  }

  /// Another plan nearby, and the lines that differ.
  private mutating func move(
    _ current: Found, _ open: [Int], _ reach: Double
  ) -> (plan: [Use], changed: [Int])? {
    var plan = current.plan
    let line = dice.pick(open)
    let domain = domains[line]
    if open.count > 1, dice.chance(0.5) {
      // Money from one line to another, so that what is spent in all stays.
      let other = dice.pick(open)
      guard other != line else { return nil }
      let before = current.effects[line][Evaluator.money]
      if domain.isSmooth, dice.chance(0.8) {
        let amount = plan[line].amount * (1 - dice.share(below: reach))
        plan[line] = domain.use(near: amount) ?? plan[line]
      } else {
        guard let use = domain.any(&dice) else { return nil }
        plan[line] = use
      }
      let after = evaluator.effects(of: evaluator.scenario.lines[line], plan[line])[Evaluator.money]
      guard before != after else { return nil }
      let wanted = current.effects[other][Evaluator.money] + before - after
      guard let use = use(of: other, costing: wanted) else { return nil }
      plan[other] = use
      return (plan, [line, other])
    }
    if domain.isSmooth, plan[line].amount > 0, dice.chance(0.7) {
      let range = (domain.amounts?.upperBound ?? 0) - (domain.amounts?.lowerBound ?? 0)
      let amount = plan[line].amount + dice.between(-reach, reach) * range
      guard let use = domain.use(near: amount) else { return nil }
      plan[line] = use
    } else if let step = domain.step, plan[line].amount > 0, dice.chance(0.5) {
      guard let use = domain.use(near: plan[line].amount + (dice.chance(0.5) ? step : -step)) else {
        return nil
      }
      plan[line] = use
    } else {
      guard let use = domain.any(&dice) else { return nil }
      plan[line] = use
    }
    return plan[line] == current.plan[line] ? nil : (plan, [line])
  }

  /// The use of a line that costs about so much, all counted.
  private func use(of line: Int, costing money: Double) -> Use? {
    let described = evaluator.scenario.lines[line]
    let domain = domains[line]
    switch described.kind {
    case .creator(let packages, _):
      return domain.packages.min {
        abs(packages[$0].fee - money) < abs(packages[$1].fee - money)
      }.map { Use(package: $0) }
    case .money: return domain.use(near: (money - described.fee) / (1 + described.commission))
    case .units(let units):
      let price = units.prices.map(\.value).reduce(0, +) / Double(units.prices.count)
      return domain.use(near: (money - described.fee) / (1 + described.commission) / price)
    }
  }
}
