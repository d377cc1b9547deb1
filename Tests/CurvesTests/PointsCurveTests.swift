// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Testing

@Suite("Points")
struct PointsCurveTests {
  @Test("Points must be two at least, unless a slope goes on from a single one")
  func count() throws {
    #expect(throws: CurveError.tooFewPoints) { try PointsCurve(spends: [], values: []) }
    #expect(throws: CurveError.tooFewPoints) { try PointsCurve(spends: [0], values: [1]) }
    #expect(throws: CurveError.tooFewPoints) {
      try PointsCurve(spends: [0], values: [1], tail: .flat)
    }
    #expect(throws: CurveError.tooFewPoints) {
      try PointsCurve(spends: [], values: [], tail: .slope(1))
    }
    #expect(try PointsCurve(spends: [0], values: [1], tail: .slope(2)).slopes == [2])
  }

  @Test("Points must begin at 0 and rise")
  func order() {
    #expect(throws: CurveError.missingZero) { try PointsCurve(spends: [1, 2], values: [0, 0]) }
    #expect(throws: CurveError.notAscending(spend: 2)) {
      try PointsCurve(spends: [0, 2, 2], values: [0, 0, 0])
    }
    #expect(throws: CurveError.notAscending(spend: -1)) {
      try PointsCurve(spends: [0, -1], values: [0, 0])
    }
  }

  @Test("Spends, values and the slope past them must be finite")
  func finite() {
    #expect(throws: CurveError.notFinite(parameter: "spend")) {
      try PointsCurve(spends: [0, .nan], values: [0, 0])
    }
    #expect(throws: CurveError.notFinite(parameter: "value")) {
      try PointsCurve(spends: [0, 1], values: [0, .infinity])
    }
    #expect(throws: CurveError.notFinite(parameter: "slope")) {
      try PointsCurve(spends: [0, 1], values: [0, 1], tail: .slope(.nan))
    }
  }

  @Test("The tail's slope comes last, and none where nothing is known")
  func slopes() throws {
    let spends = [0.0, 2, 4]
    let values = [1.0, 5, 6]
    #expect(try PointsCurve(spends: spends, values: values).slopes == [2, 0.5])
    #expect(try PointsCurve(spends: spends, values: values, tail: .flat).slopes == [2, 0.5, 0])
    #expect(
      try PointsCurve(spends: spends, values: values, tail: .slope(-1)).slopes == [2, 0.5, -1])
  }

  @Test("Curvature counts the tail and every dip, however small")
  func curvature() throws {
    func curvature(
      _ values: [Double], _ tail: PointsCurve.Tail = .undefined
    ) throws -> Curvature {
      let spends = values.indices.map(Double.init)
      return Curve.points(try PointsCurve(spends: spends, values: values, tail: tail)).curvature
    }
    #expect(try curvature([0, 1, 2]) == .linear)
    #expect(try curvature([0, 1, 2], .slope(1)) == .linear)
    #expect(try curvature([0, 1, 2], .flat) == .concave)
    #expect(try curvature([0, 2, 3]) == .concave)
    #expect(try curvature([0, 1, 3]) == .convex)
    #expect(try curvature([0, 1, 3], .flat) == .mixed)
    #expect(try curvature([0, 2, 3, 4.000_000_001]) == .mixed)
    #expect(try curvature([0, -2, -3]) == .convex)
  }
}
