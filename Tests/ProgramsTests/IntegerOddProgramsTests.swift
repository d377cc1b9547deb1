// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import GLPK
import Limits
import Pareto
import Programs
import Testing

@Suite struct IntegerOddProgramsTests {
  /// One row over whole columns, and an objective per column.
  private func program(
    _ row: [Double], _ bounds: Bounds, columns: Bounds
  ) -> MultiObjectiveIntegerProgram {
    let linear = MultiObjectiveLinearProgram(
      columnBounds: row.map { _ in columns }, rowBounds: [bounds],
      entries: row.enumerated().map {
        .init(Row(index: 0), Column(index: $0.offset), $0.element)
      },
      objectives: row.indices.map { index in
        .init(row.indices.map { $0 == index ? 1 : 0 })
      })
    return MultiObjectiveIntegerProgram(linear, wholeColumns: row.indices.map { Column(index: $0) })
  }

  private func answer(
    _ program: MultiObjectiveIntegerProgram, weights: [Double]
  ) throws -> ScalarizedOutcome<IntegerSolution> {
    var scalarizer = try IntegerScalarizer(program)
    return try scalarizer.solve(Scalarization(weights: weights, gap: 0))
  }

  @Test(
    "Coefficients far beyond their rows decide about their own columns and hide no others",
    arguments: [3, 7, 8, 9, 10, 12, 14])
  func wideRows(digits: Int) throws {
    var giveUps = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      let plain = MultiObjectiveIntegerProgram.madeUp(seed: seed, columns: 5, isMixed: false)
      let program = plain.widened(row: Int(seed % 3), by: pow(10, Double(digits)))
      let known = program.values.map { $0[0] + $0[1] }.max()
      switch try answer(program, weights: [1, 1]) {
      case .found(let point):
        let best = try #require(known, "seed \(seed) has no point")
        #expect(abs(point.solution.value - best) <= 1e-9 * max(1, abs(best)), "seed \(seed)")
      case .infeasible: #expect(known == nil, "seed \(seed)")
      case .interrupted(.numericalTrouble, _): giveUps += 1
      case let other: throw Unexpected(other)
      }
    }
    #expect(giveUps <= 3)
  }

  @Test("What only fractions can keep is infeasible: 2x + 2y = 3")
  func parity() throws {
    let outcome = try answer(
      program([2, 2], .exactly(3), columns: .between(0, 5)), weights: [1, 0])
    guard case .infeasible = outcome else { throw Unexpected(outcome) }
  }

  @Test("What only fractions can keep is infeasible where no count of steps says so")
  func fractionalRow() throws {
    let row = [(2.0).squareRoot(), (3.0).squareRoot()]
    let outcome = try answer(
      program(row, .between(2.0, 2.5), columns: .between(0, 9)), weights: [1, 1])
    guard case .infeasible = outcome else { throw Unexpected(outcome) }
  }

  @Test("Bounds without a whole number between them leave nothing")
  func fractionalBounds() throws {
    let outcome = try answer(
      program([1, 1], .atMost(9), columns: .between(0.2, 0.8)), weights: [1, 1])
    guard case .infeasible = outcome else { throw Unexpected(outcome) }
    let other = try answer(
      program([1, 1], .atMost(9), columns: .between(0.2, 2.8)), weights: [1, 1])
    #expect(try #require(solved(other)).values == [2, 2])
  }

  @Test("What grows for ever is unbounded if it has a whole point, and infeasible if not")
  func unbounded() throws {
    let free = try answer(program([1, -1], .exactly(0), columns: .nonnegative), weights: [1, 0])
    guard case .unbounded = free else { throw Unexpected(free) }
    var odd = try IntegerScalarizer(program([2, -2], .exactly(1), columns: .nonnegative))
    let none = try odd.lexicographicOptimum(order: [0, 1], gap: [0, 0])
    guard case .infeasible = none else { throw Unexpected(none) }
  }

  @Test("An objective that cannot grow has its best although another can")
  func boundedAlone() throws {
    let linear = MultiObjectiveLinearProgram(
      columnBounds: [.between(0, 3.5), .nonnegative], rowBounds: [], entries: [],
      objectives: [.init([1, 0]), .init([0, 1])])
    var scalarizer = try IntegerScalarizer(
      MultiObjectiveIntegerProgram(linear, wholeColumns: [Column(index: 0), Column(index: 1)]))
    let first = try scalarizer.solve(Scalarization(weights: [1, 0], gap: 0))
    #expect(try #require(solved(first)).values[0] == 3)
    let second = try scalarizer.lexicographicOptimum(order: [0, 1], gap: [0, 0])
    guard case .unbounded = second else { throw Unexpected(second) }
  }

  @Test(
    "Steps of a row far above 1 are counted exactly: 3 items of a billion and one do not fit 3 billion"
  )
  func exactRow() throws {
    let items = [1_000_000_001.0, 1_000_000_001, 1_000_000_001, 999_999_999]
    let outcome = try answer(
      program(items, .atMost(3_000_000_001), columns: .between(0, 1)), weights: [1, 1, 1, 1])
    let point = try #require(solved(outcome))
    #expect(point.values[3] == 1)
    #expect(point.values.reduce(0, +) == 3)
  }

  @Test("Choices away from their bounds are taken out one by one where the search lets a row slip")
  func slippingRow() throws {
    // In steps, 3e9 x is at most 9e9 - 1 with a remainder only whole numbers of y can fill.
    let linear = MultiObjectiveLinearProgram(
      columnBounds: [.between(0, 9), .between(0, 1)], rowBounds: [.atMost(8_999_999_999)],
      entries: [
        .init(Row(index: 0), Column(index: 0), 3e9), .init(Row(index: 0), Column(index: 1), 1),
      ], objectives: [.init([1, 0]), .init([0, 1])])
    let outcome = try answer(
      MultiObjectiveIntegerProgram(linear, wholeColumns: [Column(index: 0), Column(index: 1)]),
      weights: [1, 0.25])
    let point = try #require(solved(outcome))
    #expect(point.values == [2, 1])
    #expect(point.solution.bound == 2.25)
  }

  @Test("A program without columns has one point")
  func empty() throws {
    let linear = MultiObjectiveLinearProgram(
      columnBounds: [], rowBounds: [.atMost(1)], entries: [],
      objectives: [.init([], constant: 3), .init([], constant: 4)])
    let outcome = try answer(
      MultiObjectiveIntegerProgram(linear, wholeColumns: [Column]()), weights: [1, 1])
    #expect(try #require(solved(outcome)).values == [3, 4])
  }

  @Test("Without whole columns it is a linear program")
  func linear() throws {
    let base = MultiObjectiveLinearProgram.madeUp(seed: 4, columns: 6, rows: 3, isWhole: false)
    var linear = try LinearScalarizer(base)
    var integer = try IntegerScalarizer(
      MultiObjectiveIntegerProgram(base, wholeColumns: [Column]()))
    for order in [[0, 1], [1, 0]] {
      let expected = try #require(
        solved(try linear.lexicographicOptimum(order: order, gap: [0, 0])))
      let found = try #require(solved(try integer.lexicographicOptimum(order: order, gap: [0, 0])))
      #expect(
        zip(found.values, expected.values).allSatisfy { abs($0 - $1) < 1e-9 * max(1, abs($1)) })
    }
  }

  @Test("A weight that is no weight is refused", arguments: [Double.nan, .infinity, -1])
  func badWeights(_ weight: Double) throws {
    let program = program([1, 1], .atMost(3), columns: .between(0, 2))
    #expect(throws: ScalarizerFailure.self) { _ = try answer(program, weights: [weight, 1]) }
  }

  @Test("A number that cannot be computed with is refused", arguments: [Double.nan, .infinity])
  func badNumbers(_ value: Double) {
    for objective in [
      MultiObjectiveLinearProgram.Objective([value]), .init([1], constant: value),
    ] {
      #expect(throws: ScalarizerFailure.self) {
        _ = try IntegerScalarizer(
          MultiObjectiveIntegerProgram(
            MultiObjectiveLinearProgram(
              columnBounds: [.nonnegative], rowBounds: [], entries: [], objectives: [objective]),
            wholeColumns: [Column(index: 0)]))
      }
    }
  }
}
