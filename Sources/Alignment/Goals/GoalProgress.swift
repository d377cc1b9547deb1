// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// Where a goal stands by what was counted, against where it should stand.
public struct GoalProgress: Hashable, Sendable {
  /// How a goal stands.
  public enum State: String, Hashable, Sendable, CaseIterable {
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
  public static let riskShare = 0.1

  /// A figure on a day.
  public struct Reading: Hashable, Sendable {
    /// The day.
    public var day: CalendarDate
    /// What came since the reading before, or the level.
    public var value: Double
    /// What had come in all, or the level.
    public var standing: Double

    /// Makes a reading.
    public init(day: CalendarDate, value: Double, standing: Double) {
      self.day = day
      self.value = value
      self.standing = standing
    }
  }

  /// How often something was counted.
  public enum Frequency: Hashable, Sendable {
    /// Every so many days.
    case days(Int)
    /// Every so many months.
    case months(Int)
  }

  /// How readings change from one to the next.
  public struct Trend: Hashable, Sendable {
    /// What the straight line of least squares through the readings rises by from one to the next.
    public var slope: Double
    /// How likely so steep a line is where there is no trend; `nil` for fewer than three readings.
    public var significance: Double?

    /// Whether the readings rise or fall by more than chance, at a level of 5%.
    public var isClear: Bool { significance.map { $0 < 0.05 } ?? false }

    /// Makes a trend.
    public init(slope: Double, significance: Double?) {
      self.slope = slope
      self.significance = significance
    }
  }

  /// Why there is no trend.
  public enum NoTrend: Hashable, Sendable {
    /// Fewer readings than three.
    case tooFew
    /// The distances between readings change.
    case mixedFrequencies
  }

  /// What one line, or one post of it, brought.
  public struct Contribution: Hashable, Sendable {
    /// The line.
    public var line: String
    /// The post; `nil` for all that the line brought.
    public var post: String?
    /// What it brought.
    public var value: Double
    /// What the plan has of it up to that day; `nil` for posts, and where plan and KPI say nothing
    /// about it.
    public var planned: Double?

    /// Makes a contribution.
    public init(line: String, post: String? = nil, value: Double, planned: Double? = nil) {
      self.line = line
      self.post = post
      self.value = value
      self.planned = planned
    }
  }

  /// The goal.
  public var goal: ResolvedGoal
  /// Where it should stand on the way.
  public var way: Trajectory
  /// The readings in the order of time, at least one.
  public var readings: [Reading]
  /// How often there is one; `nil` for a single one, and where distances change.
  public var frequency: Frequency?
  /// How many readings are missing between the first and the last, by that frequency.
  public var gaps: Int
  /// How readings change.
  public var trend: Trend?
  /// Why there is no trend.
  public var noTrend: NoTrend?
  /// What lines brought, in the order of the scenario, and posts in that of the file; empty where
  /// no row names a line.
  public var lines: [Contribution]
  /// What posts brought, the most first.
  public var posts: [Contribution]
  /// What no row gives to a line; `nil` where no row names one.
  public var unattributed: Double?
  /// How many rows of the KPI are left out because they are before the period.
  public var rowsBefore: Int
  /// How many are left out because they are after the deadline or the period, or after the day up
  /// to which rows count.
  public var rowsAfter: Int

  /// Whether the deadline has passed: something was counted behind it, or rows count up to it.
  public var isOver: Bool
  /// Of a total, the first reading behind the deadline where none is on it: it holds days up to the
  /// deadline too, which cannot be told apart, and is left out. `nil` where there is none.
  public var straddling: Reading?

  /// The last day that is known to have passed: that of the last reading, or the deadline.
  public var passed: CalendarDate { isOver ? way.last : day }
  /// The day of the last reading.
  public var day: CalendarDate { readings[readings.count - 1].day }
  /// Where the goal stands.
  public var value: Double { readings[readings.count - 1].standing }
  /// Where it should stand on that day.
  public var expected: Double { way.value(on: passed) }
  /// The days from the way's start to the last reading, that included.
  public var daysPassed: Int { passed.dayNumber - way.first.dayNumber + 1 }
  /// The days that are left.
  public var daysLeft: Int { isOver ? 0 : max(0, way.last.dayNumber - day.dayNumber) }

  /// How far the goal is behind, as a share of the way from its start to its target; below 0 where
  /// it is ahead.
  ///
  /// Where start and target are equal, and there is no way to go, as a share of the target's size.
  public var behind: Double {
    let short = goal.side == .atLeast ? expected - value : value - expected
    let way = abs(way.end - way.start)
    let size = way > 1e-12 * max(abs(self.way.end), abs(self.way.start)) ? way : abs(self.way.end)
    return size > 0 ? short / size : short > 0 ? .infinity : 0
  }

  /// Whether the reading that straddles the deadline would turn the verdict if all of it came in
  /// time.
  public var isTurnedByStraddling: Bool {
    guard isOver, let straddling else { return false }
    var whole = self
    whole.readings.append(straddling)
    whole.readings[readings.count].standing = value + straddling.value
    return whole.state != state
  }

  /// How the goal stands.
  public var state: State {
    let slip = 1e-9
    if daysLeft == 0 { return behind <= slip ? .met : .missed }
    if behind <= slip { return .onTrack }
    return behind <= Self.riskShare + slip ? .atRisk : .offTarget
  }

  /// What came per day so far: of a level, what it has changed by.
  public var pace: Double { (value - way.start) / Double(max(1, daysPassed)) }
  /// What must come per day from here on; `nil` where no day is left.
  public var neededPace: Double? { daysLeft > 0 ? (way.end - value) / Double(daysLeft) : nil }
  /// Where the goal would be at its end at the pace so far.
  public var projected: Double { value + pace * Double(daysLeft) }
}
