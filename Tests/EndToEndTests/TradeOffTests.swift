// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Trade-offs")
struct TradeOffTests {
  /// Search brings reach, video trust, and together they can have 100.
  private static func sample(_ kpis: String, _ more: String = "") -> String {
    """
    apportion: 1
    budget: 100
    \(more)
    kpis:
    \(kpis)
    campaigns:
      search: {spend: 0..100, brings: {reach: {per 1: 1}}}
      video: {spend: 0..60, brings: {trust: {per 1: 2}}}
    """
  }

  private static let free = sample(
    """
      reach: {objective: maximize, unit: people}
      trust: {objective: maximize}
    """)

  /// The text of a run without line breaks.
  private func words(_ run: Tool.Run) -> String { run.text.replacing(/\n */, with: " ") }

  private func value(_ kpi: String, _ run: Tool.Run) -> Double? {
    let plan = run.object["plan"] as? [String: Any]
    let kpis = plan?["kpis"] as? [[String: Any]] ?? []
    return kpis.first { $0["name"] as? String == kpi }?["value"] as? Double
  }

  private func isNear(_ first: Double?, _ second: Double) -> Bool {
    first.map { abs($0 - second) < 1e-4 } ?? false
  }

  @Test("priorities are settled one after the other, and may give up what they say")
  func priorities() throws {
    let scenario = Self.sample(
      """
        reach: {objective: maximize, priority: 1, give up: 10%}
        trust: {objective: maximize, priority: 2}
      """)
    let run = try Tool.run(["solve", "-", "--format", "json"], input: scenario)
    #expect(run.status == 0)
    #expect(isNear(value("reach", run), 90) && isNear(value("trust", run), 20))
    let text = words(try Tool.run(["solve", "-"], input: scenario))
    #expect(
      text.contains(
        "1. priority 1: the most reach Found 100. Proven: no plan brings more reach. Up to 10 (10%) "
          + "of that could be given up for what comes below, which took 10."))
    #expect(
      text.contains(
        "2. priority 2: the most trust Found 20. Proven: no plan that keeps the above brings more "
          + "trust."))
  }

  @Test("targets are missed by as little as can be, or the worst-off least")
  func targets() throws {
    let kpis = """
        reach: {objective: maximize, target: 80, weight: 1}
        trust: {objective: maximize, target: 100, weight: 1}
      """
    let least = try Tool.run(["solve", "-", "--format", "json"], input: Self.sample(kpis))
    #expect(isNear(value("reach", least), 50) && isNear(value("trust", least), 100))
    let table = try Tool.run(["solve", "-"], input: Self.sample(kpis)).text
      .replacing(/[ ]+/, with: " ")
    #expect(table.contains("reach 50 at least 80 62.5% 30\n"))
    #expect(table.contains("trust 100 at least 100 100.0% just met\n"))
    let worst = try Tool.run(
      ["solve", "-"], input: Self.sample(kpis, "trade-off: {targets: worst off}"))
    #expect(
      words(worst).contains(
        "The worst-off are reach and trust, at 76.9% of their targets. Proven: no plan brings the "
          + "worst-off further."))
  }

  @Test("a plan is found near values that cannot all be had")
  func outOfReach() throws {
    let arguments = ["solve", "-", "--at", "reach=80 people,trust=60"]
    let run = try Tool.run(arguments + ["--format", "json"], input: Self.free)
    #expect(run.status == 0)
    #expect(run.object["message"] as? String == "the plan nearest to what was asked for, proven")
    #expect(isNear(value("reach", run), 75) && isNear(value("trust", run), 50))
    let text = words(try Tool.run(arguments, input: Self.free))
    #expect(text.contains("Not all of it is reached: what is missed is at most 8.33% of the KPI's"))
    #expect(text.contains("No plan has all that was asked for."))
    #expect(text.contains("missed by 10"))
  }

  @Test("values that can be had are had, with something to spare")
  func withinReach() throws {
    let run = try Tool.run(["solve", "-", "--at", "trust=40,reach=60"], input: Self.free)
    #expect(
      words(run).contains("All of it is reached, each with at least 16.7% of the KPI's range"))
    #expect(run.text.contains("reached, 10 to spare"))
  }

  @Test("a balanced plan has every KPI as far along as the least far can get")
  func balanced() throws {
    let run = try Tool.run(["solve", "-", "--balanced", "--format", "json"], input: Self.free)
    #expect(isNear(value("reach", run), 70) && isNear(value("trust", run), 60))
    let preference = (run.object["plan"] as? [String: Any])?["preference"] as? [String: Any]
    #expect(preference?["kind"] as? String == "balanced")
    let text = words(try Tool.run(["solve", "-", "--balanced"], input: Self.free))
    #expect(text.contains("Each is at least 50.0% of the way from its worst to its best."))
  }

  @Test(
    "what cannot be asked for is refused with what to write",
    arguments: [
      ("rech=5", 64, "'--at': there is no KPI 'rech'; did you mean 'reach'?"),
      ("reach=1,200", 64, "'200' is no KPI with a value"),
      ("reach", 64, "'reach' is no KPI with a value"),
      ("reach=5%", 64, "'reach' is in people, so that a share, '5%', does not fit"),
      ("reach=5 EUR", 64, "'reach' is in people, not in EUR; leave EUR out"),
      ("reach=1,reach=2", 64, "'reach' is asked for twice"),
      ("reach=much", 64, "'much' is not a value, asked of 'reach'"),
      ("spend=50", 65, "'spend' is not an objective, so it has no better or worse"),
    ])
  func refused(asked: String, status: Int32, message: String) throws {
    let run = try Tool.run(["solve", "-", "--at", asked], input: Self.free)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test("a ratio cannot be asked for beside other KPIs")
  func ratio() throws {
    let scenario = Self.sample(
      """
        reach: {objective: maximize}
        trust: {objective: maximize}
        cost: {ratio: spend / reach, objective: minimize}
      """)
    let run = try Tool.run(["solve", "-", "--at", "cost=2"], input: scenario)
    #expect(run.status == 65)
    #expect(run.errors.contains("'cost' is a ratio, which cannot be asked for beside other KPIs"))
  }

  @Test("two ways to ask for a plan are one too many")
  func twoWays() throws {
    let run = try Tool.run(["solve", "-", "--at", "reach=5", "--balanced"], input: Self.free)
    #expect(run.status == 64)
    #expect(run.errors.contains("'--at' and '--balanced' ask for two different plans"))
  }

  @Test("answers to questions of what is worth what come to a plan, and to the command for it")
  func pick() throws {
    let folder = try Folder()
    try folder.write(Self.free, to: "two.yaml")
    let arguments = ["frontier", "two.yaml", "--x", "reach", "--y", "trust", "--pick", "--answers"]
    let run = try Tool.run(arguments + ["yes"], in: folder.url)
    #expect(run.status == 0)
    #expect(run.text.contains("  is 120 more trust worth 60 less reach? yes\n"))
    #expect(run.text.hasSuffix("  apportion solve two.yaml --at reach=40,trust=120\n"))
    let data = try Tool.run(arguments + ["n", "--format", "json"], in: folder.url)
    #expect(isNear(value("reach", data), 100))
    #expect(data.object["schema"] as? String == "apportion.plan/1.5")
    let again = try Tool.run(
      ["solve", "two.yaml", "--at", "reach=40,trust=120", "--format", "csv"], in: folder.url)
    let picked = try Tool.run(arguments + ["yes", "--format", "csv"], in: folder.url)
    #expect(again.text == picked.text)
  }

  @Test("questions need a terminal or answers")
  func noTerminal() throws {
    let run = try Tool.run(["frontier", "-", "--pick"], input: Self.free)
    #expect(run.status == 64)
    #expect(run.errors.contains("give the answers with '--answers', for example '--answers yes"))
    let wrong = try Tool.run(["frontier", "-", "--pick", "--answers", "maybe"], input: Self.free)
    #expect(wrong.status == 64)
    let alone = try Tool.run(["frontier", "-", "--answers", "yes"], input: Self.free)
    #expect(alone.errors.contains("'--answers' is for '--pick'"))
  }

  @Test("a plan is picked from money only where the scenario says that less of it is better")
  func pickMoney() throws {
    let run = try Tool.run(
      ["frontier", "-", "--x", "reach", "--y", "spend", "--pick", "--answers", "yes"],
      input: Self.free)
    #expect(run.status == 65)
    #expect(run.errors.contains("'--pick' needs two objectives of the scenario"))
  }

  @Test("weights are explained with what they cost and how far they can move")
  func explain() throws {
    let scenario = Self.sample(
      """
        reach: {objective: maximize, weight: 2}
        trust: {objective: maximize, weight: 1}
      """)
    let run = try Tool.run(["explain", "-"], input: scenario)
    #expect(run.status == 0)
    #expect(words(run).contains("What counts the same 1 reach is worth 4 trust"))
    #expect(run.text.contains("trust        1  up to 2    beyond that another plan is best"))
    let json = try Tool.run(["explain", "-", "--format", "json"], input: scenario)
    #expect(json.object["schema"] as? String == "apportion.explanation/1.4")
    #expect((json.object["explanation"] as? [String: Any])?["analysis"] is [String: Any])
    #expect(try Tool.run(["explain", "-", "--format", "csv"], input: scenario).status == 64)
    #expect(try Tool.run(["explain", "-"], input: Self.free).status == 65)
  }

  @Test("three KPIs are traded off against each other")
  func several() throws {
    let scenario = """
      apportion: 1
      budget: 100
      kpis: {reach: {objective: maximize}, trust: {objective: maximize}, calls: {objective: maximize}}
      campaigns:
        search: {spend: 0..100, brings: {reach: {per 1: 1}}}
        video: {spend: 0..100, brings: {trust: {per 1: 2}}}
        radio: {spend: 0..100, brings: {calls: {per 1: 3}}}
      """
    let arguments = ["frontier", "-", "--kpis", "reach,trust,calls"]
    let table = try Tool.run(arguments, input: scenario)
    #expect(table.status == 0)
    #expect(table.text.contains("best trust"))
    #expect(table.text.contains("Complete: 3 plans."))
    let csv = try Tool.run(arguments + ["--format", "csv"], input: scenario)
    #expect(
      csv.text.hasPrefix(
        "reach,trust,calls,spend,spend on search,spend on video,spend on radio,named\n"))
    let json = try Tool.run(arguments + ["--format", "json"], input: scenario)
    #expect(json.object["schema"] as? String == "apportion.surface/1.3")
    let frontier = json.object["frontier"] as? [String: Any]
    #expect((frontier?["axes"] as? [Any])?.count == 3)
    #expect((frontier?["plans"] as? [Any])?.count == 3)
  }

  @Test(
    "KPIs that cannot be traded off are refused",
    arguments: [
      (["--kpis", "reach"], "'--kpis' names two KPIs or more"),
      (["--kpis", "reach,,trust"], "'--kpis' names two KPIs or more"),
      (["--kpis", "reach,trusty"], "did you mean 'trust'?"),
      (["--kpis", "reach,trust", "--x", "reach"], "leave '--x' and '--y' out"),
      (["--kpis", "reach,trust,spend", "--pick"], "'--pick' asks about two KPIs"),
    ])
  func severalRefused(arguments: [String], message: String) throws {
    let run = try Tool.run(["frontier", "-"] + arguments, input: Self.free)
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test("two of '--kpis' are the two of '--x' and '--y'")
  func twoKPIs() throws {
    let pair = try Tool.run(
      ["frontier", "-", "--kpis", "trust,reach", "--format", "csv"], input: Self.free)
    let axes = try Tool.run(
      ["frontier", "-", "--x", "trust", "--y", "reach", "--format", "csv"], input: Self.free)
    #expect(pair.text == axes.text)
    #expect(!pair.text.isEmpty)
  }
}
