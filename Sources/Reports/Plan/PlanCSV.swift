// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension PlanReport {
  /// The plan as comma-separated values, one row per line, with every figure in full.
  ///
  /// Columns: `line,kind,channel,package,last,plan,change,share,binding`, see docs/output.md.
  public var csv: String {
    let total = solution.plan.totalSpend
    let lasts = LastSpends(scenario)
    let header = [
      "line", "kind", "channel", "package", "last", "plan", "change", "share", "binding",
    ]
    let rows = solution.plan.allocations.enumerated().map { line, allocation in
      let campaign = scenario.scenario.campaign(at: line)
      let creator = scenario.scenario.creator(at: line)
      return [
        allocation.line, campaign == nil ? "creator" : "campaign",
        campaign?.channel ?? creator?.category ?? "", allocation.package ?? "",
        lasts[line].map(ExactNumber.text) ?? "", ExactNumber.text(allocation.spend),
        lasts.change(allocation.spend, ofLineAt: line).map(ExactNumber.text) ?? "",
        total > 0 ? ExactNumber.text(allocation.spend / total) : "",
        allocation.binding.map(Self.words).joined(separator: "; "),
      ]
    }
    return CSVText.text([header] + rows)
  }

  private static func words(_ binding: Plan.Binding) -> String {
    switch binding {
    case .least: "least"
    case .minimumIfActive: "minimum if active"
    case .most: "most"
    case .settled: "settled"
    case .limit(let limit): words(limit.details)
    }
  }

  private static func words(_ limit: LimitID.Details) -> String {
    let kind = limit.kind == .stage ? "settled before" : limit.kind.rawValue
    let joint = limit.kind == .market ? "in" : "for"
    let words = [kind, limit.name, limit.member.map { "\(joint) \($0)" }, limit.side?.rawValue]
    return words.compactMap(\.self).joined(separator: " ")
  }
}
