// SPDX-License-Identifier: GPL-3.0-or-later

/// What one stage of a trade-off is made of, before its scales are known.
struct StagePlan: Sendable {
  /// A target on one of its sides.
  struct TargetSide: Sendable {
    var kpi: KPI
    var target: Target
    var side: LimitID.Side

    /// What missing it counts.
    var weight: Double { target[side].weight ?? kpi.weight ?? 1 }
  }

  var purpose: Stage.Purpose
  /// Objectives without a target.
  var objectives: [KPI] = []
  var targets: [TargetSide] = []
  /// Whether only the worst-off of the targets counts.
  var isWorstOff = false
  /// What the stage looks for alone.
  var ratio: KPI?
  var giveUp: GiveUp?

  /// How many things count.
  var count: Int { objectives.count + targets.count + (ratio == nil ? 0 : 1) }
  /// Whether the stage is a weighted sum of objectives.
  var isWeightedSum: Bool { targets.isEmpty && ratio == nil }
}

extension Scenario {
  /// The priorities at which something is to be settled, the most important first.
  public var priorities: [Int] {
    stagePlans.compactMap { plan in
      if case .priority(let priority) = plan.purpose { priority } else { nil }
    }
  }

  /// The stages of the declared trade-off, the most important first.
  var stagePlans: [StagePlan] {
    var plans: [Int: StagePlan] = [:]
    func change(_ priority: Int, _ body: (inout StagePlan) -> Void) {
      var plan = plans[priority] ?? StagePlan(purpose: .priority(priority))
      body(&plan)
      plans[priority] = plan
    }
    for kpi in kpis {
      let own = kpi.priority ?? 1
      if let target = kpi.target {
        for side in target.missableSides {
          change(target[side].priority ?? own) {
            $0.targets.append(.init(kpi: kpi, target: target, side: side))
            $0.isWorstOff = targetRule == .worstOff
          }
        }
      } else if kpi.objective != nil {
        change(own) { plan in
          if case .ratio = kpi.definition { plan.ratio = kpi } else { plan.objectives.append(kpi) }
        }
      } else {
        continue
      }
      if let giveUp = kpi.giveUp { change(own) { $0.giveUp = giveUp } }
    }
    return plans.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The KPIs with a better and a worse that can be added up, which ratios cannot.
  var directed: [(kpi: KPI, objective: Objective)] {
    directedKPIs.filter { directed in
      if case .ratio = directed.kpi.definition { false } else { true }
    }
  }

  /// The KPIs that have a better and a worse, with which way is better: objectives, and targets
  /// that are to be reached from one side.
  public var directedKPIs: [(kpi: KPI, objective: Objective)] {
    kpis.compactMap { kpi in
      if let objective = kpi.objective { return (kpi, objective) }
      switch kpi.target?.kind {
      case .atLeast: return (kpi, .maximize)
      case .atMost: return (kpi, .minimize)
      case .exactly, nil: return nil
      }
    }
  }
}
