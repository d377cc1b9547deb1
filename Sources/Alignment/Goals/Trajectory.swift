// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

/// Where a goal should stand at the end of each week or month on the way to its deadline.
///
/// A total grows by as much every day, from 0 before the first day to the value at the deadline. A
/// level moves in a straight line from its baseline, which it has on the day before the first, to
/// the value at the deadline.
package struct Trajectory: Hashable, Sendable {
  /// What one step is.
  package enum Step: String, Hashable, Sendable, CaseIterable {
    /// Seven days, counted from the period's first.
    case week
    /// A month of the calendar.
    case month
  }

  /// Where the goal should stand at the end of a day.
  package struct Point: Hashable, Sendable {
    /// The day.
    package var day: CalendarDate
    /// The value, up to that day for a total.
    package var value: Double

    /// Makes a point.
    package init(day: CalendarDate, value: Double) {
      self.day = day
      self.value = value
    }
  }

  /// What one step is.
  package var step: Step
  /// The first day.
  package var first: CalendarDate
  /// The day by which the value is to be reached: the deadline, or the end of the period if that is
  /// before.
  package var last: CalendarDate
  /// The value before the first day: 0 for a total.
  package var start: Double
  /// The value to reach.
  package var end: Double
  /// The ends of the weeks or months, the last of which is ``last``.
  package var points: [Point]

  /// With so many days or fewer steps are weeks.
  private static let mostDaysInWeeks = 183

  /// The way to a goal; `nil` without a period, or for a level without a baseline.
  ///
  /// - Complexity: linear in weeks or months.
  package init?(_ goal: ResolvedGoal, in period: Period?) {
    guard let period, let deadline = goal.deadline, deadline >= period.first else { return nil }
    let start: Double
    switch goal.counting {
    case .total: start = 0
    case .level:
      guard let baseline = goal.baseline else { return nil }
      start = baseline
    }
    let last = min(deadline, period.last)
    let days = last.dayNumber - period.first.dayNumber + 1
    step = days <= Self.mostDaysInWeeks ? .week : .month
    first = period.first
    self.last = last
    self.start = start
    end = goal.value
    points = []
    points = Self.ends(step, from: first, to: last).map { Point(day: $0, value: value(on: $0)) }
  }

  /// Where the goal should stand at the end of a day: its start before the first, its end after the
  /// last.
  package func value(on day: CalendarDate) -> Double {
    let days = Double(last.dayNumber - first.dayNumber + 1)
    let passed = Double(
      min(max(0, day.dayNumber - first.dayNumber + 1), last.dayNumber - first.dayNumber + 1))
    return passed == days ? end : start + (end - start) * passed / days
  }

  /// The last days of the weeks or months.
  private static func ends(
    _ step: Step, from first: CalendarDate, to last: CalendarDate
  ) -> [CalendarDate] {
    var ends: [CalendarDate] = []
    var day = first
    while true {
      let end: CalendarDate?
      switch step {
      case .week: end = day.adding(days: 6)
      case .month: end = day.lastOfMonth
      }
      guard let end, end < last, let next = end.adding(days: 1) else { return ends + [last] }
      ends.append(end)
      day = next
    }
  }
}

extension CalendarDate {
  /// The last day of its month.
  fileprivate var lastOfMonth: CalendarDate? {
    let next =
      month == 12
      ? CalendarDate(year: year + 1, month: 1, day: 1)
      : CalendarDate(year: year, month: month + 1, day: 1)
    return next.flatMap { $0.adding(days: -1) } ?? CalendarDate(year: year, month: month, day: 31)
  }
}
