// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing
import Verification

/// Frontiers of three KPIs: what their checks find, and that the engine's own pass.
@Suite struct SurfaceVerificationTests {
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

  private func surface(
    _ scenario: CheckedScenario, _ options: SearchOptions = SearchOptions()
  ) throws -> PlanSurface {
    let outcome = try Planner(scenario).surface(kpis: Self.kpis, options)
    guard case .found(let surface) = outcome else { throw Missing(description: "\(outcome)") }
    return surface
  }

  @Test("Plans that are equal in a KPI but for rounding come in one order", arguments: [8, 15])
  func order(count: Int) throws {
    let scenario = try bent()
    let surface = try surface(scenario, SearchOptions(points: count))
    #expect(surface.plans.count <= count && surface.plans.count > count / 2)
    let failures = Verifier(scenario).verify(surface).failures
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
    let surface = try surface(scenario, SearchOptions(points: 12))
    for axis in surface.axes {
      let values = surface.plans.compactMap { $0.value(of: axis.kpi) }
      #expect(values.max() == axis.ends.ideal && values.min() == axis.ends.nadir)
    }
    let failures = Verifier(scenario).verify(surface).failures
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test("Plans in another order, or twice, and wrong ends and names are found")
  func spoilt() throws {
    let scenario = try bent()
    let sound = try surface(scenario, SearchOptions(points: 6))
    func findings(_ spoil: (inout PlanSurface) -> Void) -> Set<VerificationReport.Subject> {
      var surface = sound
      spoil(&surface)
      return Set(Verifier(scenario).verify(surface).failures.map(\.subject))
    }
    #expect(findings { _ in } == [])
    #expect(findings { $0.plans.swapAt(1, 2) }.contains(.order))
    #expect(findings { $0.plans.insert($0.plans[1], at: 1) }.contains(.order))
    #expect(findings { $0.axes[0].ends.ideal *= 1.001 } == [.ends])
    #expect(findings { $0.axes[2].ends.nadir *= 0.999 } == [.ends])
    #expect(findings { $0.named[0].plan = $0.plans.count - 1 } == [.names])
  }

  @Test("A plan comes first by the first KPI in which it differs, be it in the last digit")
  func precedes() {
    #expect(PlanSurface.precedes([1, 0, 0], [1 - 1e-15, 9, 9]))
    #expect(!PlanSurface.precedes([1 - 1e-15, 9, 9], [1, 0, 0]))
    #expect(PlanSurface.precedes([1, 2, 0], [1, 1, 5]))
    #expect(!PlanSurface.precedes([1, 2, 0], [1, 2, 0]))
  }
}
