// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@Suite("Days of the calendar")
struct CalendarDateTests {
  @Test(
    "day numbers count from 0001-01-01 and go back to the same day, across leap years and centuries"
  )
  func roundTrip() throws {
    // Every day of 1 to 2400 would take long in a debug build: the ends of months of every year do.
    var last = 0
    for year in 1...2500 {
      for month in 1...12 {
        let first = try #require(CalendarDate(year: year, month: month, day: 1))
        #expect(CalendarDate(dayNumber: first.dayNumber) == first)
        let before = first.adding(days: -1)
        #expect(before.map { $0.dayNumber } == (last == 0 ? nil : first.dayNumber - 1))
        #expect(first.dayNumber > last)
        last = first.dayNumber
      }
    }
  }

  @Test(
    "known days have their numbers and weekdays",
    arguments: [
      // The number of days from 0001-01-01, and the weekday, are those of Python's date.toordinal and isoweekday.
      (1, 1, 1, 1, 1), (1970, 1, 1, 719_163, 4), (2000, 2, 29, 730_179, 2),
      (2026, 9, 30, 739_889, 3), (9999, 12, 31, 3_652_059, 5),
    ])
  func known(year: Int, month: Int, day: Int, number: Int, weekday: Int) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(CalendarDate(dayNumber: number) == date)
  }

  @Test("there is no day outside of the years 1 to 9999")
  func ends() throws {
    let last = try #require(CalendarDate(year: 9999, month: 12, day: 31))
    #expect(last.adding(days: 1) == nil)
    #expect(last.adding(days: .max) == nil)
    #expect(CalendarDate(dayNumber: 0) == nil)
    #expect(CalendarDate(dayNumber: .min) == nil)
  }

  @Test("a period counts both its ends")
  func count() throws {
    let first = try #require(CalendarDate(year: 2026, month: 7, day: 1))
    let last = try #require(CalendarDate(year: 2026, month: 9, day: 30))
    #expect(Period(first: first, last: last).dayCount == 92)
    #expect(Period(first: first, last: first).dayCount == 1)
  }
}
