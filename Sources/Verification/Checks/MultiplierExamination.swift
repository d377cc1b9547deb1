// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The multipliers of a proof: what they are of, and what is wrong with them.
struct MultiplierExamination {
  private let count: Int
  /// What is wrong with them.
  private(set) var complaints: [String] = []

  /// Reads multipliers.
  ///
  /// - Parameters:
  ///   - directions: which way a KPI is better where the scenario leaves that to a frontier.
  ///   - scores: what earlier stages keep, then what is maximized.
  init(
    _ multipliers: [Certificate.Multiplier], limits: LimitReader,
    directions: [String: Objective] = [:], scores: [Score] = []
  ) {
    count = multipliers.count
    var seen: Set<LimitID> = []
    for multiplier in multipliers {
      let words = multiplier.limit.words
      if !seen.insert(multiplier.limit).inserted { complaints.append("\(words) counts twice") }
      if !(multiplier.value >= 0 && multiplier.value.isFinite) {
        complaints.append("\(words) has the multiplier \(multiplier.value)")
      }
      if !limits.has(multiplier.limit, directions: directions, scores: scores) {
        complaints.append("\(words) is no limit of the scenario")
      }
    }
  }

  /// Whether the multipliers can prove anything.
  func check(plan: Int?) -> VerificationReport.Check {
    VerificationReport.Check(
      .multipliers, plan: plan, complaints: complaints,
      otherwise: "\(count) limits have a price")
  }
}
