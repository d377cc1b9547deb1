// SPDX-License-Identifier: GPL-3.0-or-later

/// Days as numbered periods of equal length: every day, every week, every month, ….
package struct PeriodGrid: Hashable, Sendable {
  /// The distance of one period to the next.
  package enum Step: Hashable, Sendable {
    /// So many days.
    case days(Int)
    /// So many months.
    case months(Int)
  }

  /// Why days have no grid.
  package enum Problem: Error, Hashable, Sendable {
    /// Two entries have the same day; their positions in what was given.
    case duplicate(Int, Int)
    /// From this entry on the distances are other ones, regular too or not; its position in what
    /// was given.
    case mixed(Int)
  }

  /// The distance of one period to the next; `nil` for fewer than two days.
  package var step: Step?
  /// The period of every day in the order given; 0 for the earliest.
  package var positions: [Int]
  /// How many periods between the first and the last have no day.
  package var gaps: Int

  /// As many longer distances of one length in a row are another frequency, and not gaps.
  package static let runOfOtherLength = 3

  /// Finds the grid of days.
  ///
  /// Days are months apart where all have the same day of the month or all are the last of their
  /// month, else days apart. The shortest distance is the step; longer ones must be multiples of
  /// it, and are gaps, unless several of the same length follow each other.
  ///
  /// - Parameter days: the days, in any order.
  /// - Throws: the first problem in the order of time.
  /// - Complexity: O(n log n).
  package init(_ days: [Day]) throws(Problem) {
    let dayNumbers = days.map(\.number)
    let order = days.indices.sorted { (dayNumbers[$0], $0) < (dayNumbers[$1], $1) }
    for (earlier, later) in zip(order, order.dropFirst()) where days[earlier] == days[later] {
      throw .duplicate(earlier, later)
    }
    positions = [Int](repeating: 0, count: days.count)
    gaps = 0
    guard days.count > 1 else {
      step = nil
      return
    }
    let isMonthly =
      days.allSatisfy { $0.day == days[0].day } || days.allSatisfy(\.isLastOfMonth)
    let numbers = order.map { isMonthly ? days[$0].monthNumber : dayNumbers[$0] }
    let distances = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
    let shortest = distances.min() ?? 1
    var run = 0
    for (index, distance) in distances.enumerated() {
      guard distance % shortest == 0 else { throw .mixed(order[index + 1]) }
      if distance == shortest {
        run = 0
      } else {
        run = index > 0 && distances[index - 1] == distance ? run + 1 : 1
        if run >= Self.runOfOtherLength { throw .mixed(order[index + 2 - run]) }
      }
    }
    step = isMonthly ? .months(shortest) : .days(shortest)
    for (index, place) in order.enumerated() {
      positions[place] = (numbers[index] - numbers[0]) / shortest
    }
    gaps = (numbers[numbers.count - 1] - numbers[0]) / shortest + 1 - numbers.count
  }
}

extension PeriodGrid {
  /// A day of the Gregorian calendar by its parts, which somebody else has checked.
  package struct Day: Hashable, Sendable {
    /// The year, for example 2026.
    package var year: Int
    /// The month, 1...12.
    package var month: Int
    /// The day of the month, 1...31.
    package var day: Int

    /// Makes a day.
    package init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }

    /// The months since the year 0.
    var monthNumber: Int { 12 * year + month - 1 }

    /// The days since some day.
    var number: Int { Self.first(ofMonth: monthNumber) + day - 1 }

    /// Whether the next day is in another month.
    var isLastOfMonth: Bool { number + 1 == Self.first(ofMonth: monthNumber + 1) }

    /// The number of a month's first day.
    ///
    /// Counts in years that begin in March, so that the leap day is their last. Source: Richards
    /// (2013), "Calendars", in "Explanatory supplement to the astronomical almanac".
    private static func first(ofMonth month: Int) -> Int {
      let shifted = month - 2
      let (year, monthOfYear) = (shifted / 12, shifted % 12)
      return 365 * year + year / 4 - year / 100 + year / 400 + (153 * monthOfYear + 2) / 5
    }
  }
}
