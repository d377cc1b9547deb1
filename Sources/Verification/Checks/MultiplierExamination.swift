// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The multipliers of a proof: what they are of, and what is wrong with them.
struct MultiplierExamination {
  /// Every multiplier whose limit exists, with what the limit means.
  private(set) var readings: [(factor: Double, limit: LimitReading)] = []
  /// What is wrong with them.
  private(set) var complaints: [String] = []

  /// Reads multipliers; `directions` says which way a KPI is better where the scenario leaves that to a frontier.
  init(
    _ multipliers: [Certificate.Multiplier], limits: LimitReader,
    directions: [String: Objective] = [:]
  ) {
    var seen: Set<LimitID> = []
    for multiplier in multipliers {
      let words = multiplier.limit.words
      if !seen.insert(multiplier.limit).inserted { complaints.append("\(words) counts twice") }
      if !(multiplier.value >= 0 && multiplier.value.isFinite) {
        complaints.append("\(words) has the multiplier \(multiplier.value)")
      }
      if let reading = limits.reading(of: multiplier.limit, directions: directions) {
        readings.append((multiplier.value, reading))
      } else {
        complaints.append("\(words) is no limit of the scenario")
      }
    }
  }

  /// Whether the multipliers can prove anything.
  func check(plan: Int?) -> VerificationReport.Check {
    VerificationReport.Check(
      .multipliers, plan: plan, complaints: complaints,
      otherwise: "\(readings.count) limits have a price")
  }
}
