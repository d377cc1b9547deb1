// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs
import Testing

@Suite struct LinearFrontierTests {
  @Test(
    "A walk lists exactly the known extreme points, in order",
    arguments: try LinearInstance.all("lp2_"))
  func knownFrontiers(_ instance: LinearInstance) throws {
    var walk = try LinearFrontierWalk(instance.program())
    try check(walk.run(), against: instance)
  }

  @Test(
    "The unit of an objective, or a constant, changes nothing but the numbers",
    arguments: try LinearInstance.all("lp2_"))
  func units(_ instance: LinearInstance) throws {
    for factors in [[1e-9, 1], [1e9, 1], [1, 1e-9], [1, 1e9], [1e9, 1e-9], [1e-9, 1e9]] {
      var walk = try LinearFrontierWalk(instance.program(factors: factors))
      try check(walk.run(), against: instance, factors: factors)
    }
    for offsets in [[1e9, 0], [0, -1e9]] {
      var walk = try LinearFrontierWalk(instance.program(offsets: offsets))
      try check(walk.run(), against: instance, offsets: offsets)
    }
  }

  @Test(
    "Every point carries a proof for weights inside its range",
    arguments: try LinearInstance.all("lp2_"))
  func proofs(_ instance: LinearInstance) throws {
    let program = instance.program()
    var walk = try LinearFrontierWalk(program)
    guard case .found(let frontier) = try walk.run() else { return }
    for point in frontier.points {
      let weights = point.solution.weights
      let rate = weights[1] / weights[0]
      #expect(weights.allSatisfy { $0 > 0 })
      #expect(point.weightRange.contains(rate))
      let score = abs(point.solution.value) + 1
      #expect(point.solution.bound - point.solution.value <= 1e-9 * score)
      #expect(program.violation(of: point.solution.x) <= 1e-9)
      for expected in instance.expected.nondominated.map(instance.maximized) {
        let value = zip(weights, expected).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(value <= point.support.bound + 1e-9 * score)
      }
    }
    for (point, next) in zip(frontier.points, frontier.points.dropFirst()) {
      // Where one range ends the next begins, at the exchange rate of the edge.
      let rate = point.weightRange.upperBound
      #expect(abs(rate - next.weightRange.lowerBound) <= 1e-6 * rate)
      let gain = next.values[1] - point.values[1]
      let loss = point.values[0] - next.values[0]
      #expect(abs(gain * rate - loss) <= 1e-6 * loss)
    }
  }

  @Test("A walk stops after the points asked for, with the first of them")
  func maximumPoints() throws {
    let instance = try #require(try LinearInstance.all("lp2_goldfarb_cube4").first)
    var walk = try LinearFrontierWalk(instance.program())
    let start = try #require(try walk.run(maximumPoints: 5).best)
    #expect(!start.isComplete)
    #expect(start.points.map { $0.values[0] } == [8, 7.984375, 7.921875, 7.875, 7.375])
    let frontier = try #require(try walk.run(maximumPoints: 16).best)
    #expect(frontier.isComplete)
    #expect(frontier.points.count == 16)
  }

  @Test("A walk that is out of time says so")
  func interruption() throws {
    let instance = try #require(try LinearInstance.all("lp2_goldfarb_cube4").first)
    var walk = try LinearFrontierWalk(
      instance.program(), limits: SearchLimits(deadline: .now - .seconds(1)))
    guard case .interrupted(.timeLimit, best: nil) = try walk.run() else {
      Issue.record("the deadline has passed")
      return
    }
  }

  private func check(
    _ outcome: LinearFrontierOutcome, against instance: LinearInstance,
    factors: [Double] = [1, 1], offsets: [Double] = [0, 0]
  ) throws {
    switch (outcome, instance.expected.status) {
    case (.infeasible(let proof), .infeasible): #expect(proof.violation > 0)
    case (.unbounded(.noEfficientPoint), .totallyUnbounded), (.unbounded(.noVertex), .noVertex):
      break
    case (.found(let frontier), .optimal):
      #expect(frontier.isComplete)
      let expected = instance.expected.nondominated.map(instance.maximized).sorted {
        $0[0] > $1[0]
      }
      let found = frontier.points.map { point in
        (0...1).map { (point.values[$0] - offsets[$0]) / factors[$0] }
      }
      #expect(found.count == expected.count, "\(found), expected \(expected)")
      for (point, other) in zip(found, expected) {
        // A constant of 1e9 leaves 7 digits behind the point.
        let slips = offsets.map { abs($0) * 1e-15 }
        for index in 0...1 where abs(point[index] - other[index]) > slips[index] {
          #expect(instance.agree(point[index], other[index], on: index), "\(point), \(other)")
        }
      }
      let directions = frontier.extremeDirections.map { direction in
        normalized((0...1).map { direction[$0] / factors[$0] })
      }
      let known = (instance.expected.extreme_directions ?? []).map(instance.maximized)
      #expect(directions.count == known.count)
      for direction in known {
        #expect(
          directions.contains { abs($0[0] - direction[0]) + abs($0[1] - direction[1]) < 1e-9 },
          "\(directions) lacks \(direction)")
      }
    case (.infeasible, _), (.unbounded, _), (.found, _), (.interrupted, _):
      Issue.record("\(outcome), expected \(instance.expected.status)")
    }
  }

  private func normalized(_ direction: [Double]) -> [Double] {
    let size = direction.reduce(0) { $0 + abs($1) }
    return direction.map { $0 / size }
  }
}
