// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The lines whose own spend ranges take part in a clash of limits.
struct PressedLines {
  /// A line at the end of its range.
  struct Line: Hashable {
    /// The position in ``Scenario/campaigns``.
    let campaign: Int
    /// Whether it is its most that it would have to pass; else its least.
    let isAtMost: Bool
  }

  /// The lines in the order of the scenario.
  private(set) var lines: [Line] = []

  /// Finds the lines that would have to leave their ranges for the limits to hold.
  ///
  /// The weighted slack of the clash separates by line. Where only money counts in a line's part, its sign tells at
  /// which end of the range the line does its best and still fails; lines that also bring a KPI of the clash are left
  /// out, because they may do their best in between.
  ///
  /// - Complexity: linear in limits × lines.
  init(_ infeasibility: Infeasibility, _ words: LimitWords) {
    let scenario = words.scenario
    let campaigns = scenario.scenario.campaigns
    var pulls = [Double](repeating: 0, count: campaigns.count)
    var curved = Set<String>()
    for multiplier in infeasibility.clash {
      switch multiplier.limit {
      case .budget(let side):
        let pull = side == .atLeast ? multiplier.value : -multiplier.value
        for line in pulls.indices { pulls[line] += pull }
      case .rule(_, _, let side):
        guard let instance = words.instance(of: multiplier.limit) else { continue }
        let pull = side == .atLeast ? multiplier.value : -multiplier.value
        Self.add(instance.measure, pull, campaigns, &pulls, &curved)
        for limit in instance.limits where limit.relation.sides.contains(side) {
          guard case .multiple(let factor, let other) = limit.quantity else { continue }
          Self.add(other, -factor * pull, campaigns, &pulls, &curved)
        }
      case .kpi(let name, _), .keep(let name, _):
        curved.formUnion(Self.parts(of: name, scenario))
      }
    }
    if curved.contains(KPI.spend) { return }
    for campaign in campaigns.indices where pulls[campaign] != 0 {
      guard !scenario.flows(of: campaign).contains(where: { curved.contains($0.kpi) }) else {
        continue
      }
      let isAtMost = pulls[campaign] > 0
      let end = isAtMost ? campaigns[campaign].most : campaigns[campaign].least
      if let end, isAtMost || end > 0 { lines.append(Line(campaign: campaign, isAtMost: isAtMost)) }
    }
  }

  private static func add(
    _ measure: RuleInstance.Measure, _ pull: Double, _ campaigns: [Campaign],
    _ pulls: inout [Double], _ curved: inout Set<String>
  ) {
    for line in measure.lines {
      switch measure.kind {
      case .spend, .change: pulls[line] += pull
      case .units:
        if case .units(let purchase) = campaigns[line].purchase {
          pulls[line] += pull / purchase.price
        }
      case .kpi(let name): curved.insert(name)
      }
    }
  }

  /// The delivered KPIs that a KPI comes from.
  private static func parts(of name: String, _ scenario: CheckedScenario) -> Set<String> {
    if case .ratio(let numerator, let denominator) = scenario.kpi(named: name)?.definition {
      return parts(of: numerator, scenario).union(parts(of: denominator, scenario))
    }
    return Set(scenario.linearForm(of: name)?.terms.map(\.kpi) ?? [])
  }
}
