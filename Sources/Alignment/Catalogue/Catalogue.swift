// SPDX-License-Identifier: GPL-3.0-or-later

/// The KPIs that are known by name, and what each is good for under which kind of goal.
///
/// Definitions are our own; where the trade counts a thing in several ways, the one that adds up
/// over lines is taken.
package enum Catalogue {
  /// The kinds of goals: those of creators and campaigns, then those of e-mail.
  package static let goals: [CatalogueGoal] = [
    awareness, engagement, traffic, leads, sales, efficiency, retention, emailPersonalization,
    emailAutomation, emailOptimization, emailAnalytics,
  ]

  /// The KPIs, in the order of the goals that they belong to first.
  package static let kpis: [CatalogueKPI] =
    awarenessKPIs + engagementKPIs + trafficKPIs + leadKPIs + salesKPIs + efficiencyKPIs
    + retentionKPIs + emailPersonalizationKPIs + emailAutomationKPIs + emailOptimizationKPIs
    + emailAnalyticsKPIs

  /// The KPI of a name or an alias, whatever its capitals, hyphens and spaces; `nil` for none.
  package static func kpi(named name: String) -> CatalogueKPI? { index[folded(name)] }

  /// The kind of goal of a name, whatever its capitals, hyphens and spaces; `nil` for none.
  ///
  /// The kinds of e-mail goals are also known without the word `email`.
  package static func goal(named name: String) -> CatalogueGoal? {
    let wanted = folded(name)
    return goals.first { $0.name == wanted } ?? goals.first { $0.name == "email \(wanted)" }
  }

  /// The kinds of goals under which a KPI has a role, with it.
  package static func roles(
    of kpi: String
  ) -> [(goal: CatalogueGoal, role: CatalogueGoal.Role)] {
    goals.compactMap { goal in goal.role(of: kpi).map { (goal, $0) } }
  }

  /// Every name and alias.
  package static let names: [String] = kpis.flatMap { [$0.name] + $0.aliases }

  /// A name as it reads: lower case, hyphens as spaces, single spaces.
  static func folded(_ name: String) -> String {
    name.lowercased().split { $0.isWhitespace || $0 == "-" || $0 == "_" }.joined(separator: " ")
  }

  private static let index: [String: CatalogueKPI] = Dictionary(
    kpis.flatMap { kpi in ([kpi.name] + kpi.aliases).map { (folded($0), kpi) } },
    uniquingKeysWith: { first, _ in first })
}
