// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What the lines got in the last period.
struct LastSpends {
  private let campaigns: [Campaign]

  init(_ scenario: CheckedScenario) { campaigns = scenario.scenario.campaigns }

  /// Whether any line says what it got; without, there is nothing to compare with.
  var areKnown: Bool { campaigns.contains { $0.last != nil } }

  /// All that is known to have been spent.
  var total: Double { campaigns.reduce(0) { $0 + ($1.last ?? 0) } }

  /// What a spend changes; a line that does not say what it got is taken to be new where others do.
  func change(_ spend: Double, of campaign: Campaign) -> Double? {
    areKnown ? spend - (campaign.last ?? 0) : nil
  }
}
