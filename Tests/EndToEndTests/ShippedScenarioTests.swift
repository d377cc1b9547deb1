// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Testing

@Suite("Shipped scenarios")
struct ShippedScenarioTests {
  @Test("Flamingo Grill trades exposure for customers at exactly three corners")
  func flamingoFrontier() throws {
    let frontier = try Shipped("flamingo-grill.yaml").frontier()
    let corners = frontier.plans.map { [$0.value(of: "exposure"), $0.value(of: "new customers")] }
    #expect(corners.count == 3)
    #expect(frontier.completeness == .complete)
    for (corner, figures) in zip(corners, [[2160.0, 127_100], [2155, 133_600], [2130, 139_600]]) {
      #expect(agree(corner, figures), "\(corner)")
    }
  }

  @Test("Flamingo Grill gains 55 points of exposure from 10,000 more", arguments: [279, 289])
  func flamingoBudget(thousands: Int) throws {
    let shipped = try Shipped(
      "flamingo-grill.yaml",
      set: ["budget=\(thousands)k USD", "kpis.new customers={at least: 100k}"])
    let exposure = try shipped.solved().plan.value(of: "exposure")
    #expect(agree([exposure], [thousands == 279 ? 2160 : 2215]))
  }

  static let goals = ["reach", "targeted reach", "conversions"]

  @Test(
    "AMPL's advertising campaign has the known best value for every goal alone",
    arguments: zip(goals, [1_905_633.3333, 612_291.6667, 32_164.7]))
  func singleGoals(goal: String, best: Double) throws {
    let others = Self.goals.filter { $0 != goal }.map { "kpis.\($0)={unit: people}" }
    let plan = try Shipped("ampl-advertising.yaml", set: others).solved().plan
    #expect(agree([plan.value(of: goal)], [best]))
  }

  @Test("equal weights on scales of best against worst balance the three goals")
  func balancedGoals() throws {
    let solution = try Shipped("ampl-advertising.yaml").solved()
    let values = Self.goals.map { solution.plan.value(of: $0) }
    #expect(agree(values, [1_849_633.3333, 609_471.6667, 28_910]), "\(values)")
    let unscaled = Self.goals.map { solution.unscaled?.value(of: $0) }
    #expect(agree(unscaled, [1_904_833.3333, 597_531.6667, 27_812]), "\(unscaled)")
  }

  @Test("equal weights on raw figures starve the goal with the smallest numbers")
  func rawGoals() throws {
    let plan = try Shipped("ampl-advertising.yaml", set: ["trade-off.scale=none"]).solved().plan
    let values = Self.goals.map { plan.value(of: $0) }
    #expect(agree(values, [1_904_833.3333, 597_531.6667, 27_812]), "\(values)")
  }

  @Test("the Meridian demo spends as published, for at least the published outcome")
  func meridianPlan() throws {
    let shipped = try Shipped("meridian-demo.yaml", set: ["kpis.lower outcome={unit: USD}"])
    let plan = try shipped.solved().plan
    let spends = plan.allocations.map { Optional($0.spend) }
    #expect(agree(spends, [52.6e6, 27.7e6, 15.7e6, 61.5e6, 62.0e6]), "\(spends)")
    #expect((plan.value(of: "outcome") ?? 0) >= 265_202_290)
  }

  @Test(
    "the Meridian demo's noisy lower end is as good as on any grid, and proven on the curves as they are"
  )
  func meridianLowerEnd() throws {
    let shipped = try Shipped("meridian-demo.yaml", set: ["kpis.outcome={unit: USD}"])
    let plan = try shipped.solved().plan
    let value = plan.value(of: "lower outcome") ?? 0
    #expect(value >= 74_766_249)
    // No plan is better than on the envelopes.
    #expect(value <= 74_775_474)
    #expect(plan.gap <= Planner.standardGap)
  }

  @Test("the Meridian demo lets the mean decide and the lower end settle ties")
  func meridianBoth() throws {
    let plan = try Shipped("meridian-demo.yaml").solved().plan
    #expect((plan.value(of: "outcome") ?? 0) >= 265_202_000)
  }

  private static let envelope = ["curves.envelope=concave"]

  @Test("the Meridian demo on envelopes spends as published")
  func meridianEnvelopePlan() throws {
    let plan = try Shipped("meridian-demo.yaml", set: Self.envelope).solved().plan
    let spends = plan.allocations.map { Optional($0.spend) }
    #expect(agree(spends, [52.6e6, 27.7e6, 15.7e6, 61.5e6, 62.0e6]), "\(spends)")
    #expect((plan.value(of: "outcome") ?? 0) >= 265_202_290)
  }

  @Test("the Meridian demo on envelopes trades the mean for the lower end between the known ends")
  func meridianFrontier() throws {
    let frontier = try Shipped("meridian-demo.yaml", set: Self.envelope).frontier()
    let ends = [frontier.plans.first, frontier.plans.last].map { plan in
      [plan?.value(of: "outcome"), plan?.value(of: "lower outcome")]
    }
    #expect(agree(ends[0], [265_202_290, 74_457_480], within: 1e-8), "\(ends[0])")
    #expect(agree(ends[1], [263_507_533, 74_775_474], within: 1e-8), "\(ends[1])")
    #expect(frontier.plans.count == 76)
    #expect(frontier.completeness == .complete)
  }

  @Test("says of no scenario that its figures disagree", arguments: Repository.shippedScenarios)
  func hasNoWarnings(name: String) throws {
    #expect(try Shipped(name).planner.notes.isEmpty)
    let codes = try Shipped("meridian-demo.yaml", set: Self.envelope).planner.notes.map(\.code)
    #expect(Set(codes) == [.inconsistent])
  }
}
