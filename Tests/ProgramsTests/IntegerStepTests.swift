// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Pareto
import Programs
import Testing

@Suite struct IntegerStepTests {
  private func steps(
    _ coefficients: [Double], constant: Double = 0, whole: [Int]? = nil
  ) throws -> [Double] {
    let linear = MultiObjectiveLinearProgram(
      columnBounds: coefficients.map { _ in .between(0, 1) }, rowBounds: [], entries: [],
      objectives: [.init(coefficients, constant: constant)])
    let columns = whole ?? Array(coefficients.indices)
    let scalarizer = try IntegerScalarizer(
      MultiObjectiveIntegerProgram(linear, wholeColumns: columns.map { Column(index: $0) }))
    return scalarizer.valueSteps
  }

  @Test(
    "A step is what all coefficients are whole multiples of",
    arguments: [
      ([4.0, -6, 10], 2.0), ([1e-5, 3e-6, 6e-6], 1e-6), ([12e9, 9e9, 11e9], 1e9),
      ([0.4, 1.2], 0.4),
      ([566e-9, 611e-9], 1e-9), ([0.1 + 0.2, 0.6], 0.3), ([7.25, 0], 7.25), ([1, 0.001], 0.001),
    ])
  func step(_ coefficients: [Double], _ expected: Double) throws {
    #expect(try steps(coefficients) == [expected])
  }

  @Test("Without a common step, or with one too fine to count, there is none")
  func noStep() throws {
    #expect(try steps([1, (2.0).squareRoot()]) == [0])
    #expect(try steps([1, 1e-14]) == [0])
    #expect(try steps([1, 1e-300]) == [0])
    #expect(try steps([1e12, 1e-9]) == [0])
  }

  @Test("A continuous column takes the step away only where it plays a part")
  func continuous() throws {
    #expect(try steps([1, 2], whole: [0]) == [0])
    #expect(try steps([1, 0], whole: [0]) == [1])
  }

  @Test("A constant that drowns the step takes it away")
  func constant() throws {
    #expect(try steps([3, 4], constant: 1e9) == [1])
    #expect(try steps([3e-9, 4e-9], constant: 1e9) == [0])
  }

  @Test(
    "Multiplying an objective by 1e-9 or 1e9, or adding 1e9 to it, changes nothing but the numbers",
    arguments: [1e-9, 1, 1e9], [1e-9, 1, 1e9])
  func units(_ first: Double, _ second: Double) throws {
    for (seed, constant) in [(3, 0.0), (7, 1e9), (8, 1e9)] as [(UInt64, Double)] {
      let base = MultiObjectiveIntegerProgram.madeUp(seed: seed, columns: 5, isMixed: false)
      let constants = [constant * first, constant * second]
      let linear = MultiObjectiveLinearProgram(
        columnBounds: base.linear.columnBounds, rowBounds: base.linear.rowBounds,
        entries: base.linear.entries,
        objectives: zip(base.linear.objectives, [first, second]).enumerated().map {
          let (objective, factor) = $0.element
          return .init(
            objective.coefficients.map { $0 * factor },
            constant: objective.constant * factor + constants[$0.offset])
        })
      var plain = try IntegerScalarizer(base)
      var scaled = try IntegerScalarizer(
        MultiObjectiveIntegerProgram(
          linear, wholeColumns: (0..<5).map { Column(index: $0) }))
      for order in [[0, 1], [1, 0]] {
        let point = try #require(
          solved(try plain.lexicographicOptimum(order: order, gap: [0, 0])))
        let other = try #require(
          solved(try scaled.lexicographicOptimum(order: order, gap: [0, 0])))
        for (index, factor) in [first, second].enumerated() {
          let expected = point.values[index] * factor + constants[index]
          #expect(abs(other.values[index] - expected) <= 4 * expected.ulp)
        }
      }
    }
  }

  @Test("Values near 1e9 that differ by 1 are told apart, with floors between them")
  func nearBillion() throws {
    let points = [[1e9, 1], [999_999_999, 2], [999_999_998, 3], [1_000_000_001, 0]]
    let program = MultiObjectiveIntegerProgram(
      oneOf(points), wholeColumns: points.indices.map { Column(index: $0) })
    try expectStaircase(program, points)
  }

  @Test("Values near 1e9 are told apart where no row lets them be centred")
  func nearBillionFree() throws {
    let points = [[1e9, 1], [999_999_999, 2], [999_999_998, 3], [1_000_000_001, 0]]
    let one = oneOf(points)
    let program = MultiObjectiveIntegerProgram(
      MultiObjectiveLinearProgram(
        columnBounds: one.columnBounds, rowBounds: [.atMost(1.5)], entries: one.entries,
        objectives: one.objectives), wholeColumns: points.indices.map { Column(index: $0) })
    try expectStaircase(program, points)
  }

  private func expectStaircase(
    _ program: MultiObjectiveIntegerProgram, _ points: [[Double]]
  ) throws {
    var scalarizer = try IntegerScalarizer(program)
    let steps = scalarizer.valueSteps
    #expect(steps == [1, 1])
    for point in points {
      let first = try scalarizer.solve(
        Scalarization(weights: [1, 0], floors: [-.infinity, point[1]], gap: 0))
      #expect(try #require(solved(first)).values == point)
      let second = try scalarizer.solve(
        Scalarization(weights: [0, 1], floors: [point[0], -.infinity], gap: 0))
      #expect(try #require(solved(second)).values == point)
      #expect(try #require(solved(second)).solution.bound == point[1])
    }
  }
}
