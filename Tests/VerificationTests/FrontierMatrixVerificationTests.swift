// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Foundation
import Limits
import Planning
import Testing
import Verification

/// Frontiers of three KPIs: what their checks find, and that the engine's own pass.
@Suite struct FrontierMatrixVerificationTests {
  private struct Missing: Error, CustomStringConvertible { var description: String }

  /// A KPI's curve, or none.
  private typealias Hill = (max: Double, half: Double, shape: Double)

  private func campaign(
    _ name: String, _ spend: ClosedRange<Double>, minimum: Double? = nil, _ hills: [Hill?]
  ) throws -> Campaign {
    let brings = try zip(Self.kpis, hills).compactMap { kpi, hill in
      try hill.map {
        Delivery(
          kpi: kpi,
          response: .curve(
            .hill(try HillCurve(max: $0.max, half: $0.half, shape: $0.shape)), envelope: .none))
      }
    }
    return Campaign(
      name: name, purchase: .money(least: spend.lowerBound, most: spend.upperBound),
      minimumIfActive: minimum, brings: brings)
  }

  private static let kpis = ["revenue", "customers", "reach"]

  private func scenario(
    budget: Double, base: Double = 0, _ campaigns: [Campaign]
  ) throws -> CheckedScenario {
    try CheckedScenario(
      Scenario(
        budget: .atMost(budget),
        kpis: Self.kpis.map { KPI(name: $0, base: base, objective: .maximize) },
        campaigns: campaigns))
  }

  /// Curves that bend both ways, which leave plans that are equal in a KPI but for its last digits.
  private func bent() throws -> CheckedScenario {
    try scenario(
      budget: 250_000,
      [
        campaign("search", 60_000...180_000, [(1.1e6, 90_000, 1), (3200, 95_000, 1), nil]),
        campaign(
          "short video", 0...200_000, minimum: 30_000,
          [(480_000, 120_000, 1.4), (6000, 110_000, 1.4), (3.1e6, 90_000, 1)]),
        campaign(
          "video", 0...260_000, minimum: 50_000,
          [(420_000, 190_000, 1.8), (3600, 180_000, 1.8), (6.2e6, 130_000, 1.5)]),
      ])
  }

  private func frontier(
    _ scenario: CheckedScenario, _ options: SearchOptions = SearchOptions()
  ) throws -> PlanFrontier {
    let outcome = try Planner(scenario).frontier(kpis: Self.kpis, options)
    guard case .found(let frontier) = outcome else { throw Missing(description: "\(outcome)") }
    return frontier
  }

  @Test("Plans that are equal in a KPI but for rounding come in one order", arguments: [8, 15])
  func order(count: Int) throws {
    let scenario = try bent()
    let frontier = try frontier(scenario, SearchOptions(points: count))
    #expect(frontier.plans.count <= count && frontier.plans.count > count / 2)
    let failures = Verifier(scenario).verify(frontier).failures
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test(
    "Best and worst values are those of the plans, whatever is added to a KPI",
    arguments: [
      0, 1e-3, 1e9, 1e12,
    ])
  func ends(base: Double) throws {
    // All lines can have their most.
    let scenario = try scenario(
      budget: 600_000, base: base,
      [
        campaign("retargeting", 20_000...90_000, [(520_000, 45_000, 1), (700, 50_000, 1), nil]),
        campaign(
          "short video", 0...200_000, minimum: 30_000,
          [(480_000, 120_000, 1.4), (6000, 110_000, 1.4), (3.1e6, 90_000, 1)]),
        campaign(
          "posters", 0...240_000, minimum: 60_000,
          [(160_000, 110_000, 1.5), (1100, 120_000, 1.5), (5.1e6, 120_000, 1.5)]),
      ])
    let frontier = try frontier(scenario, SearchOptions(points: 12))
    for axis in frontier.axes {
      let values = frontier.plans.compactMap { $0.value(of: axis.kpi) }
      #expect(values.max() == axis.ideal && values.min() == axis.nadir)
    }
    let failures = Verifier(scenario).verify(frontier).failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// What spends bring, by the formula of a hill.
  private func values(_ hills: [[Hill?]], at spends: [Double]) -> [Double] {
    Self.kpis.indices.map { kpi in
      zip(hills, spends).reduce(0) { sum, line in
        guard let hill = line.0[kpi] else { return sum }
        let ratio = pow(line.1 / hill.half, hill.shape)
        return sum + hill.max * ratio / (1 + ratio)
      }
    }
  }

  @Test(
    "Six lines of curves that bend both ways have thirty plans, and no plan that is tried passes them by more than they say",
    .timeLimit(.minutes(5)))
  func standard() throws {
    let hills: [[Hill?]] = [
      [(1.1e6, 90_000, 1), (3200, 95_000, 1), nil],
      [(480_000, 120_000, 1.4), (6000, 110_000, 1.4), (3.1e6, 90_000, 1)],
      [(420_000, 190_000, 1.8), (3600, 180_000, 1.8), (6.2e6, 130_000, 1.5)],
      [(520_000, 45_000, 1), (700, 50_000, 1), nil],
      [(160_000, 110_000, 1.5), (1100, 120_000, 1.5), (5.1e6, 120_000, 1.5)],
      [(520_000, 210_000, 2.1), (3800, 210_000, 2.1), (7.4e6, 170_000, 1.9)],
    ]
    // Half of last to 1.6 times of it, within what each line may get.
    let ranges: [ClosedRange<Double>] = [
      60_000...180_000, 45_000...144_000, 70_000...224_000, 30_000...90_000, 60_000...160_000,
      90_000...288_000,
    ]
    let scenario = try scenario(
      budget: 450_000,
      zip(ranges, hills).enumerated().map { try campaign("line \($0)", $1.0, $1.1) })
    let frontier = try frontier(scenario)
    #expect(frontier.plans.count == 30)
    let failures = Verifier(scenario).verify(frontier).failures
    #expect(failures.isEmpty, "\(failures)")
    guard case .withinGap(let gap) = frontier.completeness else {
      Issue.record("\(frontier.completeness)")
      return
    }
    #expect(gap < 0.2)
    let listed = frontier.plans.compactMap { frontier.merits(of: $0) }
    var random = RandomNumbers(seed: 12)
    for _ in 0..<20_000 {
      var spends = ranges.map(\.lowerBound)
      var rest = 450_000 - spends.reduce(0, +)
      for line in ranges.indices.shuffled(using: &random) {
        let room = min(rest, ranges[line].upperBound - ranges[line].lowerBound)
        let more = Bool.random(using: &random) ? room : room * .random(in: 0...1, using: &random)
        spends[line] += more
        rest -= more
      }
      let tried = values(hills, at: spends)
      let misses = listed.map { plan in
        zip(frontier.axes, zip(tried, plan)).map { ($1.0 - $1.1) / $0.range }.max() ?? 0
      }
      #expect((misses.min() ?? 0) <= gap + 1e-9, "\(spends)")
    }
  }

  @Test("Plans of which there are no more than thirty are all listed, and said to be all")
  func few() throws {
    let creators = (0..<4).map { number in
      let share = Double(number + 1)
      let brings = zip(Self.kpis, [share, 10 - 2 * share, number == 2 ? 9 : 1])
      return Creator(
        name: "creator \(number)",
        packages: [
          Creator.Package(
            name: "one", fee: 10 + share,
            brings: brings.map { Creator.Figure(kpi: $0, value: $1) })
        ])
    }
    let scenario = try CheckedScenario(
      Scenario(
        budget: .atMost(30), kpis: Self.kpis.map { KPI(name: $0, objective: .maximize) },
        creators: creators))
    let frontier = try frontier(scenario)
    #expect(frontier.completeness == .complete)
    // Two of four fit, all pairs differ, and each pair is best for some KPI against each other pair.
    #expect(frontier.plans.count > 1 && frontier.plans.count < 30)
    #expect(Verifier(scenario).verify(frontier).failures.isEmpty)
  }

  @Test("Plans in another order, or twice, and wrong ends and names are found")
  func spoilt() throws {
    let scenario = try bent()
    let sound = try frontier(scenario, SearchOptions(points: 6))
    func findings(_ spoil: (inout PlanFrontier) -> Void) -> Set<VerificationReport.Subject> {
      var frontier = sound
      spoil(&frontier)
      return Set(Verifier(scenario).verify(frontier).failures.map(\.subject))
    }
    #expect(findings { _ in } == [])
    #expect(findings { $0.plans.swapAt(1, 2) }.contains(.order))
    #expect(findings { $0.plans.insert($0.plans[1], at: 1) }.contains(.order))
    #expect(findings { $0.axes[0].ideal *= 1.001 } == [.ends])
    #expect(findings { $0.axes[2].nadir *= 0.999 } == [.ends])
    #expect(findings { $0.named[0].plan = $0.plans.count - 1 } == [.names])
  }

  @Test("A plan comes first by the first KPI in which it differs, be it in the last digit")
  func precedes() {
    #expect(PlanFrontier.precedes([1, 0, 0], [1 - 1e-15, 9, 9]))
    #expect(!PlanFrontier.precedes([1 - 1e-15, 9, 9], [1, 0, 0]))
    #expect(PlanFrontier.precedes([1, 2, 0], [1, 1, 5]))
    #expect(!PlanFrontier.precedes([1, 2, 0], [1, 2, 0]))
  }
}
