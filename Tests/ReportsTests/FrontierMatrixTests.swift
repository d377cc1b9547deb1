// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Reports
import Testing
import Verification

@Suite("Reports on trade-offs of three KPIs")
struct FrontierMatrixTests {
  private func plan(_ reach: Double, _ signups: Double, _ spend: Double) -> Plan {
    var plan = Sample.plan()
    plan.values[0].value = reach
    plan.values[1].value = signups
    plan.values[3].value = spend
    return plan
  }

  private var frontier: PlanFrontier {
    PlanFrontier(
      axes: [
        .init(
          kpi: "reach", objective: .maximize, ideal: 1_400_000, nadir: 900_000, payoffNadir: 900_000
        ),
        .init(
          kpi: "signups", objective: .maximize, ideal: 20_000, nadir: 10_000, payoffNadir: 12_000),
        .init(
          kpi: "spend", objective: .minimize, ideal: 500_000, nadir: 1_200_000,
          payoffNadir: 1_200_000),
      ],
      plans: [
        plan(1_400_000, 10_000, 1_200_000), plan(1_200_000, 15_000, 900_000),
        plan(1_100_000, 20_000, 1_000_000), plan(900_000, 12_000, 500_000),
      ], completeness: .complete,
      named: [
        .init(.best("reach"), plan: 0), .init(.best("signups"), plan: 2),
        .init(.best("spend"), plan: 3), .init(.balanced, plan: 1), .init(.knee, plan: 1),
      ])
  }

  private func report(
    width: Int = 100, unicode: Bool = true, spendCounts: Bool = true,
    _ change: (inout PlanFrontier) -> Void = { _ in }
  ) throws -> FrontierReport {
    var frontier = frontier
    change(&frontier)
    let scenario = try Sample.scenario {
      if spendCounts { $0.kpis.append(KPI(name: "spend", unit: "GBP", objective: .minimize)) }
    }
    return FrontierReport(
      frontier, of: scenario, verification: Sample.verification(plans: frontier.plans.count),
      options: TextOptions(width: width, unicode: unicode, fileName: "acme.yaml"))
  }

  @Test("show a matrix with the named plans first, what is missed, and scales that are off")
  func whole() throws {
    let text = try report().text
    #expect(
      text == """
        Acme, Q3 2026 · 2026-07-01..2026-09-30 · budget 1.2M GBP · reach, signups and spend against each
        other

        plan  reach                signups                spend
           1   1.4M  ████████████      10k  ············   1.2M  ············  best reach
           3   1.1M  █████·······      20k  ████████████   1.0M  ███·········  best signups
           4   0.9M  ············      12k  ██··········   0.5M  ████████████  best spend
           2   1.2M  ███████·····      15k  ██████······   0.9M  █████·······  balanced, best bend
        Bars go from worst to best among these plans: reach 0.9M to 1.4M people, signups 10k to 20k people
        and spend 1.2M to 0.5M GBP.

        Complete: 4 plans. No plan is better than one of these, or a mix of them, on one KPI without losing
        on another.
        Mind the scale of signups: the plans that are best for one KPI alone have 12k at worst, but good
        plans in between have 10k. Weights stand on the first; on all good plans the scale is 25.0% wider:
        'scale: 10000' sets it.
        Verified: 2 checks, recomputed from the scenario alone.
        note: the points of reach from video are used through their concave envelope, at most 0.29% of a
          curve's top above them; at these plans at most 121 people per line
        '--format csv' has every KPI and every line.

        Next (the plan 'balanced', line by line):
          apportion solve acme.yaml --at reach=1200000,signups=15000,spend=900000

        """)
  }

  @Test(
    "fit every width from 80, without signs outside ASCII where none are wanted",
    arguments: [80, 100, 160])
  func widths(width: Int) throws {
    let text = try report(width: width, unicode: false).text
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(
      text.split(separator: "\n").filter { !$0.contains("apportion") }.allSatisfy {
        $0.count <= width
      })
  }

  @Test("list thirty plans of many, and say so")
  func many() throws {
    let text = try report {
      $0.plans = (0..<200).map { self.plan(1_400_000 - 2_000 * Double($0), 15_000, 900_000) }
      $0.named = [.init(.balanced, plan: 100)]
    }.text
    #expect(text.contains("some of the others, from best to worst reach"))
    #expect(text.contains("Not all plans are listed here"))
    #expect(text.split(separator: "\n").count { $0.contains("··") } == 30)
  }

  @Test("say how much a plan that is not listed could be better")
  func gap() throws {
    let words = { (text: String) in text.replacing("\n", with: " ") }
    let within = try words(report { $0.completeness = .withinGap(0.01) }.text)
    #expect(
      within.contains(
        "4 plans: no plan is better than one of these, or a mix of them, by more than 1% of each KPI's range (5,000 reach, 100 signups, 7,000 spend)."
      ))
    let partial = try words(report { $0.completeness = .partial(.timeLimit, gap: nil) }.text)
    #expect(partial.contains("Incomplete, stopped at the time limit with 4 plans: how much better"))
    #expect(!partial.contains("Complete:"))
  }

  @Test(
    "name the command for plans that leave less, with the roundest share of at most half",
    arguments: [
      (0.3, "10%"), (0.14, "5%"), (0.06, "2%"), (0.02, "1%"), (0.0107, "0.5%"), (0.0002, "0.01%"),
    ])
  func finer(gap: Double, asked: String) throws {
    let text = try report { $0.completeness = .withinGap(gap) }.text
    #expect(text.contains("frontier acme.yaml --kpis reach,signups,spend --gap \(asked)\n"))
    #expect(text.contains("'--points 16'"))
    #expect(try !report().text.contains("apportion frontier"))
    #expect(try !report { $0.completeness = .withinGap(1e-5) }.text.contains("apportion frontier"))
  }

  @Test("suggest no command that would be refused")
  func next() throws {
    #expect(try !report(spendCounts: false).text.contains("--at"))
  }

  @Test("have every KPI, line and name in CSV and JSON")
  func data() throws {
    let csv = try report().csv
    #expect(csv.hasPrefix("reach,signups,cost per signup,spend,spend on search,"))
    #expect(
      csv.contains(",\"best bend, balanced\"\n") || csv.contains(",\"balanced, best bend\"\n"))
    let json = try report().json(JSONEnvelope(.surface, status: "done", message: ""))
      .replacing(/\s+/, with: " ")
    for part in [
      #""schema" : "apportion.surface/1.3""#,
      #"{ "best" : 20000, "kpi" : "signups", "objective" : "maximize", "unit" : "people", "worst" : 10000, "worstOfBest" : 12000 }"#,
      #"{ "kpi" : "spend", "plan" : 4, "title" : "best" }"#,
      #"{ "kpi" : null, "plan" : 2, "title" : "knee" }"#,
      #""completeness" : { "gap" : 0, "interruption" : null, "kind" : "complete" }"#,
    ] { #expect(json.contains(part), "\(part)") }
  }
}
