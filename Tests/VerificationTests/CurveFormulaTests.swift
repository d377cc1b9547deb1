// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing

@testable import Verification

/// A curve's value and slope at a spend, computed with mpmath 1.3.0 to 40 digits.
struct KnownJet: Sendable, CustomTestStringConvertible {
  let name: String
  let spend: Double
  let value: Double
  let slope: Double

  init(_ name: String, _ spend: Double, _ value: Double, _ slope: Double) {
    self.name = name
    self.spend = spend
    self.value = value
    self.slope = slope
  }

  var testDescription: String { "\(name) at \(spend)" }

  static let all = [
    KnownJet("hill, shape 1", 1e-3, 0.0023749999851562500928, 2.3749999703125002783),
    KnownJet("hill, shape 1", 120e3, 162857.14285714285714, 0.77551020408163265306),
    KnownJet("hill, shape 1", 450e3, 280327.86885245901639, 0.16339693630744423542),
    KnownJet("hill, shape 0.6", 0.5, 0.30704608835608936687, 0.368329602960140873),
    KnownJet("hill, shape 0.6", 300e3, 450, 0.00045),
    KnownJet("hill, shape 0.6", 7e6, 781.87277070527874788, 8.7962346728001405845e-6),
    KnownJet("hill, shape 1.8", 1e3, 0.031290258540518585978, 5.6320507212374389768e-5),
    KnownJet("hill, shape 1.8", 150e3, 200.79415188383605732, 0.001871952603529379044),
    KnownJet("hill, shape 1.8", 500e3, 643.44364929502904165, 0.00066031821818968724063),
    KnownJet("exponential", 1e-6, -1.249999999984375e-8, -0.0124999999996875),
    KnownJet("exponential", 25e3, -232.36928574050487902, -0.0066907678564873780245),
    KnownJet("exponential", 400e3, -499.97730003511875757, -5.6749912203106064419e-7),
    KnownJet("power", 1e-4, 9.5999999942400000061e-9, 9.5999999884800000184e-5),
    KnownJet("power", 80e3, 5.5861423916427649957, 5.4111207358900815371e-5),
    KnownJet("power", 1e6, 28.557293342825142115, 1.5450397463933387472e-5),
    KnownJet("log", 1e-5, 2.3333333329444444445e-8, 0.0023333333325555555558),
    KnownJet("log", 45e3, 64.140351231190854563, 0.00093333333333333333333),
    KnownJet("log", 900e3, 240.37910431396023722, 7.5268817204301075269e-5),
    KnownJet("logistic", 1e-3, 2.4999999999999999167e-6, 0.00249999999999999975),
    KnownJet("logistic", 60e3, 134.26239174950882147, 0.0017789444064680570219),
    KnownJet("logistic", 800e3, 249.99994373241897245, 1.1253514939093229182e-9),
    KnownJet("tanh", 1e-3, 2.4999999999999999167e-6, 0.00249999999999999975),
    KnownJet("tanh", 60e3, 134.26239174950882147, 0.0017789444064680570219),
    KnownJet("tanh", 800e3, 249.99994373241897245, 1.1253514939093229182e-9),
    KnownJet("adbudg", 10, 5.1368785393404936987, 0.010925302167863513118),
    KnownJet("adbudg", 20e3, 35, 0.0006),
    KnownJet("adbudg", 300e3, 58.831705097604625977, 1.475777031736914154e-5),
    KnownJet("linear", 250, 1, 0.004),
  ]
}

@Suite("Curve formulas")
struct CurveFormulaTests {
  private let curves: [String: Curve]

  init() throws {
    curves = [
      "hill, shape 1": .hill(try HillCurve(max: 380e3, half: 160e3)),
      "hill, shape 0.6": .hill(try HillCurve(max: 900, half: 300e3, shape: 0.6)),
      "hill, shape 1.8": .hill(try HillCurve(max: 900, half: 300e3, shape: 1.8)),
      "exponential": .exponential(try ExponentialCurve(max: -500, scale: 40e3)),
      "power": .power(try PowerCurve(gain: 12, scale: 50e3, exponent: 0.4)),
      "log": .logarithm(try LogarithmCurve(gain: 70, scale: 30e3)),
      "logistic": .logistic(try LogisticCurve(max: 250, rate: 2e-5)),
      "tanh": .tanh(try TanhCurve(max: 250, scale: 100e3)),
      "adbudg": .adbudg(try AdbudgCurve(low: 5, high: 65, shape: 0.8, half: 20e3)),
      "linear": .linear(try LinearCurve(rate: 0.004)),
    ]
  }

  @Test("Values and slopes agree with figures of 20 digits", arguments: KnownJet.all)
  func knownFigures(_ known: KnownJet) throws {
    let curve = ReadCurve(try #require(curves[known.name]), envelope: .none, over: 0...1e9)
    let jet = curve.jet(at: known.spend, from: known.spend)
    #expect(abs(jet.value - known.value) <= 1e-14 * abs(known.value))
    #expect(abs(jet.slope - known.slope) <= 1e-14 * abs(known.slope))
  }

  @Test("At no spend every curve but ADBUDG brings nothing, and that its low")
  func atZero() {
    for (name, curve) in curves {
      let value = ReadCurve(curve, envelope: .none, over: 0...1).value(at: 0)
      #expect(value == (name == "adbudg" ? 5 : 0), "\(name)")
    }
  }

  @Test("Steep and far curves stay numbers")
  func extremes() throws {
    let steep = ReadCurve(
      .hill(try HillCurve(max: 3, half: 1e-9, shape: 100)), envelope: .none, over: 0...1)
    #expect(steep.value(at: 1e15) == 3)
    #expect(steep.jet(at: 1e-20, from: 0).value == 0)
    #expect(steep.jet(at: 1e-300, from: 0).slope == 0)
    let flat = ReadCurve(.tanh(try TanhCurve(max: 3, scale: 1e-9)), envelope: .none, over: 0...1)
    #expect(flat.jet(at: 1e15, from: 0) == Jet(value: 3, slope: 0))
  }

  @Test("A shape below 1 rises endlessly steep at 0, and a factor of 0 takes that away")
  func steepStart() throws {
    let jet = try HillCurve(max: 2, half: 1, shape: 0.5).jet(at: 0)
    #expect(jet.slope == .infinity)
    #expect(jet.scaled(by: 0) == Jet(value: 0, slope: 0))
  }

  @Test("An S-curve bends up before its inflection and down after it")
  func inflection() throws {
    let curve = ReadCurve(
      .hill(try HillCurve(max: 900, half: 300, shape: 1.8)), envelope: .none, over: 0...1e3)
    let joint = try #require(curve.joints.first)
    let step = 1e-3
    func bend(_ x: Double) -> Double {
      curve.jet(at: x + step, from: x).slope - curve.jet(at: x - step, from: x).slope
    }
    #expect(bend(joint * 0.9) > 0)
    #expect(bend(joint * 1.1) < 0)
    #expect(curve.isConvex(times: 1, from: 0))
    #expect(!curve.isConvex(times: 1, from: joint))
    #expect(!curve.isConvex(times: -1, from: 0))
    #expect(curve.isConvex(times: -1, from: joint))
  }
}
