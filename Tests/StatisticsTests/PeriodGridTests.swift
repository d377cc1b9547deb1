// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite struct PeriodGridTests {
  private func grid(_ days: [(Int, Int, Int)]) throws -> PeriodGrid {
    try PeriodGrid(days.map { PeriodGrid.Day(year: $0.0, month: $0.1, day: $0.2) })
  }

  private func firsts(_ months: ClosedRange<Int>, of year: Int = 2024) -> [(Int, Int, Int)] {
    months.map { (year, $0, 1) }
  }

  @Test("first days of months are a month apart, however long the months are")
  func monthly() throws {
    let grid = try grid(firsts(11...12, of: 2023) + firsts(1...4))
    #expect(grid.step == .months(1))
    #expect(grid.positions == [0, 1, 2, 3, 4, 5])
    #expect(grid.gaps == 0)
  }

  @Test("last days of months are a month apart, in leap years too")
  func monthEnds() throws {
    let grid = try grid([(2023, 12, 31), (2024, 1, 31), (2024, 2, 29), (2024, 3, 31)])
    #expect(grid.step == .months(1))
    #expect(grid.positions == [0, 1, 2, 3])
    // The 28th is not the last day of that month.
    #expect(throws: PeriodGrid.Problem.self) {
      try self.grid([(2023, 12, 31), (2024, 1, 31), (2024, 2, 28), (2024, 3, 31)])
    }
  }

  @Test("months that are missing are gaps")
  func gaps() throws {
    let grid = try grid(firsts(1...2) + firsts(5...6))
    #expect(grid.positions == [0, 1, 4, 5])
    #expect(grid.gaps == 2)
  }

  @Test("quarters, weeks and days are told apart")
  func steps() throws {
    #expect(try grid([(2024, 1, 1), (2024, 4, 1), (2024, 7, 1)]).step == .months(3))
    #expect(try grid([(2023, 1, 1), (2024, 1, 1), (2025, 1, 1)]).step == .months(12))
    let weeks = try grid([(2024, 2, 19), (2024, 2, 26), (2024, 3, 4), (2024, 3, 18)])
    #expect(weeks.step == .days(7))
    #expect(weeks.positions == [0, 1, 2, 4])
    #expect(weeks.gaps == 1)
    #expect(try grid([(2024, 2, 28), (2024, 2, 29), (2024, 3, 1)]).step == .days(1))
  }

  @Test("weekdays without weekends are days with gaps")
  func weekdays() throws {
    let days = [4, 5, 6, 7, 8, 11, 12, 13, 14, 15].map { (2024, 3, $0) }
    let grid = try grid(days)
    #expect(grid.step == .days(1))
    #expect(grid.gaps == 2)
  }

  @Test("days may come in any order")
  func order() throws {
    #expect(try grid([(2024, 3, 1), (2024, 1, 1), (2024, 2, 1)]).positions == [2, 0, 1])
  }

  @Test("a day that appears twice is named with the first one")
  func duplicates() {
    #expect(throws: PeriodGrid.Problem.duplicate(0, 2)) {
      try grid([(2024, 2, 1), (2024, 1, 1), (2024, 2, 1)])
    }
  }

  @Test(
    "weeks that turn into months are two frequencies, and so are months that turn into quarters")
  func mixed() {
    #expect(throws: PeriodGrid.Problem.mixed(3)) {
      try grid([
        (2024, 1, 1), (2024, 1, 8), (2024, 1, 15), (2024, 2, 16), (2024, 3, 15), (2024, 4, 15),
      ])
    }
    #expect(throws: PeriodGrid.Problem.mixed(4)) {
      try grid(firsts(1...4) + [(2024, 7, 1), (2024, 10, 1), (2025, 1, 1)])
    }
  }

  @Test("no day and one day have no step")
  func few() throws {
    #expect(try grid([]).step == nil)
    #expect(try grid([(2024, 1, 1)]).positions == [0])
  }

  @Test("the first years of the calendar have their months too")
  func old() throws {
    #expect(try grid([(1, 1, 1), (1, 2, 1), (1, 3, 1)]).step == .months(1))
    #expect(try grid([(1, 1, 1), (1, 1, 2), (9999, 12, 31)]).positions == [0, 1, 3_652_058])
  }
}
