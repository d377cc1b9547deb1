// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Goals and business objectives")
struct GoalTests {
  private static func text(goals: String, objectives: String = "sales: {kpi: policies}") -> String {
    """
    apportion: 1
    period: 2026-07-01..2026-09-30
    budget: 900k GBP
    kpis: {signups: {objective: maximize, unit: people, last: 16.4k}, policies: {}, cost: {ratio: spend / signups}}
    campaigns: {search: {spend: 0..600k, brings: {signups: {per 1k: 20}, policies: {per 1k: 2}}}}
    business objectives: {\(objectives)}
    goals: {\(goals)}
    """
  }

  @Test(
    "a goal on a KPI that is named for a week, and counts as a total, is a warning",
    arguments: ["weekly reach", "reach per week", "mentions a day", "emails/day"])
  func namedForTime(name: String) throws {
    func warnings(_ goal: String = "", unit: String = "", period: Bool = true) throws -> [String] {
      try load(
        """
        apportion: 1
        \(period ? "period: 2026-01-01..2026-06-30" : "")
        budget: 100k
        kpis: {\(name): {objective: maximize\(unit)}}
        campaigns: {x: {spend: 0..100k, brings: {\(name): {per 1k: 20}}}}
        goals: {seen: {kpi: \(name), target: 400\(goal)}}
        """
      ).warnings.map(\.message)
    }
    #expect(
      try warnings() == [
        "'\(name)' is named as a rate, but counts as a total that comes over all 181 days of the period"
      ])
    for goal in [", counts as: level", ", counts as: total"] {
      #expect(try warnings(goal).isEmpty)
    }
    #expect(try warnings(unit: ", unit: people per week").isEmpty)
    #expect(try warnings(period: false).isEmpty)
  }

  @Test("every key of a goal is read")
  func full() throws {
    let found = try scenario(
      Self.text(
        goals: "more: {kpi: signups, baseline: 15k, target: +10%, by: 2026-09-15, serves: sales, "
          + "must: true, goal type: leads, rank: primary, review: biweekly, counts as: total}, idea: {}"
      ))
    let day = try #require(CalendarDate(year: 2026, month: 9, day: 15))
    #expect(
      found.goals == [
        Goal(
          name: "more", kpi: "signups", baseline: 15e3, target: .share(0.1), by: .day(day),
          serves: "sales", isMust: true, type: .leads, rank: .primary, review: .biweekly,
          counting: .total),
        Goal(name: "idea"),
      ])
    #expect(found.businessObjectives == [BusinessObjective(name: "sales", kpi: "policies")])
  }

  @Test(
    "targets are values or changes",
    arguments: [
      ("signups", "18k", .value(18e3, nil)), ("signups", "at least 18k", .value(18e3, .atLeast)),
      ("policies", "at most 5", .value(5, .atMost)), ("signups", "+25%", .share(0.25)),
      ("policies, baseline: 9", "-5%", .share(-0.05)), ("signups", "+500", .change(500)),
      ("policies, baseline: 9", "-2", .change(-2)),
      ("cost, baseline: 5%", "+3pp", .points(0.03)),
      ("cost, baseline: 5%", "15%", .value(0.15, nil)),
      ("cost, baseline: 5%", "-2.5 pp", .points(-0.025)),
      ("spend", "at most 800k GBP", .value(800e3, .atMost)),
    ] as [(String, String, GoalTarget)])
  func targets(kpi: String, target: String, expected: GoalTarget) throws {
    let found = try scenario(Self.text(goals: "g: {kpi: \(kpi), target: \(target)}"))
    #expect(found.goals.first?.target == expected)
  }

  @Test(
    "deadlines are days or numbers of days and weeks",
    arguments: [
      ("60 days", Goal.Deadline.afterDays(60)), ("1 day", .afterDays(1)),
      ("8 weeks", .afterDays(56)),
      ("1 week", .afterDays(7)),
    ])
  func deadlines(text: String, expected: Goal.Deadline) throws {
    let found = try scenario(Self.text(goals: "g: {kpi: signups, target: 18k, by: \(text)}"))
    #expect(found.goals.first?.by == expected)
  }

  @Test(
    "what is wrong in a goal is refused where it stands",
    arguments: [
      ("g: 5", "A020 7:12 'g' must be a goal, not '5'"),
      ("g: {kp: signups}", "A012 7:13 unknown key 'kp'"),
      ("g: {kpi: [signups]}", "A020 7:18 'kpi' must be a KPI, not a list"),
      ("g: {kpi: signup}", "A030 7:18 there is no KPI 'signup'"),
      ("g: {baseline: many}", "A021 7:23 'many' is not an amount"),
      (
        "g: {kpi: signups, baseline: 5%}",
        "A021 7:37 a share does not fit here, since 'signups' is not one KPI divided by another"
      ),
      (
        "g: {kpi: signups, target: 15%}",
        "A021 7:35 a share does not fit here, since 'signups' is not one KPI divided by another"
      ),
      ("g: {kpi: signups, target: 3pp}", "A021 7:35 '3pp' does not say up or down"),
      (
        "g: {kpi: signups, target: at least +5%}",
        "A021 7:35 'at least +5%' mixes a value with a change"
      ),
      ("g: {kpi: signups, target: + 5%}", "A021 7:35 '+ 5%' is not a change"),
      ("g: {kpi: signups, target: more}", "A021 7:35 'more' is not a target"),
      ("g: {kpi: signups, target: +many}", "A021 7:35 '+many' is not a change"),
      ("g: {kpi: signups, target: +5x%}", "A021 7:35 '5x' is not a change"),
      ("g: {kpi: signups, target: 5k GBP}", "A023 7:35 an amount in GBP for a KPI in people"),
      ("g: {kpi: spend, target: 5k EUR}", "A023 7:33 an amount in EUR in a scenario of GBP"),
      (
        "g: {kpi: signups, target: {at least: 5}}", "A020 7:35 'target' must be a target, not a map"
      ),
      ("g: {by: soon}", "A021 7:17 'soon' is not a deadline"),
      ("g: {by: 60 dys}", "A021 7:17 '60 dys' is not a deadline"),
      ("g: {by: 1.5 days}", "A021 7:17 '1.5 days' is not a whole number of days"),
      ("g: {by: 2026-02-30}", "A021 7:17 there is no day 2026-02-30"),
      ("g: {by: 2026-06-30}", "A022 7:17 the deadline, 2026-06-30, is before the period starts"),
      ("g: {serves: sals}", "A030 7:21 there is no business objective 'sals'"),
      ("g: {must: maybe}", "A021 7:19 'maybe' is not 'true' or 'false'"),
      ("g: {goal type: lead}", "A021 7:24 'lead' is not"),
      ("g: {rank: first}", "A021 7:19 'first' is not 'primary' or 'secondary'"),
      ("g: {review: daily}", "A021 7:21 'daily' is not 'weekly', 'biweekly' or 'monthly'"),
      ("g: {counts as: sum}", "A021 7:24 'sum' is not 'total' or 'level'"),
      ("g: {must: true}", "A011 7:9 'g' is a must and has no 'kpi'"),
      (
        "g: {kpi: policies, target: +5%}",
        "A011 7:36 'g' asks for a percentage of a baseline, and there is none"
      ),
    ])
  func mistakes(goals: String, complaint: String) throws {
    let found = try complaints(Self.text(goals: goals))
    #expect(found.contains { $0.hasPrefix(complaint) }, "\(found)")
  }

  @Test(
    "what is wrong in a business objective is refused where it stands",
    arguments: [
      ("sales: policies", "A020 6:30 'sales' must be a business objective, not 'policies'"),
      ("sales: {}", "A011 6:23 'sales' has no 'kpi'"),
      ("sales: {kpi: polices}", "A030 6:36 there is no KPI 'polices'"),
      ("sales: {kpi: policies, weight: 2}", "A012 6:46 unknown key 'weight'"),
    ])
  func objectives(text: String, complaint: String) throws {
    let found = try complaints(Self.text(goals: "", objectives: text))
    #expect(found.contains { $0.hasPrefix(complaint) }, "\(found)")
  }

  @Test("all mistakes of several goals come at once")
  func together() throws {
    let found = try complaints(
      Self.text(goals: "a: {kpi: x}, b: {kpi: signups, target: +-5}, c: {by: 0 days}"))
    #expect(found.count == 3, "\(found)")
    let checks = try complaints(Self.text(goals: "a: {kpi: x}, c: {by: 0 days}"))
    #expect(checks.count == 2, "\(checks)")
  }

  @Test("goals can be set, changed by variants, and added by them when written whole")
  func variants() throws {
    let text =
      Self.text(goals: "g: {kpi: signups, target: 18k}") + """

        variants:
          harder: {goals: {g: {target: 20k}}}
          more: {goals: {h: {kpi: policies, target: at least 5}}}
        """
    #expect(try scenario(text, variants: ["harder"]).goals[0].target == .value(20e3, nil))
    #expect(try scenario(text, variants: ["more"]).goals.map(\.name) == ["g", "h"])
    #expect(
      try scenario(text, set: ["goals.g.must=true", "goals.g.by=60 days"]).goals
        == [
          Goal(
            name: "g", kpi: "signups", target: .value(18e3, nil), by: .afterDays(60), isMust: true)
        ])
  }
}
