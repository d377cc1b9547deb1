// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads runs of days, `2026-07-01..2026-09-30`.
enum PeriodText {
  /// Reads a period, both days included.
  ///
  /// - Throws: what to write instead; other orders of day and month are named, never guessed.
  static func period(_ text: Substring) throws(BadValue) -> Period {
    let text = text.trimmed
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count == 3, halves[1].isEmpty else {
      throw BadValue(
        .badValue, "\(Quoting.quoted(text)) is not a period",
        suggestion: "write its first and last day, for example 2026-07-01..2026-09-30")
    }
    let first = try date(halves[0].trimmed)
    let last = try date(halves[2].trimmed)
    if last < first {
      throw BadValue(
        .outOfRange, "the period ends before it begins", suggestion: "write \(last)..\(first)")
    }
    return Period(first: first, last: last)
  }

  /// Reads a day, `2026-07-01`.
  static func date(_ text: Substring) throws(BadValue) -> CalendarDate {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isWritten =
      parts.map(\.utf8.count) == [4, 2, 2]
      && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
    guard isWritten, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else {
      throw BadValue(
        .badValue, "\(Quoting.quoted(text)) is not a date",
        suggestion: "write year-month-day, for example 2026-07-01")
    }
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      throw BadValue(.badValue, "there is no day \(text)", suggestion: "check month and day")
    }
    return date
  }
}
