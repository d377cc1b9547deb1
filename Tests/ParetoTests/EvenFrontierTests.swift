// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
import ParetoTesting
import Testing

@Suite struct EvenFrontierTests {
  @Test(
    "As many points as asked for, covering the frontier within the gap they state",
    arguments: NamedFrontier.all, [2, 3, 7, 20])
  func coverage(_ named: NamedFrontier, _ count: Int) throws {
    for sloppiness in [0, 0.5] {
      var scalarizer = KnownScalarizer(named.frontier, sloppiness: sloppiness)
      let search = EvenFrontier(count: count, endGap: named.frontier.endGap)
      let frontier = try found(search.run(&scalarizer))
      #expect(frontier.points.count == count)
      #expect(frontier.interruption == nil)
      #expect(frontier.gap.isFinite)
      #expect(named.frontier.contract.complaints(about: frontier).isEmpty)
    }
  }

  @Test("Points stand at equal distances along the frontier", arguments: NamedFrontier.all)
  func spacing(_ named: NamedFrontier) throws {
    var scalarizer = KnownScalarizer(named.frontier)
    let frontier = try found(
      EvenFrontier(count: 9, shapeGap: 1e-4, endGap: named.frontier.endGap).run(&scalarizer))
    let ranges = zip(frontier.ideal, frontier.nadir).map { $0 - $1 }
    func length(_ points: [[Double]]) -> Double {
      zip(points, points.dropFirst()).reduce(0) { sum, pair in
        let (dx, dy) = (
          (pair.1[0] - pair.0[0]) / ranges[0], (pair.1[1] - pair.0[1]) / ranges[1]
        )
        return sum + (dx * dx + dy * dy).squareRoot()
      }
    }
    let samples = named.frontier.samples(400)
    let step = length(samples) / 8
    for (before, after) in zip(frontier.points, frontier.points.dropFirst()) {
      let between = samples.filter {
        $0[0] < before.values[0] && $0[0] > after.values[0] && $0[1] > before.values[1]
          && $0[1] < after.values[1]
      }
      let along = length([before.values] + between + [after.values])
      #expect(abs(along - step) < 0.03 * step)
    }
  }

  @Test("Two points are the ends")
  func ends() throws {
    var scalarizer = KnownScalarizer(KnownFrontier(.arc))
    let frontier = try found(EvenFrontier(count: 2, endGap: [0, 0]).run(&scalarizer))
    #expect(frontier.points.map(\.values) == [[1, 0], [0, 1]])
    #expect(abs(frontier.gap - (0.5.squareRoot() - 0.5)) < 1e-3, "the bulge over the chord")
  }

  @Test("A frontier of one point has one point, whatever is asked for")
  func singlePoint() throws {
    var scalarizer = KnownScalarizer(KnownFrontier(.vertices([[3, 4]])))
    let frontier = try found(EvenFrontier(count: 5, endGap: [0, 0]).run(&scalarizer))
    #expect(frontier.points.map(\.values) == [[3, 4]])
    #expect(frontier.gap == 0 && frontier.interruption == nil)
  }
}
