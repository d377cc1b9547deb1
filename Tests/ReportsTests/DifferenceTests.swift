// SPDX-License-Identifier: GPL-3.0-or-later

import Reports
import Testing

@Suite("Differences of saved plans")
struct DifferenceTests {
  /// A saved plan with lines and KPIs written as JSON.
  private func plan(
    lines: String, reach: String = "9", currency: String = "\"GBP\"", version: String = "1.3"
  ) throws -> SavedPlan {
    try SavedPlan(
      json: Array(
        """
        {"schema": "apportion.plan/\(version)", "status": "done", "variants": ["v"], "later": {},
         "plan": {"name": null, "currency": \(currency), "allocations": [\(lines)],
          "kpis": [{"name": "reach", "unit": "people", "value": \(reach), "objective": "maximize"}]}}
        """.utf8))
  }

  private func line(_ name: String, _ spend: Double, _ package: String? = nil) -> String {
    "{\"line\": \"\(name)\", \"plan\": \(spend), \"package\": \(package.map { "\"\($0)\"" } ?? "null")}"
  }

  private func report(_ before: SavedPlan, _ after: SavedPlan) -> DifferenceReport {
    DifferenceReport(from: before, to: after, names: ("a.json", "b.json"))
  }

  @Test("lines are marked by what becomes of them, and packages told")
  func marks() throws {
    let before = try plan(
      lines: [line("a", 5), line("b", 0), line("c", 2), line("d", 4, "reel"), line("e", 7)]
        .joined(separator: ","))
    let after = try plan(
      lines: [line("a", 0), line("b", 3), line("c", 2), line("d", 4, "story"), line("f", 1)]
        .joined(separator: ","), reach: "12")
    let found = report(before, after)
    #expect(found.isDifferent)
    #expect(
      found.csv == """
        kind,name,mark,before,after,change,package before,package after
        line,a,-,5,0,-5,,
        line,b,+,0,3,3,,
        line,c,,2,2,0,,
        line,d,~,4,4,0,reel,story
        line,e,-,7,,-7,,
        line,f,+,,1,1,,
        kpi,reach,~,9,12,3,,

        """)
    #expect(found.text.contains("reel, now story"))
    #expect(found.text.contains("1 line gets the same."))
  }

  @Test("what rounding leaves is no difference, and a billionth more is")
  func tolerance() throws {
    let before = try plan(lines: line("a", 1000))
    #expect(try !report(before, plan(lines: line("a", 1000 + 1e-9))).isDifferent)
    #expect(try report(before, plan(lines: line("a", 1000 + 1e-5))).isDifferent)
    #expect(try report(before, plan(lines: line("a", 1000), reach: "9.00001")).isDifferent)
    #expect(try report(before, plan(lines: line("a", 1000), reach: "null")).isDifferent)
    let same = try report(before, plan(lines: line("a", 1000)))
    #expect(same.text == "a.json to b.json: the plans are the same\n")
  }

  @Test("plans in different currencies say so")
  func currencies() throws {
    let text = try report(
      plan(lines: line("a", 1)), plan(lines: line("a", 2), currency: "\"USD\"")
    ).text
    #expect(text.contains("The plans are in different currencies: GBP and USD."))
  }

  @Test("minor versions of the format are read, whatever they add, and major ones refused")
  func versions() throws {
    #expect(try plan(lines: line("a", 1), version: "1.99").variants == ["v"])
    #expect(throws: SavedPlan.Failure.otherVersion("apportion.plan/2.0")) {
      try plan(lines: "", version: "2.0")
    }
    #expect(throws: SavedPlan.Failure.notJSON) { try SavedPlan(json: Array("{".utf8)) }
    #expect(throws: SavedPlan.Failure.notAPlan(schema: nil)) {
      try SavedPlan(json: Array("[]".utf8))
    }
  }
}
