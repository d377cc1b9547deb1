// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Reports
import Service
import Testing
import Verification

@Suite("Comparisons")
struct ComparisonReportTests {
  /// Lines that bring reach at a rate each, of which the first gets what it can.
  private func scenario(
    _ rates: [Double] = [3, 2], _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> CheckedScenario {
    var scenario = Scenario(
      name: "Acme", currency: "GBP", budget: .atMost(100),
      kpis: [KPI(name: "reach", unit: "people", objective: .maximize)],
      campaigns: try rates.enumerated().map { index, rate in
        Campaign(
          name: "line \(index + 1)", purchase: .money(least: 0, most: 80),
          brings: [
            Delivery(
              kpi: "reach", response: .curve(.linear(try LinearCurve(rate: rate)), envelope: .none))
          ])
      })
    change(&scenario)
    return try CheckedScenario(scenario)
  }

  private func entry(_ name: String?, _ scenario: CheckedScenario) throws -> PlannedScenario {
    let outcome = try VerifiedPlanner(scenario).solve()
    return .init(variants: name.map { [$0] } ?? [], scenario: scenario, outcome: outcome)
  }

  @Test("many scenarios come in blocks that fit the terminal, the base in each")
  func blocks() throws {
    var entries = [try entry(nil, scenario())]
    for number in 1...9 {
      entries.append(try entry("what if \(number)", scenario([1, Double(number)])))
    }
    let text = ComparisonReport(Comparison(entries), options: TextOptions(width: 44)).text
    for line in text.split(separator: "\n")
    where !line.hasPrefix("  apportion") && !line.hasPrefix("Next") {
      #expect(line.count <= 44, "\(line)")
    }
    let headers = text.split(separator: "\n").filter { $0.hasPrefix("spend") }
    #expect(headers.count >= 2, "\(text)")
    #expect(headers.allSatisfy { $0.contains("base") })
    #expect(text.contains("base and 9 variants"))
  }

  @Test("without anything outside ASCII a comparison has none")
  func ascii() throws {
    let entries = [
      try entry(nil, scenario()), try entry("more", scenario([3, 2]) { $0.kpis[0].atLeast = 900 }),
    ]
    let text = ComparisonReport(Comparison(entries), options: TextOptions(unicode: false)).text
    #expect(text.allSatisfy { $0.isASCII })
    #expect(text.contains("more: no plan fits; these cannot all hold: "))
  }

  @Test("a base without a plan leaves the others without marks and changes")
  func impossibleBase() throws {
    let entries = [
      try entry(nil, scenario { $0.kpis[0].atLeast = 900 }), try entry("easier", scenario()),
    ]
    let report = ComparisonReport(Comparison(entries))
    #expect(!report.text.contains("against base"))
    #expect(!report.text.contains("+ 80"))
    #expect(report.text.contains("line 1"))
    #expect(report.comparison.regrets.safest == nil)
    let json = report.json(JSONEnvelope(.comparison, status: "done", message: ""))
    #expect(json.contains("\"changes\" : null"))
    #expect(report.csv.contains("\neasier,line,line 1,,80,,,\n"))
  }

  @Test("targets that are met are counted, and KPIs that only a variant has come last")
  func targetsAndKPIs() throws {
    let entries = [
      try entry(nil, scenario { $0.kpis[0].target = Target(.atLeast, 250) }),
      try entry(
        "more",
        scenario([1, 1]) {
          $0.kpis[0].target = Target(.atLeast, 250)
          $0.kpis.append(
            KPI(name: "twice", definition: .sum([.init(coefficient: 2, kpi: "reach")])))
        }),
    ]
    let lines = ComparisonReport(Comparison(entries)).text.split(separator: "\n").map(String.init)
    #expect(
      lines.contains {
        $0.hasPrefix("targets met") && $0.contains("1 of 1") && $0.contains("0 of 1")
      })
    let order = ["reach (people)", "twice"].compactMap { name in
      lines.firstIndex { $0.hasPrefix(name) }
    }
    #expect(order.count == 2 && order[0] < order[1])
    #expect(entries[0].meetsTarget(of: "reach") == true)
    #expect(entries[1].meetsTarget(of: "reach") == false)
    #expect(entries[0].meetsTarget(of: "twice") == nil)
  }

  @Test("a long list of lines tells those that change, and how many do not")
  func manyLines() throws {
    func many(_ budget: Double) throws -> CheckedScenario {
      try scenario(Array(repeating: 1, count: 60).enumerated().map { 100 - Double($0.offset) }) {
        $0.budget = .atMost(budget)
      }
    }
    let text = ComparisonReport(
      Comparison([
        try entry(nil, many(4000)), try entry("less", many(3900)),
      ])
    ).text
    #expect(text.contains("lines that get the same everywhere are left out here"))
    #expect(!text.contains("line 1 "))
  }

  @Test("regrets are told in KPIs, and changes under 0.1% of what a line gets bear no mark")
  func priorities() throws {
    func staged(_ rates: [Double]) throws -> CheckedScenario {
      try scenario(rates) {
        $0.kpis[0].priority = 1
        $0.kpis.append(KPI(name: KPI.spend, objective: .minimize, priority: 2))
      }
    }
    let text = ComparisonReport(
      Comparison([
        try entry(nil, staged([3, 1])), try entry("other", staged([1, 2])),
      ])
    ).text.replacing("\n", with: " ")
    #expect(text.contains("-60 reach") && text.contains("-120 reach"))
    #expect(text.contains("-60 reach (-23.1%)") || text.contains("-60 reach (-33.3%)"))
    let near = ComparisonReport(
      Comparison([
        try entry(nil, scenario([3, 1])),
        try entry("near", scenario([3, 1]) { $0.budget = .atMost(100.01) }),
        try entry("far", scenario([3, 1]) { $0.budget = .atMost(100.2) }),
      ])
    ).text
    #expect(near.contains("line 2            20    20.01  ~ 20.2") || near.contains("~ 20.20"))
    #expect(!near.contains("~ 20.01"))
  }

  @Test("names that act on a terminal are written out")
  func hostileNames() throws {
    let entries = [
      try entry(nil, scenario()), try entry("\u{1B}[31mred", scenario([1, 2])),
    ]
    let text = ComparisonReport(Comparison(entries)).text
    #expect(!text.contains("\u{1B}"))
  }
}
