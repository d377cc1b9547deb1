// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Foundation
import Testing

@Suite("apportion audit")
struct AuditCommandTests {
  /// Line 8 is the KPI of the goal, line 11 a platform objective.
  static let sample = """
    apportion: 1
    name: Spring
    budget: 100k EUR
    kpis:
      impressions: {objective: maximize, weight: 3, unit: impressions}
      orders: {objective: maximize, weight: 2, unit: orders}
    goals:
      sell more: {kpi: impressions, target: 8M, goal type: sales, review: weekly}
    campaigns:
      search: {spend: 0..80k, platform objective: conversions, brings: {impressions: {hill: {max: 4M, half: 40k}}, orders: {hill: {max: 900, half: 30k}}}}
      social: {spend: 0..80k, platform objective: bounce rate, brings: {impressions: {hill: {max: 9M, half: 50k}}, orders: {per 1k: 3}}}
    """

  private static let silenced =
    sample
    + "\naudit: {silence: {G201: \"the brand team asked, twice\", G110: small, G401: later, G303: x}}\n"

  @Test("tells findings with place, evidence and fix, the worst first")
  func table() throws {
    let run = try Tool.run(["audit", "-"], input: Self.sample)
    #expect(run.status == 0)
    #expect(
      run.text.hasPrefix(
        """
        Spring · budget 100k EUR · audit
        3 findings: 1 error, 1 warning, 1 note.

        error[G201]: <stdin>:8:20: the goal 'sell more' is about sales, and
          'impressions' says nothing about it
          Being shown is no purchase, and it is cheapest where nobody buys. Plans that
          are best for 'impressions' come to
        """), "\(run.text)")
    #expect(
      run.text.contains(
        """

          Fix: measure it by orders, attributed revenue or ROAS

        warning[G401]: <stdin>:11:47: the platform of 'social' works for bounce rate,
          which the scenario does not want
          The best plan spends 5
        """))
    #expect(run.text.contains("\nnote[G110]: <stdin>:4:1: there are 2 KPIs to watch\n"))
  }

  @Test("ends with 1 under --strict if a finding is not silenced, and with 0 if all are")
  func strict() throws {
    #expect(try Tool.run(["audit", "-", "--strict"], input: Self.sample).status == 1)
    let text = Self.silenced.replacing(", G303: x", with: "")
    let run = try Tool.run(["audit", "-", "--strict"], input: text)
    #expect(run.status == 0)
    #expect(run.text.contains("Nothing found, 3 silenced."))
    #expect(run.text.contains("because: the brand team asked, twice"))
    // A silence that is no longer needed counts.
    let stale = try Tool.run(["audit", "-", "--strict"], input: Self.silenced)
    #expect(stale.status == 1 && stale.text.contains("note[G501]: <stdin>:12:"))
  }

  @Test("gives the same bytes twice, and the same findings in every format")
  func formats() throws {
    for format in ["table", "json", "jsonl", "csv", "markdown", "html", "sarif"] {
      let runs = try (0..<2).map { _ in
        try Tool.run(["audit", "-", "--format", format], input: Self.silenced)
      }
      #expect(runs[0].status == 0 && runs[0].output == runs[1].output)
      for code in ["G201", "G401", "G110", "G501"] {
        #expect(runs[0].text.contains(code), "\(format) \(code)")
      }
    }
    let object = try Tool.run(["audit", "-", "--format", "json"], input: Self.silenced).object
    #expect(object["schema"] as? String == "apportion.audit/1.0")
    let audit = try #require(object["audit"] as? [String: Any])
    #expect(audit["silenced"] as? Int == 3 && audit["planned"] as? Bool == true)
    #expect((audit["open"] as? [String: Int]) == ["error": 0, "warning": 0, "note": 1])
    let findings = try #require(audit["findings"] as? [[String: Any]])
    let platform = try #require(findings.first { $0["code"] as? String == "G401" })
    let figures = try #require(platform["figures"] as? [[String: Any]])
    #expect(figures.map { $0["name"] as? String } == ["spend", "share of all spending"])
    let text = try Tool.run(["schema", "audit"]).text
    #expect(try SchemaValidator(text, isClosed: true).complaints(object) == [])
    let svg = try Tool.run(["audit", "-", "--format", "svg"], input: Self.sample)
    #expect(svg.status == 64)
    let plan = try Tool.run(["solve", "flamingo-grill.yaml", "--format", "sarif"])
    #expect(plan.status == 64)
  }

  @Test("writes SARIF 2.1.0: rules by code, physical places, suppressions")
  func sarif() throws {
    let folder = try Folder()
    try folder.write(Self.silenced, to: "a spring.yaml")
    let run = try Tool.run(["audit", "a spring.yaml", "-o", "out.sarif"], in: folder.url)
    #expect(run.status == 0)
    let data = try Data(contentsOf: folder["out.sarif"])
    let log = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.hasSuffix("sarif-2.1.0.json") == true)
    let runs = try #require(log["runs"] as? [[String: Any]])
    #expect(runs.count == 1)
    let driver = try #require((runs[0]["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "apportion")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let ids = rules.compactMap { $0["id"] as? String }
    #expect(ids == AuditCode.allCases.map(\.rawValue))
    for rule in rules {
      let short = rule["shortDescription"] as? [String: Any]
      #expect((short?["text"] as? String)?.hasSuffix(".") == true)
      #expect((rule["name"] as? String)?.first?.isUppercase == true)
    }
    let results = try #require(runs[0]["results"] as? [[String: Any]])
    #expect(results.count == 4)
    for result in results {
      let id = try #require(result["ruleId"] as? String)
      #expect(ids[try #require(result["ruleIndex"] as? Int)] == id)
      #expect(["error", "warning", "note"].contains(result["level"] as? String))
      #expect(((result["message"] as? [String: Any])?["text"] as? String)?.isEmpty == false)
      let locations = try #require(result["locations"] as? [[String: Any]])
      let physical = try #require(locations.first?["physicalLocation"] as? [String: Any])
      let artifact = physical["artifactLocation"] as? [String: Any]
      #expect(artifact?["uri"] as? String == "a%20spring.yaml")
      let region = try #require(physical["region"] as? [String: Int])
      #expect((region["startLine"] ?? 0) >= 1 && (region["startColumn"] ?? 0) >= 1)
      let suppressions = try #require(result["suppressions"] as? [[String: Any]])
      #expect(suppressions.count == (id == "G501" ? 0 : 1))
      #expect(suppressions.allSatisfy { $0["kind"] as? String == "inSource" })
    }
    let reason = (results[0]["suppressions"] as? [[String: Any]])?.first?["justification"]
    #expect(reason as? String == "the brand team asked, twice")
  }

  @Test("tells what needs no plan where none fits, and ends as solve does")
  func withoutPlan() throws {
    let text = Self.sample + "\nrules: {floor: {spend on: all, at least: 120k EUR}}\n"
    let run = try Tool.run(["audit", "-"], input: text)
    #expect(run.status == 2)
    #expect(run.text.contains("No plan fits, so what takes a plan was left out"))
    #expect(run.text.contains("error[G201]"))
    #expect(try Tool.run(["audit", "-", "--strict"], input: text).status == 1)
    let json = try Tool.run(["audit", "-", "--format", "json"], input: text)
    #expect(json.status == 2 && json.object["status"] as? String == "infeasible")
    let schema = try Tool.run(["schema", "audit"]).text
    #expect(try SchemaValidator(schema, isClosed: true).complaints(json.object) == [])
  }

  @Test("refuses wrong scenarios and models as every command does")
  func wrong() throws {
    let misspelt = try Tool.run(["audit", "-"], input: Samples.misspelt)
    #expect(misspelt.status == 65)
    #expect(try Tool.run(["audit", "ehrgott-knapsack.mop"]).status == 64)
    #expect(try Tool.run(["audit", "missing.yaml"]).status == 66)
  }

  @Test("the guide has a section for every code, in order, with its title")
  func guide() throws {
    let text = try String(
      contentsOf: Repository.root.appending(path: "docs/audit.md"), encoding: .utf8)
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("## G") }.map(String.init)
    #expect(headings == AuditCode.allCases.map { "## \($0.rawValue): \($0.title)" })
  }
}

@Suite("apportion init --goal")
struct GoalStarterTests {
  @Test(
    "writes a scenario for every kind of goal that validates, solves, and passes the audit",
    arguments: Catalogue.goals.map(\.name))
  func starters(goal: String) throws {
    let folder = try Folder()
    let written = try Tool.run(["init", "plan.yaml", "--goal", goal], in: folder.url)
    #expect(written.status == 0, "\(written.errors)")
    let validated = try Tool.run(["validate", "plan.yaml"], in: folder.url)
    #expect(validated.status == 0, "\(validated.errors)")
    let solved = try Tool.run(["solve", "plan.yaml"], in: folder.url)
    #expect(solved.status == 0, "\(solved.errors)")
    let audited = try Tool.run(["audit", "plan.yaml", "--strict"], in: folder.url)
    #expect(audited.status == 0, "\(audited.text)")
    // Every KPI that the catalogue knows stands there as the catalogue has it.
    let text = try folder.text("plan.yaml")
    let known = try #require(Catalogue.goal(named: goal))
    #expect(text.contains(known.meaning.dropFirst()))
    #expect(known.primary.contains { text.contains("\n  \($0): {") })
  }

  @Test("advises on kinds of goals that there are not")
  func unknown() throws {
    let run = try Tool.run(["init", "-", "--goal", "saels"])
    #expect(run.status == 64 && run.text.isEmpty)
    #expect(run.errors.contains("there is no kind of goal 'saels'; did you mean 'sales'?"))
  }
}
