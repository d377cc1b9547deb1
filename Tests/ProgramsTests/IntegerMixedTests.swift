// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto
import Programs
import Testing

@Suite struct IntegerMixedTests {
  @Test(
    "A weighted sum, with or without floors, is the best of the linear programs of all choices",
    arguments: UInt64(0)..<25)
  func weights(_ seed: UInt64) throws {
    let program = MultiObjectiveIntegerProgram.madeUp(seed: seed, columns: 5, isMixed: true)
    var scalarizer = try IntegerScalarizer(program)
    var questions = [[1.0, 0], [1, 1], [0.3, 0.7]].map { Scalarization(weights: $0, gap: 0) }
    questions.append(Scalarization(weights: [1, 0], floors: [-.infinity, 2.5], gap: 0))
    questions.append(Scalarization(weights: [1, 1], floors: [0.5, 1], gap: 0))
    for question in questions {
      let outcome = try scalarizer.solve(question)
      guard let best = try program.best(question) else {
        guard case .infeasible = outcome else { throw Unexpected(outcome) }
        continue
      }
      let point = try #require(solved(outcome))
      #expect(abs(point.solution.value - best) < 1e-9)
      #expect(point.support.bound >= point.solution.value)
      #expect(point.support.bound - best < 1e-8)
      #expect(program.linear.violation(of: point.solution.x) < 1e-9)
      #expect(zip(point.values, question.floors).allSatisfy { $0 >= $1 - 1e-9 })
    }
  }

  @Test(
    "An end gives up nothing of what came first, whichever choice it is of",
    arguments: UInt64(0)..<25)
  func lexicographic(_ seed: UInt64) throws {
    let program = MultiObjectiveIntegerProgram.madeUp(seed: seed, columns: 5, isMixed: true)
    var scalarizer = try IntegerScalarizer(program)
    for order in [[0, 1], [1, 0]] {
      let outcome = try scalarizer.lexicographicOptimum(order: order, gap: [0, 0])
      guard let best = try program.best(order: order) else {
        guard case .infeasible = outcome else { throw Unexpected(outcome) }
        continue
      }
      let point = try #require(solved(outcome))
      #expect(zip(point.values, best).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }

  /// Four channels with set-up costs under a budget of 20, as in a made-up reference case (frontier
  /// by enumeration in rational numbers): spends, then whether each is on.
  private let channels: MultiObjectiveIntegerProgram = {
    var entries: [MultiObjectiveLinearProgram.Entry] = []
    for (column, cost) in [1.0, 1, 1, 1, 3, 2, 5, 1].enumerated() {
      entries.append(.init(Row(index: 0), Column(index: column), cost))
    }
    for (line, most) in [10.0, 10, 6, 8].enumerated() {
      entries.append(.init(Row(index: 1 + line), Column(index: line), 1))
      entries.append(.init(Row(index: 1 + line), Column(index: 4 + line), -most))
    }
    let bounds = [10.0, 10, 6, 8, 1, 1, 1, 1].map { Bounds.between(0, $0) }
    return MultiObjectiveIntegerProgram(
      MultiObjectiveLinearProgram(
        columnBounds: bounds, rowBounds: [.atMost(20)] + (0..<4).map { _ in .atMost(0) },
        entries: entries,
        objectives: [.init([5, 3, 8, 4, 0, 0, 0, 0]), .init([2, 6, 1, 5, 0, 0, 0, 0])]),
      wholeColumns: (4..<8).map { Column(index: $0) })
  }()

  @Test("A slice is walked from end to end")
  func walk() throws {
    var scalarizer = try IntegerScalarizer(channels)
    let (arePoints, steps) = (scalarizer.slicesArePoints, scalarizer.valueSteps)
    #expect(!arePoints)
    #expect(steps == [0, 0])
    let choice = IntegerChoice([0, 1, 0, 1])
    guard case .found(let points) = try scalarizer.walk(choice) else {
      Issue.record("not complete")
      return
    }
    #expect(points.map(\.values) == [[59, 94], [58, 95]])
    for point in points {
      let its = scalarizer.choice(of: point.solution)
      #expect(its == choice)
    }
    guard case .infeasible = try scalarizer.walk(IntegerChoice([2, 0, 0, 0])) else {
      Issue.record("a choice out of bounds has a slice")
      return
    }
  }

  @Test("A floor inside a slice has the price that it costs there")
  func sliceFloor() throws {
    var scalarizer = try IntegerScalarizer(channels)
    let choice = IntegerChoice([0, 1, 0, 1])
    let outcome = try scalarizer.solve(
      Scalarization(weights: [1, 0], floors: [-.infinity, 94.5], gap: 0), within: choice)
    let point = try #require(solved(outcome))
    #expect(zip(point.values, [58.5, 94.5]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(zip(point.support.weights, [1.0, 1]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(abs(point.support.bound - 153) < 1e-9)
    #expect(point.solution.proof == .slice)
    let end = try scalarizer.lexicographicOptimum(
      order: [0, 1], floors: [-.infinity, 94.5], gap: [0, 0], within: choice)
    #expect(
      zip(try #require(solved(end)).values, [58.5, 94.5]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test("Where continuous columns only make room, slices are points and objectives have steps")
  func slack() throws {
    let rows: [[Double]] = [[2, 2, 2, 1], [0, 0, 0, 1]]
    let entries = rows.enumerated().flatMap { row, values in
      values.enumerated().map {
        MultiObjectiveLinearProgram.Entry(
          Row(index: row), Column(index: $0.offset), $0.element)
      }
    }
    let linear = MultiObjectiveLinearProgram(
      columnBounds: [2.0, 2, 2, 9].map { .between(0, $0) },
      rowBounds: [.atMost(11), .between(1, 5)],
      entries: entries, objectives: [.init([5, 1, 3, 0]), .init([1, 5, 2, 0])])
    var scalarizer = try IntegerScalarizer(
      MultiObjectiveIntegerProgram(linear, wholeColumns: (0..<3).map { Column(index: $0) }))
    let (arePoints, steps) = (scalarizer.slicesArePoints, scalarizer.valueSteps)
    #expect(arePoints)
    #expect(steps == [1, 1])
    let outcome = try scalarizer.lexicographicOptimum(order: [0, 1], gap: [0, 0])
    let point = try #require(solved(outcome))
    #expect(point.values == [17, 11])
    guard case .found(let points) = try scalarizer.walk(scalarizer.choice(of: point.solution))
    else {
      Issue.record("not complete")
      return
    }
    #expect(points.map(\.values) == [[17, 11]])
  }

  @Test(
    "Spend that trickles through a switch that is all but off is not believed",
    arguments: [Bounds.between(0, 1), .between(-1, 3)])
  func trickle(_ on: Bounds) throws {
    // x <= 1e10 on, and on costs 0.99: with on at 1e-10, which counts as off, x could still be 1.
    let linear = MultiObjectiveLinearProgram(
      columnBounds: [.between(0, 1), on, .between(0, 1)],
      rowBounds: [.atMost(0), .atMost(1)],
      entries: [
        .init(Row(index: 0), Column(index: 0), 1), .init(Row(index: 0), Column(index: 1), -1e10),
        .init(Row(index: 1), Column(index: 0), 1), .init(Row(index: 1), Column(index: 2), 1),
      ], objectives: [.init([1, -0.99, 0.5]), .init([0, -1, 0])])
    var scalarizer = try IntegerScalarizer(
      MultiObjectiveIntegerProgram(linear, wholeColumns: [Column(index: 1), Column(index: 2)]))
    let outcome = try scalarizer.solve(
      Scalarization(weights: [1, 0], floors: [-.infinity, -5], gap: 0))
    let point = try #require(solved(outcome))
    #expect(point.solution.x == [0, 0, 1])
    #expect(point.values[0] == 0.5)
    #expect(abs(point.solution.bound - 0.5) < 1e-9)
    let searches = scalarizer.searches
    #expect(searches > 1)
  }
}
