// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines by position: the campaigns in the order of the scenario, then the creators in that order.
extension Scenario {
  /// How many campaigns and creators there are.
  package var lineCount: Int { campaigns.count + creators.count }

  /// The campaign at a position, or `nil` where a creator stands there.
  package func campaign(at line: Int) -> Campaign? {
    line < campaigns.count ? campaigns[line] : nil
  }

  /// The creator at a position, or `nil` where a campaign stands there.
  package func creator(at line: Int) -> Creator? {
    line < campaigns.count ? nil : creators[line - campaigns.count]
  }

  /// The name of the line at a position.
  package func lineName(at line: Int) -> String {
    line < campaigns.count ? campaigns[line].name : creators[line - campaigns.count].name
  }

  /// What was spent on the line at a position in the last period, in money.
  package func lastSpend(ofLineAt line: Int) -> Double? {
    line < campaigns.count ? campaigns[line].last : creators[line - campaigns.count].last
  }
}
