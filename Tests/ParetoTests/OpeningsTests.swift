// SPDX-License-Identifier: GPL-3.0-or-later

import ParetoTesting
import Testing

@testable import Pareto

@Suite struct OpeningsTests {
  private let unit = PlaneScales(nadir: [0, 0], ideal: [1, 1])
  private let ends = [PlanePoint(x: 1, y: 0), PlanePoint(x: 0, y: 1)]

  private func border(_ supports: [Support]) -> OuterBorder {
    var border = OuterBorder()
    for line in supports.compactMap(unit.line) { border.insert(line) }
    return border
  }

  private var ideals: [Support] {
    [Support(weights: [1, 0], bound: 1), Support(weights: [0, 1], bound: 1)]
  }

  @Test("Knowing only the ends, half of both ranges may be missed")
  func endsOnly() {
    #expect(Openings(above: ends, under: border(ideals)).gap == 0.5)
  }

  @Test("A half-plane along the straight line between the ends leaves nothing to miss")
  func closed() {
    let along = Support(weights: [3, 3], bound: 3)
    #expect(Openings(above: ends, under: border(ideals + [along])).gap == 0)
  }

  @Test("Each piece has its own opening")
  func pieces() {
    let bend = PlanePoint(x: 0.75, y: 0.75)
    let tangent = Support(weights: [1, 1], bound: 1.5)
    let openings = Openings(above: [ends[0], bend, ends[1]], under: border(ideals + [tangent]))
    // The corners (1, 0.5) and (0.5, 1) go down to the straight lines on both sides of the bend.
    #expect(openings.pieces.allSatisfy { abs($0 - 0.125) < 1e-15 })
    #expect(openings.beyond == 0)
  }

  @Test("A bend inwards is measured where it is deepest, though no half-plane has a corner there")
  func bentInwards() {
    let dent = PlanePoint(x: 0.25, y: 0.25)
    let along = Support(weights: [1, 1], bound: 1)
    let openings = Openings(above: [ends[0], dent, ends[1]], under: border(ideals + [along]))
    #expect(openings.gap == 0.25)
  }

  @Test("Without a bound on each objective by itself nothing is proven")
  func unbounded() {
    let along = Support(weights: [1, 1], bound: 1)
    #expect(Openings(above: ends, under: border([ideals[0], along])).gap == .infinity)
    #expect(Openings(above: ends, under: OuterBorder()).gap == .infinity)
  }

  @Test("A half-plane with a negative weight, no weight or no bound proves nothing")
  func worthless() {
    #expect(unit.line(Support(weights: [-1, 1], bound: 1)) == nil)
    #expect(unit.line(Support(weights: [0, 0], bound: 1)) == nil)
    #expect(unit.line(Support(weights: [1, 1], bound: .infinity)) == nil)
    #expect(unit.line(Support(weights: [1, .nan], bound: 1)) == nil)
  }

  @Test("The gap is the one of the definition, for any half-planes and points", arguments: 0..<100)
  func definition(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let supports =
      ideals
      + (0..<Int.random(in: 0...6, using: &random)).map { _ in
        let share = Double.random(in: 0...1, using: &random)
        return Support(
          weights: [share, 1 - share], bound: Double.random(in: 0.8...1.1, using: &random))
      }
    // Any points that follow one another, bent outwards or inwards.
    let xs = (0..<4).map { _ in Double.random(in: 0.1...0.9, using: &random) }.sorted(by: >)
    let ys = (0..<4).map { _ in Double.random(in: 0.1...0.9, using: &random) }.sorted()
    let chain = [[1, 0]] + zip(xs, ys).map { [$0, $1] } + [[0, 1]]
    let stated = Openings(above: chain.map(unit.point), under: border(supports)).gap
    var largest = 0.0
    for step in 0...500 {
      let lean = -1.5 + 3 * Double(step) / 500
      let heights = supports.map { support -> Double in
        let size = support.weights[0] + support.weights[1]
        let slope = (support.weights[1] - support.weights[0]) / 2
        return (support.bound - slope * lean) / size
      }
      let height = heights.min() ?? .infinity
      let point = [height - lean / 2, height + lean / 2]
      largest = max(largest, FrontierContract.miss(point, chain, [1, 1]))
    }
    #expect(largest <= stated + 1e-12, "nothing is missed by more than stated")
    #expect(stated <= largest + 6e-3, "and that much is missed somewhere")
  }

  @Test("The border does not depend on the order in which half-planes come", arguments: 0..<50)
  func order(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var supports = ideals + ideals
    for _ in 0..<30 {
      // Few different slopes, so that many are parallel.
      let share = Double(Int.random(in: 0...8, using: &random)) / 8
      supports.append(
        Support(weights: [share, 1 - share], bound: Double.random(in: 0.8...1.2, using: &random)))
    }
    let leans = (0...40).map { -2 + Double($0) / 10 }
    let expected = leans.map { lean in
      supports.compactMap(unit.line).map { $0.height(atLean: lean) }.min() ?? .infinity
    }
    for _ in 0..<5 {
      supports.shuffle(using: &random)
      let heights = border(supports).heights(atLeans: leans)
      #expect(zip(heights, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    }
  }
}
