// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Pareto

@Suite struct ManyObjectiveFrontierTests {
  private func frontier(_ points: [[Double]]) -> SearchedFrontier<Int> {
    SearchedFrontier(
      points: points.enumerated().map { number, values in
        ScalarizedPoint(
          values: values, support: Support(weights: [1, 1, 1], bound: 100), solution: number)
      },
      cover: .points, payoff: [[10, 0, 2], [0, 10, 3], [1, 2, 10]], gap: 0, interruption: nil)
  }

  @Test("Named points are the best of each objective, the balanced one and the one above the plane")
  func names() {
    let frontier = frontier([
      [10, 0, 2], [6, 6, 1], [5, 4, 5], [1, 2, 10], [0, 10, 3], [0, 10, 0],
    ])
    #expect(frontier.best == [0, 4, 3])
    #expect(frontier.balanced == 2)
    #expect(frontier.knee == 2)
  }

  @Test("Points on the plane through the best ones bend nowhere")
  func flat() {
    let frontier = frontier([[9, 0, 0], [3, 3, 3], [0, 9, 0], [0, 0, 9]])
    #expect(frontier.knee == nil)
    #expect(frontier.balanced == 1)
  }

  @Test("Where one of the best points is nearly best in everything, nothing bends")
  func lopsided() {
    let frontier = frontier([[10, 2, 2], [9.5, 5, 0], [9, 9, 10], [5, 10, 2], [0, 9.5, 1]])
    #expect(frontier.knee == nil)
  }

  @Test("Of points that are best in everything there is no plane, and each is balanced")
  func single() {
    let frontier = frontier([[1, 2, 3]])
    #expect(frontier.best == [0, 0, 0])
    #expect(frontier.balanced == 0)
    #expect(frontier.knee == nil)
  }

  @Test("The payoff table's nadir is the worst of its rows, whatever other points are worse")
  func payoffNadir() {
    let frontier = frontier([[10, 0, 2], [6, 6, -4], [0, 10, 3], [1, 2, 10]])
    #expect(frontier.payoffNadir == [0, 0, 2])
    #expect(frontier.nadir == [0, 0, -4])
    #expect(frontier.isNadirProven)
  }

  @Test("Of many points those remain that none is as good as, one of those that are the same")
  func nondominated() {
    let points: [[Double]] = [
      [0, 0, 1], [1, 0, 0], [1, 0, 0], [0, 0, 0], [1, 1e-12, 0], [0.5, 0.5, 0.5], [0.5, 0.5, 0.4],
    ]
    #expect(Nondominated.indices(ofMany: points) == [4, 5, 0])
    #expect(Nondominated.indices(ofMany: []) == [])
  }
}
