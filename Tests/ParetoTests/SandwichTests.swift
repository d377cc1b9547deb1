// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Testing

@testable import Pareto

@Suite struct SandwichTests {
  /// A point with a support along the given weights, so far above it.
  private func point(
    _ values: [Double], _ weights: [Double], slack: Double = 0
  ) -> ScalarizedPoint<Int> {
    let level = weights[0] * values[0] + weights[1] * values[1]
    return ScalarizedPoint(
      values: values, support: Support(weights: weights, bound: level + slack), solution: 0)
  }

  private var ends: Sandwich<Int> {
    Sandwich(
      FrontierEnds(
        first: point([1, 0], [1, 0], slack: 0.05), last: point([0, 1], [0, 1]),
        interruption: nil, isOpen: true))
  }

  @Test("A point that is better than an earlier one in both objectives takes its place")
  func dominated() {
    var sandwich = ends
    sandwich.insert(point([0.6, 0.6], [1, 1], slack: 0.2), from: 0)
    sandwich.insert(point([0.65, 0.65], [0.6, 0.4]), from: 1)
    #expect(sandwich.points.map(\.values) == [[1, 0], [0.65, 0.65], [0, 1]])
  }

  @Test("A point that falls below a mix of its neighbours goes, on either side of a new one")
  func bentInwards() {
    var sandwich = ends
    sandwich.insert(point([0.9, 0.3], [1, 1]), from: 0)
    sandwich.insert(point([0.3, 0.85], [1, 1]), from: 1)
    sandwich.insert(point([0.8, 0.7], [1, 1]), from: 1)
    #expect(sandwich.points.map(\.values) == [[1, 0], [0.8, 0.7], [0, 1]])
  }

  @Test("A stretch whose solve gives nothing better is not asked again")
  func closed() {
    var sandwich = ends
    #expect(sandwich.widest(over: 0.1) == 0)
    sandwich.insert(point([0.5, 0.5], [1, 1], slack: 0.5), from: 0)
    #expect(sandwich.points.count == 2)
    #expect(sandwich.widest(over: 0.1) == nil)
    #expect(sandwich.frontier(gap: 0.1).interruption == .solve(.numericalTrouble))
  }

  @Test("A stretch is open again when one of its points has moved")
  func reopened() {
    var sandwich = ends
    sandwich.insert(point([0.6, 0.6], [1, 1], slack: 0.2), from: 0)
    sandwich.close(0)
    sandwich.close(1)
    sandwich.insert(point([0.65, 0.65], [0.6, 0.4], slack: 0.2), from: 1)
    #expect(sandwich.widest(over: 0.01) == 0)
  }

  @Test("Where a better end turns up, the gap is a share of the ranges that are left")
  func betterEnd() {
    var sandwich = ends
    // Better than the first end in both objectives, which its support left room for.
    sandwich.insert(point([1.02, 0.5], [1, 1], slack: 0.01), from: 0)
    let frontier = sandwich.frontier(gap: 1e-3)
    #expect(frontier.points.map(\.values) == [[1.02, 0.5], [0, 1]])
    #expect(frontier.ideal == [1.02, 1] && frontier.nadir == [0, 0.5])
    // Of x there is 0.03 left above the end: 1.05 less 1.02, of a range of 1.02.
    #expect(frontier.gap >= 0.03 / 1.02)
    #expect(frontier.gap < 0.5)
  }
}
