// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Reports
import Testing
import Verification

@Suite("Explanations of weights")
struct ExplanationTests {
  private var analysis: TradeOffAnalysis {
    TradeOffAnalysis(
      exchanges: [
        .init(
          kpi: "signups", other: "reach", rate: 46.8,
          stepped: .init(step: 40, gained: 40, cost: 40 * 47.234)),
        .init(kpi: "reach", other: "signups", rate: 0.0213),
      ],
      weightRanges: [
        .init(kpi: "reach", weight: 5, lower: 4.213, upper: 6.1, criterion: .anotherPlan),
        .init(kpi: "signups", weight: 3, lower: 0, upper: 3.5, criterion: .moves(0.01)),
      ],
      bias: .init(
        unscaled: Sample.plan(), ruler: "reach", rulerShare: 0.992,
        changes: [
          .init(kpi: "reach", amount: 71_749.5), .init(kpi: "signups", amount: -2_000),
        ]))
  }

  private func report(
    _ analysis: TradeOffAnalysis?, of scenario: CheckedScenario? = nil
  ) throws -> ExplanationReport {
    ExplanationReport(
      Sample.solution, analysis: analysis, of: try scenario ?? Sample.scenario(),
      verification: Sample.verification(), options: TextOptions(width: 100, fileName: "acme.yaml"))
  }

  @Test("are told whole")
  func whole() throws {
    let text = try report(analysis).text
    #expect(
      text == """
        Acme, Q3 2026 · 2026-07-01..2026-09-30 · budget 1.2M GBP · why the plan is as it is

        KPI      weight  share  stands on          worst    best    plan  unit    way to best
        reach         5  62.5%  its range, 312k   1,128k  1,440k  1,378k  people        80.2%
        signups       3  37.5%  its range, 4,000     15k     19k     17k  people        50.0%
        Worst and best are those of the plans that are best for one KPI alone.

        What counts the same
          1 signups is worth 46.8 reach

        What it costs at the plan
        at the plan     costs               solved again
        1 more signups  46.8 less reach     47.2 less reach, for 40 more
        10 more reach   0.213 less signups  –
        Costs hold for small steps and with bookings as they are; what was solved again is exact for its
        step.

        How far a weight can move, the others as they are
        weight of  now  can be
        reach        5  from 4.21 to 6.1  beyond that another plan is best
        signups      3  up to 3.5         beyond that more than 1% of the budget moves

        Without scales
          On raw values the same weights would let reach rule, with 99.2% of the say (weight x range).
            That would give 71,750 more reach (+5.2%) and cost the others: 2,000 less signups (-11.8%).

        Verified: 2 checks, recomputed from the scenario alone.

        Next (the plan, line by line):
          apportion solve acme.yaml

        """)
  }

  @Test("do without what was not looked into")
  func bare() throws {
    let text = try report(nil).text
    #expect(text.contains("1 signups is worth 46.8 reach"))
    for title in ["at the plan", "can be", "Without scales"] { #expect(!text.contains(title)) }
  }

  @Test("say so where a weight may be anything")
  func free() throws {
    let analysis = TradeOffAnalysis(weightRanges: [
      .init(kpi: "reach", weight: 5, lower: 0, upper: nil, criterion: .anotherPlan),
      .init(kpi: "signups", weight: 3, lower: 2, upper: nil, criterion: .anotherPlan),
    ])
    let text = try report(analysis).text
    #expect(text.contains("whatever it is  the plan stays as it is"))
    #expect(text.contains("from 2 on"))
  }

  @Test("turn the words of a KPI of which less is better")
  func minimized() throws {
    var solution = Sample.solution
    solution.scales[0].objective = .minimize
    let report = ExplanationReport(
      solution, analysis: analysis, of: try Sample.scenario(), verification: Sample.verification())
    #expect(report.text.contains("46.8 more reach"))
    #expect(report.text.contains("10 less reach"))
  }

  @Test("say what there was no time to look into")
  func omission() throws {
    var analysis = analysis
    analysis.omission = .init(reason: .timeLimit, exchanges: 4, weights: ["reach", "signups"])
    let text = try report(analysis).text.replacing(/\n */, with: " ")
    #expect(
      text.contains(
        "The look into the weights stopped at the time limit; it left out what one KPI costs in "
          + "another for 4 pairs of KPIs and how far the weights of reach and signups can move."))
  }

  @Test("name no ruler where no KPI would have most of the say")
  func noRuler() throws {
    var analysis = analysis
    analysis.bias?.ruler = nil
    let text = try report(analysis).text.replacing(/\n */, with: " ")
    #expect(
      text.contains(
        "The same weights on raw values would give 71,750 more reach (+5.2%) and cost the others: 2,000 less signups (-11.8%)."
      ))
  }

  @Test("stand in short with the plan")
  func short() throws {
    let text = PlanReport(
      Sample.solution, of: try Sample.scenario(), verification: Sample.verification(),
      analysis: analysis, options: TextOptions(width: 100)
    ).text.replacing(/\n */, with: " ")
    #expect(text.contains("At the plan 1 more signups costs 46.8 less reach At the plan 10 more"))
    #expect(text.contains("The plan stays the best for a weight of reach from 4.21 to 6.1 "))
    #expect(text.contains("Less than 1% of the budget moves for a weight of signups up to 3.5 "))
    #expect(
      text.contains("On raw values the same weights would let reach rule, with 99.2% of the say"))
    #expect(text.matches(of: /raw values/).count == 1)
  }

  @Test("tell a step by itself where it costs another rate")
  func steep() throws {
    var analysis = analysis
    analysis.exchanges[0].stepped?.cost = 40 * 60
    let text = PlanReport(
      Sample.solution, of: try Sample.scenario(), verification: Sample.verification(),
      analysis: analysis, options: TextOptions(width: 200)
    ).text
    #expect(text.contains("costs 46.8 less reach; solved again, 60 less reach, for 40 more\n"))
  }

  @Test("have every figure in JSON")
  func json() throws {
    let json = try report(analysis).json(
      JSONEnvelope(.explanation, status: "done", message: "")
    ).replacing(/\s+/, with: " ")
    for part in [
      #""schema" : "apportion.explanation/1.4""#,
      #"{ "cost" : 1889.3600000000001, "gained" : 40, "kpi" : "signups", "other" : "reach", "rate" : 46.8, "step" : 40, "steppedRate" : 47.234, "switches" : [ ] }"#,
      #"{ "kpi" : "signups", "lower" : 0, "movesShare" : 0.01, "upper" : 3.5, "weight" : 3 }"#,
      #""ruler" : "reach", "rulerShare" : 0.992"#,
    ] { #expect(json.contains(part), "\(part)") }
  }
}
