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

  private static let met =
    "  more: {kpi: signups, target: +25%, serves: sell, must: true, goal type: leads, rank: primary, review: weekly}"
  private static let missed = "  more: {kpi: signups, target: 7k, must: true}"

  /// The text of a run without line breaks.
  private func words(_ run: Tool.Run) -> String { run.text.replacing(/\s+/, with: " ") }

  private func body(_ run: Tool.Run) throws -> [String: Any] {
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
    #expect(run.object["schema"] as? String == "apportion.goals/1.0")
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

  // MARK: By what was counted

  private static let actuals = """
    date,kpi,value,line,post
    2026-07-07,signups,310,search,
    2026-07-07,signups,60,tv,spot 1
    2026-07-14,signups,420,search,
    2026-07-21,signups,300,search,
    2026-07-28,signups,90,tv,spot 2
    """

  private func counted(
    _ arguments: [String], actuals: String = actuals, goals: String = met
  ) throws -> Tool.Run {
    let folder = try Folder()
    try Data(Self.scenario(goals, more: "actuals: actuals.csv\n").utf8)
      .write(to: folder["plan.yaml"])
    try Data((actuals + "\n").utf8).write(to: folder["actuals.csv"])
    return try Tool.run(["goals", "plan.yaml"] + arguments, in: folder.url)
  }

  @Test("actuals tell how a goal stands, the pace that is needed, and who brought what")
  func counted() throws {
    let run = try counted([])
    #expect(run.status == 0)
    let text = words(run)
    #expect(text.contains("by actuals to 2026-07-28: 1 at risk"))
    #expect(text.contains("more 2026-07-28 1,180 1,522 5,000 people at risk"))
    #expect(text.contains("295 people a week so far, 417.8 people a week still needed"))
    #expect(text.contains("No clear trend in 4 readings"))
    #expect(text.contains("signups by line, up to 2026-07-28"))
    #expect(text.contains("tv, spot 2: 90 people; tv, spot 1: 60 people"))
  }

  @Test("later rows can be left out, and a wrong day says what to write")
  func asOf() throws {
    let run = try counted(["--as-of", "2026-07-14"])
    #expect(words(run).contains("more 2026-07-14 790 761 5,000 people on track"))
    #expect(words(run).contains("2 rows after the last day that counts left out."))
    let wrong = try counted(["--as-of", "14 July"])
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("'--as-of': '14 July' is not a date"))
    let none = try Tool.run(
      ["goals", "-", "--as-of", "2026-07-14"], input: Self.scenario(Self.met))
    #expect(none.status == 64)
  }

  @Test("actuals are in JSON by their schema, and in a row of the CSV")
  func countedData() throws {
    let json = try counted(["--format", "json"])
    let schema = try Tool.run(["schema", "goals"])
    #expect(try SchemaValidator(schema.text).complaints(json.object) == [])
    let goals = try #require(try body(json)["goals"] as? [[String: Any]])
    let actuals = try #require(goals[0]["actuals"] as? [String: Any])
    #expect(actuals["state"] as? String == "at risk")
    #expect(actuals["value"] as? Double == 1180)
    #expect((actuals["posts"] as? [Any])?.count == 2)
    #expect(try counted(["--format", "csv"]).text.contains(",2026-07-28,1180,"))
  }

  @Test("a goal that actuals say nothing about says why")
  func uncounted() throws {
    let run = try counted([], goals: "  some: {kpi: policies, target: at least 50}")
    #expect(run.status == 0)
    #expect(words(run).contains("some: not judged; no row of the actuals is about its KPI"))
  }

  @Test("a table that cannot be read names its row and cell")
  func badActuals() throws {
    let run = try counted([], actuals: "date,kpi,value\n2026-07-07,signup,5")
    #expect(run.status == 65)
    #expect(run.errors.contains("actuals.csv:2:12"))
    #expect(run.errors.contains("did you mean 'signups'?"))
  }

  @Test(
    "the dashboard is one page with a card for each KPI, its state in words and a picture with a title"
  )
  func dashboard() throws {
    let run = try counted(
      ["--format", "html"],
      goals: Self.met + "\n  seen: {kpi: policies, target: at least 900, review: monthly}")
    #expect(run.status == 0)
    let page = run.text
    #expect(page.components(separatedBy: "<section class=\"card").count == 3)
    #expect(page.contains("<section class=\"card notice\"><h3>signups</h3>"))
    #expect(page.contains("<p class=\"verdict\">at risk</p>"))
    #expect(page.contains("<dt>now, 2026-07-28</dt><dd>1,180 people</dd>"))
    #expect(page.contains("<title>signups: counted, against the way to 5,000 people</title>"))
    #expect(page.contains("Reviews: weekly, next 2026-07-29, 2026-08-05, 2026-08-12."))
    #expect(page.contains("Monthly reviews are rare; add"))
    for outside in ["<script", "http://www.w3.org/1999", "https://", "src=", "@import"] {
      #expect(!page.contains(outside), "\(outside)")
    }
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
}
