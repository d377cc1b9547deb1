// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto
import Programs
import Testing

@Suite struct LinearScalarizerTests {
  /// Two columns up to 4, together at most 6; the first counts double in objective 0.
  private let program = MultiObjectiveLinearProgram(
    columnBounds: [.between(0, 4), .between(0, 4)], rowBounds: [.atMost(6)],
    entries: [
      .init(Row(index: 0), Column(index: 0), 1), .init(Row(index: 0), Column(index: 1), 1),
    ],
    objectives: [.init([2, 1], constant: 100), .init([0, 1])])

  @Test("A row that binds has the price of one more unit of it")
  func rowDuals() throws {
    var scalarizer = try LinearScalarizer(program)
    let outcome = try scalarizer.solve(Scalarization(weights: [1, 0], gap: 0))
    let point = try #require(solved(outcome))
    #expect(point.values == [110, 2])
    #expect(point.solution.x == [4, 2])
    #expect(point.solution.rowDuals == [1])
    #expect(point.solution.bound == 110)
    #expect(point.support == Support(weights: [1, 0], bound: 110))
  }

  @Test("A row that holds from below has a price below zero")
  func lowerBound() throws {
    let program = MultiObjectiveLinearProgram(
      columnBounds: [.between(0, 4)], rowBounds: [.between(3, 9)],
      entries: [.init(Row(index: 0), Column(index: 0), 2)], objectives: [.init([-1])])
    var scalarizer = try LinearScalarizer(program)
    let outcome = try scalarizer.solve(Scalarization(weights: [2], gap: 0))
    let point = try #require(solved(outcome))
    #expect(point.solution.x == [1.5])
    #expect(point.solution.rowDuals == [-1])
    #expect(point.solution.value == -3)
    #expect(point.solution.bound == -3)
  }

  @Test("A floor has the price that it costs, and its support holds without it")
  func floor() throws {
    var scalarizer = try LinearScalarizer(program)
    let outcome = try scalarizer.solve(
      Scalarization(weights: [1, 0], floors: [-.infinity, 3], gap: 0))
    let point = try #require(solved(outcome))
    #expect(point.values == [109, 3])
    #expect(point.solution.floorMultipliers == [0, 1])
    #expect(point.support == Support(weights: [1, 1], bound: 112))
  }

  @Test("Floors are forgotten by the next question")
  func floorsAreForgotten() throws {
    var scalarizer = try LinearScalarizer(program)
    let tooHigh = try scalarizer.solve(Scalarization(weights: [1, 0], floors: [0, 5], gap: 0))
    guard case .infeasible = tooHigh else {
      Issue.record("\(tooHigh)")
      return
    }
    let outcome = try scalarizer.lexicographicOptimum(order: [1, 0], gap: [0, 0])
    let point = try #require(solved(outcome))
    #expect(point.values == [108, 4])
    let again = try scalarizer.solve(Scalarization(weights: [1, 0], gap: 0))
    #expect(try #require(solved(again)).values == [110, 2])
  }

  @Test("The proof that floors clash adds up")
  func infeasibleFloors() throws {
    var scalarizer = try LinearScalarizer(program)
    let floors = [109.0, 3.5]
    _ = try scalarizer.solve(Scalarization(weights: [1, 1], floors: floors, gap: 0))
    let found = scalarizer.infeasibility
    let proof = try #require(found)
    #expect(proof.floorMultipliers.allSatisfy { $0 >= 0 })
    #expect(proof.rowMultipliers[0] > 0)
    // The most that the floors' sum, less what the row charges, can reach over the boxes.
    var most = proof.rowMultipliers[0] * 6
    for column in 0...1 {
      var net = -proof.rowMultipliers[0]
      for (multiplier, objective) in zip(proof.floorMultipliers, program.objectives) {
        net += multiplier * objective.coefficients[column]
      }
      most += max(0, net * 4)
    }
    var needed = 0.0
    for index in 0...1 {
      needed +=
        proof.floorMultipliers[index] * (floors[index] - program.objectives[index].constant)
    }
    #expect(abs(needed - most - proof.violation) < 1e-12)
  }

  @Test("A number that cannot be computed with is refused", arguments: [Double.nan, .infinity])
  func badNumbers(_ value: Double) {
    for objective in [
      MultiObjectiveLinearProgram.Objective([value]), .init([1], constant: value),
    ] {
      #expect(throws: ScalarizerFailure.self) {
        _ = try LinearScalarizer(
          MultiObjectiveLinearProgram(
            columnBounds: [.nonnegative], rowBounds: [], entries: [], objectives: [objective]))
      }
    }
  }

  @Test("A cancelled question is interrupted")
  func cancelled() throws {
    let token = CancellationToken()
    token.cancel()
    var scalarizer = try LinearScalarizer(program, limits: SearchLimits(cancellation: token))
    let outcome = try scalarizer.solve(Scalarization(weights: [1, 0], gap: 0))
    guard case .interrupted(.cancelled, best: nil) = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  private func solved(
    _ outcome: ScalarizedOutcome<LinearSolution>
  ) -> ScalarizedPoint<LinearSolution>? {
    if case .found(let point) = outcome { point } else { nil }
  }
}
