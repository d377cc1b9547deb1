// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Testing

@testable import Programs

@Suite("Curves at the ends of what numbers hold")
struct SteepCurveTests {
  static let curves: [Curve] = {
    do {
      return [
        .hill(try HillCurve(max: 5, half: 1e-3, shape: 200)),
        .hill(try HillCurve(max: 5, half: 1e12, shape: 200)),
        .hill(try HillCurve(max: -5, half: 1, shape: 0.01)),
        .adbudg(try AdbudgCurve(low: 1, high: 9, shape: 300, half: 1e-6)),
        .exponential(try ExponentialCurve(max: 1e15, scale: 1e-9)),
        .exponential(try ExponentialCurve(max: 5, scale: 1e18)),
        .logistic(try LogisticCurve(max: 5, rate: 1e9)),
        .tanh(try TanhCurve(max: 5, scale: 1e-9)),
        .logarithm(try LogarithmCurve(gain: 5, scale: 1e-9)),
        .power(try PowerCurve(gain: 5, scale: 1e-9, exponent: 0.5)),
      ]
    } catch {
      return []
    }
  }()

  @Test("a steep or flat curve has a value, a slope and a bend at every amount", arguments: curves)
  func numbers(_ curve: Curve) throws {
    let responseTerm = try #require(NonconcaveTerm(PricedShape(TermCurve(curve))))
    for amount in [1e-6, 1e-3, 0.1, 1, 40_000, 1e9] {
      let jet = responseTerm.jet(at: amount, side: .right)
      #expect(jet.value.isFinite && jet.slope.isFinite && jet.bend.isFinite, "\(amount): \(jet)")
      #expect(curve.solverValue(at: amount).isFinite)
    }
  }

  @Test("a hill whose powers overflow is at its top")
  func top() throws {
    let curve = Curve.hill(try HillCurve(max: 5, half: 1e-3, shape: 200))
    #expect(curve.solverValue(at: 40_000) == 5)
    #expect(curve.solverValue(at: 1e-6) == 0)
  }

  @Test(
    "the first of an exponential curve has all its digits",
    arguments: [1e-8, 3e-6, 2e-5, 8e-4, 2e-3])
  func small(_ share: Double) throws {
    let curve = Curve.exponential(try ExponentialCurve(max: 1, scale: 1))
    let value = curve.solverValue(at: share)
    #expect(abs(value + Elementary.expm1(-share)) <= 2e-13 * value)
  }

  @Test("the first of a steep power curve has all its digits", arguments: [1e-9, 2e-6, 1e-5, 1e-4])
  func steepPower(_ share: Double) throws {
    for exponent in [20.0, 3650, 40_000] {
      let curve = Curve.power(try PowerCurve(gain: 1, scale: 1, exponent: exponent))
      let value = curve.solverValue(at: share)
      let exact = Elementary.expm1(exponent * Elementary.log1p(share))
      #expect(abs(value - exact) <= 1e-12 * exact, "exponent \(exponent)")
    }
  }
}
