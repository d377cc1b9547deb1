// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
import Programs

/// Finds where a plan stands at every limit, and what other figures would change.
struct LimitSearch {
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
    let prices = prices
    var findings: [LimitFinding] = []
    if let budget = scenario.budget {
      let isExact = if case .exactly = budget { true } else { false }
      let id =
        isExact && prices[.budget(.atLeast)] != nil
        ? LimitID.budget(.atLeast) : .budget(.atMost)
      findings.append(
        finding(
          id, now: plan.totalSpend, room: isExact ? 0 : budget.amount - plan.totalSpend,
          size: budget.amount, prices))
    }
    for kpi in scenario.kpis {
      for side in LimitID.Side.allCases {
        guard let bound = side == .atLeast ? kpi.atLeast : kpi.atMost,
          let value = plan.value(of: kpi.name)
        else { continue }
        findings.append(
          finding(
            .kpi(kpi.name, side), now: value, room: (value - bound) * (side == .atLeast ? 1 : -1),
            size: abs(bound), prices))
      }
    }
    findings += checked.musts.compactMap { finding(of: $0, prices) }
    let brought = brought
    let instances = Dictionary(grouping: checked.ruleInstances, by: \.rule)
    for rule in scenario.rules.indices {
      findings += self.findings(of: instances[rule] ?? [], brought, prices)
    }
    for condition in scenario.conditions {
      let price = prices[.condition(condition.name)]
      findings.append(
        LimitFinding(
          limit: .condition(condition.name), tightMembers: price == nil ? 0 : 1, figure: nil,
          now: nil, room: nil, price: nil))
    }
    return findings
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
    switch limit {
    case .budget: if case .exactly = scenario.budget { true } else { false }
    case .rule(let name, _, let side):
      scenario.rules.first { $0.name == name }?.limits
        .contains { $0.relation == .exactly && $0.relation.sides.contains(side) } ?? false
    case .kpi, .goal, .condition, .keep, .stage, .miss, .progress, .market, .audience: false
    }
  }

  private func isCount(_ limit: LimitID) -> Bool {
    guard case .rule(let name, _, _) = limit,
      let rule = scenario.rules.first(where: { $0.name == name })
    else { return false }
    switch rule.measure {
    case .count, .changed: return true
    case .spend, .units, .kpi, .change: return false
    }
  }

  // MARK: Prices

  /// What easing limits is worth, by the first stage in which they have a price.
  private var prices: [LimitID: LimitFinding.Price] {
    var prices: [LimitID: LimitFinding.Price] = [:]
    let certificates =
      solution.stages.isEmpty ? [plan.certificate] : solution.stages.map(\.certificate)
    for certificate in certificates {
      let score = certificate.score
      // A score of several KPIs is told as so much of the first.
      guard let first = score.weights.first, first.weight > 0 else { continue }
      let size = max(abs(certificate.value), abs(certificate.bound), 1e-300)
      for multiplier in certificate.multipliers where prices[multiplier.limit] == nil {
        guard multiplier.value > 1e-12 * size else { continue }
        prices[multiplier.limit] = LimitFinding.Price(
          value: multiplier.value / first.weight, kpi: first.kpi)
      }
    }
    return prices
  }

  private func finding(
    _ limit: LimitID, now: Double, room: Double, size: Double,
    _ prices: [LimitID: LimitFinding.Price]
  ) -> LimitFinding {
    let isTight = room <= 1e-6 * max(size, 1e-9)
    var price = isTight ? prices[limit] : nil
    // The proof of a ratio's limit is in the unit of its numerator.
    if let kpi = kpi(of: limit), checked.linearForm(of: kpi) == nil { price = nil }
    return LimitFinding(
      limit: limit, tightMembers: isTight ? 1 : 0, figure: scenario.figure(of: limit), now: now,
      room: max(0, room), price: price)
  }

  private func kpi(of limit: LimitID) -> String? {
    switch limit {
    case .kpi(let name, _): name
    case .goal(let name, _): checked.musts.first { $0.name == name }?.kpi
    case .budget, .rule, .condition, .keep, .stage, .miss, .progress, .market, .audience: nil
    }
  }

  /// Where the plan stands at a goal, up to its deadline.
  private func finding(
    of goal: ResolvedGoal, _ prices: [LimitID: LimitFinding.Price]
  ) -> LimitFinding? {
    guard let value = plan.value(of: goal.kpi) else { return nil }
    return finding(
      .goal(goal.name, goal.side), now: goal.share * value,
      room: -goal.share * goal.miss(of: value), size: abs(goal.value), prices)
  }

  // MARK: Rules

  private func findings(
    of instances: [RuleInstance], _ brought: [[String: Double]],
    _ prices: [LimitID: LimitFinding.Price]
  ) -> [LimitFinding] {
    guard let first = instances.first else { return [] }
    let rule = scenario.rules[first.rule]
    return rule.limits.indices.flatMap { position -> [LimitFinding] in
      let relation = rule.limits[position].relation
      let side =
        relation == .exactly && prices[.rule(rule.name, member: first.member, .atLeast)] != nil
        ? LimitID.Side.atLeast : relation.sides[relation.sides.count - 1]
      var tight = 0
      var nearest: (now: Double, room: Double)?
      var price: LimitFinding.Price?
      for instance in instances {
        let limit = instance.limits[position]
        let value = value(of: instance.measure, brought)
        let bound: Double
        var now = value
        switch limit.quantity {
        case .amount(let amount):
          bound = amount
          now = self.now(value, rule.limits[position].quantity, instance)
        case .multiple(let factor, let other):
          let reference = self.value(of: other, brought)
          bound = factor * reference
          now = reference == 0 ? .nan : value / reference
        }
        let room =
          relation == .exactly ? 0 : side == .atLeast ? value - bound : bound - value
        if room <= 1e-6 * max(abs(bound), 1e-9) { tight += 1 }
        if room < nearest?.room ?? .infinity { nearest = (now, room) }
        if let own = prices[.rule(rule.name, member: instance.member, side)] {
          price = LimitFinding.Price(value: (price?.value ?? 0) + own.value, kpi: own.kpi)
        }
      }
      let id = LimitID.rule(rule.name, member: nil, side)
      let hasUnit = first.measure.kind != .count && first.measure.kind != .changed
      return [
        LimitFinding(
          limit: id, members: instances.count, tightMembers: tight,
          figure: scenario.figure(of: id), now: nearest.map(\.now),
          room: nearest.map { max(0, $0.room) },
          price: tight > 0 && hasUnit ? price : nil)
      ]
    }
  }

  /// Where a measure stands, in the form in which its limit is written.
  private func now(
    _ value: Double, _ written: Rule.Quantity, _ instance: RuleInstance
  ) -> Double {
    switch written {
    case .amount, .multiple: return value
    case .shareOfBudget: return value / (scenario.budget?.amount ?? .nan)
    case .shareOfLast:
      return value
        / instance.measure.lines.reduce(0) { $0 + (scenario.lastSpend(ofLineAt: $1) ?? 0) }
    }
  }

  private func value(of measure: RuleInstance.Measure, _ brought: [[String: Double]]) -> Double {
    measure.lines.reduce(0) { total, line in
      let allocation = plan.allocations[line]
      switch measure.kind {
      case .spend: return total + allocation.spend
      case .count: return total + (allocation.isActive ? 1 : 0)
      case .units: return total + (allocation.units ?? 0)
      case .kpi(let name):
        let terms = checked.linearForm(of: name)?.terms ?? []
        return terms.reduce(total) {
          $0 + $1.coefficient
            * ($1.kpi == KPI.spend ? allocation.spend : brought[line][$1.kpi] ?? 0)
        }
      case .change: return total + allocation.spend - (scenario.lastSpend(ofLineAt: line) ?? 0)
      case .changed:
        let isSame = scenario.lastSpend(ofLineAt: line).map {
          Figure.isSameMoney($0, allocation.spend)
        }
        return total + (isSame == true ? 0 : 1)
      }
    }
  }

  /// What each line brings of each delivered KPI.
  private var brought: [[String: Double]] {
    plan.allocations.indices.map { line in
      guard let use = responses.use(of: line, plan.allocations[line]) else { return [:] }
      return responses.amounts(of: line, use)
    }
  }
}

extension Plan.Allocation {
  /// Whether the line gets money, or is booked for nothing.
  var isActive: Bool { package != nil || spend > 0 }
}
