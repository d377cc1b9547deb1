// SPDX-License-Identifier: GPL-3.0-or-later

/// A kind of goal, with what its KPIs are good for.
package struct CatalogueGoal: Hashable, Sendable {
  /// What a KPI is good for under a goal.
  package enum Role: String, Hashable, Sendable, CaseIterable {
    /// It measures the goal.
    case primary
    /// It helps to read the others and does not measure the goal.
    case contextual
    /// It says nothing about the goal, and draws money away where it is worked for.
    case noise
  }

  /// A KPI that is not to be read as the goal, with the reason.
  package struct Remark: Hashable, Sendable {
    /// The KPI's name in the catalogue.
    package let kpi: String
    /// Why it has its role, as half a sentence.
    package let reason: String

    init(_ kpi: String, _ reason: String) {
      self.kpi = kpi
      self.reason = reason
    }
  }

  /// A KPI that says little unless one of several others stands beside it.
  package struct Companion: Hashable, Sendable {
    /// The KPIs that need one.
    package let kpis: [String]
    /// Those of which one is enough.
    package let others: [String]
    /// Why, as half a sentence.
    package let reason: String
  }

  /// The name.
  package let name: String
  /// What is wanted, in a sentence.
  package let meaning: String
  /// The KPIs that measure it, the usual ones first.
  package let primary: [String]
  /// The KPIs that help to read those.
  package let contextual: [Remark]
  /// The KPIs that say nothing about it.
  package let noise: [Remark]
  /// What must stand beside what.
  package let companions: [Companion]

  init(
    _ name: String, _ meaning: String, primary: [String], contextual: [Remark] = [],
    noise: [Remark] = [], companions: [Companion] = []
  ) {
    self.name = name
    self.meaning = meaning
    self.primary = primary
    self.contextual = contextual
    self.noise = noise
    self.companions = companions
  }

  /// What a KPI is good for here; `nil` where the catalogue does not say.
  package func role(of kpi: String) -> Role? {
    if primary.contains(kpi) { return .primary }
    if contextual.contains(where: { $0.kpi == kpi }) { return .contextual }
    return noise.contains { $0.kpi == kpi } ? .noise : nil
  }

  /// Why a KPI does not measure the goal; `nil` where it does, or where the catalogue does not say.
  package func reason(for kpi: String) -> String? {
    (contextual + noise).first { $0.kpi == kpi }?.reason
  }

  /// All its KPIs with what they are good for, in order.
  package var roles: [(kpi: String, role: Role)] {
    primary.map { ($0, .primary) } + contextual.map { ($0.kpi, .contextual) }
      + noise.map { ($0.kpi, .noise) }
  }
}
