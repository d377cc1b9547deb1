// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Testing

@Suite("Infeasible and unbounded come with a proof")
struct ProofTests {
  @Test("the proof of a clash names the rows that clash and no other")
  func conflicting() throws {
    let proof = try #require(try conflict.infeasibilityProof())
    #expect(proof.rowMultipliers[0] > 0)
    #expect(proof.rowMultipliers[1] < 0)
    #expect(proof.rowMultipliers[2] == 0)
    #expect(proof.demanded > proof.allowed)
  }

  @Test("the bounds of columns take part in a proof")
  func columnBounds() throws {
    var model = LinearModel(.maximize)
    let x = model.addColumn(.between(0, 2))
    let y = model.addColumn(.between(0, 3))
    model.addRow(.exactly(6), entries: [RowEntry(x, 1), RowEntry(y, 1)])
    let proof = try #require(try model.infeasibilityProof())
    let multiplier = proof.rowMultipliers[0]
    #expect(multiplier > 0)
    expectClose(proof.combination, [multiplier, multiplier])
    #expect(abs(proof.demanded - 6 * multiplier) < 1e-9)
    #expect(abs(proof.allowed - 5 * multiplier) < 1e-9)
  }

  @Test("random infeasible problems are proven so, feasible ones are not", arguments: 1...20)
  func random(seed: Int) throws {
    var model = randomModel(seed: UInt64(seed))
    #expect(try model.infeasibilityProof() == nil)
    let values = try withProblem(model) { problem in
      try problem.solve()
      return try problem.columnValues()
    }
    // No better objective than the best exists.
    let best = zip(model.costs, values).reduce(0) { $0 + $1.0 * $1.1 }
    let row = model.addRow(
      model.sense == .maximize ? .atLeast(best + 1) : .atMost(best - 1),
      entries: model.costs.enumerated().map { RowEntry(Column(index: $0.offset), $0.element) })
    let outcome = try withProblem(model) { try $0.solve() }
    #expect(outcome.conclusion == .infeasible)
    let proof = try #require(try model.infeasibilityProof())
    #expect(proof.rowMultipliers[row.index] != 0)
    // The proof is a sum that anyone can redo.
    #expect(model.infeasibilityProof(by: proof.rowMultipliers) == proof)
  }

  @Test("multipliers that prove nothing are no proof")
  func noProof() {
    #expect(conflict.infeasibilityProof(by: [0, 0, 0]) == nil)
    #expect(conflict.infeasibilityProof(by: [-1, 1, 0]) == nil)
    #expect(conflict.infeasibilityProof(by: [1, -1, 0]) != nil)
    #expect(textbook.infeasibilityProof(by: [1, 1]) == nil)
  }

  @Test("the ray of an unbounded problem improves for ever and breaks nothing")
  func ray() throws {
    let ray = try #require(try openEnded.unboundedRay())
    #expect(ray[0] + ray[1] > 0.5)
    #expect(ray.allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(ray[0] - ray[1] <= 1e-9)
  }

  @Test("a bounded problem has no ray")
  func noRay() throws {
    #expect(try textbook.unboundedRay() == nil)
    #expect(try randomModel(seed: 5).unboundedRay() == nil)
    #expect(try LinearModel(.minimize).unboundedRay() == nil)
  }

  @Test("free and one-sided columns and rows give rays on their open side only")
  func sides() throws {
    var model = LinearModel(.minimize)
    let x = model.addColumn(.free, cost: 1)
    let y = model.addColumn(.atMost(3), cost: -1)
    model.addRow(.atLeast(0), entries: [RowEntry(x, 1), RowEntry(y, -2)])
    let ray = try #require(try model.unboundedRay())
    #expect(ray[0] - ray[1] < 0)
    #expect(ray[1] <= 0)
    #expect(ray[0] - 2 * ray[1] >= -1e-9)
  }
}
