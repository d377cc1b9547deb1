// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Reports
import Testing
import Verification

@Suite("Reports on plans that were settled in steps")
struct StageReportTests {
  private func report(
    _ solution: Solution, of scenario: CheckedScenario? = nil, interruption: Interruption? = nil
  ) throws -> PlanReport {
    PlanReport(
      solution, of: try scenario ?? StageSample.scenario(),
      verification: StageSample.verification, interruption: interruption,
      options: TextOptions(width: 100, fileName: "launch.yaml"))
  }

  /// The text without line breaks.
  private func words(
    _ solution: Solution, of scenario: CheckedScenario? = nil, interruption: Interruption? = nil
  ) throws -> String {
    try report(solution, of: scenario, interruption: interruption).text
      .replacing(/\s+/, with: " ")
  }

  @Test("tell each step, what it found, how good that is, and what was given up")
  func whole() throws {
    let text = try report(StageSample.solution).text
    #expect(
      text == """
        Launch · budget 100k EUR

        line   plan EUR   share  held by
        tv          95k  100.0%
        ─────────────────────────────────────────────────
        total       95k  100.0%  5,000 of the budget left
        Held by: budget.

        KPI     plan  unit    asked for
        reach  9,850  people  the most
        leads  1,150  people  the most; target at least 1,200
        trust    9.2  points  the most; target at least 9
        spend    95k  EUR     target at most 90k

        target of   plan            asked for  unit    reached  missed by
        leads      1,150  at least      1,200  people    95.8%  50
        trust        9.2  at least          9  points   102.2%  met, 0.2 to spare
        spend        95k  at most         90k  EUR           –  5,000

        How the plan was settled, the most important first
          1. priority 1: the most reach
             Found 10k people. Proven: no plan brings more than 10,001 reach (0.01% more). Up to 200 people
             (2%) of that could be given up for what comes below, which took 150 people.
          2. priority 2: the targets of leads and trust, each by its weight
             Missed by 2.78% on average, by weight. Proven: no plan that keeps the above misses less by more
             than 1 leads or 0.015 trust (0.056% of the targets).
          3. priority 3: the target of spend
             Missed by 5,000 EUR. Proven: no plan that keeps the above misses less.
          4. the rest: more reach and more trust, where nothing above is lost
             Proven: no plan that keeps the above scores better by more than 0.2 reach or 0.0008 trust
             (0.01% of the scales).

        How the KPIs weigh against each other
          leads below its target counts 2 on its target, 1,200 people
          trust below its target counts 1 on its target, 9 points
          1 trust below target counts as much as 66.7 leads below target

        Verified: 1 check, recomputed from the scenario alone.

        Next (what they cost in each other):
          apportion frontier launch.yaml --kpis reach,leads,trust

        """)
  }

  @Test("name the worst-off and how much of its target it reaches")
  func worstOff() throws {
    let scenario = try StageSample.scenario(rule: .worstOff)
    let text = try words(StageSample.worstOff(), of: scenario)
    #expect(text.contains("2. priority 2: the targets of leads and trust, the worst-off first"))
    #expect(text.contains("The worst-off is leads, at 95.8% of its target."))
    #expect(text.contains("brings the worst-off further than 95.94%."))
    #expect(text.contains("95.8% 50 worst off"))
  }

  @Test("tell a weighted worst-off in the KPI's own unit")
  func weightedWorstOff() throws {
    let scenario = try StageSample.scenario(rule: .worstOff)
    let text = try words(StageSample.worstOff(weight: 2), of: scenario)
    #expect(text.contains("The worst-off is leads, at 1,150 people."))
    #expect(text.contains("brings the worst-off further than 1,150.6 leads."))
    #expect(
      text.contains("leads falls as far behind as any other with each 6 people below its target"))
  }

  @Test("say what of the values that were asked for is reached, and that the rest cannot be")
  func at() throws {
    let solution = StageSample.preferred(
      .at(["reach": 9_900, "trust": 9]), value: -0.05, bound: -0.0499)
    let text = try report(solution).text
    #expect(
      text == """
        Launch · budget 100k EUR

        line   plan EUR   share  held by
        tv          95k  100.0%
        ─────────────────────────────────────────────────
        total       95k  100.0%  5,000 of the budget left
        Held by: budget.

        KPI     plan  unit    asked for
        reach  9,850  people  the most
        leads  1,150  people  the most; target at least 1,200
        trust    9.2  points  the most; target at least 9
        spend    95k  EUR     target at most 90k

        KPI    asked for   plan  unit    worst    best  way to best
        reach      9,900  9,850  people  9,000  10,000        85.0%  missed by 50
        trust        9.0    9.2  points    6.0    10.0        80.0%  reached, 0.2 to spare
        Worst and best are those of the plans that are best for one KPI alone.

        target of   plan            asked for  unit    reached  missed by
        leads      1,150  at least      1,200  people    95.8%  50
        trust        9.2  at least          9  points   102.2%  met, 0.2 to spare
        spend        95k  at most         90k  EUR           –  5,000

        How the plan was settled, the most important first
          1. what was asked of reach and trust
             Not all of it is reached: what is missed is at most 5.00% of the KPI's range. Proven: no plan
             does better by all of them by more than 0.01% of the range. No plan has all that was asked for.
          2. the rest: more reach and more trust, where nothing above is lost
             Proven: no plan that keeps the above scores better by more than 0.2 reach or 0.0008 trust
             (0.01% of the scales).

        Verified: 1 check, recomputed from the scenario alone.

        Next (what they cost in each other):
          apportion frontier launch.yaml --kpis reach,leads,trust

        """)
  }

  @Test("say when everything that was asked for is reached")
  func reached() throws {
    let text = try words(
      StageSample.preferred(.at(["reach": 9_800, "trust": 9]), value: 0.05, bound: 0.05))
    #expect(
      text.contains(
        "All of it is reached, each with at least 5.00% of the KPI's range to spare. "
          + "Proven: no plan does better by all of them."))
    #expect(text.contains("reached, 50 to spare"))
    #expect(!text.contains("No plan has all"))
  }

  @Test("say how far along its range each KPI of a balanced plan is")
  func balanced() throws {
    let text = try words(StageSample.preferred(.balanced, value: 0.8, bound: 0.8001))
    #expect(
      text.contains(
        "1. reach and trust, all as far along their ranges as the least far can get Each is at "
          + "least 80.0% of the way from its worst to its best. Proven: no plan gets all of them "
          + "further than 80.01%."))
    #expect(text.contains("85.0%"))
    #expect(!text.contains("asked for    plan"))
  }

  @Test("say what a search that ended early has not come to")
  func interrupted() throws {
    var solution = StageSample.solution
    solution.stages.removeLast(2)
    solution.plan.certificate = solution.stages[1].certificate
    let text = try words(solution, interruption: .timeLimit)
    #expect(
      text.contains(
        "Best plan so far: stopped at the time limit. Still open: priority 3 and the rest."))
    #expect(text.contains("2. priority 2"))
    #expect(!text.contains("3. "))
  }

  @Test("tell a first step by itself as one of several")
  func first() throws {
    var solution = StageSample.solution
    solution.stages.removeLast(3)
    solution.plan.certificate = solution.stages[0].certificate
    let text = try words(solution, interruption: .cancelled)
    #expect(text.contains("Still open: priority 2, priority 3 and the rest."))
    #expect(
      text.contains("How the plan was settled 1. priority 1: the most reach Found 10k people."))
    #expect(!text.contains("could be given up"))
  }

  @Test("prove the best ratio, and of which plans")
  func ratio() throws {
    let scenario = try StageSample.scenario {
      $0.kpis.append(
        KPI(
          name: "cost per lead", unit: "EUR",
          definition: .ratio(numerator: "spend", denominator: "leads"), objective: .minimize,
          priority: 4, giveUp: .amount(2)))
      $0.kpis[0].giveUp = nil
    }
    var solution = StageSample.solution
    solution.plan.values.append(.init(kpi: "cost per lead", value: 81.5))
    solution.stages.insert(
      Stage(
        purpose: .priority(4),
        certificate: Certificate(
          weights: [
            .init(kpi: "spend", objective: .minimize, weight: 1), .init(kpi: "leads", weight: 80),
          ], multipliers: [], value: 0, bound: 10), givenUp: 2,
        ratio: RatioClaim(
          kpi: "cost per lead", objective: .minimize, reference: 80, leastDenominator: 1_000,
          denominator: nil)), at: 3)
    let text = try words(solution, of: scenario)
    #expect(
      text.contains(
        "4. priority 4: the least cost per lead Found 80 EUR. Proven: no plan that keeps the above "
          + "with a leads of at least 1,000 people gets by with less than 79.99 cost per lead "
          + "(0.013% less). Up to 2 EUR of that could be given up for what comes below, which took "
          + "1.5 EUR."))
  }

  @Test("leave a plan by weights alone as it was")
  func plain() throws {
    var solution = Sample.solution
    let before = PlanReport(
      solution, of: try Sample.scenario(), verification: Sample.verification()
    ).text
    solution.stages = [
      Stage(purpose: .priority(1), certificate: solution.plan.certificate)
    ]
    let after = PlanReport(
      solution, of: try Sample.scenario(), verification: Sample.verification()
    ).text
    #expect(after == before)
  }

  @Test("carry every step, target and asked value as JSON")
  func json() throws {
    let solution = StageSample.solution
    let json = try report(solution).json(JSONEnvelope(.plan, status: "done", message: ""))
      .replacing(/\s+/, with: " ")
    for part in [
      #""preference" : { "asked" : [ ], "kind" : "declared" }"#,
      #""attainment" : 0.9583333333333334, "kind" : "at least", "kpi" : "leads", "missedBy" : 50, "#
        + #""target" : 1200, "value" : 1150"#,
      #""givenUp" : 200, "priority" : 1, "purpose" : "priority", "ratio" : null, "reached" : 9850"#,
      #""misses" : [ { "kpi" : "spend", "side" : "at most", "target" : 90000,"#,
      #""priority" : null, "purpose" : "rest""#,
    ] { #expect(json.contains(part), "\(part)") }
    let asked = StageSample.preferred(.at(["trust": 9]), value: 0, bound: 0)
    let other = try report(asked).json(JSONEnvelope(.plan, status: "done", message: ""))
      .replacing(/\s+/, with: " ")
    #expect(other.contains(#"{ "asked" : 9, "kpi" : "trust", "value" : 9.2 }"#))
  }
}
