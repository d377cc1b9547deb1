// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Reports
import Testing

@Suite struct CSVTests {
  /// A plan whose first line has a name.
  private func csv(naming name: String) throws -> String {
    let scenario = try Sample.scenario {
      $0.campaigns[0].name = name
      $0.rules.removeLast()
    }
    var solution = Sample.solution
    solution.plan.allocations[0].line = name
    return try #require(
      PlanReport(solution, of: scenario, verification: Sample.verification())
        .csv.split(separator: "\n").dropFirst().first.map(String.init))
  }

  @Test(
    "names that a reader could take apart stand in quotes",
    arguments: [
      ("a,b", #""a,b""#), (#"a"b"#, #""a""b""#), ("a\"\u{301}b", "\"a\"\"\u{301}b\""),
      (",\u{301}", "\",\u{301}\""), ("a b", "a b"),
      ("a;b'c", "a;b'c"),
    ])
  func quoting(name: String, field: String) throws {
    let row = try csv(naming: name)
    #expect(Array((field + ",campaign,").utf8) == Array(row.utf8.prefix(field.utf8.count + 10)))
  }

  @Test("figures are in full, with the fewest digits that read back as the same number")
  func figures() throws {
    var frontier = Sample.frontier()
    frontier.plans = [frontier.plans[0]]
    frontier.plans[0].values[0].value = 0.1 + 0.2
    frontier.plans[0].values[1].value = -0.0
    frontier.plans[0].values[2].value = .infinity
    frontier.plans[0].allocations[0].spend = 1e21 / 3
    frontier.named = []
    let report = FrontierReport(
      frontier, of: try Sample.scenario(), verification: Sample.verification())
    #expect(
      report.csv.split(separator: "\n").last
        == "0.30000000000000004,0,,950000,3.333333333333333e+20,440000,60000,0")
  }

  @Test("rows end with a line feed, and none is empty")
  func rows() throws {
    let report = PlanReport(
      Sample.solution, of: try Sample.scenario(), verification: Sample.verification())
    #expect(report.csv.hasSuffix("least\n"))
    #expect(!report.csv.utf8.contains(UInt8(ascii: "\r")))
    #expect(!report.csv.contains("\n\n"))
  }

  @Test("take no name for a formula, and every number for a number")
  func formulas() throws {
    let names = ["=1+1", "+kim", "-ben", "@sum", "\tx", "a=b"]
    let report = PlanReport(
      Sample.solution,
      of: try Sample.scenario { scenario in
        scenario.rules = []
        for (position, name) in names.prefix(4).enumerated() {
          scenario.campaigns[position].channel = name
        }
      }, verification: Sample.verification())
    for name in names.prefix(4) { #expect(report.csv.contains(",'\(name),")) }
    #expect(report.csv.contains(",-140000,"))
  }
}
