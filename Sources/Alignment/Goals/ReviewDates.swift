// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

extension ReviewRhythm {
  /// The days on which a goal is looked at: every 7 or 14 days, or every month, counted from the
  /// first day, and the last day.
  ///
  /// A month later is the same day of the next month, or its last where there is none.
  ///
  /// - Complexity: linear in the dates.
  package func dates(from first: CalendarDate, to last: CalendarDate) -> [CalendarDate] {
    guard first <= last else { return [] }
    var dates: [CalendarDate] = []
    for count in 1... {
      guard let next = date(count, from: first), next < last else { break }
      dates.append(next)
    }
    return dates + [last]
  }

  private func date(_ count: Int, from first: CalendarDate) -> CalendarDate? {
    switch self {
    case .weekly: return first.adding(days: 7 * count)
    case .biweekly: return first.adding(days: 14 * count)
    case .monthly:
      let months = first.month - 1 + count
      let (year, month) = (first.year + months / 12, months % 12 + 1)
      return (0...3).lazy.compactMap {
        CalendarDate(year: year, month: month, day: first.day - $0)
      }.first
    }
  }
}
