// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing

/// A goal with the one complaint that must come of it.
struct GoalMistake: Sendable, CustomTestStringConvertible {
  var name: String
  var code: Complaint.Code
  var key: String?
  var goals: [Goal]
  var change: @Sendable (inout Scenario) throws -> Void

  init(
    _ name: String, _ code: Complaint.Code, _ key: String?, _ goals: Goal...,
    change: @escaping @Sendable (inout Scenario) throws -> Void = { _ in }
  ) {
    self.name = name
    self.code = code
    self.key = key
    self.goals = goals
    self.change = change
  }

  var testDescription: String { name }

  private static func signups(_ target: GoalTarget, baseline: Double? = nil) -> Goal {
    Goal(name: "g", kpi: "signups", baseline: baseline, target: target)
  }

  static let all: [GoalMistake] = [
    GoalMistake("a KPI that is not there", .unknownName, "kpi", Goal(name: "g", kpi: "signup")),
    GoalMistake(
      "one market's part of a KPI", .contradiction, "kpi", Goal(name: "g", kpi: "reach in uk")
    ) {
      $0.markets = ["uk", "de"]
      $0.kpis.append(KPI(name: "reach", definition: .markets(.sum)))
      $0.campaigns[1].brings.append(
        Delivery(
          kpi: "reach", market: "uk",
          response: .curve(.linear(try LinearCurve(rate: 1)), envelope: .none)))
      $0.campaigns[1].brings.append(
        Delivery(
          kpi: "reach", market: "de",
          response: .curve(.linear(try LinearCurve(rate: 1)), envelope: .none)))
    },
    GoalMistake(
      "a business objective that is not there", .unknownName, "serves",
      Goal(name: "g", serves: "sel")),
    GoalMistake(
      "a must without a KPI", .missing, "kpi",
      Goal(name: "g", target: .value(5, .atLeast), isMust: true)),
    GoalMistake(
      "a must without a target", .missing, "target", Goal(name: "g", kpi: "signups", isMust: true)),
    GoalMistake("two goals of one name", .duplicate, nil, Goal(name: "g"), Goal(name: "g")),
    GoalMistake("names that differ by capitals", .duplicate, nil, Goal(name: "a"), Goal(name: "A"))
    {
      $0.goals[1].name = "A"
    },
    GoalMistake("no days at all", .outOfRange, "by", Goal(name: "g", by: .afterDays(0))),
    GoalMistake(
      "days beyond the calendar", .outOfRange, "by", Goal(name: "g", by: .afterDays(4_000_000))),
    GoalMistake("days without a period", .missing, "by", Goal(name: "g", by: .afterDays(60))) {
      $0.period = nil
    },
    GoalMistake("a deadline before the period", .outOfRange, "by", Goal(name: "g")) {
      $0.goals[0].by = .day(try GoalSample.day(6, 30))
    },
    GoalMistake(
      "a deadline after the period", .inconsistent, "by",
      Goal(name: "g", kpi: "signups", target: .share(0.1))
    ) {
      $0.goals[0].by = .day(try GoalSample.day(10, 1))
    },
    GoalMistake(
      "an infinite baseline", .outOfRange, "baseline",
      signups(.value(5e3, nil), baseline: .infinity)),
    GoalMistake("an absurd target", .outOfRange, "target", signups(.value(1e16, nil))),
    GoalMistake("a target that is no number", .outOfRange, "target", signups(.share(.nan))),
    GoalMistake(
      "a target that comes to an absurd value", .outOfRange, "target", signups(.share(1e13))),
    GoalMistake("a percentage without a baseline", .missing, "target", signups(.share(0.1))) {
      $0.kpis[0].last = nil
    },
    GoalMistake("a change without a baseline", .missing, "target", signups(.change(500))) {
      $0.kpis[0].last = nil
    },
    GoalMistake(
      "points without a baseline", .missing, "target",
      Goal(name: "g", kpi: "cost per signup", target: .points(0.1))),
    GoalMistake("points of what is no ratio", .contradiction, "target", signups(.points(0.1))),
    GoalMistake(
      "more points than there are", .outOfRange, "target",
      Goal(name: "g", kpi: "cost per signup", baseline: 0.5, target: .points(1.2))),
    GoalMistake(
      "a percentage of nothing", .contradiction, "target", signups(.share(0.1), baseline: 0)),
    GoalMistake(
      "a percentage of less than nothing", .contradiction, "target",
      signups(.share(0.1), baseline: -5)),
    GoalMistake(
      "more than all taken away", .outOfRange, "target",
      Goal(name: "g", kpi: "policies", baseline: 5, target: .share(-1.1))),
    GoalMistake("no change", .badValue, "target", signups(.change(0))),
    GoalMistake(
      "no side", .missing, "target", Goal(name: "g", kpi: "policies", target: .value(5, nil))),
    GoalMistake("a fall of what is maximized", .contradiction, "target", signups(.share(-0.05))),
    GoalMistake(
      "a cap on what is maximized", .contradiction, "target", signups(.value(5e3, .atMost))),
    GoalMistake(
      "a floor under what is minimized", .contradiction, "target", signups(.value(5e3, .atLeast))
    ) {
      $0.kpis[0].objective = .minimize
      $0.kpis[0].weight = nil
    },
    GoalMistake(
      "more people than there are", .outOfRange, "target",
      Goal(name: "g", kpi: "people", target: .value(2e6, .atLeast))
    ) {
      $0.kpis.append(KPI(name: "people", definition: .independent(population: 1e6)))
      $0.campaigns[0].brings.append(
        Delivery(
          kpi: "people",
          response: .curve(.linear(try LinearCurve(rate: 0.5)), envelope: .none)))
    },
    GoalMistake("a goal that is met already", .inconsistent, "target", signups(.value(3e3, nil))),
    GoalMistake("twelve times the baseline", .inconsistent, "target", signups(.share(11))),
    GoalMistake(
      "the same asked twice", .inconsistent, nil, signups(.value(6e3, nil)),
      Goal(name: "h", kpi: "signups", target: .share(0.2))),
  ]

  static let ofObjectives: [GoalMistake] = [
    GoalMistake("a business objective measured by nothing", .unknownName, nil) {
      $0.businessObjectives = [BusinessObjective(name: "sell", kpi: "polices")]
    },
    GoalMistake("two business objectives of one name", .duplicate, nil) {
      $0.businessObjectives.append(BusinessObjective(name: "sell", kpi: "signups"))
    },
  ]
}

@Suite("Checking goals")
struct GoalCheckTests {
  @Test("a goal that says everything, and one that says nothing, are sound")
  func sound() throws {
    let full = Goal(
      name: "more", kpi: "signups", baseline: 4200, target: .share(0.1),
      by: .day(try GoalSample.day(9, 30)), serves: "sell", isMust: true, type: .leads,
      rank: .primary, review: .weekly)
    #expect(try GoalSample.complaints([full, Goal(name: "later")]) == [])
  }

  @Test(
    "a single mistake gives exactly one complaint, with its code and place",
    arguments: GoalMistake.all)
  func mistakes(_ mistake: GoalMistake) throws {
    let complaints = try GoalSample.complaints(mistake.goals, after: mistake.change)
    #expect(complaints.map(\.code) == [mistake.code], "\(complaints)")
    for complaint in complaints {
      #expect(complaint.path.first == "goals")
      #expect(complaint.path.dropFirst(2).first == mistake.key, "\(complaint.path)")
      #expect(!complaint.message.isEmpty && !complaint.message.hasSuffix("."))
    }
  }

  @Test(
    "a mistake in a business objective is found at its place", arguments: GoalMistake.ofObjectives)
  func objectives(_ mistake: GoalMistake) throws {
    let complaints = try GoalSample.complaints(mistake.goals, after: mistake.change)
    #expect(complaints.map(\.code) == [mistake.code], "\(complaints)")
    #expect(complaints.first?.path.prefix(2) == ["business objectives", "sell"])
  }

  @Test("complaints about several goals all come at once")
  func together() throws {
    let complaints = try GoalSample.complaints([
      Goal(name: "a", kpi: "x"), Goal(name: "b", serves: "y"), Goal(name: "c", by: .afterDays(-1)),
    ])
    #expect(complaints.map { $0.path[1] } == ["a", "b", "c"])
  }
}

@Suite("What goals come to")
struct ResolvedGoalTests {
  private func resolved(_ goal: Goal, _ change: (inout Scenario) -> Void = { _ in }) throws
    -> ResolvedGoal
  {
    var scenario = try GoalSample.sound([goal])
    change(&scenario)
    return try #require(try CheckedScenario(scenario).goals.first)
  }

  @Test("the baseline is the goal's own, else the KPI's last value")
  func baseline() throws {
    #expect(try resolved(Goal(name: "g", kpi: "signups", target: .share(0.25))).needed == 5000)
    let own = Goal(name: "g", kpi: "signups", baseline: 3000, target: .change(500))
    #expect(try resolved(own).needed == 3500)
    #expect(try resolved(own).baseline == 3000)
  }

  @Test("points add to a rate, and a percentage of a rate is a share of it")
  func rates() throws {
    let points = Goal(name: "g", kpi: "cost per signup", baseline: 0.05, target: .points(0.1))
    #expect(abs(try resolved(points).needed - 0.15) < 1e-12)
    let share = Goal(name: "g", kpi: "cost per signup", baseline: 0.05, target: .share(0.1))
    #expect(abs(try resolved(share).needed - 0.055) < 1e-12)
    #expect(try resolved(share).counting == .level)
  }

  @Test("the side comes from the words, else the objective, else the baseline")
  func side() throws {
    let words = Goal(name: "g", kpi: "policies", target: .value(5, .atMost))
    #expect(try resolved(words).side == .atMost)
    #expect(
      try resolved(Goal(name: "g", kpi: "signups", target: .value(5e3, nil))).side == .atLeast)
    let below = Goal(name: "g", kpi: "policies", baseline: 10, target: .value(5, nil))
    #expect(try resolved(below).side == .atMost)
    #expect(
      try resolved(Goal(name: "g", kpi: "policies", baseline: 10, target: .change(2))).side
        == .atLeast)
    #expect(try resolved(Goal(name: "g", kpi: "spend", target: .value(5, nil))).side == .atMost)
  }

  @Test(
    "a value by a day inside the period needs more over the whole of it, a change of the baseline does not"
  )
  func proRata() throws {
    // 46 of the 92 days.
    let half = try resolved(
      Goal(name: "g", kpi: "signups", target: .value(2500, nil), by: .afterDays(46)))
    #expect(half.share == 0.5)
    #expect(half.needed == 5000)
    #expect(half.value == 2500)
    #expect(half.baselineByDeadline == 2000)
    let change = try resolved(
      Goal(name: "g", kpi: "signups", target: .share(0.25), by: .afterDays(46)))
    #expect(change.needed == 5000)
    #expect(change.value == 2500)
    let more = try resolved(
      Goal(name: "g", kpi: "signups", target: .change(100), by: .afterDays(46)))
    #expect(more.needed == 4200)
    #expect(more.value == 2100)
  }

  @Test("levels, deadlines at the end or later, and scenarios without a period are not pro rata")
  func whole() throws {
    let level = Goal(
      name: "g", kpi: "policies", target: .value(5, .atLeast), by: .afterDays(46),
      counting: .level)
    #expect(try resolved(level).share == 1)
    let end = Goal(name: "g", kpi: "signups", target: .value(5e3, nil))
    #expect(try resolved(end).share == 1)
    #expect(try resolved(end).deadline == GoalSample.day(9, 30))
    var later = end
    later.by = .day(try GoalSample.day(12, 31))
    #expect(try resolved(later).share == 1)
    #expect(try resolved(later) { $0.period = nil }.share == 1)
    #expect(try resolved(end) { $0.period = nil }.deadline == nil)
  }

  @Test("only musts with a KPI and a target bind plans, in the order of their names")
  func musts() throws {
    let checked = try GoalSample.checked([
      Goal(name: "z", kpi: "signups", target: .value(5e3, nil), isMust: true),
      Goal(name: "b", kpi: "signups", target: .value(4.5e3, nil), by: .afterDays(91)),
      Goal(name: "a", kpi: "policies", target: .value(5, .atLeast), isMust: true),
      Goal(name: "c"),
    ])
    #expect(checked.musts.map(\.name) == ["a", "z"])
    #expect(checked.goals.map(\.name) == ["z", "b", "a"])
  }
}
