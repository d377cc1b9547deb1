// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

/// KPIs whose values are rates, although they are no ratio of two KPIs.
@Suite struct RateTests {
  private func text(_ kpi: String, target: String, name: String = "CTR", counts: String = "")
    -> String
  {
    """
    apportion: 1
    period: 2026-04-01..2026-09-30
    budget: 45k USD
    kpis: { \(name): { objective: maximize, \(kpi) } }
    campaigns: { email: { spend: 0..20k, brings: { \(name): { exponential: { max: 4, scale: 9k } } } } }
    goals: { g: { kpi: \(name), target: \(target), by: 2026-06-30\(counts) } }
    """
  }

  private func goal(_ text: String) throws -> ResolvedGoal {
    try #require(load(text).scenario.goals.first)
  }

  @Test(
    "A unit that says a rate makes goals of the KPI levels, which no deadline divides",
    arguments: ["\"%\"", "percent", "hours per week", "emails/day", "mentions a day"])
  func units(unit: String) throws {
    let goal = try goal(text("unit: \(unit), base: 3.2", target: "6", name: "share of voice x"))
    #expect(goal.counting == .level)
    #expect(goal.needed == 6)
  }

  @Test("What adds up over the days stays a total", arguments: ["people", "hours", "a day"])
  func totals(unit: String) throws {
    let goal = try goal(text("unit: \(unit), base: 1", target: "6", name: "sign-ups"))
    #expect(goal.counting == (unit == "a day" ? .level : .total))
  }

  @Test("A rate of the catalogue is a level by its name, or by what it measures")
  func catalogue() throws {
    #expect(try goal(text("base: 3.2", target: "6")).counting == .level)
    #expect(
      try goal(text("base: 3.2, measures: CTR", target: "6", name: "our rate")).counting == .level)
    #expect(try goal(text("base: 3", target: "6", name: "clicks")).counting == .total)
  }

  @Test("The goal's own word comes first")
  func stated() throws {
    let goal = try goal(text("unit: \"%\", base: 3.2", target: "6", counts: ", counts as: total"))
    #expect(goal.counting == .total)
    #expect(goal.needed > 12)
  }

  @Test("Values of a KPI in percent may have their sign")
  func signs() throws {
    let loaded = try load(
      text("unit: \"%\", base: 3.2%, last: 3.2%, at least: 1.1%, target: 7.3%", target: "6%"))
    let kpi = loaded.scenario.scenario.kpis[0]
    #expect([kpi.base, kpi.last, kpi.atLeast, kpi.target?.value] == [3.2, 3.2, 1.1, 7.3])
    #expect(loaded.scenario.goals.first?.needed == 6)
  }

  @Test(
    "Changes of a KPI in percent are relative with a percent sign, and points with pp",
    arguments: [("+25%", 4.0), ("+3pp", 6.2), ("-1.2pp", 2.0)])
  func changes(target: String, needed: Double) throws {
    let way = target.hasPrefix("-") ? "minimize" : "maximize"
    let written = text("unit: \"%\", last: 3.2%", target: target)
      .replacing("maximize", with: way)
    #expect(abs(try goal(written).needed - needed) < 1e-12)
  }

  @Test("A share of a KPI that is counted otherwise stays refused")
  func refused() throws {
    let found = try diagnostics(text("unit: people, base: 3.2%", target: "6"))
    #expect(found.map(\.message) == ["a share, '3.2%', does not fit here"])
  }
}
