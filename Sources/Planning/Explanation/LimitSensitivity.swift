// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
import Programs

/// Finds where a plan stands at every limit, and what other figures would change.
struct LimitSensitivity {
  let checked: CheckedScenario
  let responses: ResponseTable
  let solution: Solution
  let changed: ChangedScenarios

  private var plan: Plan { solution.plan }
  private var scenario: Scenario { checked.scenario }

  /// How far figures are moved.
  private static let shares = [-0.05, -0.01, 0.01, 0.05]
  /// The most limits that are solved again.
  private static let mostSolved = 12

  /// Every limit, without steps.
  ///
  /// - Complexity: lines × KPIs, and lines of every rule.
  func findings() -> [LimitFinding] {
    let prices = LimitPrices(checked, solution, responses: responses)
    let meter = RoomMeter(checked, plan, responses: responses)
    let rules = Dictionary(
      zip(scenario.rules.map(\.name), scenario.rules.indices)
    ) { first, _ in first }
    let instances = Dictionary(grouping: checked.ruleInstances, by: \.rule)
    var toldRules: Set<Int> = []
    var hasBudget = false
    return meter.all.flatMap { room -> [LimitFinding] in
      if case .budget(let side) = room.limit {
        if hasBudget { return [] }
        hasBudget = true
        // Of the two sides of an exact budget the one with a price is told.
        let id = prices[.budget(.atLeast)] != nil ? LimitID.budget(.atLeast) : .budget(.atMost)
        let isExact = side == .atLeast
        return [finding(id, with: room, isExact: isExact, at: prices)]
      }
      if case .rule(let name, _, _) = room.limit {
        guard let rule = rules[name], toldRules.insert(rule).inserted else { return [] }
        return findings(of: instances[rule] ?? [], meter, prices)
      }
      return [finding(room.limit, with: room, at: prices)]
    }
  }

  private func finding(
    _ limit: LimitID, with room: LimitRoom, isExact: Bool = false, at prices: LimitPrices
  ) -> LimitFinding {
    let isTight = isExact || room.isTight
    let isCondition = limit.kind == .condition
    return LimitFinding(
      limit: limit, tightMembers: isTight ? 1 : 0, figure: scenario.figure(of: limit),
      now: room.now, room: isCondition ? nil : isExact ? 0 : max(0, room.room),
      price: isTight && !isCondition ? prices[limit] : nil)
  }

  /// Solves the tight limits again with other figures; says whether time was left for all.
  mutating func solveSteps(_ findings: inout [LimitFinding]) throws(PlanningError) -> Bool {
    var solved = 0
    for index in findings.indices where findings[index].isTight {
      if changed.isOver { return false }
      solved += 1
      if solved > Self.mostSolved { return false }
      findings[index].steps = try steps(of: findings[index])
    }
    return !changed.isOver
  }

  private func steps(of finding: LimitFinding) throws(PlanningError) -> [ResolvedStep] {
    guard let figure = finding.figure else {
      return [
        ResolvedStep(
          figure: nil, share: nil,
          outcome: try changed.outcome(
            changed.scenario.dropping(finding.limit), isEased: true))
      ]
    }
    var steps: [ResolvedStep] = []
    let isCount = isCount(finding.limit)
    let moves = isCount ? [-1.0, 1] : Self.shares.map { $0 * abs(figure.value) }
    for (index, move) in moves.enumerated() where move != 0 {
      let value = figure.value + move
      if isCount && value < 0 { continue }
      let outcome = try changed.outcome(
        changed.scenario.setting(finding.limit, to: value),
        isEased: (move < 0) == finding.limit.isFloor && !isExact(finding.limit))
      steps.append(
        ResolvedStep(
          figure: value, share: isCount ? nil : Self.shares[index], outcome: outcome))
    }
    return steps
  }

  private func isExact(_ limit: LimitID) -> Bool {
    if case .budget = limit, case .exactly = scenario.budget { return true }
    guard case .rule(let name, _, _) = limit else { return false }
    return scenario.rules.first { $0.name == name }?.limits
      .contains { $0.relation == .exactly } ?? false
  }

  private func isCount(_ limit: LimitID) -> Bool {
    guard case .rule(let name, _, _) = limit else { return false }
    return scenario.rules.first { $0.name == name }?.measure.kind.traits.unit == .lines
  }

  // MARK: Rules

  private func findings(
    of instances: [RuleInstance], _ meter: RoomMeter, _ prices: LimitPrices
  ) -> [LimitFinding] {
    guard let first = instances.first else { return [] }
    let rule = scenario.rules[first.rule]
    return rule.limits.indices.map { position in
      let relation = rule.limits[position].relation
      let side =
        relation == .exactly && prices[.rule(rule.name, member: first.member, .atLeast)] != nil
        ? LimitID.Side.atLeast : relation.sides[relation.sides.count - 1]
      var tight = 0
      var nearest: (now: Double, room: Double)?
      var price: LimitFinding.Price?
      for instance in instances {
        let measured = meter.room(of: instance, position, side)
        let room = relation == .exactly ? 0 : measured.room
        if relation == .exactly || measured.isTight { tight += 1 }
        if room < nearest?.room ?? .infinity {
          let now = measured.now ?? .nan
          nearest = (
            self.now(now, of: rule.limits[position].quantity, in: instance, by: meter), room
          )
        }
        if let own = prices[.rule(rule.name, member: instance.member, side)] {
          price = LimitFinding.Price(value: (price?.value ?? 0) + own.value, kpi: own.kpi)
        }
      }
      let id = LimitID.rule(rule.name, member: nil, side)
      return LimitFinding(
        limit: id, members: instances.count, tightMembers: tight,
        figure: scenario.figure(of: id), now: nearest.map(\.now),
        room: nearest.map { max(0, $0.room) }, price: tight > 0 ? price : nil)
    }
  }

  /// Where a measure stands, in the form in which its limit is written.
  private func now(
    _ value: Double, of written: Rule.Quantity, in instance: RuleInstance, by meter: RoomMeter
  ) -> Double {
    switch written {
    case .amount: return value
    case .multiple:
      for limit in instance.limits {
        if case .multiple(_, let other) = limit.quantity {
          let reference = meter.value(of: other).value
          return reference == 0 ? .nan : value / reference
        }
      }
      return value
    case .shareOfBudget: return value / (scenario.budget?.amount ?? .nan)
    case .shareOfLast:
      return value
        / instance.measure.lines.reduce(0) { $0 + (scenario.lastSpend(ofLineAt: $1) ?? 0) }
    }
  }
}
