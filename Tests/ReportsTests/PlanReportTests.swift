// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Reports
import Testing
import Verification

@Suite struct PlanReportTests {
  private func report(
    _ solution: Solution = Sample.solution,
    options: TextOptions = TextOptions(fileName: "acme.yaml")
  ) throws -> PlanReport {
    PlanReport(
      solution, of: try Sample.scenario(), verification: Sample.verification(), options: options)
  }

  @Test("a plan is told whole")
  func whole() throws {
    let text = try report().text
    #expect(
      text == """
        Acme, Q3 2026 · 2026-07-01..2026-09-30 · budget 1.2M GBP

        line         last  plan GBP  change   share  held by
        search       320k      450k   +130k   47.4%  its most, 450k
        video        380k      440k    +60k   46.3%
        ooh          200k       60k   -140k    6.3%
        検索 "b, c"     –         0       0    0.0%  others bring more
        ────────────────────────────────────────────────────────────────────
        total        900k      950k    +50k  100.0%  250k of the budget left
        Held by: rule 'brand floor'.
        250k GBP of the budget stays unspent: rule 'brand floor' keeps it back.

        KPI               plan  unit    unfunded    last  change         asked for
        reach           1,378k  people            1,316k    +62k  +4.7%  the most
        signups          17.0k  people     9,000   16.4k   +0.6k  +3.7%  the most; at
                                                                         least 17k, just
                                                                         met
        cost per             –  GBP                    –       –         at most 120, no
        signup                                                           value

        How the KPIs weigh against each other
          reach counts 5 on a scale of 312k people (worst 1,128k to best 1,440k among
            the single-objective plans)
          signups counts 3 on a scale of 4,000 people (worst 15k to best 19k among the
            single-objective plans)
          1 signups is worth 46.8 reach
          The same weights on raw values would give reach 1,450k (+5.2%) and signups
            15k (-11.8%), and reach would have 99.2% of the say

        Proven: no plan scores better by more than 50 reach or 20 signups (0.01% of the
        scales).
        Verified: 2 checks, recomputed from the scenario alone.
        note: the points of reach from video are used through their concave envelope,
          at most 0.29% of a curve's top above them; at this plan at most 121 people per
          line
        note: figures disagree

        Next (what more reach costs in signups):
          apportion frontier acme.yaml

        """)
  }

  @Test("one objective is proven in its own unit")
  func single() throws {
    var solution = Sample.solution
    solution.scales = [solution.scales[0]]
    solution.unscaled = nil
    solution.plan.certificate = Certificate(
      weights: [.init(kpi: "reach", weight: 1)], multipliers: [], value: 1_378_250.5,
      bound: 1_378_251.5)
    solution.plan.limiting = []
    let text = try report(solution).text
    #expect(text.contains("Proven: no plan brings more than 1,378k reach (0.000073% more)."))
    #expect(!text.contains("How the KPIs weigh"))
    #expect(text.contains("brings nothing more"))
  }

  @Test("a minimized KPI is proven the other way round")
  func minimized() throws {
    var solution = Sample.solution
    solution.scales = []
    solution.plan.certificate = Certificate(
      weights: [.init(kpi: "reach", objective: .minimize, weight: 1)], multipliers: [],
      value: -1_000, bound: -900)
    let scenario = try Sample.scenario { $0.kpis[0].objective = .minimize }
    let text = PlanReport(solution, of: scenario, verification: Sample.verification()).text
    #expect(text.contains("Proven: no plan gets by with less than"))
  }

  @Test("a KPI that no plan changes has no say")
  func constant() throws {
    var solution = Sample.solution
    solution.scales[1].isConstant = true
    solution.scales[1].ideal = 17_000
    let text = try report(solution).text
    #expect(
      text.contains("signups is the same at 17k people in every plan: its weight has no effect"))
    #expect(!text.contains("is worth"))
  }

  @Test("three scales of range say that a plan in between may be worse")
  func estimate() throws {
    var solution = Sample.solution
    #expect(try !report(solution).text.contains("in between"))
    solution.scales.append(solution.scales[0])
    #expect(try report(solution).text.contains("a good plan in between may be worse"))
  }

  @Test("without scales the report names the KPI that rules")
  func ruling() throws {
    var solution = Sample.solution
    solution.unscaled = nil
    for index in solution.scales.indices {
      solution.scales[index].scale = .none
      solution.scales[index].amount = 1
    }
    let text = try report(solution).text.replacing(/\n +/, with: " ")
    #expect(text.contains("rules: reach has 99.2% of the say"))
    #expect(text.contains("reach counts 5 for each 1 people, without a scale"))
    #expect(!text.contains("of the scales"))
  }

  @Test("a plan that failed its checks says so and suggests nothing")
  func unverified() throws {
    var report = try report()
    report.verification = Sample.verification(passed: false)
    #expect(report.text.contains("NOT VERIFIED: 1 of 2 checks failed. Do not use this."))
    #expect(report.text.contains("check 'rules' failed: ooh cap is passed by 5"))
    #expect(!report.text.contains("Next"))
  }

  @Test("an interrupted search says that its plan is the best so far")
  func interrupted() throws {
    var report = try report()
    report.interruption = .timeLimit
    #expect(report.text.contains("Best plan so far: stopped at the time limit."))
  }

  @Test("a scenario from standard input gets no command to type")
  func standardInput() throws {
    #expect(try !report(options: TextOptions(fileName: "-")).text.contains("Next"))
  }

  @Test("ASCII is enough but for names", arguments: [40, 80, 120])
  func ascii(width: Int) throws {
    let options = TextOptions(width: width, unicode: false, fileName: "acme.yaml")
    let text = try report(options: options).text.replacing("検索", with: "")
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    if width >= 80 { #expect(text.split(separator: "\n").allSatisfy { $0.count <= width }) }
  }

  @Test("colour changes no word")
  func colour() throws {
    let coloured = try report(options: TextOptions(style: .coloured, fileName: "acme.yaml")).text
    #expect(try coloured.replacing(/\u{1B}\[[0-9]*m/, with: "") == report().text)
  }

  @Test("a plan as CSV has a row per line and quotes what needs it")
  func csv() throws {
    #expect(
      try report().csv == #"""
        line,kind,channel,package,last,plan,change,share,binding
        search,campaign,performance,,320000,450000,130000,0.47368421052631576,most
        video,campaign,brand,,380000,440000,60000,0.4631578947368421,
        ooh,campaign,brand,,200000,60000,-140000,0.06315789473684211,
        "検索 ""b, c""",campaign,,,,0,0,0,least

        """#)
  }
}
