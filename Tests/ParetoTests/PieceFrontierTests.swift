// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import ParetoTesting
import Testing

@Suite struct PieceFrontierTests {
  @Test("A piece is cut off where another one is at least as good, and open there")
  func cuts() throws {
    // The second slice stands behind the first; the third is a point inside the second's reach.
    let frontier = try run([
      line([[10, 0], [6, 4]]), line([[8, 3], [2, 6]]), line([[4, 5.5]]),
    ])
    #expect(
      describe(frontier) == [
        "0: [10.0, 0.0] [8.0, 2.0)", "1: [8.0, 3.0] [4.0, 5.0)",
        "2: [4.0, 5.5]", "1: (3.0, 5.5] [2.0, 6.0]",
      ])
  }

  @Test("Where two slices cross each has a piece that ends there")
  func crossing() throws {
    let frontier = try run([line([[4, 0], [0, 2]]), line([[3, 0], [0, 3]])])
    #expect(describe(frontier) == ["0: [4.0, 0.0] [2.0, 1.0]", "1: [2.0, 1.0] [0.0, 3.0]"])
  }

  @Test("A single plan that a slice reaches as well is no piece")
  func touching() throws {
    let frontier = try run([line([[2, 1]]), line([[4, 0], [0, 2]]), line([[0, 2]])])
    #expect(describe(frontier) == ["1: [4.0, 0.0] [0.0, 2.0]"])
  }

  @Test("Of slices that are the same one has the piece, and where one ends the other goes on")
  func overlapping() throws {
    let frontier = try run([line([[4, 0], [1, 3]]), line([[3, 1], [0, 4]])])
    let pieces = describe(frontier)
    #expect(
      pieces == ["0: [4.0, 0.0] [1.0, 3.0]", "1: [1.0, 3.0] [0.0, 4.0]"]
        || pieces == ["0: [4.0, 0.0] [3.0, 1.0]", "1: [3.0, 1.0] [0.0, 4.0]"])
  }

  @Test("An unbroken slice is one piece with all its edges")
  func oneSlice() throws {
    let frontier = try run([line([[3, 0], [2, 3], [0, 4]]), line([[1, 1]])])
    #expect(describe(frontier) == ["0: [3.0, 0.0] [2.0, 3.0] [0.0, 4.0]"])
  }

  @Test("Random straight slices give the pieces that none dominates, whatever the units")
  func randomSlices() throws {
    var generator = SeededGenerator(seed: 11)
    for size in [1, 2, 3, 5, 8, 15] {
      for _ in 0..<5 {
        let shapes = (0..<size).map { _ in Self.randomShape(&generator) }
        let plain = shapes.map { KnownFrontier($0) }
        let frontier = try check(plain, gap: 0)
        for (units, offsets) in [
          ([1e-9, 1e9], [0.0, 0.0]), ([1e9, 1], [0, 0]), ([1, 1], [1e9, -1e9]),
        ] {
          let moved = shapes.map { KnownFrontier($0, units: units, offsets: offsets) }
          let other = try check(moved, gap: 0, digits: offsets[0] == 0 ? 1e-7 : 1e-5)
          #expect(other.points.map(\.solution.choice) == frontier.points.map(\.solution.choice))
          #expect(other.pieces.map(\.points.count) == frontier.pieces.map(\.points.count))
        }
      }
    }
  }

  @Test("Curved slices are covered within the gap asked for", arguments: [0.1, 0.01, 0.001])
  func curves(_ gap: Double) throws {
    try check(Self.curved, gap: gap)
  }

  @Test("Sloppy answers leave a gap that is stated", arguments: [0.5, 0.99])
  func sloppiness(_ sloppiness: Double) throws {
    var scalarizer = SlicedScalarizer(Self.curved, sloppiness: sloppiness)
    let frontier = try found(PieceFrontier(gap: 0.02, endGap: [1e-6, 1e-6]).run(&scalarizer))
    let contract = PiecedContract(Self.curved, slack: 0.05)
    #expect(frontier.gap <= 0.02 && frontier.interruption == nil)
    #expect(contract.complaints(about: frontier).isEmpty)
  }

  @Test("Every efficient point of a set is a piece", arguments: PointSet.traps)
  func points(_ set: PointSet) throws {
    var scalarizer = set.scalarizer()
    let frontier = try found(PieceFrontier().run(&scalarizer))
    #expect(frontier.pieces.map { $0.points.map(\.values) } == set.efficient.map { [$0] })
    #expect(frontier.gap == 0 && frontier.interruption == nil)
    #expect(set.contract.complaints(about: frontier).isEmpty)
  }

  @Test(
    "Whichever solve goes wrong, what is stated about the frontier holds",
    arguments: [0, 1, 2], Fault.allCases)
  func faults(_ index: Int, _ fault: Fault) throws {
    let slices = [Self.straight, Self.mixed, Self.curved][index]
    let gap = [0, 0.02, 0.05][index]
    let contract = PiecedContract(slices, slack: max(1e-6, gap))
    try checkFaults(contract, fault, allowed: gap, SlicedScalarizer(slices)) {
      scalarizer throws(ScalarizerFailure) in
      try PieceFrontier(gap: gap).run(&scalarizer)
    }
  }

  @Test("With fewer points allowed than there are, the frontier says so and what it may miss")
  func pointLimit() throws {
    let slices = (0..<10).map {
      line([[10 - Double($0), Double($0)], [9.5 - Double($0), 0.2 + Double($0)]])
    }
    var scalarizer = SlicedScalarizer(slices)
    let frontier = try found(PieceFrontier(maximumPoints: 7).run(&scalarizer))
    #expect(frontier.interruption == .pointLimit)
    #expect(frontier.gap > 0.1 && frontier.provenShare < 1)
    #expect(PiecedContract(slices).complaints(about: frontier).isEmpty)
  }

  @Test("No point, and no end, are answers")
  func noFrontier() throws {
    var empty = SlicedScalarizer([])
    guard case .infeasible = try PieceFrontier().run(&empty) else {
      Issue.record("there is no point")
      return
    }
    var endless = SlicedScalarizer([line([[1, 0], [0, 1]])])
    endless.growing = 1
    guard case .unbounded = try PieceFrontier().run(&endless) else {
      Issue.record("the second objective has no end")
      return
    }
  }

  static let straight = [
    line([[10, 0], [6, 4]]), line([[8, 3], [2, 6]]), line([[4, 5.5]]),
    line([[3, 5], [2.5, 7], [0, 7.5]]), line([[9, 0.5], [8.5, 0.9]]),
  ]
  static let curved = [
    KnownFrontier(.arc, units: [2, 1]), KnownFrontier(.arc, units: [1, 2]),
    KnownFrontier(.arc, units: [0.5, 0.5], offsets: [1.2, 0.8]),
  ]
  static let mixed = curved + [line([[1.9, 0.5], [1.8, 0.6]]), line([[0.5, 1.99]])]

  private static func randomShape(
    _ generator: inout SeededGenerator
  ) -> KnownFrontier.Shape {
    var place = (0..<2).map { _ in Double.random(in: 0..<10, using: &generator) }
    var vertices = [place]
    // Ever flatter edges, seen from the first objective's end, bend outwards.
    var slope = Double.random(in: 1..<4, using: &generator)
    for _ in 0..<Int.random(in: 0..<4, using: &generator) {
      let width = Double.random(in: 0.2..<2, using: &generator)
      place = [place[0] - width, place[1] + width * slope]
      vertices.append(place)
      slope *= Double.random(in: 0.2..<0.9, using: &generator)
    }
    return .vertices(vertices)
  }

  private func run(_ slices: [KnownFrontier]) throws -> SearchedFrontier<SlicedScalarizer.Plan> {
    try check(slices, gap: 0)
  }

  @discardableResult
  private func check(
    _ slices: [KnownFrontier], gap: Double, digits: Double = 1e-7
  ) throws -> SearchedFrontier<SlicedScalarizer.Plan> {
    var scalarizer = SlicedScalarizer(slices)
    let frontier = try found(PieceFrontier(gap: gap).run(&scalarizer))
    #expect(gap == 0 ? frontier.gap == 0 : frontier.gap <= gap)
    #expect(frontier.provenShare == 1 && frontier.interruption == nil)
    let contract = PiecedContract(
      slices, tolerance: digits, slack: gap == 0 ? 100 * digits : 2 * gap, hasChords: gap > 0)
    #expect(contract.complaints(about: frontier).isEmpty)
    if digits < 1e-6 { #expect(contract.complaintsAboutEnds(of: frontier).isEmpty) }
    return frontier
  }

  /// Choice and points of each piece, to six digits, with a round bracket at an open end.
  private func describe(_ frontier: SearchedFrontier<SlicedScalarizer.Plan>) -> [String] {
    frontier.pieces.map { piece in
      let last = piece.points.count - 1
      let points = piece.points.enumerated().map { index, point in
        let values = point.values.map { "\(($0 * 1e6).rounded() / 1e6)" }.joined(separator: ", ")
        let start = index == 0 && piece.ends.first == .open ? "(" : "["
        let end = index == last && piece.ends.last == .open ? ")" : "]"
        return start + values + end
      }
      return "\(piece.points[0].solution.choice): " + points.joined(separator: " ")
    }
  }
}

private func line(_ vertices: [[Double]]) -> KnownFrontier { KnownFrontier(.vertices(vertices)) }
