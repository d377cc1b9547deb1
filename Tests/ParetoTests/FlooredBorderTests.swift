// SPDX-License-Identifier: GPL-3.0-or-later

import ParetoTesting
import Testing

@testable import Pareto

@Suite struct FlooredBorderTests {
  private let unit = PlaneScales(nadir: [0, 0], ideal: [1, 1])
  private let ends = Stairs(
    places: [PlanePoint(x: 1, y: 0), PlanePoint(x: 0, y: 1)], joins: [false])

  private func ideals() -> [FlooredSupport] {
    [[1.0, 0], [0, 1]].map { FlooredSupport(holding: Support(weights: $0, bound: 1)) }
  }

  @Test("Between two points alone the whole box may be missed")
  func box() {
    #expect(PieceProof(ideals(), scales: unit).opening(of: 0, in: ends).width == 1)
  }

  @Test("A half-plane above a floor takes away what keeps the floor, and nothing else")
  func floor() {
    var proof = PieceProof(ideals(), scales: unit)
    proof.learn(
      FlooredSupport(holding: Support(weights: [1, 0], bound: 0), above: [-.infinity, 0.25]))
    let opening = proof.opening(of: 0, in: ends)
    #expect(opening.width == 0.25)
    #expect(opening.place.y == 0.25)
  }

  @Test("Without a bound on each objective by itself nothing is proven")
  func unbounded() {
    let proof = PieceProof(Array(ideals().dropLast()), scales: unit)
    #expect(proof.openingBeyond(ends) == .infinity)
  }

  @Test("The opening is the one of the definition, for any half-planes, floors and points")
  func definition() {
    var generator = SeededGenerator(seed: 3)
    func draw(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &generator) }
    for _ in 0..<60 {
      let facts = (0..<Int(draw(0...12))).map { _ in
        let weight = draw(0...1)
        let floors = [draw(-0.2...1), draw(-0.2...1)].map { draw(0...1) < 0.3 ? -.infinity : $0 }
        return FlooredSupport(
          holding: Support(weights: [weight, 1 - weight], bound: draw(0.3...1)), above: floors)
      }
      let proof = PieceProof(ideals() + facts, scales: unit)
      let middle = PlanePoint(x: draw(0.1...0.9), y: draw(0.1...0.9))
      for joins in [[false, false], [true, false], [true, true]] {
        let stairs = Stairs(places: [ends.places[0], middle, ends.places[1]], joins: joins)
        let widest = (0..<2).map { proof.opening(of: $0, in: stairs).width }.reduce(0, max)
        let sampled = Self.widest(ideals() + facts, stairs)
        #expect(widest >= sampled - 1e-12 && widest <= sampled + 0.01)
      }
    }
  }

  /// The widest opening at so many leans, by the definition.
  private static func widest(_ facts: [FlooredSupport], _ stairs: Stairs) -> Double {
    let outline = stairs.outline(of: 0) + stairs.outline(of: 1).dropFirst()
    return (0...1000).map { step in
      let lean = Double(step) / 500 - 1
      // Going up at this lean, the first place that some fact rules out.
      let possible =
        facts.map { fact in
          let weights = fact.support.weights
          let line = fact.support.bound + (weights[0] - weights[1]) / 2 * lean
          return max(line, fact.floors[0] + lean / 2, fact.floors[1] - lean / 2)
        }.min() ?? .infinity
      var found = -Double.infinity
      for (start, end) in zip(outline, outline.dropFirst())
      where start.lean <= lean && lean <= end.lean {
        let share = end.lean > start.lean ? (lean - start.lean) / (end.lean - start.lean) : 0
        found = max(found, start.height + share * (end.height - start.height))
      }
      return possible - found
    }.reduce(0, max)
  }
}
