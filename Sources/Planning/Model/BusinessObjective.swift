// SPDX-License-Identifier: GPL-3.0-or-later

/// What the organization wants in the end, for example to sell policies, with the KPI that measures
/// it.
public struct BusinessObjective: Hashable, Sendable {
  /// The name, unique among business objectives.
  public var name: String
  /// The name of the KPI that measures it.
  public var kpi: String

  /// Makes a business objective.
  public init(name: String, kpi: String) {
    self.name = name
    self.kpi = kpi
  }
}
