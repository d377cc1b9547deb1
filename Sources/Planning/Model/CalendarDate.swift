// SPDX-License-Identifier: GPL-3.0-or-later

/// A day of the Gregorian calendar, which is taken to hold for all years from 1 to 9999.
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The year, for example 2026.
  public let year: Int
  /// The month, 1...12.
  public let month: Int
  /// The day of the month, 1...31.
  public let day: Int

  /// The date, or `nil` if there is no such day between the years 1 and 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date of a number of days since 0001-01-01, which is day 1; `nil` outside of the years 1 to
  /// 9999.
  ///
  /// Counts in years that begin in March, so that a leap day comes last. Source: Howard Hinnant,
  /// chrono-Compatible Low-Level Date Algorithms (2013), `civil_from_days`.
  public init?(dayNumber: Int) {
    guard (1...Self.lastNumber).contains(dayNumber) else { return nil }
    // Days since 0000-03-01, in eras of 400 years.
    let days = dayNumber + 305
    let era = days / Self.daysInEra
    let ofEra = days % Self.daysInEra
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * ofYear + 2) / 153
    self.day = ofYear - (153 * month + 2) / 5 + 1
    self.month = month < 10 ? month + 3 : month - 9
    self.year = era * 400 + yearOfEra + (month < 10 ? 0 : 1)
  }

  private static let daysInEra = 146_097
  /// The number of 9999-12-31.
  private static let lastNumber = 3_652_059

  /// The number of days since 0001-01-01, which is day 1, so that differences are days.
  public var dayNumber: Int {
    let year = month > 2 ? self.year : self.year - 1
    let month = month > 2 ? self.month - 3 : self.month + 9
    let ofYear = (153 * month + 2) / 5 + day - 1
    let era = year / 400
    let yearOfEra = year % 400
    let ofEra = 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100 + ofYear
    return era * Self.daysInEra + ofEra - 305
  }

  /// The date some days later, or earlier if negative; `nil` outside of the years 1 to 9999.
  public func adding(days: Int) -> CalendarDate? {
    let (number, isTooLarge) = dayNumber.addingReportingOverflow(days)
    return isTooLarge ? nil : CalendarDate(dayNumber: number)
  }

  /// The day of the week, 1 for Monday to 7 for Sunday.
  public var weekday: Int { (dayNumber + 6) % 7 + 1 }

  /// Orders by time.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The ISO 8601 form, `2026-07-01`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// A run of days, both ends included.
public struct Period: Hashable, Sendable {
  /// The first day.
  public var first: CalendarDate
  /// The last day.
  public var last: CalendarDate

  /// Makes a period from its ends.
  public init(first: CalendarDate, last: CalendarDate) {
    self.first = first
    self.last = last
  }

  /// How many days it has, both ends counted.
  public var dayCount: Int { last.dayNumber - first.dayNumber + 1 }
}
