// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import ParetoTesting
import Testing

@Suite struct CompleteFrontierTests {
  @Test("Every efficient point of random sets is found, with and without known steps")
  func randomSets() throws {
    var generator = SeededGenerator(seed: 7)
    for size in [1, 2, 3, 5, 10, 30, 100, 300] {
      for spread in [3, 10, 100, 1000] {
        let points = (0..<size).map { _ in
          (0..<2).map { _ in Double(Int.random(in: 0...spread, using: &generator)) }
        }
        for step in [1.0, 0] {
          try check(PointSet(points, steps: [step, step]))
        }
      }
    }
  }

  @Test("The unit of an objective, or a constant, changes nothing but the numbers")
  func units() throws {
    var generator = SeededGenerator(seed: 8)
    for size in [2, 6, 40] {
      let points = (0..<size).map { _ in
        (0..<2).map { _ in Double(Int.random(in: 0...20, using: &generator)) }
      }
      for units in [[1e-9, 1], [1, 1e-9], [1e9, 1], [1e9, 1e-9]] {
        try check(PointSet(points, steps: units, units: units))
        try check(PointSet(points, steps: [0, 0], units: units))
      }
      for offsets in [[1e9, 0], [0, -1e9]] {
        try check(PointSet(points, steps: [1, 1], offsets: offsets))
        try check(PointSet(points, steps: [0, 0], offsets: offsets))
      }
    }
  }

  @Test(
    "Points that are hard to come by are all found",
    arguments: PointSet.traps, [0.0, 0.9])
  func traps(_ trap: PointSet, _ sloppiness: Double) throws {
    try check(trap, sloppiness: sloppiness)
  }

  @Test("Where steps are known each point takes one solve, and one more in all")
  func solves() throws {
    let points = (0...50).map { [50 - Double($0), Double($0 * $0)] }
    var scalarizer = PointSet(points, steps: [1, 1]).scalarizer()
    let frontier = try found(CompleteFrontier().run(&scalarizer))
    #expect(frontier.pieces.count == 51)
    #expect(scalarizer.count == 52)
  }

  @Test("With fewer points allowed than there are, the frontier says so and what it may miss")
  func pointLimit() throws {
    let set = PointSet((0...50).map { [50 - Double($0), Double($0)] }, steps: [1, 1])
    for count in [2, 3, 20] {
      var scalarizer = set.scalarizer()
      let frontier = try found(CompleteFrontier(maximumPoints: count).run(&scalarizer))
      #expect(frontier.pieces.count == count)
      #expect(frontier.interruption == .pointLimit)
      #expect(abs(frontier.gap - Double(52 - count) / 50) < 1e-12)
      #expect(abs(frontier.provenShare - Double(count - 2) / 50) < 1e-12)
      #expect(set.contract.complaints(about: frontier).isEmpty)
    }
  }

  @Test("No point, and no end, are answers")
  func noFrontier() throws {
    var empty = SlicedScalarizer([])
    guard case .infeasible = try CompleteFrontier().run(&empty) else {
      Issue.record("there is no point")
      return
    }
    for objective in 0..<2 {
      var endless = PointSet([[1, 0], [0, 1]]).scalarizer()
      endless.growing = objective
      guard case .unbounded = try CompleteFrontier().run(&endless) else {
        Issue.record("objective \(objective) has no end")
        return
      }
    }
  }

  @Test(
    "Whichever solve of a sweep goes wrong, what is stated about the frontier holds",
    arguments: PointSet.traps, Fault.allCases)
  func faults(_ set: PointSet, _ fault: Fault) throws {
    try checkFaults(set.contract, fault, set.scalarizer(sloppiness: 0.5)) {
      scalarizer throws(ScalarizerFailure) in
      try CompleteFrontier().run(&scalarizer)
    }
  }

  @Test("A sweep whose one solve runs into trouble goes on from the other end")
  func trouble() throws {
    let set = PointSet((0...9).map { [9 - Double($0), Double($0 * $0)] }, steps: [1, 1])
    for fault in [Fault.trouble, .infeasible] {
      for place in 3...11 {
        var scalarizer = FaultyScalarizer(set.scalarizer(), fault, at: place)
        let frontier = try found(CompleteFrontier().run(&scalarizer))
        #expect(frontier.pieces.count == 10)
        #expect(frontier.gap == 0 && frontier.interruption == nil, "\(fault), solve \(place)")
      }
    }
  }

  @Test("Progress tells of more points and less to miss every time")
  func progress() throws {
    var reports: [FrontierSearchProgress] = []
    var scalarizer = PointSet((0...9).map { [9 - Double($0), Double($0)] }, steps: [1, 1])
      .scalarizer()
    _ = try CompleteFrontier().run(&scalarizer) { reports.append($0) }
    #expect(reports.map(\.points) == Array(2...10))
    #expect(zip(reports, reports.dropFirst()).allSatisfy { ($0.gap ?? 0) > ($1.gap ?? 1) })
  }

  private func check(_ set: PointSet, sloppiness: Double = 0) throws {
    var scalarizer = set.scalarizer(sloppiness: sloppiness)
    let frontier = try found(CompleteFrontier().run(&scalarizer))
    #expect(frontier.gap == 0, "\(set)")
    #expect(frontier.provenShare == 1 && frontier.interruption == nil)
    let values = frontier.pieces.map { $0.points.map(\.values) }
    #expect(values == set.efficient.map { [$0] }, "\(set)")
    #expect(frontier.pieces.allSatisfy { $0.ends == (.closed, .closed) })
    #expect(set.contract.complaints(about: frontier).isEmpty)
  }
}
