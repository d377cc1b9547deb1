// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

/// Where a goal stands by what was counted, against where it should stand.
package struct GoalProgress: Hashable, Sendable {
  /// How a goal stands.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// At least where it should be.
    case onTrack = "on track"
    /// Behind by no more than ``GoalProgress/riskShare`` of the whole way.
    case atRisk = "at risk"
    /// Behind by more.
    case offTarget = "off target"
    /// The deadline has passed, and the goal is met.
    case met
    /// The deadline has passed, and the goal is missed.
    case missed
  }

  /// A goal that is behind by up to this share of the way from its start to its target is at risk,
  /// by more off target.
  package static let riskShare = 0.1

  /// A figure on a day.
  package struct Reading: Hashable, Sendable {
    /// The day.
    package var day: CalendarDate
    /// What came since the reading before, or the level.
    package var value: Double
    /// What had come in all, or the level.
    package var standing: Double

    /// Makes a reading.
    package init(day: CalendarDate, value: Double, standing: Double) {
      self.day = day
      self.value = value
      self.standing = standing
    }
  }

  /// How often something was counted.
  package enum Frequency: Hashable, Sendable {
    /// Every so many days.
    case days(Int)
    /// Every so many months.
    case months(Int)
  }

  /// How readings change from one to the next.
  package struct Trend: Hashable, Sendable {
    /// What the straight line of least squares through the readings rises by from one to the next.
    package var slope: Double
    /// How likely so steep a line is where there is no trend; `nil` for fewer than three readings.
    package var significance: Double?

    /// Whether the readings rise or fall by more than chance, at a level of 5%.
    package var isClear: Bool { significance.map { $0 < 0.05 } ?? false }

    /// Makes a trend.
    package init(slope: Double, significance: Double?) {
      self.slope = slope
      self.significance = significance
    }
  }

  /// Why there is no trend.
  package enum NoTrend: Hashable, Sendable {
    /// Fewer readings than three.
    case tooFew
    /// The distances between readings change.
    case mixedFrequencies
  }

  /// What one line, or one post of it, brought.
  package struct Contribution: Hashable, Sendable {
    /// The line.
    package var line: String
    /// The post; `nil` for all that the line brought.
    package var post: String?
    /// What it brought.
    package var value: Double
    /// What the plan has of it up to that day; `nil` for posts, and where plan and KPI say nothing
    /// about it.
    package var planned: Double?

    /// Makes a contribution.
    package init(line: String, post: String? = nil, value: Double, planned: Double? = nil) {
      self.line = line
      self.post = post
      self.value = value
      self.planned = planned
    }
  }

  /// The goal.
  package var goal: ResolvedGoal
  /// Where it should stand on the way.
  package var way: Trajectory
  /// The readings in the order of time, at least one.
  package var readings: [Reading]
  /// How often there is one; `nil` for a single one, and where distances change.
  package var frequency: Frequency?
  /// How many readings are missing between the first and the last, by that frequency.
  package var gaps: Int
  /// How readings change.
  package var trend: Trend?
  /// Why there is no trend.
  package var noTrend: NoTrend?
  /// What lines brought, in the order of the scenario, and posts in that of the file; empty where
  /// no row names a line.
  package var lines: [Contribution]
  /// What posts brought, the most first.
  package var posts: [Contribution]
  /// What no row gives to a line; `nil` where no row names one.
  package var unattributed: Double?
  /// How many rows of the KPI are left out because they are before the period.
  package var rowsBefore: Int
  /// How many are left out because they are after the deadline or the period, or after the day up
  /// to which rows count.
  package var rowsAfter: Int

  /// Whether the deadline has passed: something was counted behind it, or rows count up to it.
  package var isOver: Bool
  /// Of a total, the first reading behind the deadline where none is on it: it holds days up to the
  /// deadline too, which cannot be told apart, and is left out. `nil` where there is none.
  package var straddling: Reading?

  /// The last day that is known to have passed: that of the last reading, or the deadline.
  package var passed: CalendarDate { isOver ? way.last : day }
  /// The day of the last reading.
  package var day: CalendarDate { readings[readings.count - 1].day }
  /// Where the goal stands.
  package var value: Double { readings[readings.count - 1].standing }
  /// Where it should stand on that day.
  package var expected: Double { way.value(on: passed) }
  /// The days from the way's start to the last reading, that included.
  package var daysPassed: Int { passed.dayNumber - way.first.dayNumber + 1 }
  /// The days that are left.
  package var daysLeft: Int { isOver ? 0 : max(0, way.last.dayNumber - day.dayNumber) }

  /// How far the goal is behind, as a share of the way from its start to its target; below 0 where
  /// it is ahead.
  ///
  /// Where start and target are equal, and there is no way to go, as a share of the target's size.
  package var behind: Double {
    let short = goal.side == .atLeast ? expected - value : value - expected
    let way = abs(way.end - way.start)
    let size = way > 1e-12 * max(abs(self.way.end), abs(self.way.start)) ? way : abs(self.way.end)
    return size > 0 ? short / size : short > 0 ? .infinity : 0
  }

  /// Whether the reading that straddles the deadline would turn the verdict if all of it came in
  /// time.
  package var isTurnedByStraddling: Bool {
    guard isOver, let straddling else { return false }
    var whole = self
    whole.readings.append(straddling)
    whole.readings[readings.count].standing = value + straddling.value
    return whole.state != state
  }

  /// How the goal stands.
  package var state: State {
    let slip = 1e-9
    if daysLeft == 0 { return behind <= slip ? .met : .missed }
    if behind <= slip { return .onTrack }
    return behind <= Self.riskShare + slip ? .atRisk : .offTarget
  }

  /// What came per day so far: of a level, what it has changed by.
  package var pace: Double { (value - way.start) / Double(max(1, daysPassed)) }
  /// What must come per day from here on; `nil` where no day is left.
  package var neededPace: Double? { daysLeft > 0 ? (way.end - value) / Double(daysLeft) : nil }
  /// Where the goal would be at its end at the pace so far.
  package var projected: Double { value + pace * Double(daysLeft) }
}
