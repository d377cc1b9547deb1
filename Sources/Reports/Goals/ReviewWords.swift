// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

/// Says when a goal is looked at.
enum ReviewWords {
  /// The reviews that are named.
  private static let named = 3

  /// `Reviews: weekly, next 2026-07-08, 2026-07-15, 2026-07-22.`, or that there are none to speak
  /// of.
  static func text(_ assessment: GoalAssessment, after day: CalendarDate?) -> String {
    guard let rhythm = assessment.goal.review, rhythm != .monthly else {
      let rare = assessment.goal.review == .monthly ? "Monthly reviews are rare" : "No reviews"
      return "\(rare); add 'review: weekly' or 'review: biweekly'."
    }
    guard let way = assessment.trajectory else { return "Reviews: \(rhythm.rawValue)." }
    let dates = rhythm.dates(from: way.first, to: way.last)
      .filter { date in day.map { date > $0 } ?? true }
    guard !dates.isEmpty else {
      return "Reviews: \(rhythm.rawValue); the last one was on \(way.last)."
    }
    let next = dates.prefix(named).map(\.description).joined(separator: ", ")
    return "Reviews: \(rhythm.rawValue), next \(next)."
  }
}
