// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Explaining plans")
struct ExplainTests {
  private static let scenario = """
    apportion: 1
    budget: 100k GBP
    kpis:
      leads: {objective: maximize}
    campaigns:
      search: {channel: performance, spend: 0..60k, last: 40k, brings: {leads: {per 1k: 3}}}
      social: {channel: performance, spend: 0..80k, last: 60k, brings: {leads: {per 1k: 2}}}
      video: {channel: brand, spend: 0..80k, last: 0, brings: {leads: {per 1k: 1}}}
    rules:
      search cap: {spend on: search, at most: 50% of budget}
    """

  private static let impossible =
    scenario + """

        brand floor: {spend on: brand, at least: 90k}
        calm: {lines changed: all, at most: 3}
        needs: {kpi: leads, from: brand, at least: 100}
      """

  /// The text of a run without line breaks.
  private func words(_ run: Tool.Run) -> String { run.text.replacing(/\n */, with: " ") }

  @Test(
    "limits are told in the words of the file, with what they cost and what others would change")
  func limits() throws {
    let run = try Tool.run(["explain", "-"], input: Self.scenario)
    #expect(run.status == 0)
    let text = words(run)
    #expect(text.contains("What holds the plan"))
    #expect(run.text.contains("budget: at most 100k GBP"))
    #expect(text.contains("50% of budget = 50k GBP"))
    #expect(text.contains("2 leads per 1,000 GBP"))
    #expect(text.contains("5,000 GBP more: search +2,500 and social +2,500; leads +12.5."))
    #expect(
      text.contains("video: would need 100.0% more leads for the same money; solved again"))
    #expect(text.contains("The least budget"))
    #expect(text.contains("Plans that are at most 0.5% worse"))
  }

  @Test("an explanation is JSON with every figure")
  func json() throws {
    let run = try Tool.run(["explain", "-", "--format", "json"], input: Self.scenario)
    #expect(run.object["schema"] as? String == "apportion.explanation/1.4")
    let body = try #require(run.object["explanation"] as? [String: Any])
    #expect((body["limits"] as? [[String: Any]])?.count == 2)
    let lines = try #require(body["lines"] as? [[String: Any]])
    let need = try #require(
      lines.first { $0["line"] as? String == "video" }?["need"] as? [String: Any])
    #expect(need["confirmed"] as? Bool == true)
    #expect(abs((need["factor"] as? Double ?? 0) - 2) < 1e-6)
    #expect(body["nearEqual"] is [String: Any])
    #expect((body["leftOutForTime"] as? [String])?.isEmpty == true)
  }

  @Test("without a plan, conflicts are told apart by file and line, each with its smallest change")
  func conflicts() throws {
    let folder = try Folder()
    try Data(Self.impossible.utf8).write(to: folder["plan.yaml"])
    let run = try Tool.run(["explain", "plan.yaml"], in: folder.url)
    #expect(run.status == 2)
    let text = words(run)
    #expect(text.contains("plan.yaml:11"))
    #expect(text.contains("line \"video\": at most 80k GBP"))
    #expect(text.contains("rule 'brand floor': 90k GBP → 80k GBP (-11.1%)"))
    #expect(text.contains("rule 'needs': 100 → 80 (-20.0%)"))
    #expect(text.contains("With the first change of each conflict there is a plan"))
    // What is suggested works.
    let command = try #require(run.text.split(separator: "\n").last)
    let settings = command.matches(of: /--set (?:"([^"]*)"|(\S+))/).map {
      String($0.output.1 ?? $0.output.2 ?? "")
    }
    #expect(settings.count >= 2)
    let repaired = try Tool.run(
      ["solve", "plan.yaml"] + settings.flatMap { ["--set", $0] }, in: folder.url)
    #expect(repaired.status == 0, "\(repaired.errors)")
  }

  @Test("conflicts are JSON with their limits, places, proofs and repairs")
  func conflictsJSON() throws {
    let run = try Tool.run(["explain", "-", "--format", "json"], input: Self.impossible)
    #expect(run.status == 2)
    #expect(run.object["complete"] as? Bool == true)
    let conflicts = try #require(run.object["conflicts"] as? [[String: Any]])
    #expect(conflicts.count == 2)
    for conflict in conflicts {
      #expect(conflict["minimal"] as? Bool == true)
      #expect((conflict["repairs"] as? [Any])?.isEmpty == false)
    }
  }

  @Test("'solve' keeps its short answer and names 'explain'")
  func shortAnswer() throws {
    let run = try Tool.run(["solve", "-"], input: Self.impossible)
    #expect(run.status == 2)
    let folder = try Folder()
    try Data(Self.impossible.utf8).write(to: folder["plan.yaml"])
    let named = try Tool.run(["solve", "plan.yaml"], in: folder.url)
    #expect(named.errors.contains("apportion explain plan.yaml"))
  }

  @Test("a limit of time leaves parts out and says so")
  func timeLimit() throws {
    let run = try Tool.run(
      ["explain", "agency-creators.yaml", "--time-limit", "1s"])
    #expect([0, 4, 5].contains(run.status))
    if run.status == 0 { #expect(run.text.contains("Left out to save time")) }
  }

  @Test("creators that fall short, commissions and rates are told with the plan")
  func notes() throws {
    let run = try Tool.run(
      ["solve", "-"],
      input: """
        apportion: 1
        budget: 100k GBP
        rates: {USD: 0.8}
        kpis: {reach: {objective: maximize}}
        requires: {authenticity: at least 80}
        creators:
          aya: {figures: {authenticity: 91}, commission: 10%, packages: {reel: {fee: 50k USD, brings: {reach: 9k}}}}
          ben: {figures: {authenticity: 74}, packages: {reel: {fee: 10k, brings: {reach: 9k}}}}
        """)
    #expect(run.status == 0)
    let text = words(run)
    #expect(text.contains("Left out for authenticity, which must be at least 80: ben (74)."))
    #expect(text.contains("Other currencies were converted at 1 USD = 0.8 GBP."))
    #expect(text.contains("reel, 4,000 commission"))
    #expect(text.contains("44k"))
    #expect(text.contains("falls short of authenticity"))
  }
}
