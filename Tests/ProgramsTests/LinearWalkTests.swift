// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto
import Programs
import Testing

@Suite struct LinearWalkTests {
  @Test(
    "No weighted sum finds anything that a walk has missed",
    arguments: [true, false], 1...8 as ClosedRange<UInt64>)
  func madeUpPrograms(isWhole: Bool, seed: UInt64) throws {
    try checkCompleteness(
      .madeUp(seed: seed, columns: 40, rows: 8, isWhole: isWhole), seed: seed)
  }

  @Test("Nothing is missed among hundreds of points", arguments: [true, false])
  func manyPoints(isWhole: Bool) throws {
    try checkCompleteness(
      .madeUp(seed: 1, columns: 200, rows: 20, isWhole: isWhole), seed: 1)
  }

  @Test(
    "Nothing is missed where money is in millions and a gain in millionths",
    arguments: [(1.0, [1.0, 1.0]), (1e6, [1e-6, 1e9]), (1e-3, [1e9, 1e-9])])
  func budgets(money: Double, gains: [Double]) throws {
    try checkCompleteness(
      .budget(seed: 3, channels: 20, pieces: 8, money: money, gains: gains), seed: 4)
  }

  @Test("The same program gives the same frontier, bit for bit")
  func repeatability() throws {
    let program = MultiObjectiveLinearProgram.madeUp(
      seed: 9, columns: 60, rows: 8, isWhole: false)
    var first = try LinearFrontierWalk(program)
    var second = try LinearFrontierWalk(program)
    let frontier = try #require(try listed(first.run()))
    #expect(try listed(second.run()) == frontier)
    #expect(frontier.count > 5)
  }

  @Test("A walk of both objectives swapped lists the same points backwards")
  func swapped() throws {
    let program = MultiObjectiveLinearProgram.madeUp(
      seed: 5, columns: 80, rows: 10, isWhole: false)
    var forth = try LinearFrontierWalk(program)
    var back = try LinearFrontierWalk(
      MultiObjectiveLinearProgram(
        columnBounds: program.columnBounds, rowBounds: program.rowBounds,
        entries: program.entries, objectives: program.objectives.reversed()))
    let expected = try #require(try listed(forth.run()))
    let found = try #require(try listed(back.run())).reversed()
    #expect(found.count == expected.count)
    for (point, other) in zip(found, expected) {
      #expect(abs(point.values[1] - other.values[0]) <= 1e-9 * abs(other.values[0]))
      #expect(abs(point.values[0] - other.values[1]) <= 1e-9 * abs(other.values[1]))
    }
  }

  private func listed(_ outcome: LinearFrontierOutcome) -> [LinearFrontierPoint]? {
    if case .found(let frontier) = outcome { frontier.points } else { nil }
  }

  /// Solves weighted sums at the middle of every point's range, at every edge and at many weights
  /// beside.
  private func checkCompleteness(_ program: MultiObjectiveLinearProgram, seed: UInt64) throws {
    var walk = try LinearFrontierWalk(program)
    let outcome = try walk.run()
    let points = try #require(listed(outcome), "\(outcome)")
    #expect(points.count > 3)
    var scalarizer = try LinearScalarizer(program)
    func best(_ weights: [Double]) throws -> Double {
      guard
        case .found(let point) = try scalarizer.solve(Scalarization(weights: weights, gap: 0))
      else { return .nan }
      return point.solution.value
    }
    let ranges = (0...1).map { index in
      abs(points[points.count - 1].values[index] - points[0].values[index])
    }
    func score(_ point: LinearFrontierPoint, _ weights: [Double]) -> Double {
      weights[0] * point.values[0] + weights[1] * point.values[1]
    }
    func slip(_ weights: [Double]) -> Double {
      1e-8 * (weights[0] * ranges[0] + weights[1] * ranges[1])
    }
    for (index, point) in points.enumerated() {
      let weights = point.solution.weights
      let found = try best(weights)
      #expect(abs(score(point, weights) - found) <= slip(weights), "point \(index)")
      #expect(point.solution.bound - point.solution.value <= slip(weights), "point \(index)")
      let edge = point.weightRange.upperBound
      guard edge.isFinite else { continue }
      #expect(abs(score(point, [1, edge]) - (try best([1, edge]))) <= slip([1, edge]))
    }
    var random = SplitMix(state: seed)
    for _ in 0..<50 {
      let share = Double.random(in: 0...1, using: &random)
      let weights = [(1 - share) / ranges[0], share / ranges[1]]
      let known = points.map { score($0, weights) }.max() ?? .nan
      #expect(abs(known - (try best(weights))) <= slip(weights))
    }
    for (point, next) in zip(points, points.dropFirst()) {
      #expect(point.values[0] > next.values[0])
      #expect(point.values[1] < next.values[1])
      #expect(point.weightRange.upperBound <= next.weightRange.lowerBound * (1 + 1e-9))
    }
  }
}
