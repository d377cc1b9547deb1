// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import ParetoTesting
import Testing

/// Points to search, each the only one of its choice.
struct PointSet: CustomTestStringConvertible, Sendable {
  var points: [[Double]]
  var steps: [Double]
  var units: [Double]
  var offsets: [Double]

  init(
    _ points: [[Double]], steps: [Double] = [0, 0], units: [Double] = [1, 1],
    offsets: [Double] = [0, 0]
  ) {
    self.points = points
    self.steps = steps
    self.units = units
    self.offsets = offsets
  }

  var testDescription: String { "\(points.count) points from \(points[0]), steps \(steps)" }

  var slices: [KnownFrontier] {
    points.map { KnownFrontier(.vertices([$0]), units: units, offsets: offsets) }
  }

  func scalarizer(sloppiness: Double = 0) -> SlicedScalarizer {
    SlicedScalarizer(slices, steps: steps, sloppiness: sloppiness)
  }

  /// What every search over it must keep.
  var contract: PiecedContract {
    let size = zip(offsets, units).map { abs($0 / $1) }.reduce(1, max)
    return PiecedContract(slices, tolerance: 1e-8 + 1e-14 * size)
  }

  /// What no other point dominates, from best in the first objective to best in the second.
  var efficient: [[Double]] {
    let kept = Set(points).filter { point in
      !points.contains { $0 != point && $0[0] >= point[0] && $0[1] >= point[1] }
    }
    return kept.sorted { $0[0] > $1[0] }.map { point in
      (0..<2).map { offsets[$0] + units[$0] * point[$0] }
    }
  }

  static let traps: [PointSet] = [
    PointSet([[1, 1]]),
    PointSet([[1, 1], [1, 1], [1, 1]], steps: [1, 1]),
    // Ties at both ends, the dominated ones first.
    PointSet([[5, 0], [5, 1], [5, 2], [3, 4], [0, 6], [1, 6], [2, 6]]),
    PointSet([[5, 0], [5, 1], [5, 2], [3, 4], [0, 6], [1, 6], [2, 6]], steps: [1, 1]),
    // None but the ends is best for any weights.
    PointSet([[10, 0], [6, 1], [4, 2], [2, 3], [1, 5], [0, 10]], steps: [1, 1]),
    PointSet([[10, 0], [6, 1], [4, 2], [2, 3], [1, 5], [0, 10]]),
    // One objective is the other turned around, or its double.
    PointSet((0...15).map { [Double($0), -Double($0)] }, steps: [1, 1]),
    PointSet((0...15).map { [Double($0), 2 * Double($0)] }, steps: [1, 2]),
    // Steps so small against the range that one number cannot hold both objectives.
    PointSet([[1e8, 0], [1e8 - 1, 1], [7, 1e8 - 3], [3, 1e8 - 2], [0, 1e8]], steps: [1, 1]),
    // Points a hair apart in one objective.
    PointSet([[1, 0], [1 - 1e-6, 0.5], [1 - 2e-6, 0.5 + 1e-6], [0.5, 0.6], [0, 1]]),
    // A step in one objective only.
    PointSet([[4, 0.1], [3, 0.15], [2, 0.17], [1, 0.171], [0, 0.2]], steps: [1, 0]),
    PointSet([[0.1, 4], [0.15, 3], [0.17, 2], [0.171, 1], [0.2, 0]], steps: [0, 1]),
  ]
}

/// Makes one solve after the other go wrong and looks at what comes out.
///
/// - Parameter allowed: the gap that the search is asked for.
func checkFaults(
  _ contract: PiecedContract, _ fault: Fault, allowed: Double = 0,
  _ base: SlicedScalarizer,
  _ run: (inout FaultyScalarizer<SlicedScalarizer>) throws(ScalarizerFailure)
    -> FrontierSearchOutcome<SlicedScalarizer.Plan>
) throws {
  var place = 1
  while true {
    var scalarizer = FaultyScalarizer(base, fault, at: place)
    let outcome: FrontierSearchOutcome<SlicedScalarizer.Plan>
    do {
      outcome = try run(&scalarizer)
    } catch {
      #expect(place == 1 && fault == .failure, "only the first solve leaves nothing to give back")
      place += 1
      continue
    }
    let (hasFailed, wasAskedInVain) = (scalarizer.hasFailed, scalarizer.wasAskedInVain)
    #expect(!wasAskedInVain, "solve \(place)")
    switch outcome {
    case .found(let frontier):
      let complaints = contract.complaints(about: frontier)
      #expect(complaints.isEmpty, "solve \(place)")
      if frontier.interruption == nil {
        #expect(frontier.gap <= allowed, "solve \(place): only a proven frontier is whole")
        #expect(frontier.provenShare == 1)
      } else {
        #expect(hasFailed)
        #expect(frontier.gap > allowed)
      }
    case .interrupted: #expect(place == 1)
    case .infeasible: #expect(place == 1 && fault == .infeasible)
    case .unbounded: Issue.record("solve \(place): \(outcome)")
    }
    guard hasFailed else { return }
    place += 1
  }
}
