// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Proxies on the command line")
struct ProxiesTests {
  private static let scenario = """
    apportion: 1
    name: Test
    budget: 5k USD
    kpis: {forms: {}, policies: {}}
    campaigns:
      search: {spend: 0..5k, brings: {forms: {per 1k: 9}, policies: {rate: 20%, of: forms}}}
      social: {spend: 0..5k, brings: {forms: {per 1k: 30}, policies: {rate: 2%, of: forms}}}
    proxies: {forms: {for: policies, history: history.csv, lag: 0}}
    """

  /// Two years in which every tenth form becomes a policy, give or take a few.
  private static let history: String = {
    let forms = [
      510, 640, 480, 720, 390, 560, 610, 450, 700, 530, 420, 660, 580, 470, 690, 400, 620, 540,
      500, 730, 440, 570, 650, 520,
    ]
    let rows = forms.enumerated().map { index, count in
      let month = index % 12 + 1
      return "\(2024 + index / 12)-\(month < 10 ? "0" : "")\(month)-01,\(count),"
        + "\(count / 10 + [1, -1, 0, 2, -2][index % 5])"
    }
    return "date,forms,policies\n" + rows.joined(separator: "\n") + "\n"
  }()

  private func folder(_ scenario: String = Self.scenario, history: String = Self.history) throws
    -> Folder
  {
    let folder = try Folder()
    try Data(scenario.utf8).write(to: folder["s.yaml"])
    try Data(history.utf8).write(to: folder["history.csv"])
    return folder
  }

  @Test("the report says verdict, price and sample size in words")
  func text() throws {
    let folder = try folder()
    let run = try Tool.run(["proxies", "s.yaml"], in: folder.url)
    #expect(run.status == 0)
    #expect(run.errors == "")
    for part in [
      "forms for policies: validated",
      "Optimizing forms instead of policies costs 6 policies, 67%, on this budget.",
      "History: 24 months from 2024-01-01 to 2025-12-01; 24 pairs.", "They move together:",
      "Proven: no plan brings more than 9 policies, so that the loss is at most 6 policies.",
      "No change is found: what looks most like one comes up in",
      "Validated over time, not over lines:",
    ] {
      #expect(
        run.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(part),
        "\(part) in \(run.text)")
    }
  }

  @Test(
    "the same input gives the same bytes, in every format",
    arguments: ["table", "json", "jsonl", "csv", "markdown", "html"])
  func repeatable(format: String) throws {
    let folder = try folder()
    let arguments = ["proxies", "s.yaml", "--format", format]
    let first = try Tool.run(arguments, in: folder.url)
    #expect(first.status == 0 && !first.output.isEmpty)
    #expect(try Tool.run(arguments, in: folder.url).output == first.output)
  }

  @Test("'--strict' ends with 1 where a proxy is not validated")
  func strict() throws {
    let sound = try folder()
    #expect(try Tool.run(["proxies", "s.yaml", "--strict"], in: sound.url).status == 0)
    let short = try folder(history: "date,forms,policies\n2024-01-01,5,1\n")
    #expect(try Tool.run(["proxies", "s.yaml", "--strict"], in: short.url).status == 1)
    #expect(try Tool.run(["proxies", "s.yaml"], in: short.url).status == 0)
  }

  @Test("a CSV has a row per proxy")
  func csv() throws {
    let folder = try folder()
    let run = try Tool.run(["proxies", "s.yaml", "--format", "csv"], in: folder.url)
    let rows = run.text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.count == 2 && rows[0].count == 21 && rows[1].count == 21)
    #expect(rows[1].prefix(5) == ["forms", "policies", "validated", "24", "0"])
  }

  @Test("a scenario without proxies says what to write")
  func none() throws {
    let run = try Tool.run(["proxies", "flamingo-grill.yaml"])
    #expect(run.status == 65)
    #expect(run.errors.contains("the scenario has no proxies\n"))
  }

  @Test("wrong tables end with 65, and every mistake with its place")
  func mistakes() throws {
    let folder = try folder(history: "date,forms,policies\n2024-01-01,x,1\n2024-01-01,1,1\n")
    let run = try Tool.run(["proxies", "s.yaml"], in: folder.url)
    #expect(run.status == 65)
    #expect(run.errors.contains("history.csv:2:12"))
    #expect(run.errors.contains("history.csv:3:1"))
  }

  @Test("without a plan the history is told all the same")
  func noPlan() throws {
    let text = Self.scenario + "\nrules: {floor: {spend on: search, at least: 6k}}\n"
    let folder = try folder(text)
    let run = try Tool.run(["proxies", "s.yaml"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.text.contains("No plan keeps all limits"))
    #expect(run.text.contains("validated"))
  }

  @Test("the shipped insurer's forms mislead, and what is qualified gains most of what they lose")
  func insurance() throws {
    let object = try Tool.run(["proxies", "insurance-leads.yaml", "--format", "json"]).object
    #expect(object["schema"] as? String == "apportion.proxies/1.0")
    let body = try #require(object["proxies"] as? [String: Any])
    let found = try #require((body["assessments"] as? [[String: Any]])?.first)
    #expect(found["verdict"] as? String == "misleading")
    let evidence = try #require(found["evidence"] as? [String: Any])
    let rate = try #require(evidence["rate"] as? [String: Any])
    let change = try #require(rate["change"] as? [String: Any])
    #expect(change["on"] as? String == "2025-03-01")
    #expect((change["significance"] as? Double ?? 1) <= 0.01)
    let price = try #require(found["price"] as? [String: Any])
    #expect(abs((price["lossShare"] as? Double ?? 0) - 0.282) < 0.002)
    let quality = try #require(found["quality"] as? [String: Any])
    let steps = try #require(quality["steps"] as? [[String: Any]])
    let own = try #require(steps.first { $0["declared"] as? Bool == true })
    let loss = price["loss"] as? Double ?? 0
    #expect((own["gain"] as? Double ?? 0) > 0.8 * loss)
    let lines = try #require(quality["lines"] as? [[String: Any]])
    #expect(lines.allSatisfy { $0["contradicts"] as? Bool == false })
  }
}
