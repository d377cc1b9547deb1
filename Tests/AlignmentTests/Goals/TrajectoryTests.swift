// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Testing

@Suite("Ways to goals")
struct TrajectoryTests {
  private func way(_ goal: Goal, _ change: (inout Scenario) -> Void = { _ in }) throws
    -> Trajectory?
  {
    let checked = try GoalScenario.checked([goal], change)
    let resolved = try #require(checked.goals.first)
    return Trajectory(resolved, in: checked.scenario.period)
  }

  @Test("a total grows by as much every day, told by weeks that count from the first day")
  func total() throws {
    let way = try #require(try way(Goal(name: "g", kpi: "signups", target: .value(9200, nil))))
    #expect(way.step == .week)
    #expect(way.points.count == 14)
    #expect(way.points[0].day == (try GoalScenario.day(7, 7)))
    #expect(abs(way.points[0].value - 700) < 1e-9)
    #expect(way.points[13].day == (try GoalScenario.day(9, 30)))
    #expect(way.points[13].value == 9200)
    #expect(way.value(on: try GoalScenario.day(6, 1)) == 0)
    #expect(way.value(on: try GoalScenario.day(12, 1)) == 9200)
  }

  @Test("a way ends at its deadline, or at the period's end if that is before")
  func ends() throws {
    let soon = try #require(
      try way(Goal(name: "g", kpi: "signups", target: .value(100, nil), by: .afterDays(10))))
    #expect(soon.points.map(\.value).last == 100)
    #expect(soon.last == (try GoalScenario.day(7, 10)))
    let late = try #require(
      try way(
        Goal(
          name: "g", kpi: "signups", target: .value(100, nil),
          by: .day(try GoalScenario.day(12, 24)))))
    #expect(late.last == (try GoalScenario.day(9, 30)))
  }

  @Test("a level moves from its baseline, and has no way without one")
  func level() throws {
    let way = try #require(
      try way(Goal(name: "g", kpi: "cost per signup", baseline: 30, target: .value(20.8, .atMost))))
    #expect(way.start == 30)
    #expect(abs(way.points[0].value - 29.3) < 1e-9)
    let aimless = Goal(name: "g", kpi: "cost per signup", target: .value(20, .atMost))
    #expect(try self.way(aimless) == nil)
  }

  @Test("more than half a year is told by months of the calendar")
  func months() throws {
    let way = try #require(
      try way(Goal(name: "g", kpi: "signups", target: .value(366, nil))) {
        $0.period = CalendarDate(year: 2024, month: 1, day: 1).flatMap { first in
          CalendarDate(year: 2024, month: 12, day: 31).map { Period(first: first, last: $0) }
        }
      })
    #expect(way.step == .month)
    #expect(way.points.map(\.value) == [31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366])
  }

  @Test("reviews are every week, every other week or every month, and at the end")
  func reviews() throws {
    let (first, last) = (try GoalScenario.day(7, 1), try GoalScenario.day(7, 29))
    #expect(
      ReviewRhythm.weekly.dates(from: first, to: last)
        == (try [8, 15, 22, 29].map { try GoalScenario.day(7, $0) }))
    #expect(
      ReviewRhythm.biweekly.dates(from: first, to: try GoalScenario.day(7, 20))
        == (try [15, 20].map { try GoalScenario.day(7, $0) }))
    let end = try GoalScenario.day(1, 31)
    #expect(
      ReviewRhythm.monthly.dates(from: end, to: try GoalScenario.day(5, 1)).map(\.description)
        == ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-01"])
    #expect(ReviewRhythm.weekly.dates(from: last, to: first) == [])
    #expect(ReviewRhythm.weekly.dates(from: first, to: first) == [first])
  }
}
