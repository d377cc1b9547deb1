// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto
import Programs
import Testing

@Suite struct IntegerScalarizerTests {
  @Test("A weighted sum is the best of all whole points", arguments: UInt64(0)..<40)
  func weights(_ seed: UInt64) throws {
    let program = MultiObjectiveIntegerProgram.madeUp(seed: seed, columns: 5, isMixed: false)
    var scalarizer = try IntegerScalarizer(program)
    for weights in [[1.0, 0], [0, 1], [1, 1], [0.3, 0.7], [3, 0.01]] {
      let outcome = try scalarizer.solve(Scalarization(weights: weights, gap: 0))
      let sums = program.values.map { weights[0] * $0[0] + weights[1] * $0[1] }
      guard let best = sums.max() else {
        guard case .infeasible = outcome else { throw Unexpected(outcome) }
        continue
      }
      let point = try #require(solved(outcome))
      #expect(abs(point.solution.value - best) < 1e-12)
      #expect(point.solution.bound == point.solution.value)
      #expect(point.support == Support(weights: weights, bound: point.solution.bound))
      #expect(program.linear.violation(of: point.solution.x) == 0)
      #expect(
        zip(point.values, program.linear.objectiveValues(at: point.solution.x))
          .allSatisfy { abs($0 - $1) < 1e-12 })
      #expect(point.solution.proof == .branchAndBound)
    }
  }

  @Test(
    "Under floors an answer is the best that keeps them, to the last step",
    arguments: UInt64(0)..<40)
  func floors(_ seed: UInt64) throws {
    let program = MultiObjectiveIntegerProgram.madeUp(seed: seed, columns: 5, isMixed: false)
    var scalarizer = try IntegerScalarizer(program)
    let values = program.values
    let levels = Set(values.map { $0[1] }).sorted()
    for floor in levels + [(levels.last ?? 0) + 0.05] {
      let outcome = try scalarizer.solve(
        Scalarization(weights: [1, 0], floors: [-.infinity, floor], gap: 0))
      let allowed = values.filter { $0[1] >= floor - 1e-9 }
      guard let best = allowed.map({ $0[0] }).max() else {
        guard case .infeasible = outcome else { throw Unexpected(outcome) }
        continue
      }
      let point = try #require(solved(outcome))
      #expect(point.values[0] == best)
      #expect(point.values[1] > floor - 1e-9)
    }
  }

  @Test("An end is best in one objective and then in the other", arguments: UInt64(0)..<40)
  func lexicographic(_ seed: UInt64) throws {
    let program = MultiObjectiveIntegerProgram.madeUp(seed: seed, columns: 5, isMixed: false)
    var scalarizer = try IntegerScalarizer(program)
    let values = program.values
    for order in [[0, 1], [1, 0]] {
      let outcome = try scalarizer.lexicographicOptimum(order: order, gap: [0, 0])
      guard let first = values.map({ $0[order[0]] }).max() else {
        guard case .infeasible = outcome else { throw Unexpected(outcome) }
        continue
      }
      let ties = values.filter { abs($0[order[0]] - first) < 1e-9 }
      let second = try #require(ties.map { $0[order[1]] }.max())
      let point = try #require(solved(outcome))
      #expect(abs(point.values[order[0]] - first) < 1e-12)
      #expect(abs(point.values[order[1]] - second) < 1e-12)
      #expect(point.support.weights[order[0]] == 1)
      #expect(point.support.weights[order[1]] == 0)
      #expect(point.support.bound == point.values[order[0]])
    }
  }

  @Test("With floors an end is the best among the points that keep them")
  func flooredEnd() throws {
    // One of four: (10, 0), (0, 10), (6, 3), (6, 4).
    let program = MultiObjectiveIntegerProgram(
      oneOf([[10, 0], [0, 10], [6, 3], [6, 4]]), wholeColumns: (0..<4).map { Column(index: $0) })
    var scalarizer = try IntegerScalarizer(program)
    let outcome = try scalarizer.lexicographicOptimum(
      order: [0, 1], floors: [-.infinity, 1], gap: [0, 0], within: nil)
    let point = try #require(solved(outcome))
    #expect(point.values == [6, 4])
    #expect(point.support == Support(weights: [1, 0], bound: 6))
    let choice = scalarizer.choice(of: point.solution)
    #expect(choice == IntegerChoice([0, 0, 0, 1]))
    let within = try scalarizer.solve(
      Scalarization(weights: [0, 1], floors: [5, -.infinity], gap: 0), within: choice)
    #expect(try #require(solved(within)).values == [6, 4])
    let broken = try scalarizer.solve(
      Scalarization(weights: [0, 1], floors: [7, -.infinity], gap: 0), within: choice)
    guard case .infeasible = broken else { throw Unexpected(broken) }
    let nowhere = try scalarizer.solve(
      Scalarization(weights: [1, 1], gap: 0), within: IntegerChoice([1, 1, 0, 0]))
    guard case .infeasible = nowhere else { throw Unexpected(nowhere) }
  }

  @Test("A gap that is allowed is kept to")
  func gap() throws {
    let program = MultiObjectiveIntegerProgram.madeUp(seed: 5, columns: 9, isMixed: false)
    var scalarizer = try IntegerScalarizer(program)
    let best = try #require(program.values.map { 0.37 * $0[0] + 0.61 * $0[1] }.max())
    for gap in [0.01, 0.5, 3, 1e6] {
      let outcome = try scalarizer.solve(Scalarization(weights: [0.37, 0.61], gap: gap))
      let solution = try #require(solved(outcome)).solution
      #expect(solution.bound >= best - 1e-9)
      #expect(solution.value >= best - gap - 1e-9)
      #expect(solution.bound - solution.value <= gap)
    }
  }
}

/// An outcome that should have been another.
struct Unexpected: Error {
  let outcome: String

  init<Solution>(_ outcome: ScalarizedOutcome<Solution>) { self.outcome = "\(outcome)" }
}

/// Exactly one column of as many as there are points, each with a point's values.
func oneOf(_ points: [[Double]]) -> MultiObjectiveLinearProgram {
  MultiObjectiveLinearProgram(
    columnBounds: points.map { _ in .between(0, 1) }, rowBounds: [.exactly(1)],
    entries: points.indices.map { .init(Row(index: 0), Column(index: $0), 1) },
    objectives: points[0].indices.map { index in .init(points.map { $0[index] }) })
}
