// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning
import Statistics

extension ProxyEvidence {
  /// The day of a period, counted from the first, which is 0; the last of its month where that has
  /// fewer days. `nil` outside of the calendar, and without rows.
  package func day(at position: Int) -> CalendarDate? {
    guard let start = days?.lowerBound else { return nil }
    switch step {
    case nil: return position == 0 ? start : nil
    case .days(let count): return start.adding(days: position * count)
    case .months(let count):
      let month = 12 * start.year + start.month - 1 + position * count
      guard let first = CalendarDate(year: month / 12, month: month % 12 + 1, day: 1) else {
        return nil
      }
      // A history of last days goes on with last days.
      let isLast = start.adding(days: 1)?.day == 1
      let day = isLast ? 31 : start.day
      return (first.day...day).reversed().lazy
        .compactMap { CalendarDate(year: first.year, month: first.month, day: $0) }.first
    }
  }
}
