// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Scenarios
import Testing

/// A scenario without findings, with parts that tests change one at a time.
struct AuditSample {
  var top = "budget: 100k EUR"
  var objectives = "policy sales: {kpi: orders}"
  var kpis = [
    "qualified leads: {objective: maximize, weight: 3, unit: leads}",
    "orders: {objective: maximize, weight: 2, unit: orders}",
    "cost per qualified lead: {ratio: spend / qualified leads, at most: 400 EUR}",
  ]
  var goals = [
    "more leads: {kpi: qualified leads, target: 500, serves: policy sales, goal type: leads, rank: primary, review: weekly}",
    "cheaper leads: {kpi: cost per qualified lead, target: at most 150 EUR, serves: policy sales, goal type: efficiency, rank: secondary, review: biweekly}",
  ]
  var lines = [
    "search: {spend: 0..80k, platform objective: qualified leads, brings: {qualified leads: {hill: {max: 900, half: 40k}}, orders: {per 1k: 1}}}",
    "social: {spend: 0..80k, platform objective: orders, brings: {qualified leads: {per 1k: 2}, orders: {hill: {max: 300, half: 30k}}}}",
  ]
  /// What stands behind all that.
  var rest = ""

  var text: String {
    func part(_ key: String, _ entries: [String]) -> String {
      entries.isEmpty ? "" : "\(key):\n" + entries.map { "  \($0)\n" }.joined()
    }
    return "apportion: 1\nperiod: 2026-07-01..2026-09-30\n\(top)\n"
      + part("business objectives", objectives.isEmpty ? [] : [objectives]) + part("kpis", kpis)
      + part("goals", goals) + part("campaigns", lines) + rest
  }

  /// The sample with some parts changed.
  static func with(_ change: (inout AuditSample) -> Void) -> AuditSample {
    var sample = AuditSample()
    change(&sample)
    return sample
  }

  /// What the audit finds in it.
  func audit(_ options: SearchOptions = SearchOptions()) throws -> Audit {
    try Auditor(try load(text)).audit(options)
  }

  /// The codes of what it finds, in order.
  func codes() throws -> [String] { try audit().findings.map(\.code.rawValue) }
}

/// Files that exist only in a test.
struct MemoryReader: FileReader {
  let text: String

  func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8] { Array(text.utf8) }
}

/// The scenario of a text.
func load(_ text: String) throws -> CheckedScenario {
  do {
    return try ScenarioFile.load("a.yaml", overrides: [], reading: MemoryReader(text: text))
      .scenario
  } catch {
    if case .invalid(let diagnostics) = error {
      Issue.record("\(diagnostics.all.map { "\($0.line): \($0.message)" })\n\(text)")
    }
    throw error
  }
}
