// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Testing
import Verification

/// Plans of concave instances against references that were computed apart from this engine.
@Suite(.serialized) struct ConcaveReferenceTests {
  static let names = ["concave-10", "concave-100"]

  @Test("each KPI by itself reaches the reference value", arguments: names)
  func payoffDiagonal(_ name: String) throws {
    let (instance, reference) = try BudgetInstance.load(name)
    for row in reference.payoff {
      let kpis = instance.kpis.map { kpi in
        KPI(name: kpi, objective: kpi == row.objective ? .maximize : nil)
      }
      let plan = try solve(instance.scenario(kpis))
      try expect(plan.value(of: row.objective), between: row.value, and: row.bound)
      #expect(plan.gap <= 1e-6)
      for (kpi, value) in zip(instance.kpis, row.K) {
        let range = spread(reference, instance.kpis.firstIndex(of: kpi) ?? 0)
        let found = try #require(plan.value(of: kpi))
        #expect(abs(found - value) <= 0.005 * range)
      }
    }
  }

  @Test("weights on the best values reach the reference", arguments: names)
  func weighted(_ name: String) throws {
    let (instance, reference) = try BudgetInstance.load(name)
    let kpis = instance.kpis.indices.map { index in
      KPI(
        name: instance.kpis[index], objective: .maximize, weight: reference.weights[index],
        scale: .ideal)
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

  private func spread(_ reference: BudgetInstance.Reference, _ kpi: Int) -> Double {
    let values = reference.payoff.map { $0.K[kpi] }
    return (values.max() ?? 0) - (values.min() ?? 0)
  }

  private func solve(_ scenario: CheckedScenario) throws -> Plan {
    guard case .found(let solution) = try Planner(scenario).solve() else {
      throw Unsolved()
    }
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
