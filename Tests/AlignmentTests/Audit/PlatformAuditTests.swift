// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Testing

@Suite("The audit of what platforms work for")
struct PlatformAuditTests {
  private func findings(_ objective: String) throws -> [AuditFinding] {
    try AuditSample.with {
      $0.lines[0] = $0.lines[0].replacing(
        "platform objective: qualified leads", with: "platform objective: \(objective)")
    }.audit().findings
  }

  @Test(
    "finds a platform that works for what is not wanted, with the money that the plan puts on it")
  func against() throws {
    let found = try findings("link clicks")
    guard case .platformAgainst(let conflict) = try #require(found.first).fact else {
      Issue.record("\(found)")
      return
    }
    #expect(found.count == 1 && found[0].severity == .warning)
    #expect(found[0].path == ["campaigns", "search", "platform objective"])
    #expect(conflict.objective == "link clicks" && !conflict.isOpposed)
    #expect(conflict.wanted == ["qualified leads", "orders"])
    let plan = try #require(try AuditSample().audit().solution?.plan)
    let spend = try #require(plan.allocations.first { $0.line == "search" }?.spend)
    #expect(spend > 0 && conflict.spend == spend)
    #expect(conflict.share == spend / plan.totalSpend)
  }

  @Test(
    "does not object to what is wanted, by any name, or to a ratio of it",
    arguments: [
      "qualified leads", "orders", "conversions", "cost per qualified lead", "conversion rate",
      "SQLs",
    ])
  func wanted(objective: String) throws {
    if objective == "SQLs" {
      // The name of a KPI of the scenario, whatever the catalogue says.
      let sample = AuditSample.with {
        $0.kpis[0] = "SQLs: {objective: maximize, weight: 3, measures: qualified leads}"
        $0.kpis[2] = "cost per qualified lead: {ratio: spend / SQLs, at most: 400 EUR}"
        $0.goals[0] = $0.goals[0].replacing("kpi: qualified leads", with: "kpi: SQLs")
        $0.lines = $0.lines.map { $0.replacing("qualified leads", with: "SQLs") }
      }
      #expect(try sample.codes() == [])
    } else {
      #expect(try findings(objective) == [])
    }
  }

  @Test("finds a platform that works for what the scenario wants less of")
  func opposed() throws {
    let sample = AuditSample.with {
      $0.kpis.append("complaints: {objective: minimize, weight: 1, measures: comments}")
      $0.lines[0] =
        "search: {spend: 0..80k, platform objective: comments, brings: {qualified leads: {hill: {max: 900, half: 40k}}, orders: {per 1k: 1}, complaints: {per 1k: 1}}}"
    }
    let found = try sample.audit().findings.filter { $0.code == .platformAgainst }
    guard case .platformAgainst(let conflict) = try #require(found.first).fact else { return }
    #expect(conflict.isOpposed && found[0].severity == .error)
  }

  @Test("makes it a note where the plan spends nothing on the line, and counts creators too")
  func unspent() throws {
    let sample = AuditSample.with {
      $0.lines.append(
        "video: {spend: 0, platform objective: impressions, brings: {orders: {per 1k: 1}}}")
      $0.rest = """
        creators:
          aya: {platform objective: likes, booked: true, packages: {reel: {fee: 2k, brings: {orders: 30}}}}
        """
    }
    let found = try sample.audit().findings
    #expect(found.map(\.severity) == [.warning, .note])
    #expect(found.map(\.path[1]) == ["aya", "video"])
    guard case .platformAgainst(let conflict) = try #require(found.first).fact else { return }
    #expect(conflict.spend == 2000 && conflict.wanted == ["orders"])
  }
}
