// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Reports
import Service
import Testing
import Verification

@Suite("Reports of sweeps")
struct SweepReportTests {
  /// A scenario with a budget, in which one line brings reach, less and less.
  private func point(_ budget: Double, floor: Double? = nil) throws -> Sweep.Point {
    let curve = try HillCurve(max: 1000, half: 50)
    let scenario = try CheckedScenario(
      Scenario(
        name: "Acme", currency: "GBP", budget: .atMost(budget),
        kpis: [
          KPI(name: "reach", unit: "people", objective: .maximize, atLeast: floor),
          KPI(name: "twice", definition: .sum([.init(coefficient: 2, kpi: "reach")])),
        ],
        campaigns: [
          Campaign(
            name: "tv", purchase: .money(least: 0, most: nil),
            brings: [Delivery(kpi: "reach", response: .curve(.hill(curve), envelope: .none))])
        ]))
    let outcome = try VerifiedPlanner(scenario).solve()
    return Sweep.Point(
      value: budget, entry: .init(variants: [], scenario: scenario, outcome: outcome))
  }

  private func report(
    _ points: [Sweep.Point], _ thresholds: [SweepThreshold] = [],
    coverage: Sweep.Coverage = .even, bend: Double? = nil, interruption: Interruption? = nil,
    options: TextOptions = TextOptions()
  ) -> SweepReport {
    SweepReport(
      Sweep(
        points, over: .init(path: "budget", suffix: ""), thresholds: thresholds,
        coverage: coverage, bend: bend, interruption: interruption), options: options)
  }

  @Test("the best bend is told, and marked where it is one of the points")
  func knee() throws {
    let points = try [50, 100, 200, 400, 800].map { try point($0) }
    let marked = report(points, bend: 200).text
    #expect(marked.contains("Best bend: 200; beyond it, more brings clearly less."))
    #expect(marked.contains("  best bend\n"))
    let between = report(points, bend: 300).text
    #expect(between.contains("Best bend: 300; beyond it, more brings clearly less."))
    #expect(!between.contains("  best bend\n"))
    #expect(!report(points).text.contains("est bend"))
  }

  @Test("a sweep that was cut short says so")
  func cut() throws {
    let text = report(try [50, 100].map { try point($0) }, interruption: .timeLimit).text
    #expect(text.contains("Stopped at the time limit: numbers that were asked for may be missing"))
  }

  @Test("the table tells the numbers, the KPIs and what a step further brings")
  func table() throws {
    var points = try [50, 150].map { try point($0) }
    if let further = try point(60).entry.solution {
      points[0].marginal = .init(step: 10, plan: further.plan)
    }
    let text = report(points).text
    #expect(text.hasPrefix("Acme · budget 50 to 150, 2 plans\n"))
    #expect(text.contains("reach for 10 more"))
    #expect(text.contains("+45.5"))
    #expect(text.contains("budget (GBP)") || text.contains("budget"))
  }

  @Test("thresholds are rounded to the side on which they hold, and open ones told as such")
  func thresholds() throws {
    let points = try [50, 150].map { try point($0) }
    let text = report(
      points,
      [
        .init(event: .plan, begins: true, value: 60, other: 59.999_999),
        .init(
          event: .target(kpi: "reach"), begins: true, value: 70.123_456_78, other: 70.123_456_77),
        .init(event: .limit(kpi: "reach", .atMost), begins: false, value: 80, other: 90),
      ]
    ).text.replacing(/\n */, with: " ")
    #expect(text.contains("There is a plan from 60 on."))
    #expect(text.contains("The target of reach is met from 70.12346 on."))
    #expect(text.contains("The 'at most' of reach can be kept up to somewhere between 80 and 90."))
  }

  @Test("numbers without a plan are told with their reason, those with the same one together")
  func missing() throws {
    let text = report(try [1, 2, 100].map { try point($0, floor: 500) }).text
    #expect(
      text.contains("none keeps KPI \"reach\": at least 500 people")
        || text.contains("cannot all hold"))
    #expect(text.contains("1 plan\n"))
  }

  @Test("narrow terminals get fewer KPIs and say which are left out")
  func narrow() throws {
    let text = report(
      try [50, 100, 150].map { try point($0) }, options: TextOptions(width: 40, unicode: false)
    ).text
    for line in text.split(separator: "\n")
    where !line.hasPrefix("  apportion") && !line.hasPrefix("Next") {
      #expect(line.count <= 40, "\(line)")
    }
    #expect(text.allSatisfy { $0.isASCII })
  }

  @Test("how the points were chosen is told where that was not asked for")
  func coverage() throws {
    let points = try [50, 100].map { try point($0) }
    func words(_ coverage: Sweep.Coverage) -> String {
      report(points, coverage: coverage).text.replacing(/\n */, with: " ")
    }
    #expect(words(.within(0.01)).contains("it was within 1% of its range"))
    #expect(words(.limited(0.01)).contains("'--steps' or a smaller range"))
    #expect(!report(points).text.contains("Between neighbours"))
  }

  @Test("JSON and CSV have every number with its figures in full")
  func data() throws {
    let report = report(
      try [50, 150].map { try point($0) },
      [.init(event: .limit(kpi: "reach", .atLeast), begins: true, value: 60, other: 59)])
    #expect(
      report.csv.hasPrefix("budget,score,reach,twice,spend,spend on tv,note\n50,"))
    let json = report.json(JSONEnvelope(.sweep, status: "done", message: ""))
      .replacing(/\s+/, with: " ")
    for part in [
      #""schema" : "apportion.sweep/1.2""#, #""kind" : "even", "within" : null"#,
      #""begins" : true, "goal" : null, "kind" : "limit", "kpi" : "reach", "other" : 59, "side" : "at least", "value" : 60"#,
      #""interruption" : null"#, #""knee" : null"#, #""whole" : false"#,
    ] { #expect(json.contains(part), "\(part)") }
  }
}
