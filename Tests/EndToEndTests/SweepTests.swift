// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Sweeps")
struct SweepTests {
  /// Television brings reach and trust, the web leads; reach needs 32k on television and trust 60k.
  static let scenario = """
    apportion: 1
    name: Launch
    budget: 100k EUR
    kpis:
      leads: {unit: people, objective: maximize, priority: 1}
      reach: {unit: people, at least: 40k}
      trust: {unit: points, at least: 3}
      value: {sum: 1 * leads, target: {at least: 1.1k}, priority: 2}
    campaigns:
      tv: {spend: 0..90k, brings: {reach: {hill: {max: 90k, half: 40k}}, trust: {per 10k: 0.5}}}
      web: {spend: 0..80k, brings: {leads: {hill: {max: 2000, half: 50k}}}}
    variants: {more web: {campaigns: {web: {spend: 0..200k}}}}
    """

  private func run(_ arguments: String...) throws -> Tool.Run {
    try Tool.run(["sweep", "-"] + arguments, input: Self.scenario)
  }

  private func sweep(_ run: Tool.Run) -> [String: Any] {
    run.object["sweep"] as? [String: Any] ?? [:]
  }

  private func points(_ run: Tool.Run) -> [[String: Any]] {
    sweep(run)["points"] as? [[String: Any]] ?? []
  }

  @Test("every number has its plan, or the reason why there is none")
  func points() throws {
    let run = try run("--over", "budget=40k..160k", "--steps", "4", "--format", "json")
    #expect(run.status == 0)
    #expect(run.object["schema"] as? String == "apportion.sweep/1.2")
    let points = points(run)
    #expect(points.compactMap { $0["value"] as? Double } == [40_000, 80_000, 120_000, 160_000])
    #expect(points[0]["plan"] is NSNull)
    #expect(
      points[0]["reason"] as? String
        == "no plan fits; these cannot all hold: budget: at most 40k EUR and KPI \"trust\": at least 3 points"
    )
    let scores = points.compactMap { $0["score"] as? Double }
    #expect(scores.count == 3 && scores == scores.sorted())
    let spends = points.compactMap { ($0["plan"] as? [String: Any])?["spend"] as? Double }
    #expect(zip(spends, [80_000, 120_000]).allSatisfy { abs($0 - $1) < 1 })
    let marginal = points[1]["marginal"] as? [String: Any]
    #expect(marginal?["step"] as? Double == 1000)
    let gain = marginal?["score"] as? Double ?? 0
    // The web gets the money: d/dx 2000 x / (50k + x) at 20k is 2000 · 50k / 70k², a little less over 1k.
    #expect(abs(gain - 20.12) < 0.05)
  }

  @Test("the numbers at which plans, limits and targets begin are found, not read off the points")
  func thresholds() throws {
    let run = try run("--over", "budget=10k..160k", "--steps", "3", "--format", "json")
    let found = sweep(run)["thresholds"] as? [[String: Any]] ?? []
    func value(_ kind: String, _ kpi: String?) -> Double? {
      found.first { $0["kind"] as? String == kind && $0["kpi"] as? String == kpi }?["value"]
        as? Double
    }
    #expect(value("plan", nil) == 60_000)
    #expect(value("limit", "reach") == 32_000)
    #expect(value("limit", "trust") == 60_000)
    // 2000 x / (50k + x) = 1100 at x = 61,111.1; a millionth of a target counts as rounding.
    #expect(abs((value("target", "value") ?? 0) - 121_111.111) < 0.5)
    #expect(found.allSatisfy { $0["begins"] as? Bool == true })
    let text = try self.run("--over", "budget=10k..160k", "--steps", "3").text
    #expect(text.contains("\nThere is a plan from 60k EUR on.\n"))
    #expect(text.contains("\nreach at least 40k can be kept from 32k EUR on."))
  }

  @Test("what ceases is told as well as what begins")
  func ceasing() throws {
    let run = try run("--over", "kpis.trust.at least=1..9", "--steps", "3")
    #expect(run.text.contains("There is a plan up to 4.5."))
    #expect(run.text.contains("none keeps KPI \"trust\": at least 5 points"))
  }

  @Test("without a count there are as many plans as straight lines between them need")
  func adaptive() throws {
    let run = try run("--over", "budget=10k..160k", "--within", "5%", "--format", "json")
    let coverage = sweep(run)["coverage"] as? [String: Any]
    #expect(coverage?["kind"] as? String == "within")
    #expect(coverage?["within"] as? Double == 0.05)
    let count = points(run).count
    #expect(count > 5 && count < 20)
    // The border of what is possible is one of them.
    #expect(points(run).contains { $0["value"] as? Double == 60_000 })
    #expect(try self.run("--over", "budget=10k..160k", "--within", "0.5%").status == 0)
  }

  @Test("a sweep takes variants, settings and shares, and is told as text and CSV")
  func forms() throws {
    let text = try run(
      "--over", "budget=80k..160k", "--steps", "3", "--variant", "more web", "--set",
      "kpis.trust.at least=1")
    #expect(text.text.hasPrefix("Launch · variant 'more web' · budget 80k to 160k, 3 plans\n"))
    #expect(text.text.contains("best bend") == text.text.contains("Best bend:"))
    #expect(text.text.contains("spend on (EUR)"))
    let share = try Tool.run(
      [
        "sweep", "-", "--over", "rules.floor.at least=10%..40% of budget", "--steps", "3",
        "--format", "csv",
      ],
      input: Self.scenario + "\nrules: {floor: {spend on: tv, at least: 10% of budget}}\n")
    #expect(
      share.text.hasPrefix(
        "rules.floor.at least,score,leads,reach,trust,value,spend,spend on tv,spend on web,note\n10,"
      ))
    #expect(share.text.split(separator: "\n").count == 4)
  }

  // MARK: Counts

  /// Two creators, of whom the goal needs both.
  @Test("a limit that no plan of the sweep keeps beside the others is said to hold by itself")
  func aloneOnly() throws {
    let run = try Tool.run(
      ["sweep", "-", "--over", "budget=10k..90k", "--steps", "3"],
      input: Self.scenario.replacingOccurrences(of: "at least: 3}", with: "at least: 30}"))
    #expect(
      run.text.contains(
        "\nreach at least 40k can be kept, other limits left aside, from 32k EUR on."))
  }

  static let creators = """
    apportion: 1
    budget: 100k EUR
    kpis: {reach: {objective: maximize, unit: people}, leads: {at least: 25}}
    creators:
      a: {packages: {p: {fee: 30k, brings: {reach: 50k, leads: 10}}}}
      b: {packages: {p: {fee: 20k, brings: {reach: 40k, leads: 10}}}}
      c: {packages: {p: {fee: 10k, brings: {reach: 30k, leads: 8}}}}
    goals: {seen: {kpi: reach, target: at least 80k}}
    rules: {few: {count of: creators, at most: 2}}

    """

  @Test(
    "counts run in whole steps, and begin to be enough at a whole one",
    arguments: [nil, "2", "3", "7"])
  func counts(steps: String?) throws {
    let count = steps.map { ["--steps", $0] } ?? []
    for (range, values) in [("0..3", [0.0, 1, 2, 3]), ("2..3", [2, 3])] {
      let run = try Tool.run(
        ["sweep", "-", "--over", "rules.few.at most=\(range)", "--format", "json"] + count,
        input: Self.creators)
      #expect(run.status == 0)
      let found = points(run).compactMap { $0["value"] as? Double }
      #expect(found.allSatisfy { values.contains($0) } && found.count >= 2)
      if steps != "2", steps != "3" { #expect(found == values) }
      let thresholds = sweep(run)["thresholds"] as? [[String: Any]] ?? []
      let plan = thresholds.first { $0["kind"] as? String == "plan" }
      #expect(plan?["value"] as? Double == 3)
      #expect(plan?["other"] as? Double == 2)
      #expect(sweep(run)["whole"] as? Bool == true)
    }
    let free = Self.creators.replacing(", leads: {at least: 25}", with: ", leads: {}")
    let goal = try Tool.run(
      ["sweep", "-", "--over", "rules.few.at most=1..3"] + count, input: free)
    #expect(goal.text.contains("The best plan meets the goal 'seen' from 2 on."))
    #expect(goal.text.contains("reach for 1 more"))
    #expect(goal.text.contains("+40k"))
  }

  @Test("pictures have ticks at whole counts alone", arguments: ["table", "html"])
  func wholeTicks(format: String) throws {
    let free = Self.creators.replacing(", leads: {at least: 25}", with: ", leads: {}")
    let run = try Tool.run(
      ["sweep", "-", "--over", "rules.few.at most=1..3", "--format", format], input: free)
    #expect(run.status == 0)
    let end = format == "html" ? "</text>" : " "
    #expect(run.text.contains("2\(end)"))
    for tick in ["1.5", "2.5"] { #expect(!run.text.contains(tick + end), "\(tick)") }
  }

  // MARK: The best bend

  /// Each 1k brings ten times as much up to 50k as beyond.
  static let kinked = """
    apportion: 1
    kpis: {reach: {objective: maximize}}
    campaigns:
      tv: {spend: 0..50k, brings: {reach: {per 1k: 100}}}
      web: {spend: 0..500k, brings: {reach: {per 1k: 10}}}
    budget: 60k

    """

  @Test(
    "a bend is told where half and twice the range name the same number",
    arguments: ["20k..100k", "10k..80k", "30k..130k", "40k..70k", "1k..200k"])
  func bends(range: String) throws {
    for count in [[], ["--steps", "7"], ["--steps", "10"]] {
      let run = try Tool.run(
        ["sweep", "-", "--over", "budget=\(range)", "--format", "json"] + count,
        input: Self.kinked)
      #expect(sweep(run)["knee"] as? Double == 50_000, "\(range) \(count)")
    }
  }

  @Test(
    "a curve that bends evenly has no best bend, whatever the range",
    arguments: [
      "hill: {max: 900, half: 50k}", "exponential: {max: 900, scale: 40k}",
      "log: {gain: 100, scale: 20k}", "hill: {max: 900, half: 5k}",
    ])
  func noBends(curve: String) throws {
    let scenario = """
      apportion: 1
      budget: 60k
      kpis: {reach: {objective: maximize}}
      campaigns: {tv: {spend: 0..900k, brings: {reach: {\(curve)}}}}
      """
    for range in ["0..100k", "20k..100k", "50k..100k"] {
      let run = try Tool.run(
        ["sweep", "-", "--over", "budget=\(range)", "--format", "json"], input: scenario)
      #expect(sweep(run)["knee"] is NSNull, "\(range)")
    }
  }

  // MARK: Money that stays

  @Test("money that stays is told with the numbers where it does, and the limit that keeps it back")
  func unspent() throws {
    let scenario = """
      apportion: 1
      budget: 100k EUR
      kpis: {revenue: {objective: maximize, unit: EUR}, ROAS: {ratio: revenue / spend, at least: 2}}
      campaigns:
        search: {spend: 0..200k, brings: {revenue: {hill: {max: 500k, half: 60k}}}}
        social: {spend: 0..200k, brings: {revenue: {hill: {max: 200k, half: 80k}}}}
      """
    let over = ["sweep", "-", "--over", "budget=100k..400k", "--steps", "4"]
    let told = try Tool.run(over, input: scenario).text.replacing(/\n */, with: " ")
    let sentence = try #require(
      told.firstMatch(
        of: /Money of the budget stays unspent at (.*?): ROAS at least 2 keeps it back\./)
    ).1
    #expect(sentence.contains("300k (") && sentence.contains(" and 400k ("))
    #expect(!sentence.contains("100k (") && !sentence.contains("200k ("))
    let whole = try Tool.run(over, input: scenario.replacing(", at least: 2", with: "")).text
    #expect(!whole.contains("stays unspent"))
  }

  // MARK: What to do next

  @Test("the command under Next gives the very plan of its point")
  func next() throws {
    let folder = try Folder()
    try folder.write(
      """
      apportion: 1
      budget: 100k EUR
      kpis: {revenue: {objective: maximize, weight: 1, unit: EUR}, "new leads": {objective: maximize, weight: 1}}
      campaigns:
        search: {spend: 0..200k, brings: {revenue: {hill: {max: 500k, half: 60k}}, "new leads": {hill: {max: 900, half: 50k}}}}
        social: {spend: 0..200k, brings: {revenue: {hill: {max: 200k, half: 80k}}, "new leads": {hill: {max: 1.5k, half: 90k}}}}
      variants: {dear: {campaigns.search.brings.revenue.hill.half: 90k}}
      """, to: "a.yaml")
    for options in [[], ["--variant", "dear"], ["--rescale", "--variant", "dear"]] {
      let arguments = ["a.yaml", "--over", "budget=100k..300k", "--steps", "3"] + options
      let swept = try Tool.run(["sweep"] + arguments + ["--format", "json"], in: folder.url)
      let shown = points(swept).last?["plan"] as? [String: Any]
      let text = try Tool.run(["sweep"] + arguments, in: folder.url).text
      let command = try #require(text.split(separator: "\n").last)
      let solved = try TutorialTests.run("\(command) --format json --quiet", in: folder)
      let plan = solved.object["plan"] as? [String: Any]
      func spends(_ plan: [String: Any]?) -> [Double] {
        (plan?["allocations"] as? [[String: Any]] ?? []).compactMap { $0["plan"] as? Double }
      }
      #expect(spends(shown).count == 2)
      for (one, other) in zip(spends(shown), spends(plan)) {
        #expect(abs(one - other) < 1e-4 * abs(one), "\(command)")
      }
    }
  }

  // MARK: Time

  @Test(
    "what was found is told when the time is up, spread over the range, and the sweep ends with 4")
  func timeLimit() throws {
    let start = ContinuousClock.now
    let run = try run(
      "--over", "budget=70k..160k", "--steps", "1000", "--time-limit", "1500ms", "--format", "json")
    #expect(start.duration(to: .now) < .seconds(5))
    let values = points(run).compactMap { $0["value"] as? Double }
    if run.status == 4 {
      #expect(sweep(run)["interruption"] as? String == "timeLimit")
      #expect((run.object["message"] as? String ?? "").contains("of 1000 numbers have a plan"))
      #expect(values.contains(160_000) && values.contains(70_000))
    } else {
      #expect(run.status == 0 && values.count == 1000)
    }
  }

  @Test("a sweep is the same bytes on every run")
  func determinism() throws {
    let arguments = [
      "sweep", "-", "--over", "budget=50k..160k", "--steps", "4", "--format", "json",
    ]
    let first = try Tool.run(arguments, input: Self.scenario)
    let second = try Tool.run(arguments, input: Self.scenario)
    #expect(first.output == second.output)
  }

  @Test("a sweep without any plan ends as its points do")
  func nothingFits() throws {
    let run = try run("--over", "budget=1k..9k", "--steps", "3")
    #expect(run.status == 2)
    #expect(run.text.contains("no plan fits"))
  }

  @Test(
    "bad ranges and counts are refused before any work",
    arguments: [
      ("budget", "'budget' is not a range; write it as budget=800k..1.6M"),
      ("budget=5k", "'budget=5k' is not a range; write it as budget=800k..1.6M"),
      ("budget=5k..", "'budget=5k..' is not a range; write it as budget=800k..1.6M"),
      ("budget=5k...9k", "'budget=5k...9k' is not a range; write it as budget=800k..1.6M"),
      (
        "budget=9k..5k",
        "'budget=9k..5k' runs from the larger end to the smaller; write the smaller first"
      ),
      ("budget=5k..5k", "the ends of 'budget=5k..5k' are the same"),
      (
        "budget=10%..20k",
        "the ends of 'budget=10%..20k' are in different units; write both in the same"
      ),
      (
        "budget=10..20%",
        "the ends of 'budget=10..20%' are in different units; write both in the same"
      ),
    ])
  func badRanges(range: String, message: String) throws {
    let run = try run("--over", range)
    #expect(run.status == 64)
    #expect(run.errors == "error: '--over': \(message)\n")
  }

  @Test("numbers that are none, unknown paths and absurd counts are refused")
  func badSweeps() throws {
    #expect(try run("--over", "budget=NaN..5k").errors.contains("'NaN' is not a number"))
    #expect(try run("--over", "budget=1k..inf").status == 64)
    #expect(try run("--over", "budget=1e300..2e300").status == 64)
    let negative = try run("--over", "budget=-5k..5k")
    #expect(negative.status == 65)
    #expect(
      negative.errors.hasPrefix("error[A022]: --over budget=-5000 EUR:1:8: 'budget' is negative"))
    let unknown = try run("--over", "budgt=1k..5k")
    #expect(unknown.status == 65)
    #expect(unknown.errors.contains("did you mean 'budget'?"))
    for count in ["0", "1", "-3", "1001", "x"] {
      #expect(try run("--over", "budget=1k..5k", "--steps", count).status == 64)
    }
    for share in ["0", "-1%", "100%", "NaN"] {
      #expect(try run("--over", "budget=1k..5k", "--within", share).status == 64)
    }
    #expect(try run("--over", "budget=1k..5k", "--steps", "3", "--within", "1%").status == 64)
    #expect(try Tool.run(["sweep", "ehrgott-knapsack.mop", "--over", "a=1..2"]).status == 64)
    #expect(try run().status == 64)
  }
}
