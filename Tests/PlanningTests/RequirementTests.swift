// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Testing
import Verification

/// Creators that fall short of what is required are left out, whatever they would bring.
@Suite struct RequirementTests {
  @Test("who falls short, or is not known, is left out and named")
  func leftOut() throws {
    let scenario = try CheckedScenario(scenario())
    guard case .found(let solution) = try Planner(scenario).solve() else {
      Issue.record("no plan")
      return
    }
    let booked = solution.plan.allocations.filter { $0.package != nil }.map(\.line)
    #expect(booked == ["chloe"])
    #expect(
      scenario.scenario.shortfalls.map(\.reason) == [
        "its authenticity, 74, is not at least 80", "no authenticity is known of it",
      ])
    #expect(
      verify(solution.plan, of: scenario).isVerified,
      "\(verify(solution.plan, of: scenario).failures)")
  }

  @Test("a plan that books somebody who falls short is found out")
  func isVerified() throws {
    var model = scenario()
    model.requirements = []
    guard case .found(let solution) = try Planner(CheckedScenario(model)).solve() else {
      Issue.record("no plan")
      return
    }
    #expect(try !verify(solution.plan, of: CheckedScenario(scenario())).isVerified)
  }

  @Test("a requirement that nobody has a figure for, or that a booking breaks, is refused")
  func mistakes() {
    var unknown = scenario()
    unknown.requirements[0].trait = "autenticity"
    #expect(complaint(unknown).contains("no creator has a figure named 'autenticity'"))
    var booked = scenario()
    booked.creators[0].booking = .booked
    #expect(complaint(booked).contains("'aya' is booked, but its authenticity"))
    var empty = scenario()
    empty.requirements[0].atLeast = nil
    #expect(complaint(empty).contains("asks for nothing"))
  }

  private func complaint(_ scenario: Scenario) -> String {
    do throws(Complaints) {
      _ = try CheckedScenario(scenario)
      return ""
    } catch {
      return error.all.map(\.message).joined(separator: "; ")
    }
  }

  private func scenario() -> Scenario {
    func creator(_ name: String, _ traits: [Creator.Trait]) -> Creator {
      Creator(
        name: name,
        packages: [.init(name: "reel", fee: 10, brings: [.init(kpi: "reach", value: 5)])],
        traits: traits)
    }
    return Scenario(
      budget: .atMost(100), kpis: [KPI(name: "reach", objective: .maximize)],
      creators: [
        creator("aya", [.init(name: "authenticity", value: 74)]), creator("ben", []),
        creator("chloe", [.init(name: "authenticity", value: 80)]),
      ], requirements: [Requirement(trait: "authenticity", atLeast: 80)])
  }
}
