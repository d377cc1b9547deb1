// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Testing

@Suite("Curvature")
struct CurvatureTests {
  @Test("Saturating curves are concave, and convex when they take away")
  func signs() throws {
    for sign in [1.0, -1] {
      let curves: [Curve] = [
        .hill(try HillCurve(max: sign, half: 2)),
        .hill(try HillCurve(max: sign, half: 2, shape: 0.3)),
        .exponential(try ExponentialCurve(max: sign, scale: 2)),
        .power(try PowerCurve(gain: sign, scale: 2, exponent: 0.5)),
        .logarithm(try LogarithmCurve(gain: sign, scale: 2)),
        .logistic(try LogisticCurve(max: sign, rate: 2)),
        .tanh(try TanhCurve(max: sign, scale: 2)),
        .adbudg(try AdbudgCurve(low: 5, high: 5 + sign, shape: 1, half: 2)),
      ]
      for curve in curves {
        #expect(curve.curvature == (sign > 0 ? .concave : .convex), "\(curve)")
      }
    }
  }

  @Test("A curve of level 0 is a straight line")
  func flat() throws {
    let curves: [Curve] = [
      .hill(try HillCurve(max: 0, half: 2, shape: 3)),
      .exponential(try ExponentialCurve(max: 0, scale: 2)),
      .power(try PowerCurve(gain: 0, scale: 2, exponent: 3)),
      .logarithm(try LogarithmCurve(gain: -0.0, scale: 2)),
      .adbudg(try AdbudgCurve(low: 5, high: 5, shape: 3, half: 2)),
      .linear(try LinearCurve(rate: 7)),
    ]
    for curve in curves { #expect(curve.curvature == .linear, "\(curve)") }
  }

  @Test("A shape above 1 makes an S, an exponent above 1 a convex curve, 1 a line")
  func shapes() throws {
    #expect(Curve.hill(try HillCurve(max: 1, half: 2, shape: 1.001)).curvature == .mixed)
    #expect(
      Curve.adbudg(try AdbudgCurve(low: 1, high: 0, shape: 2, half: 2)).curvature == .mixed)
    #expect(Curve.power(try PowerCurve(gain: 1, scale: 1, exponent: 2)).curvature == .convex)
    #expect(Curve.power(try PowerCurve(gain: -1, scale: 1, exponent: 2)).curvature == .concave)
    #expect(Curve.power(try PowerCurve(gain: 3, scale: 1, exponent: 1)).curvature == .linear)
  }

  @Test("Turning the sign twice changes nothing")
  func negation() {
    for curvature in [Curvature.linear, .concave, .convex, .mixed] {
      #expect(curvature.negated.negated == curvature)
    }
    #expect(Curvature.concave.negated == .convex)
    #expect(Curvature.mixed.negated == .mixed)
  }
}
