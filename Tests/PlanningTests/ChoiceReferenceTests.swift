// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Testing
import Verification

/// Plans of instances with choices against references that were computed apart from this engine.
@Suite(.serialized) struct ChoiceReferenceTests {
  static let names = ["creators-10", "creators-100", "scurve-10", "scurve-100"]

  @Test("each KPI by itself reaches the reference value", arguments: names)
  func payoffDiagonal(_ name: String) throws {
    let (instance, reference) = try BudgetInstance.load(name)
    for row in reference.payoff {
      let kpis = instance.kpis.map { kpi in
        KPI(name: kpi, objective: kpi == row.objective ? .maximize : nil)
      }
      let plan = try solve(instance.scenario(kpis))
      try expect(plan.value(of: row.objective), between: row.value, and: row.bound)
    }
  }

  @Test("weights on the best values reach the reference", arguments: names)
  func weighted(_ name: String) throws {
    let (instance, reference) = try BudgetInstance.load(name)
    let kpis = instance.kpis.indices.map { index in
      KPI(
        name: instance.kpis[index], objective: .maximize, weight: reference.weights[index],
        scale: .amount(reference.ideal[index]))
    }
    let plan = try solve(instance.scenario(kpis))
    var score = 0.0
    for (index, kpi) in instance.kpis.enumerated() {
      score +=
        reference.weights[index] * (try #require(plan.value(of: kpi)))
        / reference.ideal[index]
    }
    try expect(score, between: reference.weighted.value, and: reference.weighted.bound)
  }

  @Test("a floor on one KPI leaves the reference value of another", arguments: names)
  func floors(_ name: String) throws {
    let (instance, reference) = try BudgetInstance.load(name)
    #expect(reference.epsilon.count == 11)
    for row in reference.epsilon {
      let kpis = [
        KPI(name: instance.kpis[0], objective: .maximize), KPI(name: instance.kpis[1]),
        KPI(name: instance.kpis[2], atLeast: row.eps),
      ]
      let plan = try solve(instance.scenario(kpis))
      try expect(plan.value(of: instance.kpis[0]), between: row.value, and: row.bound)
      let kept = try #require(plan.value(of: instance.kpis[2]))
      #expect(kept >= row.eps * (1 - 1e-9))
    }
  }

  /// The plan to a gap of 1e-6, its rules and its bound recomputed from the scenario.
  private func solve(_ scenario: CheckedScenario) throws -> Plan {
    guard
      case .found(let solution) = try Planner(scenario).solve(SearchOptions(gap: 1e-6))
    else {
      throw Unsolved()
    }
    #expect(solution.plan.gap <= 1e-6)
    let report = Verifier(scenario).verify(solution)
    #expect(report.isVerified, "\(report.failures)")
    return solution.plan
  }

  private struct Unsolved: Error {}

  private func expect(
    _ value: Double?, between low: Double, and high: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let value = try #require(value, sourceLocation: sourceLocation)
    #expect(value >= low * (1 - 1e-6), sourceLocation: sourceLocation)
    #expect(value <= high * (1 + 1e-6), sourceLocation: sourceLocation)
  }
}
