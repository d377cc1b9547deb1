// SPDX-License-Identifier: GPL-3.0-or-later

/// Where each name of a scenario leads; of equal names the first counts.
struct NameIndex: Sendable {
  /// Positions of the campaigns by name.
  let campaigns: [String: Int]
  /// How many campaigns there are.
  let campaignCount: Int
  /// How many campaigns and creators there are.
  let lineCount: Int
  /// Positions of the creators among the lines, by name.
  let creators: [String: Int]
  /// Positions of a category's creators among the lines by the category's name, ascending.
  let categories: [String: [Int]]
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
    campaignCount = scenario.campaigns.count
    lineCount = scenario.lineCount
    let first = scenario.campaigns.count
    creators = Self.positions(scenario.creators.map(\.name)).mapValues { $0 + first }
    var categories: [String: [Int]] = [:]
    for (position, creator) in scenario.creators.enumerated() {
      if let category = creator.category {
        categories[category, default: []].append(first + position)
      }
    }
    self.categories = categories
  }

  /// Whether a KPI of this name is declared or built in.
  func hasKPI(_ name: String) -> Bool { name == KPI.spend || kpis[name] != nil }

  private static func positions(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices)) { first, _ in first }
  }
}
