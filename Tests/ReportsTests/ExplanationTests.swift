// SPDX-License-Identifier: GPL-3.0-or-later

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
          stepped: .init(step: 40, rate: 47.234)),
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
    #expect(try report(analysis).text == "")
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

  @Test("stand in short with the plan")
  func short() throws {
    let text = PlanReport(
      Sample.solution, of: try Sample.scenario(), verification: Sample.verification(),
      analysis: analysis, options: TextOptions(width: 100)
    ).text.replacing(/\n */, with: " ")
    #expect(
      text.contains(
        "At the plan 1 more signups costs 46.8 less reach (solved again: 47.2 less reach, for 40 more)"
      ))
    #expect(
      text.contains("The weight of reach, 5, can be from 4.213 to 6.1; beyond that another plan is")
    )
    #expect(text.contains("The same weights on raw values would give 71.75k more reach (+5.2%)"))
    #expect(text.matches(of: /raw values/).count == 1)
  }

  @Test("have every figure in JSON")
  func json() throws {
    let json = try report(analysis).json(
      JSONEnvelope(.explanation, status: "done", message: "")
    ).replacing(/\s+/, with: " ")
    for part in [
      #""schema" : "apportion.explanation/1.0""#,
      #"{ "kpi" : "signups", "other" : "reach", "rate" : 46.8, "step" : 40, "steppedRate" : 47.234 }"#,
      #"{ "kpi" : "signups", "lower" : 0, "movesShare" : 0.01, "upper" : 3.5, "weight" : 3 }"#,
      #""ruler" : "reach", "rulerShare" : 0.992"#,
    ] { #expect(json.contains(part), "\(part)") }
  }
}
