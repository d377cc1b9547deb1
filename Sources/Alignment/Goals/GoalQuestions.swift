// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Questions about goals as scenarios of their own, whose limits stay but for goals.
extension Scenario {
  /// The scenario without goals, with some of them as limits of their KPIs, so that any KPI can be
  /// looked for; `nil` where they contradict each other or the KPIs' own limits.
  func holding(_ goals: [ResolvedGoal]) -> Scenario? {
    var changed = self
    changed.goals = []
    changed.businessObjectives = []
    for goal in goals {
      if goal.kpi == KPI.spend, !changed.kpis.contains(where: { $0.name == KPI.spend }) {
        changed.kpis.append(KPI(name: KPI.spend, unit: currency))
      }
      for position in changed.kpis.indices where changed.kpis[position].name == goal.kpi {
        switch goal.side {
        case .atLeast:
          changed.kpis[position].atLeast = max(
            goal.needed, changed.kpis[position].atLeast ?? goal.needed)
        case .atMost:
          changed.kpis[position].atMost = min(
            goal.needed, changed.kpis[position].atMost ?? goal.needed)
        }
      }
    }
    let isSound = changed.kpis.allSatisfy { kpi in
      guard let least = kpi.atLeast, let most = kpi.atMost else { return true }
      return least <= most
    }
    return isSound ? changed : nil
  }

  /// The scenario with the best value of one KPI as all that is looked for.
  ///
  /// A KPI that is the largest of its markets because it is minimized keeps its direction, as that
  /// is what it means; it is looked for last.
  func seeking(_ kpi: String, _ objective: Objective) -> Scenario {
    var changed = self
    changed.scale = .range
    changed.targetRule = nil
    let kept = kpis.indices.filter { kpis[$0].name != kpi && kpis[$0].isLargestOfMarkets }
    for position in changed.kpis.indices {
      changed.kpis[position].seek(kept.contains(position) ? .minimize : nil, at: 2)
      if kpis[position].name == kpi {
        changed.kpis[position].seek(objective, at: kept.isEmpty ? nil : 1)
      }
    }
    if kpi == KPI.spend, !kpis.contains(where: { $0.name == KPI.spend }) {
      changed.kpis.append(KPI(name: KPI.spend, unit: currency, objective: objective))
    }
    return changed
  }
}

extension KPI {
  /// Whether it is the largest of its markets, and not the least.
  fileprivate var isLargestOfMarkets: Bool {
    definition == .markets(.worst) && (objective == .minimize || target?.kind == .atMost)
  }

  /// Makes it an objective by itself, or none.
  fileprivate mutating func seek(_ objective: Objective?, at priority: Int?) {
    self.objective = objective
    self.priority = objective == nil ? nil : priority
    weight = nil
    giveUp = nil
    target = nil
    scale = nil
  }
}
