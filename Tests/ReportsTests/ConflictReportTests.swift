// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Reports
import Testing

@Suite struct ConflictReportTests {
  private static let floor = Sample.brandFloor

  private func report(_ conflicts: InfeasibleSets) throws -> ConflictReport {
    let lines = [["rules", "brand floor", "at least"]: 24, ["campaigns", "ooh", "spend"]: 15]
    let scenario = try Sample.scenario {
      $0.campaigns[1].purchase = .money(least: 0, most: 0)
    }
    return ConflictReport(conflicts, of: scenario, options: TextOptions(fileName: "acme.yaml")) {
      path in
      lines[path].map { FilePlace(file: "acme.yaml", line: $0, column: 3) }
    }
  }

  private static func conflict(_ repairs: [Repair]) -> InfeasibleSet {
    InfeasibleSet(
      parts: [.init(floor)],
      proof: Infeasibility(conflict: [.init(limit: floor, value: 2)], violation: 120_000),
      isMinimal: true, repairs: repairs)
  }

  private static let change = Repair.Change(
    limit: floor, from: LimitFigure(0.3, .shareOfBudget), to: 0.25)

  @Test("a conflict is told whole, with what would be enough and how to try it")
  func whole() throws {
    let conflicts = InfeasibleSets(
      conflicts: [Self.conflict([Repair([Self.change])])], isComplete: true, isConfirmed: true)
    #expect(
      try report(conflicts).text == """
        Acme, Q3 2026 · 2026-07-01..2026-09-30 · budget 1.2M GBP · why no plan fits
        There is one conflict.

          acme.yaml:24  rule "brand floor": spend on brand at least 30% of budget = 360k
                        GBP
                        line "video": at most 0 GBP
          acme.yaml:15  line "ooh": at most 300k GBP
        These cannot all hold; without any one of them they could.
        This would be enough:
          rule 'brand floor': 30% of budget → 25% of budget (-16.7%)

        All other limits can hold together. With the first change there is a plan: it
        was solved again.

        Next (the plan that there would be):
          apportion solve acme.yaml --set "rules.brand floor.at least=25% of budget"

        """)
  }

  @Test("joint changes, conditions and what was not found out are told as such")
  func otherRepairs() throws {
    let joint = Repair([
      Self.change,
      .init(limit: .kpi("signups", .atLeast), from: LimitFigure(17_000, .amount), to: 16_000),
    ])
    let several = try report(
      InfeasibleSets(conflicts: [Self.conflict([joint])], isComplete: false, isConfirmed: false)
    ).text
    #expect(
      several.contains("No change of a single figure is enough; the smallest that are together"))
    #expect(several.contains("signups at least: 17k people → 16k people (-5.9%)"))
    #expect(several.contains("was not found out in time"))
    #expect(!several.contains("Next"))
    let none = try report(
      InfeasibleSets(conflicts: [Self.conflict([])], isComplete: true, isConfirmed: false)
    ).text
    #expect(none.contains("No change of a single figure is enough."))
    let dropped = Repair([.init(limit: .condition("no rivals"), from: nil, to: nil)])
    let condition = try report(
      InfeasibleSets(conflicts: [Self.conflict([dropped])], isComplete: true, isConfirmed: true)
    ).text
    #expect(condition.contains("rule 'no rivals': take it away"))
  }
}
