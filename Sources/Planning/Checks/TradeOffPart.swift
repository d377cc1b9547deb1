// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that counts at a priority: an objective without a target, or a target on one of its
/// sides.
struct TradeOffPart {
  var kpi: KPI
  var priority: Int
  /// Whether the author named the priority.
  var hasPriority: Bool
  /// Whether the author said what it counts.
  var hasWeight: Bool
  /// Whether it is a target.
  var isTarget: Bool
}

extension Scenario {
  /// All that counts, in the order of the KPIs.
  var tradeOffParts: [TradeOffPart] {
    kpis.flatMap { kpi -> [TradeOffPart] in
      guard let target = kpi.target else {
        guard kpi.objective != nil else { return [] }
        return [kpi.part(priority: nil, weight: nil, isTarget: false)]
      }
      return target.missableSides.map { side in
        kpi.part(
          priority: target[side].priority, weight: target[side].weight, isTarget: true)
      }
    }
  }

  /// What one unit of a KPI's weight stands on: for a target its own size, unless something else is
  /// said for the KPI or everything is raw.
  func scale(of kpi: KPI) -> Scale {
    if let scale = kpi.scale { return scale }
    guard kpi.target != nil else { return scale }
    return scale == .none ? .none : .target
  }
}

extension KPI {
  /// Whether a plan can be better or worse for it.
  var counts: Bool { objective != nil || target != nil }

  fileprivate func part(priority: Int?, weight: Double?, isTarget: Bool) -> TradeOffPart {
    let stated = priority ?? self.priority
    return TradeOffPart(
      kpi: self, priority: stated ?? 1, hasPriority: stated != nil,
      hasWeight: weight ?? self.weight != nil, isTarget: isTarget)
  }
}
