// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

/// How much room a plan leaves at one side of a limit.
struct LimitRoom: Hashable, Sendable {
  /// The limit; of a repeated rule that for one member.
  var limit: LimitID
  /// What the limit is on, in its own unit; `nil` for a condition, and for a ratio by 0.
  var now: Double?
  /// What the plan could still give without breaking the limit, in the unit of what is limited;
  /// below 0 where it is broken.
  var room: Double
  /// How large the amounts are of which the room is a difference.
  var size: Double

  /// Whether there is none, up to what limits may be passed by.
  var isTight: Bool { room <= Self.tolerance * size }
  /// Whether the plan passes the limit, up to the same.
  var isBroken: Bool { room < -Self.tolerance * size }

  /// What counts as nothing, as a share of the size.
  private static let tolerance = 1e-6
}

/// Measures how much room a plan leaves at the limits of its scenario, from the plan alone.
///
/// - Complexity: for all limits together linear in KPIs and in the lines of every rule.
struct RoomMeter {
  let checked: CheckedScenario
  let plan: Plan
  /// What each line brings of each delivered KPI.
  private let brought: [[String: Double]]

  private var scenario: Scenario { checked.scenario }

  init(_ checked: CheckedScenario, _ plan: Plan, responses: ResponseTable) {
    self.checked = checked
    self.plan = plan
    let countsKPIs = checked.ruleInstances.contains { instance in
      instance.measures.contains { if case .kpi = $0.kind { true } else { false } }
    }
    brought =
      countsKPIs
      ? plan.allocations.indices.map { line in
        responses.use(of: line, plan.allocations[line]).map {
          responses.amounts(of: line, $0)
        } ?? [:]
      } : []
  }

  /// Every side of every limit, in the order of the scenario.
  var all: [LimitRoom] {
    var rooms = budget
    for kpi in scenario.kpis {
      rooms += LimitID.Side.allCases.compactMap { side in
        kpi[side].map { bound in
          room(of: kpi.name, side, bound, share: 1, .kpi(kpi.name, side))
        }
      }
    }
    rooms += checked.musts.map {
      room(of: $0.kpi, $0.side, $0.value, share: $0.share, .goal($0.name, $0.side))
    }
    for instance in checked.ruleInstances {
      for position in instance.limits.indices {
        rooms += instance.limits[position].relation.sides.map { room(of: instance, position, $0) }
      }
    }
    return rooms + checked.conditionInstances.map(room)
  }

  private var budget: [LimitRoom] {
    guard let budget = scenario.budget else { return [] }
    let total = plan.totalSpend
    func room(_ side: LimitID.Side) -> LimitRoom {
      LimitRoom(
        limit: .budget(side), now: total,
        room: side == .atMost ? budget.amount - total : total - budget.amount,
        size: max(budget.amount, 1e-9))
    }
    if case .exactly = budget { return [room(.atLeast), room(.atMost)] }
    return [room(.atMost)]
  }

  /// The room at a value of a KPI, of which a share counts.
  private func room(
    of name: String, _ side: LimitID.Side, _ bound: Double, share: Double, _ limit: LimitID
  ) -> LimitRoom {
    let sign = side == .atLeast ? 1.0 : -1.0
    guard let value = plan.value(of: name).map({ share * $0 }) else {
      // Of a ratio by 0 the limit holds that 0 of one thing is at least 0 of the other, and there is no more room than that.
      return LimitRoom(limit: limit, now: nil, room: 0, size: 1)
    }
    let form = checked.linearForm(of: name)
    let parts =
      form?.terms.reduce(abs(form?.constant ?? 0)) {
        $0 + abs($1.coefficient * (plan.value(of: $1.kpi) ?? 0))
      } ?? abs(value)
    return LimitRoom(
      limit: limit, now: value, room: sign * (value - bound),
      size: max(abs(bound), share * parts, 1e-9))
  }

  /// The room at one limit of a rule for one of its members.
  func room(of instance: RuleInstance, _ position: Int, _ side: LimitID.Side) -> LimitRoom {
    let limit = instance.limits[position]
    let (value, parts) = value(of: instance.measure)
    let bound: Double
    var size = max(parts, 1e-9)
    switch limit.quantity {
    case .amount(let amount):
      bound = amount
      size = max(size, abs(amount))
    case .multiple(let factor, let other):
      let (reference, parts) = self.value(of: other)
      bound = factor * reference
      size = max(size, abs(factor) * parts)
    }
    return LimitRoom(
      limit: .rule(scenario.rules[instance.rule].name, member: instance.member, side), now: value,
      room: side == .atLeast ? value - bound : bound - value, size: size)
  }

  private func room(of condition: ConditionInstance) -> LimitRoom {
    let line = plan.allocations[condition.line].isActive ? 1.0 : 0
    let other = plan.allocations[condition.other].isActive ? 1.0 : 0
    return LimitRoom(
      limit: .condition(condition.name), now: nil,
      room: condition.consequence == .then ? other - line : 1 - line - other, size: 1)
  }

  /// What a rule counts, and how large its parts are together.
  func value(of measure: RuleInstance.Measure) -> (value: Double, size: Double) {
    var (value, size) = (0.0, 0.0)
    for line in measure.lines {
      let part = self.part(of: measure.kind.traits.part, line)
      value += part.value
      size += part.size
    }
    return (value, size)
  }

  private func part(
    of part: Rule.Measure.Kind.Part, _ line: Int
  ) -> (value: Double, size: Double) {
    let allocation = plan.allocations[line]
    switch part {
    case .quantity(let quantity, let isLessLast):
      let last = scenario.lastSpend(ofLineAt: line)
      let value = allocation.amount(of: quantity, last: last)
      let less = isLessLast ? last ?? 0 : 0
      return (value - less, abs(value) + less)
    case .kpi(let name):
      var (value, size) = (0.0, 0.0)
      for term in checked.linearForm(of: name)?.terms ?? [] {
        let amount = term.kpi == KPI.spend ? allocation.spend : brought[line][term.kpi] ?? 0
        value += term.coefficient * amount
        size += abs(term.coefficient * amount)
      }
      return (value, size)
    }
  }
}
