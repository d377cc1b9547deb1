// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The limits of a scenario in its own words, those that hold a plan apart from the others.
struct LimitList {
  /// Limits at which the plan has no room, see ``Plan/limiting``.
  let holding: [String]
  /// The others.
  let roomy: [String]

  /// More limits than these are counted.
  private static let most = 30

  /// - Complexity: linear in limits.
  init(_ context: ReportContext, _ plan: Plan) {
    let held = Set(plan.limiting)
    var holding: [String] = []
    var roomy: [String] = []
    for sides in Self.all(context.scenario) {
      guard let first = sides.first else { continue }
      let words = context.limits.full(first)
      if sides.contains(where: held.contains) { holding.append(words) } else { roomy.append(words) }
    }
    self.holding = Self.shortened(holding)
    self.roomy = Self.shortened(roomy)
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
