// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Planning
import Reports
import Testing

@Suite("JSON Lines")
struct JSONLinesTests {
  private func objects(_ text: String) throws -> [[String: Any]] {
    #expect(text.hasSuffix("\n"))
    return try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test("hold the answer, then each line of a plan")
  func plan() throws {
    let report = PlanReport(
      Sample.solution, of: try Sample.scenario(), verification: Sample.verification())
    let lines = try objects(
      report.jsonLines(JSONEnvelope(.plan, status: "done", message: "m")))
    #expect(
      lines.map { $0["record"] as? String } == ["answer"] + Array(repeating: "allocation", count: 4)
    )
    #expect(lines[0]["status"] as? String == "done")
    let plan = try #require(lines[0]["plan"] as? [String: Any])
    #expect(plan["allocations"] == nil)
    #expect(plan["spend"] as? Double == 950_000)
    #expect(lines[1]["line"] as? String == "search")
    #expect(lines[4]["line"] as? String == "検索 \"b, c\"")
  }

  @Test("hold the answer, then each plan of a trade-off")
  func frontier() throws {
    let report = FrontierReport(
      Sample.frontier(), of: try Sample.scenario(), verification: Sample.verification(plans: 3))
    let lines = try objects(
      report.jsonLines(JSONEnvelope(.frontier, status: "done", message: "m")))
    #expect(lines.map { $0["record"] as? String } == ["answer", "plan", "plan", "plan"])
    #expect(lines[3]["number"] as? Int == 3)
    #expect((lines[0]["frontier"] as? [String: Any])?["knee"] as? Int == 2)
  }

  @Test("are one line where there is no answer")
  func failure() throws {
    let lines = try objects(
      JSONEnvelope(.plan, status: "wrong scenario", message: "a\nb").jsonLines())
    #expect(lines.count == 1)
    #expect(lines[0]["plan"] is NSNull)
    #expect(lines[0]["message"] as? String == "a\nb")
  }
}
