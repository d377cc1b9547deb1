// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The limits of a scenario in its own words, those that hold a plan apart from those that leave it room.
struct LimitList {
  /// Limits that the plan would be better without.
  let holding: [String]
  /// The others.
  let roomy: [String]

  /// More limits than these are counted.
  private static let most = 30

  /// - Complexity: linear in limits and in the multipliers of all stages.
  init(_ context: ReportContext, _ solution: Solution) {
    let certificates = solution.stages.map(\.certificate) + [solution.plan.certificate]
    let held = Set(certificates.flatMap { $0.multipliers.filter { $0.value != 0 }.map(\.limit) })
    var holding: [String] = []
    var roomy: [String] = []
    for sides in Self.all(context.scenario) {
      guard let first = sides.first else { continue }
      let words = context.limits.full(first)
      let isHeld = sides.contains { held.contains($0) && !Self.hasRoom($0, context, solution.plan) }
      if isHeld { holding.append(words) } else { roomy.append(words) }
    }
    self.holding = Self.shortened(holding)
    self.roomy = Self.shortened(roomy)
  }

  /// Whether the plan keeps a KPI's limit with room to spare: limits of a plan that was found by cases may have held other
  /// cases alone.
  private static func hasRoom(_ limit: LimitID, _ context: ReportContext, _ plan: Plan) -> Bool {
    if case .goal(let name, _) = limit, let goal = context.limits.must(name),
      let value = plan.value(of: goal.kpi)
    {
      return -goal.miss(of: value) > 1e-6 * max(abs(goal.needed), 1e-9)
    }
    guard case .kpi(let name, let side) = limit, let kpi = context.scenario.kpi(named: name),
      let value = plan.value(of: name), let bound = side == .atLeast ? kpi.atLeast : kpi.atMost
    else { return false }
    let room = side == .atLeast ? value - bound : bound - value
    return room > 1e-6 * max(abs(bound), 1e-9)
  }

  /// Every limit with its sides, in the order of the scenario.
  private static func all(_ scenario: CheckedScenario) -> [[LimitID]] {
    let parts = scenario.scenario
    let budget: [[LimitID]] =
      switch parts.budget {
      case .atMost: [[.budget(.atMost)]]
      case .exactly: [[.budget(.atLeast), .budget(.atMost)]]
      case nil: []
      }
    let kpis = parts.kpis.flatMap { kpi -> [[LimitID]] in
      [
        kpi.atLeast.map { _ in [.kpi(kpi.name, .atLeast)] },
        kpi.atMost.map { _ in [.kpi(kpi.name, .atMost)] },
      ].compactMap(\.self)
    }
    let rules = scenario.ruleInstances.flatMap { instance in
      instance.limits.map { limit in
        limit.relation.sides.map { side in
          LimitID.rule(parts.rules[instance.rule].name, member: instance.member, side)
        }
      }
    }
    let goals = scenario.musts.map { [LimitID.goal($0.name, $0.side)] }
    return budget + kpis + goals + rules + parts.conditions.map { [.condition($0.name)] }
  }

  private static func shortened(_ limits: [String]) -> [String] {
    guard limits.count > most else { return limits }
    let count = FixedPoint.text(Double(limits.count - most), decimals: 0)
    return limits.prefix(most) + ["and \(count) more"]
  }
}
