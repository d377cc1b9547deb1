// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

@Suite("Verifying a frontier")
struct FrontierVerificationTests {
  /// One way to spoil a sound frontier and the checks that must find it.
  struct Corruption: Sendable, CustomTestStringConvertible {
    let name: String
    let subjects: [VerificationReport.Subject]
    let spoil: @Sendable (inout PlanFrontier) -> Void

    var testDescription: String { name }

    init(
      _ name: String, _ subjects: [VerificationReport.Subject],
      spoil: @escaping @Sendable (inout PlanFrontier) -> Void
    ) {
      self.name = name
      self.subjects = subjects
      self.spoil = spoil
    }

    static let all: [Corruption] = [
      Corruption("no plans", [.order]) { $0.plans = [] },
      Corruption("plans in the wrong order", [.order]) { $0.plans.swapAt(0, 1) },
      Corruption("plans from the wrong end", [.order]) { $0.plans.reverse() },
      Corruption("a plan twice", [.order, .dominance]) { $0.plans.insert($0.plans[1], at: 1) },
      Corruption("the same KPI on both axes", [.axes]) { $0.axes[1] = $0.axes[0] },
      Corruption("an unknown KPI", [.axes]) { $0.axes[0].kpi = "zzz" },
      Corruption("a best value of NaN", [.axes]) { $0.axes[0].ideal = .nan },
      Corruption("a best value that no plan has", [.ends]) { $0.axes[0].ideal = 2161 },
      Corruption("a best value below a plan's", [.ends]) { $0.axes[1].ideal = 139_599 },
      Corruption("a worst value that no plan has", [.ends]) { $0.axes[0].nadir = 2129 },
      Corruption("a worst value above a plan's", [.ends]) { $0.axes[1].nadir = 127_200 },
      Corruption("a missing end", [.ends, .knee]) { $0.plans.removeLast() },
      Corruption("an axis turned round", [.order, .dominance, .ends, .weights]) {
        $0.axes[0].objective = .minimize
      },
      Corruption("a knee at an end", [.knee]) { $0.named = [.init(.knee, plan: 0)] },
      Corruption("a knee that is no plan", [.knee]) { $0.named = [.init(.knee, plan: 3)] },
      Corruption("no knee", [.knee]) { $0.named = [] },
      Corruption("a spoilt plan", [.score, .boundAboveScore]) {
        $0.plans[1].certificate.value += 1e-3
      },
    ]
  }

  @Test("The frontier of the textbook case passes every check")
  func flamingoGrill() throws {
    let report = verify(FlamingoGrill.frontier, of: try FlamingoGrill.scenario())
    #expect(report.isVerified, "\(report.failures)")
    #expect(report.rederivedBounds.count == 3)
    let subjects = Set(report.checks.map(\.subject))
    #expect(
      subjects.isSuperset(of: [
        .units, .bound, .axes, .order, .dominance, .ends, .exchangeRates, .knee,
      ]))
    #expect(subjects.isDisjoint(with: [.packages, .pieces, .cases, .infeasibility]))
  }

  @Test("Each way to spoil a frontier is found by the checks it breaks", arguments: Corruption.all)
  func corruption(_ corruption: Corruption) throws {
    var frontier = FlamingoGrill.frontier
    corruption.spoil(&frontier)
    let report = verify(frontier, of: try FlamingoGrill.scenario())
    let subjects = Set(report.failures.map(\.subject))
    #expect(subjects == Set(corruption.subjects), "\(report.failures)")
  }

  @Test("A failing plan is named by its place")
  func place() throws {
    var frontier = FlamingoGrill.frontier
    frontier.plans[2].values[2].value = 1
    let report = verify(frontier, of: try FlamingoGrill.scenario())
    #expect(
      report.failures.map(\.description) == [
        "check 'KPI values' of plan 3 failed: 'spend' is stated as 1.0 and comes to 279000.0"
      ])
  }

  /// A rate of exposure and one of customers that pull against each other.
  private func straight(_ middle: [Double]) throws -> (CheckedScenario, PlanFrontier) {
    func rates(_ x: Double, _ y: Double) throws -> [Delivery] {
      [
        Delivery(kpi: "x", response: .curve(.linear(try LinearCurve(rate: x)), envelope: .none)),
        Delivery(kpi: "y", response: .curve(.linear(try LinearCurve(rate: y)), envelope: .none)),
      ]
    }
    let scenario = try CheckedScenario(
      Scenario(
        budget: .atMost(10),
        kpis: [KPI(name: "x"), KPI(name: "y")],
        campaigns: [
          Campaign(name: "a", purchase: .money(least: 0, most: nil), brings: try rates(1, 0)),
          Campaign(name: "b", purchase: .money(least: 0, most: nil), brings: try rates(0, 1)),
        ]))
    func plan(_ spends: [Double]) -> Plan {
      Plan(
        allocations: [.init(line: "a", spend: spends[0]), .init(line: "b", spend: spends[1])],
        values: [
          .init(kpi: "x", value: spends[0]), .init(kpi: "y", value: spends[1]),
          .init(kpi: "spend", value: spends[0] + spends[1]),
        ],
        certificate: Certificate(
          weights: [.init(kpi: "x", weight: 0.1), .init(kpi: "y", weight: 0.1)],
          multipliers: [.init(limit: .budget(.atMost), value: 0.1)],
          value: 0.1 * (spends[0] + spends[1]), bound: 1),
        limiting: spends[0] + spends[1] < 10 ? [] : [.budget(.atMost)])
    }
    let frontier = PlanFrontier(
      axes: [
        .init(kpi: "x", objective: .maximize, ideal: 10, nadir: 0),
        .init(kpi: "y", objective: .maximize, ideal: 10, nadir: 0),
      ],
      plans: [plan([10, 0]), plan(middle), plan([0, 10])], completeness: .complete)
    return (scenario, frontier)
  }

  @Test("KPIs that only the frontier turns into objectives are taken in its direction")
  func directions() throws {
    let (scenario, frontier) = try straight([4, 6])
    let report = verify(frontier, of: scenario)
    #expect(report.isVerified, "\(report.failures)")
    #expect(!verify(frontier.plans[0], of: scenario).isVerified)
  }

  @Test("A plan below the line between its neighbours is no extreme point")
  func belowTheLine() throws {
    let (scenario, frontier) = try straight([4, 5.9])
    #expect(verify(frontier, of: scenario).failures.map(\.subject) == [.exchangeRates])
  }

  @Test("Two plans of one KPI vector up to rounding are one too many")
  func duplicates() throws {
    let (scenario, frontier) = try straight([10 - 1e-9, 1e-9])
    #expect(verify(frontier, of: scenario).failures.map(\.subject) == [.dominance])
  }

  @Test("A frontier that ended early may have ideals beyond its plans, but not below")
  func partial() throws {
    let (scenario, whole) = try straight([4, 6])
    var frontier = whole
    frontier.plans.removeLast()
    frontier.completeness = .partial(.timeLimit, gap: nil)
    frontier.axes[0].nadir = 4
    #expect(verify(frontier, of: scenario).isVerified)
    frontier.axes[1].ideal = 5.9
    #expect(verify(frontier, of: scenario).failures.map(\.subject).contains(.ends))
  }
}
