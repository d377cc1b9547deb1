// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Scenarios
import Testing

/// A scenario from `scenarios/`, through the library.
struct Shipped {
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
    guard case .found(let solution) = try planner.solve() else {
      throw Unexpected("no plan")
    }
    #expect(verify(solution.plan, of: scenario).failures.isEmpty)
    return solution
  }

  /// The frontier, which must pass verification.
  func frontier(
    x: String? = nil, y: String? = nil, gap: Double? = nil
  ) throws -> PlanFrontier {
    guard
      case .found(let frontier) = try planner.frontier(
        kpis: [x, y], SearchOptions(gap: gap))
    else {
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
func agree(_ found: [Double?], _ expected: [Double], within share: Double = 1e-6) -> Bool {
  found.count == expected.count
    && zip(found, expected).allSatisfy { value, figure in
      value.map { abs($0 - figure) <= share * abs(figure) } ?? false
    }
}
