// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Goals")
struct GoalsTests {
  /// Search brings 50 signups per 1k up to 100k, tv 20; 150k in all: at most 6k signups.
  static func scenario(_ goals: String, more: String = "") -> String {
    """
    apportion: 1
    name: Acme
    period: 2026-07-01..2026-09-30
    budget: 150k GBP
    kpis:
      signups: {objective: maximize, unit: people, last: 4k}
      policies: {unit: policies}
      cost per signup: {ratio: spend / signups}
    campaigns:
      search: {spend: 10k..100k, brings: {signups: {per 1k: 50}, policies: {rate: 10%, of: signups}}}
      tv: {spend: 0..100k, brings: {signups: {per 1k: 20}}}
    business objectives: {sell: {kpi: policies}}
    goals:
    \(goals)
    \(more)
    """
  }

  static let met =
    "  more: {kpi: signups, target: +25%, serves: sell, must: true, goal type: leads, rank: primary, review: weekly}"
  private static let missed = "  more: {kpi: signups, target: 7k, must: true}"

  /// The text of a run without line breaks.
  func words(_ run: Tool.Run) -> String { run.text.replacing(/\s+/, with: " ") }

  func body(_ run: Tool.Run) throws -> [String: Any] {
    try #require(run.object["goals"] as? [String: Any])
  }

  @Test("a goal that is met tells its five letters with what they rest on")
  func met() throws {
    let run = try Tool.run(["goals", "-"], input: Self.scenario(Self.met))
    #expect(run.status == 0)
    let text = words(run)
    #expect(text.contains("1 of 1 goal met"))
    #expect(text.contains("met, 1,000 to spare"))
    #expect(text.contains("S yes signups, in people; driven by search and tv"))
    #expect(text.contains("M yes From 4,000 people to at least 5,000 people, +25.0%."))
    #expect(
      text.contains(
        "The most that any plan reaches is 6,000 people (proven), and the target asks for 83.3%"))
    #expect(text.contains("The least budget that meets it is 100k GBP, -33.3% against the budget."))
    #expect(text.contains("R yes Serves 'sell': search can change both."))
    #expect(text.contains("T yes By 2026-09-30, the end of the period: 380.4 people a week"))
    #expect(text.contains("Reviews: weekly, next 2026-07-08, 2026-07-15, 2026-07-22."))
    #expect(!run.text.contains("\u{1B}"))
  }

  @Test("a must that no plan meets is missed by the best plan without it, and ends with 1")
  func missed() throws {
    let run = try Tool.run(["goals", "-"], input: Self.scenario(Self.missed))
    #expect(run.status == 1)
    let text = words(run)
    #expect(
      text.contains(
        "No plan meets all musts. This is the best plan without them; it misses 'more'."))
    #expect(text.contains("missed by 1,000"))
    #expect(run.errors.contains("a must is missed: 'more'"))
  }

  @Test("an aim that is missed is told, and ends with 0")
  func aim() throws {
    let run = try Tool.run(
      ["goals", "-"], input: Self.scenario("  more: {kpi: signups, target: 7k}"))
    #expect(run.status == 0)
    #expect(words(run).contains("0 of 1 goal met"))
    #expect(words(run).contains("A no The most that any plan reaches is 6,000 people (proven)"))
  }

  @Test("rules that contradict each other whatever the goals say so as ever")
  func contradiction() throws {
    let run = try Tool.run(
      ["goals", "-"],
      input: Self.scenario(Self.met, more: "rules: {floor: {spend on: all, at least: 160k}}"))
    #expect(run.status == 2)
  }

  @Test("a scenario without goals says how to write some")
  func none() throws {
    let run = try Tool.run(["goals", "-"], input: Samples.small)
    #expect(run.status == 65)
    #expect(run.errors.contains("the scenario has no goals"))
  }

  @Test(
    "every format says the same, and the same twice",
    arguments: ["json", "jsonl", "csv", "markdown", "html", "table"])
  func formats(format: String) throws {
    let input = Self.scenario(
      Self.met + "\n  idea: {}\n  later: {kpi: policies, target: at least 900, by: 60 days}")
    let run = try Tool.run(["goals", "-", "--format", format], input: input)
    #expect(run.status == 0)
    #expect(run.text.contains("more"))
    #expect(run.text.contains("idea"))
    #expect(try Tool.run(["goals", "-", "--format", format], input: input).output == run.output)
  }

  @Test("JSON has every figure and keeps to its schema")
  func json() throws {
    let input = Self.scenario(
      Self.met + "\n  idea: {}\n  cheap: {kpi: cost per signup, target: at most 22, baseline: 25}")
    let run = try Tool.run(["goals", "-", "--format", "json"], input: input)
    #expect(run.object["schema"] as? String == "apportion.goals/1.1")
    let schema = try Tool.run(["schema", "goals"])
    #expect(schema.status == 0)
    #expect(try SchemaValidator(schema.text).complaints(run.object) == [])
    let goals = try #require(try body(run)["goals"] as? [[String: Any]])
    #expect(goals.map { $0["name"] as? String } == ["more", "idea", "cheap"])
    let standing = try #require(goals[0]["standing"] as? [String: Any])
    #expect(standing["met"] as? Bool == true)
    #expect(abs((standing["value"] as? Double ?? 0) - 6000) < 1e-6)
    let achievable = try #require(goals[0]["achievable"] as? [String: Any])
    let alone = try #require(achievable["alone"] as? [String: Any])
    #expect(abs((alone["bound"] as? Double ?? 0) - 6000) < 1e-2)
    let way = try #require(goals[0]["trajectory"] as? [String: Any])
    #expect((way["points"] as? [Any])?.count == 14)
    #expect(goals[1]["standing"] is NSNull)
  }

  @Test("every other answer tells how its plans stand to goals")
  func elsewhere() throws {
    let input = Self.scenario(
      Self.met + "\n  far: {kpi: policies, target: at least 600}",
      more: "variants: {less: {budget: 120k GBP}}")
    let solved = try Tool.run(["solve", "-"], input: input)
    #expect(
      words(solved).contains("more must signups 6,000 at least 5,000 2026-09-30 met, 1,000"))
    #expect(words(solved).contains("missed by 100"))
    let compared = try Tool.run(["compare", "-"], input: input)
    #expect(compared.text.contains("goals met"))
    #expect(words(compared).contains("far missed by 100"))
    let explained = try Tool.run(["explain", "-"], input: input)
    #expect(
      words(explained).contains("100k GBP keeps all other limits: -33.3% against the budget."))
    #expect(words(explained).contains("goal \"more\": signups at least 5,000 people"))
    #expect(words(explained).contains("No budget up to"))
    for kind in ["solve", "compare", "explain"] {
      let json = try Tool.run([kind, "-", "--format", "json"], input: input)
      let name = ["solve": "plan", "compare": "comparison", "explain": "explanation"][kind] ?? ""
      let schema = try Tool.run(["schema", name])
      #expect(try SchemaValidator(schema.text).complaints(json.object) == [], "\(kind)")
      #expect(json.text.contains("\"goals\""))
    }
  }

  @Test("a sweep finds where a goal can be met and where the best plan meets it")
  func sweep() throws {
    let input = Self.scenario(
      "  more: {kpi: signups, target: +25%, must: true}\n  some: {kpi: policies, target: at least 450}"
    )
    let run = try Tool.run(
      ["sweep", "-", "--over", "budget=50k..150k", "--steps", "5"], input: input)
    let text = words(run)
    #expect(text.contains("There is a plan from 100k GBP on."))
    #expect(
      text.contains(
        "The goal 'some', policies at least 450 policies by 2026-09-30, can be met from 90k GBP on."
      ))
    let json = try Tool.run(
      ["sweep", "-", "--over", "budget=50k..150k", "--steps", "5", "--format", "json"], input: input
    )
    let schema = try Tool.run(["schema", "sweep"])
    #expect(try SchemaValidator(schema.text).complaints(json.object) == [])
    let body = try #require(json.object["sweep"] as? [String: Any])
    let kinds = (body["thresholds"] as? [[String: Any]] ?? []).map { $0["kind"] as? String }
    #expect(kinds.contains("reachable goal"))
  }

  @Test("without a plan the conflict names the goal, and the change that settles it can be set")
  func conflict() throws {
    let run = try Tool.run(["explain", "-"], input: Self.scenario(Self.missed))
    #expect(run.status == 2)
    let text = words(run)
    #expect(text.contains("goal \"more\": signups at least 7,000 people by 2026-09-30"))
    #expect(text.contains("goal 'more': 7,000 people → 6,000 people (-14.3%)"))
    let short = try Tool.run(["solve", "-"], input: Self.scenario(Self.missed))
    #expect(short.status == 2)
    #expect(short.errors.contains("goal \"more\""))
    let eased = try Tool.run(
      ["solve", "-", "--set", "goals.more.target=at least 6000"], input: Self.scenario(Self.missed))
    #expect(eased.status == 0)
  }

  @Test("a limit of time is kept, and what was left out is said")
  func timeLimit() throws {
    let run = try Tool.run(["goals", "-", "--time-limit", "1ms"], input: Self.scenario(Self.met))
    #expect([0, 4, 5].contains(run.status))
    if run.status != 5 { #expect(run.text.contains("There was no time to find out everything")) }
  }

  @Test("a dashboard shows five KPIs at most and says how many more there are")
  func manyGoals() throws {
    let goals = (1...7).map { "  g\($0): {kpi: k\($0), target: at least 5}" }.joined(
      separator: "\n")
    let kpis = (1...7).map { "k\($0): {unit: x, base: \($0)}" }.joined(separator: ", ")
    let text = """
      apportion: 1
      budget: 100
      kpis: {reach: {objective: maximize}, \(kpis)}
      campaigns: {search: {spend: 0..100, brings: {reach: {per 1: 1}}}}
      goals:
      \(goals)
      """
    let run = try Tool.run(["goals", "-", "--format", "html"], input: text)
    #expect(run.text.components(separatedBy: "<section class=\"card").count == 6)
    #expect(run.text.contains("2 more KPIs of goals are in the tables below"))
  }

  @Test("rates are told in percent, and differences of them in points")
  func rates() throws {
    let text = """
      apportion: 1
      period: 2026-04-01..2026-09-30
      budget: 10k USD
      kpis:
        clicks: {objective: maximize, unit: clicks, base: 32k}
        mails: {unit: mails, base: 1M}
        click-through: {ratio: clicks / mails, last: 3.2%}
      campaigns: {tests: {spend: 0..10k, brings: {clicks: {per 1: 4}}}}
      goals: {twice: {kpi: click-through, target: +3pp, by: 60 days}}
      """
    let run = try Tool.run(["goals", "-"], input: text)
    #expect(words(run).contains("click-through 7.2% at least 6.2% 2026-05-30 met, 1.0pp to spare"))
    #expect(words(run).contains("M yes From 3.2% to at least 6.2%, +93.8%."))
    #expect(words(run).contains("a change of 0.35pp each week"))
  }

  @Test("a frontier keeps to musts")
  func frontier() throws {
    let run = try Tool.run(
      ["frontier", "-", "--x", "signups", "--y", "spend", "--format", "json"],
      input: Self.scenario(Self.met))
    #expect(run.status == 0)
    let body = try #require(run.object["frontier"] as? [String: Any])
    let plans = try #require(body["plans"] as? [[String: Any]])
    let least = plans.compactMap { $0["spend"] as? Double }.min() ?? 0
    #expect(abs(least - 100e3) < 1)
  }
}
