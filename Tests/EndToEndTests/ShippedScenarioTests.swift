// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Foundation
import Scenarios
import Testing

/// A scenario from `scenarios/`, through the library.
private struct Shipped {
  let scenario: CheckedScenario
  let planner: Planner

  init(_ name: String, set settings: [String] = []) throws {
    let loaded = try ScenarioFile.load(
      Repository.scenario(name), overrides: settings.map { try Override.parse($0) })
    scenario = loaded.scenario
    planner = try Planner(loaded.scenario)
  }

  /// The best plan, which must be proven and pass verification.
  func solved() throws -> Solution {
    guard case .planned(let solution) = try planner.solve() else {
      throw Unexpected("no plan")
    }
    #expect(verify(solution.plan, of: scenario).failures.isEmpty)
    return solution
  }

  /// The frontier, which must pass verification.
  func frontier(x: String? = nil, y: String? = nil) throws -> PlanFrontier {
    guard case .found(let frontier) = try planner.frontier(x: x, y: y) else {
      throw Unexpected("no frontier")
    }
    #expect(verify(frontier, of: scenario).failures.isEmpty)
    return frontier
  }

  struct Unexpected: Error {
    let what: String
    init(_ what: String) { self.what = what }
  }
}

/// Whether each figure is within a share of the one beside it.
private func agree(_ found: [Double?], _ expected: [Double], within share: Double = 1e-6) -> Bool {
  found.count == expected.count
    && zip(found, expected).allSatisfy { value, figure in
      value.map { abs($0 - figure) <= share * abs(figure) } ?? false
    }
}

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
    let plan = try Shipped("meridian-demo.yaml").solved().plan
    let spends = plan.allocations.map { Optional($0.spend) }
    #expect(agree(spends, [52.6e6, 27.7e6, 15.7e6, 61.5e6, 62.0e6]), "\(spends)")
    #expect((plan.value(of: "outcome") ?? 0) >= 265_202_290)
  }

  @Test("the Meridian demo trades the mean for the lower end between the known ends")
  func meridianFrontier() throws {
    let frontier = try Shipped("meridian-demo.yaml").frontier()
    let ends = [frontier.plans.first, frontier.plans.last].map { plan in
      [plan?.value(of: "outcome"), plan?.value(of: "lower outcome")]
    }
    #expect(agree(ends[0], [265_202_290, 74_457_480], within: 1e-8), "\(ends[0])")
    #expect(agree(ends[1], [263_507_533, 74_775_474], within: 1e-8), "\(ends[1])")
    #expect(frontier.plans.count == 76)
    #expect(frontier.completeness == .complete)
  }

  @Test("says nothing worse than that curves were smoothed", arguments: Repository.shippedScenarios)
  func hasNoOtherWarnings(name: String) throws {
    let codes = Set(try Shipped(name).planner.notes.map(\.code))
    #expect(codes.subtracting([.inconsistent]).isEmpty)
    #expect(name == "meridian-demo.yaml" || codes.isEmpty)
  }
}
