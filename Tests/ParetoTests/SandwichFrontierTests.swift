// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import ParetoTesting
import Testing

@Suite struct SandwichFrontierTests {
  @Test(
    "A sandwich covers the whole frontier within the gap that it proves, however sloppy the solves",
    arguments: NamedFrontier.all, [1e-1, 1e-2, 1e-3, 1e-4])
  func coverage(_ named: NamedFrontier, _ gap: Double) throws {
    for (sloppiness, isLopsided) in [(0, false), (0.5, false), (0.99, false), (0.99, true)] {
      var scalarizer = KnownScalarizer(
        named.frontier, sloppiness: sloppiness, isLopsided: isLopsided)
      let search = SandwichFrontier(gap: gap, endGap: named.frontier.endGap)
      let frontier = try found(search.run(&scalarizer))
      #expect(frontier.interruption == nil)
      #expect(frontier.gap <= gap)
      #expect(named.frontier.contract.complaints(about: frontier).isEmpty)
    }
  }

  @Test(
    "The points of a sandwich bend outwards, however sloppy the solves",
    arguments: NamedFrontier.all)
  func bends(_ named: NamedFrontier) throws {
    for isLopsided in [false, true] {
      var scalarizer = KnownScalarizer(
        named.frontier, sloppiness: 0.99, isLopsided: isLopsided)
      let search = SandwichFrontier(gap: 0.003, endGap: named.frontier.endGap)
      let points = try found(search.run(&scalarizer)).points.map(\.values)
      for ((before, point), after) in zip(zip(points, points.dropFirst()), points.dropFirst(2)) {
        let share = (before[0] - point[0]) / (before[0] - after[0])
        #expect(point[1] > before[1] + share * (after[1] - before[1]))
      }
    }
  }

  @Test("A circle takes about 1/√gap solves", arguments: [1e-2, 1e-3, 1e-4, 1e-5])
  func solves(_ gap: Double) throws {
    var scalarizer = KnownScalarizer(KnownFrontier(.arc))
    let frontier = try found(
      SandwichFrontier(gap: gap, endGap: [0, 0]).run(&scalarizer))
    #expect(Double(scalarizer.count) <= 2 + 1.3 / gap.squareRoot())
    #expect(frontier.points.count == scalarizer.count)
  }

  @Test("The vertices of a polygon are found, and proven to be all, in two solves each")
  func exact() throws {
    let vertices: [[Double]] = [[10, 0], [9.9, 2], [9, 5], [7, 8], [3, 10], [0, 10.5]]
    var scalarizer = KnownScalarizer(KnownFrontier(.vertices(vertices)))
    let frontier = try found(
      SandwichFrontier(gap: 1e-9, endGap: [0, 0]).run(&scalarizer))
    #expect(frontier.points.map(\.values) == vertices)
    #expect(frontier.gap <= 1e-12)
    #expect(scalarizer.count <= 2 * vertices.count - 1)
  }

  @Test("Units and offsets change nothing but the numbers")
  func units() throws {
    let shape = KnownFrontier.Shape.vertices([
      [10, 0], [9.5, 2], [9, 4], [7, 8], [3, 10], [0, 10.5],
    ])
    let plain = KnownFrontier(shape)
    var scalarizer = KnownScalarizer(plain)
    let expected = try found(
      SandwichFrontier(gap: 1e-3, endGap: plain.endGap).run(&scalarizer))
    for (units, offsets) in [
      ([0x1p-30, 0x1p30], [0.0, 0.0]), ([0x1p30, 0x1p-30], [0, 0]), ([1, 1], [0x1p30, -0x1p30]),
    ] {
      let moved = KnownFrontier(shape, units: units, offsets: offsets)
      var scalarizer = KnownScalarizer(moved)
      let frontier = try found(
        SandwichFrontier(gap: 1e-3, endGap: moved.endGap).run(&scalarizer))
      #expect(
        frontier.points.map(\.values)
          == expected.points.map { point in
            (0..<2).map { offsets[$0] + units[$0] * point.values[$0] }
          })
      #expect(abs(frontier.gap - expected.gap) < 1e-7)
    }
  }

  @Test("With fewer points allowed than the gap needs, the frontier says so and what it may miss")
  func pointLimit() throws {
    var last = Double.infinity
    for count in [2, 3, 5, 9] {
      var scalarizer = KnownScalarizer(KnownFrontier(.arc))
      let frontier = try found(
        SandwichFrontier(gap: 1e-4, endGap: [0, 0], maximumPoints: count).run(&scalarizer))
      #expect(frontier.points.count == count)
      #expect(frontier.interruption == .pointLimit)
      #expect(frontier.gap < last)
      #expect(KnownFrontier(.arc).contract.complaints(about: frontier).isEmpty)
      last = frontier.gap
    }
  }

  @Test("A frontier of one point is that point, proven")
  func singlePoint() throws {
    var scalarizer = KnownScalarizer(KnownFrontier(.vertices([[3, 1e9]])))
    let frontier = try found(
      SandwichFrontier(gap: 1e-3, endGap: [0, 0]).run(&scalarizer))
    #expect(frontier.points.map(\.values) == [[3, 1e9]])
    #expect(frontier.ideal == [3, 1e9] && frontier.nadir == [3, 1e9])
    #expect(frontier.gap == 0 && frontier.interruption == nil)
    #expect(scalarizer.count == 2)
  }

  @Test(
    "Ends that differ in one objective by no more than their gap are the better one in the other")
  func nearlySinglePoint() throws {
    let cases: [(vertices: [[Double]], best: [Double])] = [
      ([[1, 0], [1 - 1e-12, 5]], [1 - 1e-12, 5]), ([[6, 1], [0, 1 + 1e-12]], [6, 1]),
    ]
    for (vertices, best) in cases {
      var scalarizer = KnownScalarizer(KnownFrontier(.vertices(vertices)))
      let frontier = try found(
        SandwichFrontier(gap: 1e-3, endGap: [1e-10, 1e-10]).run(&scalarizer))
      #expect(frontier.points.map(\.values) == [best])
    }
  }

  @Test("No point is an answer")
  func infeasible() throws {
    var scalarizer = KnownScalarizer(KnownFrontier(.vertices([])))
    let outcome = try SandwichFrontier(gap: 1e-3, endGap: [0, 0]).run(&scalarizer)
    guard case .infeasible = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test("Progress tells of more points and less to miss every time")
  func progress() throws {
    var reports: [FrontierSearchProgress] = []
    var scalarizer = KnownScalarizer(KnownFrontier(.arc))
    _ = try SandwichFrontier(gap: 1e-3, endGap: [0, 0]).run(&scalarizer) { reports.append($0) }
    #expect(reports.map(\.points) == Array(2..<reports.count + 2))
    let gaps = reports.compactMap(\.gap)
    #expect(gaps.count == reports.count)
    #expect(zip(gaps, gaps.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(gaps.first == 0.5)
  }
}
