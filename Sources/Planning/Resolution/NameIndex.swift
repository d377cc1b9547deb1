// SPDX-License-Identifier: GPL-3.0-or-later

/// Where each name of a scenario leads; of equal names the first counts.
struct NameIndex: Sendable {
  /// Positions of the campaigns by name.
  let campaigns: [String: Int]
  /// Positions of a channel's campaigns by the channel's name, ascending.
  let channels: [String: [Int]]
  /// Positions of the groups by name.
  let groups: [String: Int]
  /// Positions of the declared KPIs by name.
  let kpis: [String: Int]

  init(_ scenario: Scenario) {
    campaigns = Self.positions(scenario.campaigns.map(\.name))
    groups = Self.positions(scenario.groups.map(\.name))
    kpis = Self.positions(scenario.kpis.map(\.name))
    var channels: [String: [Int]] = [:]
    for (position, campaign) in scenario.campaigns.enumerated() {
      if let channel = campaign.channel { channels[channel, default: []].append(position) }
    }
    self.channels = channels
  }

  /// Whether a KPI of this name is declared or built in.
  func hasKPI(_ name: String) -> Bool { name == KPI.spend || kpis[name] != nil }

  private static func positions(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices)) { first, _ in first }
  }
}
