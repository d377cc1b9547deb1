// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Testing

@Suite("Goals by what was counted")
struct ActualsReaderTests {
  /// 9.2k signups by the end of 92 days: 700 a week.
  private static let total = Goal(name: "more", kpi: "signups", target: .value(9200, nil))
  /// From 30 to 20.8 in 92 days: 0.7 less a week.
  private static let level = Goal(
    name: "cheap", kpi: "cost per signup", baseline: 30, target: .value(20.8, .atMost))

  private func row(
    _ month: Int, _ day: Int, _ value: Double, _ kpi: String = "signups", line: String? = nil,
    post: String? = nil
  ) throws -> Actual {
    Actual(day: try GoalScenario.day(month, day), kpi: kpi, value: value, line: line, post: post)
  }

  private func progress(
    _ goal: Goal, _ rows: [Actual], asOf: CalendarDate? = nil, planned: [String: Double] = [:],
    _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> GoalProgress {
    let checked = try GoalScenario.checked([goal]) {
      $0.actuals = Actuals(entries: rows, asOf: asOf)
      change(&$0)
    }
    return try ActualsReader(checked).progress(
      of: try #require(checked.goals.first), planned: planned)
  }

  private func absence(
    _ goal: Goal, _ rows: [Actual], _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> ActualsReader.Absence? {
    do {
      _ = try progress(goal, rows, change)
      return nil
    } catch let absence as ActualsReader.Absence {
      return absence
    }
  }

  /// Rows at the ends of the first weeks.
  private func weeks(_ values: [Double], _ kpi: String = "signups") throws -> [Actual] {
    let first = try GoalScenario.day(7, 7)
    return try values.enumerated().map { week, value in
      Actual(day: try #require(first.adding(days: 7 * week)), kpi: kpi, value: value)
    }
  }

  // MARK: Standing

  @Test(
    "a total is on track at its way or above, at risk a tenth of the whole below it, then off target",
    arguments: [
      (1400.0, GoalProgress.State.onTrack), (2000, .onTrack), (1399, .atRisk), (480.1, .atRisk),
      (479.9, .offTarget), (0, .offTarget),
    ])
  func states(sum: Double, state: GoalProgress.State) throws {
    // Two weeks: 1400 are due, and a tenth of 9200 is 920.
    let found = try progress(Self.total, weeks([0, sum]))
    #expect(found.expected == 1400)
    #expect(found.state == state)
  }

  @Test("readings of a total add up, with the pace so far and the pace that is still needed")
  func total() throws {
    let found = try progress(Self.total, weeks([500, 600, 700, 800]))
    #expect(found.value == 2600)
    #expect(found.readings.map(\.standing) == [500, 1100, 1800, 2600])
    #expect(found.daysPassed == 28)
    #expect(found.daysLeft == 64)
    #expect(abs(found.pace - 2600.0 / 28) < 1e-12)
    #expect(abs((found.neededPace ?? 0) - 6600.0 / 64) < 1e-12)
    #expect(abs(found.projected - (2600 + 64 * 2600.0 / 28)) < 1e-9)
    #expect(abs(found.behind - 200.0 / 9200) < 1e-12)
  }

  @Test("a level is where the last reading has it, behind by a share of the way from its baseline")
  func level() throws {
    let found = try progress(Self.level, weeks([29.8, 29.0], "cost per signup"))
    #expect(found.value == 29)
    #expect(abs(found.expected - 28.6) < 1e-12)
    #expect(abs(found.behind - 0.4 / 9.2) < 1e-12)
    #expect(found.state == .atRisk)
    #expect(abs(found.pace - -1.0 / 14) < 1e-12)
    #expect(try progress(Self.level, weeks([28, 27], "cost per signup")).state == .onTrack)
  }

  @Test("a cap on a total is kept below its way")
  func cap() throws {
    let cap = Goal(name: "g", kpi: "spend", target: .value(92e3, .atMost))
    #expect(try progress(cap, weeks([7000], "spend")).state == .onTrack)
    #expect(try progress(cap, weeks([8000], "spend")).state == .atRisk)
    #expect(try progress(cap, weeks([17_000], "spend")).state == .offTarget)
  }

  @Test("after the deadline a goal is met or missed")
  func over() throws {
    let soon = Goal(name: "g", kpi: "signups", target: .value(1400, nil), by: .afterDays(14))
    let met = try progress(soon, weeks([700, 700]))
    #expect(met.state == .met)
    #expect(met.neededPace == nil)
    #expect(try progress(soon, weeks([700, 699])).state == .missed)
    // What comes after the deadline is too late, and shows that it has passed.
    let late = try progress(soon, [try row(7, 12, 1300), try row(7, 19, 700)])
    #expect(late.state == .missed)
    #expect(late.value == 1300)
    #expect(late.rowsAfter == 1)
    #expect(try progress(soon, [try row(7, 12, 1300)]).state == .onTrack)
    let asked = try progress(
      soon, [try row(7, 12, 1300)], asOf: try GoalScenario.day(7, 20))
    #expect(asked.state == .missed)
  }

  @Test(
    "a row behind the deadline shows that it has passed, wherever deadline and period end",
    arguments: [(9, 30, 2), (9, 29, 1), (9, 29, 2), (9, 28, 1), (9, 1, 2), (8, 31, 40), (7, 1, 7)])
  func overAtTheEnd(month: Int, day: Int, after days: Int) throws {
    let deadline = try GoalScenario.day(month, day)
    let goal = Goal(name: "g", kpi: "signups", target: .value(1000, nil), by: .day(deadline))
    let before = try row(7, 1, 400)
    let late = Actual(
      day: try #require(deadline.adding(days: days)), kpi: "signups", value: 100)
    let open = try progress(goal, [before])
    #expect(open.isOver == (deadline == before.day))
    let over = try progress(goal, [before, late])
    #expect(over.isOver)
    #expect(over.state == .missed)
    #expect(over.neededPace == nil)
    #expect(over.daysLeft == 0)
    #expect(over.value == 400)
    #expect(over.rowsAfter == 1)
    #expect(over.passed == deadline)
    // A row on the last day itself counts, and nothing can come after it.
    let last = try progress(goal, [Actual(day: deadline, kpi: "signups", value: 1000), late])
    #expect(last.state == .met)
    // Rows behind the day up to which rows count show nothing.
    let asked = try progress(goal, [before, late], asOf: before.day)
    #expect(asked.isOver == (deadline == before.day))
  }

  @Test("a deadline behind the period is judged by the period's end")
  func overBehindThePeriod() throws {
    let goal = Goal(
      name: "g", kpi: "signups", target: .value(1000, nil),
      by: .day(try GoalScenario.day(12, 31)))
    let rows = [try row(7, 1, 400), try row(10, 2, 100)]
    #expect(try progress(goal, rows).state == .missed)
    #expect(try progress(goal, [rows[0]]).isOver == false)
  }

  @Test(
    "a row that straddles the deadline is left out, and it is known whether it could turn the verdict"
  )
  func straddling() throws {
    let goal = Goal(
      name: "g", kpi: "signups", target: .value(1000, nil),
      by: .day(try GoalScenario.day(9, 30)))
    func found(_ before: Double, _ late: Double) throws -> GoalProgress {
      try progress(goal, [try row(9, 29, before), try row(10, 6, late)])
    }
    #expect(try found(950, 60).straddling?.value == 60)
    #expect(try found(950, 60).state == .missed)
    #expect(try found(950, 60).isTurnedByStraddling)
    #expect(try found(950, 40).isTurnedByStraddling == false)
    #expect(try found(1000, 40).isTurnedByStraddling == false)
    let whole = try progress(goal, [try row(9, 30, 950), try row(10, 6, 60)])
    #expect(whole.straddling == nil)
    #expect(whole.isTurnedByStraddling == false)
    let cap = Goal(
      name: "g", kpi: "spend", target: .value(1000, .atMost),
      by: .day(try GoalScenario.day(9, 30)))
    let near = try progress(cap, [try row(9, 29, 950, "spend"), try row(10, 6, 60, "spend")])
    #expect(near.state == .met)
    #expect(near.isTurnedByStraddling)
  }

  @Test("a level that is to stay as it was is behind by a share of its size")
  func still() throws {
    let hold = Goal(
      name: "g", kpi: "cost per signup", baseline: 20, target: .value(20, .atMost))
    #expect(try progress(hold, weeks([20], "cost per signup")).state == .onTrack)
    #expect(try progress(hold, weeks([21], "cost per signup")).behind == 0.05)
  }

  // MARK: Rows

  @Test("rows of lines add up on a day, unless another one says what they come to")
  func wholes() throws {
    let parts = [
      try row(7, 7, 300, line: "search"), try row(7, 7, 100, line: "tv"),
      try row(7, 14, 500), try row(7, 14, 350, line: "search"),
    ]
    let found = try progress(Self.total, parts)
    #expect(found.readings.map(\.value) == [400, 500])
    #expect(found.lines.map(\.value) == [650, 100])
    #expect(found.unattributed == 150)
  }

  @Test("what lines and posts brought is held against the plan up to that day")
  func attribution() throws {
    let rows = [
      try row(7, 7, 300, line: "search", post: "a"), try row(7, 7, 50, line: "search", post: "b"),
      try row(7, 14, 100, line: "search", post: "b"), try row(7, 14, 40, line: "search"),
      try row(7, 14, 20, line: "tv", post: "a"),
    ]
    let found = try progress(Self.total, rows, planned: ["search": 4600, "tv": 920])
    #expect(found.lines.map(\.value) == [490, 20])
    #expect(found.lines.map { $0.planned ?? 0 } == [700, 140])
    #expect(
      found.posts.map { "\($0.line) \($0.post ?? "") \($0.value)" } == [
        "search a 300.0", "search b 150.0", "tv a 20.0",
      ])
    #expect(found.unattributed == 0)
    let idle = try progress(Self.total, [try row(7, 7, 9, line: "tv")], planned: ["search": 92])
    #expect(idle.lines.map(\.value) == [0, 9])
    #expect(idle.lines.map(\.planned) == [7, nil])
  }

  @Test("levels of lines do not add up")
  func levelsOfLines() throws {
    let rows = [try row(7, 7, 20, "cost per signup", line: "search")]
    #expect(try absence(Self.level, rows) == .noWhole)
  }

  @Test(
    "rows before the period and after it, or after the day that was asked for, are left out and counted"
  )
  func outside() throws {
    let rows = [
      try row(6, 30, 99), try row(7, 7, 700), try row(7, 14, 700), try row(10, 1, 50),
    ]
    let found = try progress(Self.total, rows)
    #expect(found.value == 1400)
    #expect([found.rowsBefore, found.rowsAfter] == [1, 1])
    let early = try progress(Self.total, rows, asOf: try GoalScenario.day(7, 10))
    #expect(early.value == 700)
    #expect(early.rowsAfter == 2)
  }

  @Test("rows in any order give the same")
  func order() throws {
    let rows = try weeks([5, 6, 9, 2])
    #expect(try progress(Self.total, rows) == progress(Self.total, rows.reversed()))
  }

  @Test("what cannot be judged says why")
  func absences() throws {
    let rows = try weeks([700])
    #expect(try absence(Self.total, rows) { $0.actuals = nil } == .noActuals)
    #expect(try absence(Self.total, rows) { $0.period = nil } == .noWay)
    #expect(try absence(Self.total, try weeks([1], "policies")) == .noRows)
    #expect(try absence(Self.total, [try row(6, 1, 5)]) == .noRows)
    var aimless = Self.level
    aimless.baseline = nil
    #expect(try absence(aimless, try weeks([1], "cost per signup")) == .noWay)
  }

  // MARK: Trend

  @Test("the trend is the line of least squares through the readings")
  func trend() throws {
    // Against 0, 1, 2, 3, 4, around 100, 120, 140, 160, 180: the residuals are -4, 2, 8, -6, 0, whose squares sum to
    // 120: the error of the slope is sqrt(120/3/10) = 2, t = 10 with 3 degrees of freedom, two-sided p = 0.00213.
    let values: [Double] = [96, 122, 148, 154, 180]
    let found = try progress(Self.total, weeks(values))
    #expect(found.frequency == .days(7))
    #expect(found.gaps == 0)
    let slope = found.trend?.slope ?? 0
    // The residuals have a slope of their own: Σ (x - 2)·r / 10 = (8 - 2 - 6 + 0) / 10 = 0.
    #expect(abs(slope - 20) < 1e-9)
    #expect(abs((found.trend?.significance ?? 0) - 0.002_128) < 1e-5)
    #expect(found.trend?.isClear == true)
  }

  @Test("a constant series is flat, and two readings are too few for a trend")
  func flat() throws {
    let flat = try progress(Self.total, weeks([700, 700, 700]))
    #expect(flat.trend?.slope == 0)
    #expect(flat.trend?.isClear == false)
    let few = try progress(Self.total, weeks([700, 900]))
    #expect(few.trend == nil)
    #expect(few.noTrend == .tooFew)
    let one = try progress(Self.total, weeks([700]))
    #expect(one.frequency == nil)
    #expect(one.noTrend == .tooFew)
    #expect(one.state == .onTrack)
  }

  @Test("a gap counts as nothing and is said, and the trend keeps its distance")
  func gap() throws {
    let rows = try weeks([700, 700, 700, 700])
    let found = try progress(Self.total, [rows[0], rows[1], rows[3]])
    #expect(found.gaps == 1)
    #expect(found.value == 2100)
    #expect(found.trend?.slope == 0)
    #expect(found.state == .atRisk)
  }

  @Test("mixed frequencies have a standing and no trend")
  func mixed() throws {
    var rows = try weeks([700, 700, 700, 700])
    for day in 29...31 { rows.append(try row(7, day, 100)) }
    let found = try progress(Self.total, rows)
    #expect(found.value == 3100)
    #expect(found.trend == nil)
    #expect(found.frequency == nil)
    #expect(found.noTrend == .mixedFrequencies)
  }

  @Test("months of different lengths are one frequency")
  func months() throws {
    let rows = [try row(7, 31, 3000), try row(8, 31, 3100), try row(9, 30, 3100)]
    let found = try progress(Self.total, rows)
    #expect(found.frequency == .months(1))
    #expect(found.state == .met)
  }
}
