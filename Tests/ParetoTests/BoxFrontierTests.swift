// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
import ParetoTesting
import Testing

@Suite struct BoxFrontierTests {
  @Test("Boxes leave no more open than the gap asked for", arguments: [0.3, 0.1, 0.02])
  func gap(_ gap: Double) throws {
    for slices in Self.instances {
      for sloppiness in [0, 0.9] {
        var scalarizer = SlicedScalarizer(slices, sloppiness: sloppiness)
        let frontier = try found(
          BoxFrontier(until: .gap(gap), solveGap: [1e-4, 1e-4]).run(&scalarizer))
        #expect(frontier.gap <= gap && frontier.interruption == nil)
        #expect(frontier.pieces.allSatisfy { $0.points.count == 1 })
        #expect(PiecedContract(slices).complaints(about: frontier).isEmpty)
        #expect(Double(scalarizer.wholeCount) <= 2 + 2 / gap)
      }
    }
  }

  @Test("As many points are picked as are asked for, with what they may miss", arguments: 2...12)
  func points(_ count: Int) throws {
    for slices in Self.instances {
      var scalarizer = SlicedScalarizer(slices)
      let frontier = try found(BoxFrontier(until: .points(count)).run(&scalarizer))
      #expect(frontier.pieces.count == count)
      #expect(frontier.gap.isFinite && frontier.gap > 0 && frontier.interruption == nil)
      #expect(PiecedContract(slices).complaints(about: frontier).isEmpty)
    }
  }

  @Test("Where there are fewer points than asked for all are found", arguments: PointSet.traps)
  func all(_ set: PointSet) throws {
    var scalarizer = set.scalarizer()
    let frontier = try found(BoxFrontier(until: .points(100)).run(&scalarizer))
    #expect(frontier.gap <= 1e-9 && frontier.interruption == nil)
    #expect(set.contract.complaints(about: frontier).isEmpty)
    #expect(Set(frontier.pieces.map { $0.points[0].values }).isSubset(of: Set(set.efficient)))
  }

  @Test("The unit of an objective, or a constant, changes nothing but the numbers")
  func units() throws {
    let shapes = PieceFrontierTests.straight.map(\.shape)
    func picked(_ units: [Double], _ offsets: [Double]) throws -> [[Double]] {
      var scalarizer = SlicedScalarizer(
        shapes.map { KnownFrontier($0, units: units, offsets: offsets) })
      let frontier = try found(BoxFrontier(until: .points(9)).run(&scalarizer))
      return frontier.pieces.map { piece in
        (0..<2).map { (piece.points[0].values[$0] - offsets[$0]) / units[$0] }
      }
    }
    let expected = try picked([1, 1], [0, 0])
    for (units, offsets) in [
      ([1e-9, 1e9], [0.0, 0.0]), ([1e9, 1], [0, 0]), ([1, 1], [1e9, -1e9]),
    ] {
      for (point, other) in zip(try picked(units, offsets), expected) {
        #expect(abs(point[0] - other[0]) < 1e-5 && abs(point[1] - other[1]) < 1e-5)
      }
    }
  }

  @Test(
    "Whichever solve goes wrong, what is stated about the frontier holds",
    arguments: [0, 1, 2], Fault.allCases)
  func faults(_ index: Int, _ fault: Fault) throws {
    let slices = Self.instances[index]
    try checkFaults(PiecedContract(slices), fault, allowed: 0.1, SlicedScalarizer(slices)) {
      scalarizer throws(ScalarizerFailure) in
      try BoxFrontier(until: .gap(0.1)).run(&scalarizer)
    }
  }

  @Test("With fewer points allowed than the gap takes, the frontier says so")
  func pointLimit() throws {
    var scalarizer = SlicedScalarizer(Self.instances[0])
    let frontier = try found(
      BoxFrontier(until: .gap(0.01), maximumPoints: 5).run(&scalarizer))
    #expect(frontier.pieces.count == 5)
    #expect(frontier.interruption == .pointLimit && frontier.gap > 0.01)
  }

  static let instances = [
    PieceFrontierTests.straight, PieceFrontierTests.mixed,
    (0...40).map { KnownFrontier(.vertices([[40 - Double($0), Double($0 * $0)]])) },
  ]
}
