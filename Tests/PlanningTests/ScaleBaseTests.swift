// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing

@Suite("Scales of a base")
struct ScaleBaseTests {
  /// Search brings reach, video trust; both are weighed alike.
  private func scenario(
    budget: Double, trustMost: Double = 60, scale: Scale = .range, extra: Bool = false,
    priorities: Bool = false
  ) throws -> CheckedScenario {
    func line(_ name: String, _ kpi: String, _ most: Double, _ rate: Double) throws -> Campaign {
      Campaign(
        name: name, purchase: .money(least: 0, most: most),
        brings: [
          Delivery(
            kpi: kpi, response: .curve(.linear(try LinearCurve(rate: rate)), envelope: .none))
        ])
    }
    var kpis = [
      KPI(
        name: "reach", last: 40, objective: .maximize, weight: 1,
        priority: priorities ? 1 : nil),
      KPI(
        name: "trust", last: 50, objective: .maximize, weight: 1, priority: priorities ? 1 : nil),
    ]
    var campaigns = [
      try line("search", "reach", 100, 1), try line("video", "trust", trustMost, 2),
    ]
    if extra {
      kpis.append(KPI(name: "leads", objective: .maximize, weight: 1))
      campaigns.append(try line("mail", "leads", 10, 3))
    }
    if priorities {
      kpis.append(
        KPI(name: "spend", objective: .minimize, weight: 1, priority: 2))
    }
    return try CheckedScenario(
      Scenario(budget: .atMost(budget), kpis: kpis, campaigns: campaigns, scale: scale))
  }

  private func solution(_ planner: Planner) throws -> Solution {
    guard case .found(let solution) = try planner.solve() else {
      throw NoPlan()
    }
    return solution
  }

  private struct NoPlan: Error {}

  @Test("weights of a variant stand on the ranges of the base, and the solution says so")
  func rangesAreKept() throws {
    let base = try Planner(scenario(budget: 100)).scaleBase()
    let variant = try Planner(scenario(budget: 50))
    let own = try solution(variant)
    #expect(own.scales.map(\.amount) == [50, 100])
    #expect(own.scales.allSatisfy { !$0.isOfBase })
    let kept = try solution(variant.standing(on: base))
    #expect(kept.scales.map(\.amount) == [60, 120])
    #expect(kept.scales.allSatisfy { $0.isOfBase })
  }

  @Test("a base gives its own solution the same scales and the same plan")
  func baseStaysAsItIs() throws {
    let planner = try Planner(scenario(budget: 100))
    let own = try solution(planner)
    let kept = try solution(planner.standing(on: planner.scaleBase()))
    #expect(kept.plan.allocations == own.plan.allocations)
    #expect(kept.scales.map(\.amount) == own.scales.map(\.amount))
  }

  @Test("scales other than ranges are those of the base too, of stated amounts the ends only")
  func otherScales() throws {
    let last = try Planner(scenario(budget: 100, scale: .baseline)).scaleBase()
    let variant = try scenario(budget: 50, scale: .baseline)
    #expect(try solution(Planner(variant).standing(on: last)).scales.map(\.amount) == [40, 50])
    let stated = try scenario(budget: 50, scale: .amount(7))
    let scales = try solution(Planner(stated).standing(on: last)).scales
    #expect(scales.map(\.amount) == [7, 7])
    #expect(scales.allSatisfy { $0.isOfBase })
  }

  @Test("a KPI that the base does not have, or cannot change, gets its scale from the variant")
  func newKPIs() throws {
    let base = try Planner(scenario(budget: 100)).scaleBase()
    let scales = try solution(Planner(scenario(budget: 50, extra: true)).standing(on: base)).scales
    #expect(scales.map(\.kpi) == ["reach", "trust", "leads"])
    #expect(scales.map(\.isOfBase) == [true, true, false])
    #expect(scales[2].amount == 30)
    let constant = try Planner(scenario(budget: 100, trustMost: 0)).scaleBase()
    let freed = try solution(Planner(scenario(budget: 100)).standing(on: constant)).scales
    #expect(freed[1].amount == 120)
    #expect(!freed[1].isConstant)
  }

  @Test("a base without a plan leaves a variant its own scales")
  func impossibleBase() throws {
    var impossible = try scenario(budget: 100).scenario
    impossible.kpis[0].atLeast = 500
    let base = try Planner(CheckedScenario(impossible)).scaleBase()
    let scales = try solution(Planner(scenario(budget: 50)).standing(on: base)).scales
    #expect(scales.map(\.amount) == [50, 100])
  }

  @Test("priorities stand on the base's scales as well")
  func priorities() throws {
    let base = try Planner(scenario(budget: 100, priorities: true)).scaleBase()
    let variant = try Planner(scenario(budget: 50, priorities: true))
    let scales = try solution(variant.standing(on: base)).scales
    #expect(scales.map(\.kpi) == ["reach", "trust", "spend"])
    #expect(scales[0].isOfBase && scales[1].isOfBase)
    let whole = try solution(Planner(scenario(budget: 100, priorities: true)))
    #expect(scales.map(\.amount) == whole.scales.map(\.amount))
  }

  @Test("balance is about the ranges of the variant itself")
  func balanceIsItsOwn() throws {
    let base = try Planner(scenario(budget: 100)).scaleBase()
    let variant = try Planner(scenario(budget: 50)).standing(on: base)
    guard case .found(let solution) = try variant.solve(preference: .balanced) else {
      throw NoPlan()
    }
    #expect(solution.scales.allSatisfy { !$0.isOfBase })
  }

  @Test(
    "what weights stand on is the same whether it is asked for by itself or found with the plan",
    arguments: [Scale.range, .ideal, .baseline, .none, .amount(7)])
  func listing(scale: Scale) throws {
    for extra in scale == .baseline ? [false] : [false, true] {
      let planner = try Planner(scenario(budget: 100, scale: scale, extra: extra))
      guard case .found(let solution) = try planner.solve() else {
        Issue.record("there is a plan")
        return
      }
      let listing = try planner.scales()
      #expect(listing.isComplete)
      #expect(listing.scales.map(\.kpi) == solution.scales.map(\.kpi))
      for (one, other) in zip(listing.scales, solution.scales) {
        #expect(abs(one.amount - other.amount) <= 1e-6 * other.amount)
        #expect(one.isConstant == other.isConstant)
      }
      // On the scales of another scenario it is those that are kept.
      let base = try Planner(scenario(budget: 50, scale: scale, extra: extra)).scaleBase()
      let kept = try planner.standing(on: base).scales()
      guard case .found(let held) = try planner.standing(on: base).solve() else { return }
      #expect(
        zip(kept.scales, held.scales).allSatisfy { abs($0.amount - $1.amount) <= 1e-6 * $1.amount })
      #expect(held.borrowedScales.map(\.kpi) == held.scales.filter(\.isOfBase).map(\.kpi))
    }
  }

  @Test(
    "where KPIs are settled one by one no weight stands on a scale, and without a plan none is known"
  )
  func noListing() throws {
    let ranked = try CheckedScenario(
      Scenario(
        budget: .atMost(10),
        kpis: [
          KPI(name: "reach", objective: .maximize, priority: 1),
          KPI(name: "trust", objective: .maximize, priority: 2),
        ],
        campaigns: try scenario(budget: 10).scenario.campaigns))
    #expect(try Planner(ranked).scales().scales.isEmpty)
    var impossible = try scenario(budget: 10).scenario
    impossible.kpis[0].atLeast = 500
    #expect(try Planner(CheckedScenario(impossible)).scales().isComplete == false)
  }
}
