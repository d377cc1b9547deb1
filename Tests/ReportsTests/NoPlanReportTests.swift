// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Reports
import Service
import Testing

@Suite struct NoPlanReportTests {
  private func report(_ reason: NoPlan) throws -> NoPlanReport {
    let lines = [
      ["rules", "brand floor", "at least"]: 24, ["campaigns", "video", "spend"]: 13,
      ["campaigns", "ooh", "spend"]: 15, ["campaigns", "search"]: 12, ["budget"]: 4,
    ]
    let scenario = try Sample.scenario {
      $0.campaigns[1].purchase = .money(least: 0, most: 0)
    }
    return NoPlanReport(reason, of: scenario, options: TextOptions(fileName: "acme.yaml")) { path in
      lines[path].map { FilePlace(file: "acme.yaml", line: $0, column: 3) }
    }
  }

  @Test("a rule that the lines' ranges do not reach is named with its figures")
  func infeasible() throws {
    let conflict = Infeasibility(
      conflict: [.init(limit: Sample.brandFloor, value: 2)], violation: 120_000)
    #expect(
      try report(.infeasible(conflict)).text == """
        error[A201]: no plan fits
          acme.yaml:24  rule "brand floor": spend on brand at least 30% of budget = 360k
                        GBP
          acme.yaml:13  line "video": at most 0 GBP
          acme.yaml:15  line "ooh": at most 300k GBP
        These cannot all hold.

        Next (the smallest changes that give a plan):
          apportion explain acme.yaml

        """)
  }

  @Test("changes that were found to be enough are told with both figures, the smallest first")
  func repairs() throws {
    let conflict = Infeasibility(
      conflict: [
        .init(limit: .kpi("signups", .atLeast), value: 1),
        .init(limit: .budget(.atMost), value: 0.1),
      ], violation: 20_000,
      repairs: [
        Repair([
          .init(limit: .budget(.atMost), from: LimitFigure(1_200_000, .amount), to: 1_400_000)
        ]),
        Repair([
          .init(limit: Sample.brandFloor, from: LimitFigure(0.3, .shareOfBudget), to: 0.2)
        ]),
      ])
    #expect(
      try report(.infeasible(conflict)).text == """
        error[A201]: no plan fits
                       KPI "signups": at least 17k people
          acme.yaml:4  budget: at most 1.2M GBP
        These cannot all hold.
        Each of these changes alone would give a plan, the smallest first:
          budget: 1.2M GBP → 1.4M GBP (+16.7%)
          rule 'brand floor': 30% of budget → 20% of budget (-33.3%)

        Next (the smallest changes that give a plan):
          apportion explain acme.yaml

        """)
  }

  private func choices(
    _ conflict: Infeasibility, _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> String {
    NoPlanReport(.infeasible(conflict), of: try ChoiceSample.scenario(change)).text
  }

  @Test("a count that bookings do not reach is named with those who were left out")
  func count() throws {
    let conflict = Infeasibility(
      conflict: [.init(limit: .rule("creator slots", member: nil, .atLeast), value: 1)],
      violation: 0.5)
    #expect(
      try choices(conflict) { $0.rules[0].limits = [.init(.atLeast, .amount(5))] } == """
        error[A201]: no plan fits
          rule "creator slots": count of all creators at least 5
          line "料理の花子": left out by you
        These cannot all hold.

        Next (the smallest changes that give a plan):
          apportion explain scenario.yaml

        """)
  }

  @Test("a count of more lines than there are is no matter of money")
  func tooMany() throws {
    let conflict = Infeasibility(
      conflict: [.init(limit: .rule("creator slots", member: nil, .atLeast), value: 1)],
      violation: 2)
    let text = try choices(conflict) {
      $0.rules[0].limits = [.init(.atLeast, .amount(7))]
      $0.creators[4].booking = .open
    }
    #expect(text.contains("No choice of lines comes to that.\n"))
  }

  @Test("a condition that bookings break is named, and cannot give a little")
  func condition() throws {
    let conflict = Infeasibility(
      conflict: [.init(limit: .condition("no rivals"), value: 1)], violation: 1)
    #expect(
      try choices(conflict) { $0.creators[3].booking = .package("review") } == """
        error[A201]: no plan fits
          rule "no rivals": if aya, not creator dev
          line "aya": booked by you
          line "dev": booked by you with 'review'
        These cannot all hold.

        Next (the smallest changes that give a plan):
          apportion explain scenario.yaml

        """)
  }

  @Test("money that bookings cost too much or too little is told by line")
  func fees() throws {
    let cap = Infeasibility(conflict: [.init(limit: .budget(.atMost), value: 1)], violation: 40_000)
    #expect(
      try choices(cap) { $0.budget = .atMost(120_000) } == """
        error[A201]: no plan fits
          budget: at most 120k GBP
          line "search": at least 100k GBP
          line "aya": booked by you
        These cannot all hold.

        Next (the smallest changes that give a plan):
          apportion explain scenario.yaml

        """)
    let floor = Infeasibility(
      conflict: [.init(limit: .budget(.atLeast), value: 1)], violation: 40_000)
    let text = try choices(floor) { $0.budget = .exactly(2_000_000) }
    #expect(text.contains("line \"video\": at most 500k GBP"))
    #expect(text.contains("line \"chloe\": at most 80k GBP"))
    #expect(text.contains("line \"料理の花子\": left out by you"))
  }

  @Test("a line without a limit is named")
  func unbounded() throws {
    #expect(
      try report(.unbounded(Unboundedness(campaigns: ["search"]))).text == """
        error[A202]: a limit is missing
          acme.yaml:12  line "search": nothing limits its spend
        More money would bring more for ever. Set a budget, 'budget: 1M', or give the
        lines a most, 'spend: 0..500k'.

        """)
  }

  @Test("a search that ended without a plan says why")
  func interrupted() throws {
    #expect(
      try report(.interrupted(.timeLimit)).text == """
        error[A203]: stopped at the time limit before there was a plan
        Give it longer with '--time-limit'.

        """)
    #expect(try report(.interrupted(.cancelled)).text.hasSuffix("before there was a plan\n"))
    #expect(try report(.interrupted(.numericalTrouble)).text.contains("--gap 0.01%"))
  }
}
