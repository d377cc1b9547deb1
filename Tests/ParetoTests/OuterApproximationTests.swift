// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import ParetoTesting
import Testing

@testable import Pareto

@Suite struct OuterApproximationTests {
  private func frontier(
    _ scalarizer: inout BallScalarizer, gap: Double, maximumPoints: Int = 5000
  ) throws -> SearchedFrontier<Int> {
    let search = OuterApproximation(
      gap: gap, endGap: scalarizer.units.map { $0 * 1e-9 }, maximumPoints: maximumPoints)
    guard case .found(let frontier) = try search.run(&scalarizer) else { throw NoFrontier() }
    return frontier
  }

  private func complaints(
    _ frontier: SearchedFrontier<Int>, _ ball: BallScalarizer
  ) -> [String] {
    ManyObjectiveContract(
      truth: ball.samples(40),
      tolerance: zip(ball.units, ball.offsets).map { 1e-8 * $0 + 1e-14 * abs($1) }
    ).complaints(about: frontier)
  }

  @Test(
    "A search covers a ball of two to five objectives within the gap",
    arguments: [(2, 0.001), (3, 0.02), (4, 0.1), (5, 0.25)])
  func balls(_ objectives: Int, _ gap: Double) throws {
    var ball = BallScalarizer(objectives, sloppiness: 0.9)
    let frontier = try frontier(&ball, gap: gap)
    #expect(frontier.interruption == nil)
    #expect(frontier.gap > 0 && frontier.gap <= gap)
    #expect(complaints(frontier, ball).isEmpty)
    #expect(!frontier.isNadirProven)
    #expect(frontier.payoffNadir.allSatisfy { abs($0) < 1e-6 })
  }

  @Test("A gap of 5% takes fewer than fifty solves with three objectives")
  func solves() throws {
    var ball = BallScalarizer(3)
    _ = try frontier(&ball, gap: 0.05)
    #expect(ball.count < 50)
  }

  @Test("Units and constants change nothing but the numbers")
  func units() throws {
    var plain = BallScalarizer(3)
    let expected = try frontier(&plain, gap: 0.05)
    for (units, offsets) in [([1e-9, 1, 1e9], [0, 0, 0]), ([1, 1, 1], [0, 1e6, -1e6])] {
      var ball = BallScalarizer(3, units: units, offsets: offsets)
      let frontier = try frontier(&ball, gap: 0.05)
      #expect(complaints(frontier, ball).isEmpty)
      #expect(frontier.gap <= 0.05)
      #expect(abs(frontier.points.count - expected.points.count) <= 3)
    }
  }

  @Test("With as many points as allowed a search stops, and says what they miss")
  func pointLimit() throws {
    var ball = BallScalarizer(3)
    let frontier = try frontier(&ball, gap: 0.001, maximumPoints: 20)
    #expect(frontier.points.count <= 21)
    #expect(frontier.interruption == .pointLimit)
    #expect(frontier.gap > 0.001 && frontier.gap < 0.3)
    #expect(complaints(frontier, ball).isEmpty)
  }

  @Test("Whichever solve goes wrong, what is stated about a ball holds", arguments: Fault.allCases)
  func faults(_ fault: Fault) throws {
    let ball = BallScalarizer(3, sloppiness: 0.5)
    let search = OuterApproximation(gap: 0.2, endGap: [1e-9, 1e-9, 1e-9])
    var place = 1
    while true {
      var scalarizer = FaultyScalarizer(ball, fault, at: place)
      let outcome: FrontierSearchOutcome<Int>
      do {
        outcome = try search.run(&scalarizer)
      } catch {
        #expect(place == 1 && fault == .failure)
        place += 1
        continue
      }
      let (hasFailed, wasAskedInVain) = (scalarizer.hasFailed, scalarizer.wasAskedInVain)
      #expect(!wasAskedInVain)
      switch outcome {
      case .found(let frontier):
        #expect(complaints(frontier, ball).isEmpty, "solve \(place)")
        #expect((frontier.interruption == nil) == (frontier.gap <= 0.2))
      case .interrupted: #expect(place == 1)
      case .infeasible: #expect(place == 1 && fault == .infeasible)
      case .unbounded: Issue.record("solve \(place)")
      }
      guard hasFailed else { return }
      place += 1
    }
  }
}

@Suite struct OuterPolyhedronTests {
  @Test("Cutting a corner off a cube leaves a triangle in its place")
  func cut() {
    var outer = OuterPolyhedron(below: .zero, dimension: 3)
    let even = ScaledPlace(1, 1, 1, 0, 0, 0, 0, 0) / 3
    do {
      let isCut = outer.cut(ScaledHalfspace(weights: even, level: -1.0 / 3), tolerance: 1e-12)
      #expect(isCut)
    }
    #expect(outer.corners.count == 3)
    #expect(outer.corners.allSatisfy { abs($0.place.sum() + 1) < 1e-12 })
    do {
      let isCut = outer.cut(ScaledHalfspace(weights: even, level: 0), tolerance: 1e-12)
      #expect(!isCut)
    }
    // Through one of the new corners and between the other two: that corner stays as it is.
    let lopsided = ScaledPlace(0.5, 0.5, 0, 0, 0, 0, 0, 0)
    do {
      let isCut = outer.cut(ScaledHalfspace(weights: lopsided, level: -0.5), tolerance: 1e-12)
      #expect(isCut)
    }
    #expect(outer.corners.count == 2)
    #expect(outer.corners.allSatisfy { abs($0.place[0] + $0.place[1] + 1) < 1e-12 })
  }

  @Test("Half-spaces around a ball leave as many corners as a simple polyhedron has")
  func ball() {
    var outer = OuterPolyhedron(below: .zero, dimension: 3)
    var random = SeededGenerator(seed: 3)
    var count = 3
    for _ in 0..<60 {
      var weights = ScaledPlace.zero
      for objective in 0..<3 { weights[objective] = Double.random(in: 0.01...1, using: &random) }
      weights /= weights.sum()
      let length = (weights * weights).sum().squareRoot()
      // A ball around (-1, -1, -1).
      if outer.cut(ScaledHalfspace(weights: weights, level: length - 1), tolerance: 1e-12) {
        count += 1
      }
    }
    // By Euler's formula, with the rays: corners = 2 · (faces - 3) + 1.
    #expect(outer.corners.count == 2 * (count - 3) + 1)
  }
}

@Suite struct HullDistanceTests {
  @Test("The distance of a place is its lead over the best mix, with the weights that show it")
  func distance() {
    var hull = HullDistance(direction: ScaledPlace(1, 1, 1, 0, 0, 0, 0, 0))
    for place in [
      ScaledPlace(0, -1, -1, 0, 0, 0, 0, 0), ScaledPlace(-1, 0, -1, 0, 0, 0, 0, 0),
      ScaledPlace(-1, -1, 0, 0, 0, 0, 0, 0),
    ] { hull.insert(place) }
    let top = hull.finding(at: .zero)
    #expect(abs(top.distance - 2.0 / 3) < 1e-12)
    #expect((0..<3).allSatisfy { abs(top.weights[$0] - 1.0 / 3) < 1e-12 })
    let side = hull.finding(at: ScaledPlace(0, 0, -5, 0, 0, 0, 0, 0))
    #expect(abs(side.distance - 0.5) < 1e-12)
    #expect(abs(side.weights[2]) < 1e-12)
    let inside = hull.finding(at: ScaledPlace(-2, -2, -2, 0, 0, 0, 0, 0))
    #expect(abs(inside.distance + 4.0 / 3) < 1e-12)
  }
}

@Suite struct SearchZonesTests {
  @Test("Of three objectives, points in general position leave two zones each and one more")
  func count() {
    var zones = SearchZones(count: 3)
    var random = SeededGenerator(seed: 5)
    var count = 0
    for _ in 0..<40 {
      let (x, y) = (
        Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random)
      )
      do {
        let isNew = zones.exclude([x, y, 2 - x - y], sameness: [0, 0, 0])
        #expect(isNew)
      }
      count += 1
      #expect(zones.zones.count == 2 * count + 1)
    }
    do {
      let isNew = zones.exclude([0, 0, 0], sameness: [0, 0, 0])
      #expect(!isNew)
    }
  }

  @Test("No point found is in a zone, and what none is as good as is in one")
  func search() {
    var zones = SearchZones(count: 3)
    var random = SeededGenerator(seed: 9)
    var points: [[Double]] = []
    for _ in 0..<30 {
      // Few values, so that many are the same.
      let point = (0..<3).map { _ in Double(Int.random(in: 0...4, using: &random)) }
      _ = zones.exclude(point, sameness: [0, 0, 0])
      points.append(point)
    }
    for cell in 0..<125 {
      let place = [cell / 25, cell / 5 % 5, cell % 5].map { Double($0) + 0.5 }
      let isCovered = points.contains { point in (0..<3).allSatisfy { point[$0] >= place[$0] } }
      let isOpen = zones.zones.contains { zone in
        (0..<3).allSatisfy { place[$0] > zone.corner[$0] }
      }
      #expect(isCovered != isOpen)
    }
  }
}
