// SPDX-License-Identifier: GPL-3.0-or-later

/// A kind of goal, with what its KPIs are good for.
public struct CatalogueGoal: Hashable, Sendable {
  /// What a KPI is good for under a goal.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// It measures the goal.
    case primary
    /// It helps to read the others and does not measure the goal.
    case contextual
    /// It says nothing about the goal, and draws money away where it is worked for.
    case noise
  }

  /// A KPI that is not to be read as the goal, with the reason.
  public struct Remark: Hashable, Sendable {
    /// The KPI's name in the catalogue.
    public let kpi: String
    /// Why it has its role, as half a sentence.
    public let reason: String

    init(_ kpi: String, _ reason: String) {
      self.kpi = kpi
      self.reason = reason
    }
  }

  /// A KPI that says little unless one of several others stands beside it.
  public struct Companion: Hashable, Sendable {
    /// The KPIs that need one.
    public let kpis: [String]
    /// Those of which one is enough.
    public let others: [String]
    /// Why, as half a sentence.
    public let reason: String
  }

  /// The name.
  public let name: String
  /// What is wanted, in a sentence.
  public let meaning: String
  /// The KPIs that measure it, the usual ones first.
  public let primary: [String]
  /// The KPIs that help to read those.
  public let contextual: [Remark]
  /// The KPIs that say nothing about it.
  public let noise: [Remark]
  /// What must stand beside what.
  public let companions: [Companion]

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
  public func role(of kpi: String) -> Role? {
    if primary.contains(kpi) { return .primary }
    if contextual.contains(where: { $0.kpi == kpi }) { return .contextual }
    return noise.contains { $0.kpi == kpi } ? .noise : nil
  }

  /// Why a KPI does not measure the goal; `nil` where it does, or where the catalogue does not say.
  public func reason(for kpi: String) -> String? {
    (contextual + noise).first { $0.kpi == kpi }?.reason
  }

  /// All its KPIs with what they are good for, in order.
  public var roles: [(kpi: String, role: Role)] {
    primary.map { ($0, .primary) } + contextual.map { ($0.kpi, .contextual) }
      + noise.map { ($0.kpi, .noise) }
  }
}
