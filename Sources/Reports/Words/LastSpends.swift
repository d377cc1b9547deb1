// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What the lines got in the last period.
struct LastSpends {
  private let lasts: [Double?]

  /// - Complexity: linear in lines.
  init(_ scenario: CheckedScenario) {
    let scenario = scenario.scenario
    lasts = scenario.campaigns.map(\.last) + scenario.creators.map(\.last)
  }

  /// Whether any line says what it got; without, there is nothing to compare with.
  var areKnown: Bool { lasts.contains { $0 != nil } }

  /// All that is known to have been spent.
  var total: Double { total(of: lasts.indices) }

  /// All that is known to have been spent on some lines, by position.
  func total(of lines: some Sequence<Int>) -> Double {
    lines.reduce(0) { $0 + (lasts[$1] ?? 0) }
  }

  /// What the line at a position got, where that is known.
  subscript(line: Int) -> Double? { lasts[line] }

  /// What a spend changes; a line that does not say what it got is taken to be new where others do.
  func change(_ spend: Double, ofLineAt line: Int) -> Double? {
    areKnown ? spend - (lasts[line] ?? 0) : nil
  }
}
