// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// What is said of a plan is so: what holds it has no room, money that stays has its reason,
/// repairs repair.
@Suite("Reasons")
struct ReasonTests {
  private func words(_ run: Tool.Run) -> String { run.text.replacing(/\s+/, with: " ") }

  private func plan(_ scenario: String, _ arguments: [String] = []) throws -> [String: Any] {
    let run = try Tool.run(["solve", "-", "--format", "json"] + arguments, input: scenario)
    return try #require(run.object["plan"] as? [String: Any])
  }

  private func kinds(_ limits: Any?) -> [String] {
    (limits as? [[String: Any]] ?? []).map {
      [$0["kind"], $0["name"], $0["side"]].compactMap { $0 as? String }.joined(separator: " ")
    }
  }

  // MARK: What holds a plan

  /// Both sides of the rule have room at the best plan, though the proof makes use of them in other
  /// cases.
  private static let roomy = """
    apportion: 1
    budget: 543.8k EUR
    kpis: {revenue: {objective: maximize, weight: 3}, reach: {objective: maximize, weight: 1}}
    campaigns:
      meta: {channel: performance, spend: 100k..500k, brings: {revenue: {hill: {max: 1.7M, half: 300k, shape: 1.3}}, reach: {hill: {max: 4.5M, half: 240k}}}}
      tv: {channel: brand, spend: 0..350k, minimum if active: 90k, set-up fee: 18k, brings: {revenue: {hill: {max: 520k, half: 210k, shape: 2.1}}, reach: {hill: {max: 7.4M, half: 170k, shape: 1.9}}}}
    rules: {brand share: {spend on: brand, at least: 15% of spend, at most: 55% of spend}}
    """

  @Test("a limit with room holds nothing, in text, JSON and page")
  func roomyRule() throws {
    let plan = try plan(Self.roomy)
    #expect(kinds(plan["limitedBy"]) == ["budget at most"])
    let text = words(try Tool.run(["solve", "-"], input: Self.roomy))
    #expect(text.contains("Held by: budget."))
    #expect(!text.contains("brand share"))
    let page = try Tool.run(["solve", "-", "--format", "html"], input: Self.roomy).text
    let held = try #require(
      page.split(separator: "What holds the plan back").last?.split(separator: "<h2>").first)
    #expect(held.contains("budget") && !held.contains("brand share"))
  }

  @Test("a limit without room is named once for the plan, and one on a single line on that line")
  func tightRules() throws {
    let scenario = """
      apportion: 1
      budget: 100
      kpis: {leads: {objective: maximize}}
      campaigns:
        a: {spend: 0..100, brings: {leads: {per 1: 3}}}
        b: {spend: 0..100, brings: {leads: {per 1: 2}}}
        c: {spend: 0..100, brings: {leads: {per 1: 1}}}
      rules: {cap of a: {spend on: a, at most: 20}, two: {spend on: [a, b], at most: 70}}
      """
    let plan = try plan(scenario)
    #expect(
      kinds(plan["limitedBy"]) == ["budget at most", "rule cap of a at most", "rule two at most"])
    let lines = try #require(plan["allocations"] as? [[String: Any]])
    #expect(lines.map { kinds($0["binding"]) } == [["rule cap of a at most"], [], []])
    let text = words(try Tool.run(["solve", "-"], input: scenario))
    #expect(text.contains("Held by: budget and rule 'two'."))
  }

  // MARK: Money that stays

  @Test(
    "money that stays has its reason",
    arguments: [
      // Past the top of a curve.
      (
        "a: {spend: 0..20k, brings: {leads: {points: {0: 0, 1k: 90, 3k: 150, 20k: 0}}}}", "",
        "brings less"
      ),
      // Past its end.
      (
        "a: {spend: 0..20k, brings: {leads: {points: {0: 0, 1k: 90, 3k: 150, 20k: 150}}}}", "",
        "brings nothing"
      ),
      ("a: {spend: 0..20k, brings: {leads: {per 1k: 2}}}", "", "all at most"),
      (
        "a: {spend: 0..60k, brings: {leads: {per 1k: 2}}}", "few: {spend on: all, at most: 5k}",
        "limits"
      ),
      (
        "a: {buys: {unit: spot, price: 15k, whole: true}, brings: {leads: {per unit: 2}}}", "",
        "too little"
      ),
      ("a: {spend: 0..60k, step: 15k, brings: {leads: {per 1k: 2}}}", "", "too little"),
      (
        "a: {spend: 0..60k, minimum if active: 55k, brings: {leads: {per 1k: 2}}}", "", "too little"
      ),
    ])
  func unspent(line: String, rule: String, reason: String) throws {
    let scenario = """
      apportion: 1
      budget: 50k
      kpis: {leads: {objective: maximize}}
      campaigns:
        \(line)
      """ + (rule.isEmpty ? "" : "\nrules: {\(rule)}\n")
    let unspent = try #require(try plan(scenario)["unspent"] as? [String: Any])
    #expect(unspent["reason"] as? String == reason)
    if reason == "limits" { #expect(kinds(unspent["limits"]) == ["rule few at most"]) }
    #expect(words(try Tool.run(["solve", "-"], input: scenario)).contains("stays unspent: "))
  }

  @Test("a budget that is spent leaves no reason to give")
  func spent() throws {
    let scenario =
      "apportion: 1\nbudget: 5\nkpis: {leads: {objective: maximize}}\n"
      + "campaigns: {a: {spend: 0..9, brings: {leads: {per 1: 3}}}}\n"
    #expect(try plan(scenario)["unspent"] is NSNull)
  }

  // MARK: Returns

  private static func target(_ roas: String) -> String {
    """
    apportion: 1
    budget: 1M
    kpis: {revenue: {objective: maximize}, roas: {ratio: revenue / spend, at least: \(roas)}}
    campaigns: {search: {spend: 0..600k, brings: {revenue: {hill: {max: 900k, half: 400k}}}}}
    """
  }

  @Test("a return that no plan has says so, with the most that there is", arguments: ["5", "2.25"])
  func unreachable(roas: String) throws {
    let plan = try plan(Self.target(roas))
    let found = try #require((plan["unreachable"] as? [[String: Any]])?.first)
    // 900k / 400k is what the first money returns.
    #expect(abs((found["best"] as? Double ?? 0) - 2.25) < 1e-4)
    #expect(kinds(plan["limitedBy"]) == ["kpi roas at least"])
    let text = words(try Tool.run(["solve", "-"], input: Self.target(roas)))
    #expect(
      text.contains(
        "roas at least \(roas) leaves no plan that spends money; the most that any reaches is 2.25."
      ))
  }

  /// Curves whose first money returns 2.25 and every other less.
  private static let flattening = [
    "a: {spend: 0..600k, brings: {revenue: {hill: {max: 900k, half: 400k}}}}",
    "a: {spend: 0..600k, brings: {revenue: {exponential: {max: 900k, scale: 400k}}}}",
    "a: {spend: 0..600k, brings: {revenue: {log: {gain: 900k, scale: 400k}}}}",
    "a: {spend: 0..600k, brings: {revenue: {hill: {max: 900k, half: 400k}}}}\n"
      + "  b: {spend: 0..600k, brings: {revenue: {hill: {max: 450k, half: 200k}}}}",
    "a: {spend: 0..600k, set-up fee: 1k, brings: {revenue: {hill: {max: 900k, half: 400k}}}}",
    "a: {spend: 0..600k, minimum if active: 10k, brings: {revenue: {hill: {max: 900k, half: 400k}}}}",
  ]

  @Test(
    "a return asked for at exactly its most is answered, with a proof that next to nothing has it",
    arguments: flattening, ["", "leads: {objective: maximize, weight: 1}, "])
  func supremum(lines: String, besides: String) throws {
    let weight = besides.isEmpty ? "" : ", weight: 1"
    let brings = besides.isEmpty ? lines : lines.replacing("}}}}", with: "}}, leads: {per 1k: 3}}}")
    let run = try Tool.run(
      ["solve", "-", "--format", "json"],
      input: """
        apportion: 1
        budget: 1M
        kpis: {revenue: {objective: maximize\(weight)}, \(besides)roas: {ratio: revenue / spend, at least: 2.25}}
        campaigns:
          \(brings)
        """)
    #expect(run.status == 0, "\(run.errors)")
    let plan = try #require(run.object["plan"] as? [String: Any])
    #expect((plan["spend"] as? Double ?? 1) < 100)
    #expect(kinds(plan["limitedBy"]) == ["kpi roas at least"])
    #expect((plan["unreachable"] as? [Any])?.count == 1)
  }

  @Test("a return that a curve leaves by next to nothing is kept as exactly as any other limit")
  func flatStart() throws {
    let run = try Tool.run(
      ["solve", "-", "--format", "json"],
      input: Self.target("2.25").replacing(
        "hill: {max: 900k, half: 400k}", with: "tanh: {max: 900k, scale: 400k}"))
    #expect(run.status == 0 || run.status == 4, "\(run.errors)")
    let plan = try #require(run.object["plan"] as? [String: Any])
    #expect((plan["spend"] as? Double ?? 1e9) < 100)
  }

  @Test(
    "a return asked for just below its most has its best plan, however little that spends",
    arguments: ["2.24999", "2.2499", "2.249"])
  func nearSupremum(roas: String) throws {
    let run = try Tool.run(["solve", "-", "--format", "json"], input: Self.target(roas))
    #expect(run.status == 0, "\(run.errors)")
    let plan = try #require(run.object["plan"] as? [String: Any])
    // 900k / (400k + x) is the return of x.
    let most = 900_000 / (Double(roas) ?? 0) - 400_000
    #expect(abs((plan["spend"] as? Double ?? 0) / most - 1) < 1e-3)
    #expect((plan["unreachable"] as? [Any])?.isEmpty == true)
  }

  @Test("a limit on a ratio by 0 is listed with no room")
  func limitOnNothing() throws {
    let text = words(try Tool.run(["explain", "-"], input: Self.target("5")))
    #expect(text.contains("KPI \"roas\": at least 5 – none"))
    #expect(text.contains("the most that any reaches is 2.25."))
  }

  @Test("a return that plans have is kept, and nothing is said to be out of reach")
  func reachable() throws {
    let plan = try plan(Self.target("2"))
    #expect((plan["unreachable"] as? [Any])?.isEmpty == true)
    #expect((plan["spend"] as? Double ?? 0) > 1000)
  }

  // MARK: Repairs

  private static let members = """
    apportion: 1
    budget: 700
    kpis: {sales: {objective: maximize}}
    campaigns:
      a: {spend: 0..2k, last: 900, brings: {sales: {per 1k: 1}}}
      b: {spend: 0..2k, last: 100, brings: {sales: {per 1k: 2}}}
    rules: {band: {change of: all, each: line, at least: -20% of last}}
    """

  @Test("the change of a repeated rule is that of its figure, which moves every member")
  func repeatedRule() throws {
    let text = words(try Tool.run(["explain", "-"], input: Self.members))
    #expect(text.contains("rule 'band': -20% of last → -30% of last"))
    #expect(
      try Tool.run(
        ["solve", "-", "--set", "rules.band.at least=-30% of last"], input: Self.members
      ).status == 0)
    #expect(
      try Tool.run(
        ["solve", "-", "--set", "rules.band.at least=-29.9% of last"], input: Self.members
      ).status == 2)
  }

  @Test("only changes that give a plan by themselves are offered")
  func offered() throws {
    let scenario = """
      apportion: 1
      budget: {exactly: 10k}
      kpis: {sales: {objective: maximize}}
      campaigns:
        a: {spend: 0..1k, last: 900, brings: {sales: {per 1k: 1}}}
        b: {spend: 0..1k, last: 100, brings: {sales: {per 1k: 2}}}
      rules: {band: {change of: all, each: line, at most: 20% of last}}
      """
    let run = try Tool.run(["solve", "-", "--format", "json"], input: scenario)
    let repairs = try #require(run.object["repairs"] as? [[String: Any]])
    let change = try #require((repairs.first?["changes"] as? [[String: Any]])?.first)
    #expect(repairs.count == 1)
    #expect(kinds([change["limit"] as Any]) == ["budget at least"])
    #expect(change["to"] as? Double == 1120)
    #expect(
      try Tool.run(["solve", "-", "--set", "budget.exactly=1120"], input: scenario).status == 0)
  }

  // MARK: Prices

  @Test("whole units have no worth of a last one, money in steps neither")
  func wholeUnits() throws {
    for line in [
      "buys: {unit: ad, price: 30, whole: true}, brings: {people: {per unit: 50}}",
      "spend: 0..1k, step: 30, brings: {people: {per 1: 2}}",
    ] {
      let scenario =
        "apportion: 1\nbudget: 335\nkpis: {people: {objective: maximize}}\ncampaigns:\n  a: {\(line)}\n"
        + "  b: {buys: {unit: ad, price: 20, whole: true}, brings: {people: {per unit: 31}}}\n"
      let run = try Tool.run(["explain", "-", "--format", "json"], input: scenario)
      let body = try #require(run.object["explanation"] as? [String: Any])
      let limits = try #require(body["limits"] as? [[String: Any]])
      #expect(limits.allSatisfy { $0["price"] is NSNull })
    }
  }

  @Test("a step that books is told as the switch, not divided by its width")
  func switches() throws {
    let scenario = """
      apportion: 1
      budget: 60k EUR
      kpis: {impressions: {objective: maximize, priority: 1, give up: 10%}, sales: {objective: maximize, priority: 2}}
      creators:
        a: {packages: {p: {fee: 20k, brings: {impressions: 900k, sales: 300}}}}
        b: {packages: {p: {fee: 25k, brings: {impressions: 800k, sales: 420}}}}
        c: {packages: {p: {fee: 30k, brings: {impressions: 1M, sales: 380}}}}
      """
    let text = words(try Tool.run(["explain", "-"], input: scenario))
    #expect(text.contains("100k more impressions 120 less sales a instead of b"))
    #expect(!text.contains("its range, 1"))
    let run = try Tool.run(["explain", "-", "--format", "json"], input: scenario)
    let body = try #require(run.object["explanation"] as? [String: Any])
    let analysis = try #require(body["analysis"] as? [String: Any])
    let exchange = try #require((analysis["exchanges"] as? [[String: Any]])?.first)
    #expect(exchange["rate"] is NSNull && exchange["steppedRate"] is NSNull)
    #expect(exchange["gained"] as? Double == 100_000 && exchange["cost"] as? Double == 120)
    #expect(
      (exchange["switches"] as? [[String: Any]])?.map { $0["line"] as? String } == ["a", "b"])
  }

  @Test("what a line would need is enough, and little less is not")
  func need() throws {
    func scenario(_ sales: Double) -> String {
      """
      apportion: 1
      budget: 60k EUR
      kpis: {impressions: {objective: maximize, priority: 1, give up: 10%}, sales: {objective: maximize, priority: 2}}
      creators:
        a: {packages: {p: {fee: 20k, brings: {impressions: 900k, sales: \(sales)}}}}
        b: {packages: {p: {fee: 25k, brings: {impressions: 800k, sales: 420}}}}
        c: {packages: {p: {fee: 30k, brings: {impressions: 1M, sales: 380}}}}
      """
    }
    let run = try Tool.run(["explain", "-", "--format", "json"], input: scenario(300))
    let body = try #require(run.object["explanation"] as? [String: Any])
    let lines = try #require(body["lines"] as? [[String: Any]])
    let needs = lines.compactMap { $0["need"] as? [String: Any] }
    let factor = try #require(needs.first?["factor"] as? Double)
    for (share, books) in [(1.0001, true), (0.99, false)] {
      let lines = try plan(scenario(300 * factor * share))["allocations"] as? [[String: Any]]
      #expect(((lines?.first?["plan"] as? Double ?? 0) > 0) == books, "\(factor)")
    }
  }

  // MARK: What is proven

  @Test("a plan that is not proven to be the best is not called so")
  func unproven() throws {
    let scenario = """
      apportion: 1
      budget: 335
      kpis: {people: {objective: maximize}}
      campaigns:
        a: {buys: {unit: ad, price: 50, whole: true}, brings: {people: {per unit: 50034}}}
        b: {buys: {unit: ad, price: 20, whole: true}, brings: {people: {per unit: 20013}}}
      """
    let rough = try Tool.run(["solve", "-", "--gap", "1%", "--format", "json"], input: scenario)
    let best = try Tool.run(["solve", "-", "--gap", "1e-6", "--format", "json"], input: scenario)
    let gap = try #require(
      ((rough.object["plan"] as? [String: Any])?["certificate"] as? [String: Any])?["gap"]
        as? Double)
    #expect(best.object["message"] as? String == "the best plan, proven")
    let message = try #require(rough.object["message"] as? String)
    #expect(message.hasPrefix("a plan; none is better by more than ") == (gap > 1.01e-6))
    // The bound is 1.516% above the plan, which is 1.493% of the bound.
    let wide = ["solve", "-", "--gap", "20%"]
    let told = try Tool.run(wide, input: scenario)
    let object = try Tool.run(wide + ["--format", "json"], input: scenario).object
    #expect(told.text.contains("(1.6% more)"))
    #expect(
      object["message"] as? String == "a plan; none is better by more than 1.6%, proven")
  }
}
