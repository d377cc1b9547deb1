// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Pareto
import Testing

@testable import Programs

/// Exposures -ln(1 - curve/population): their derivatives, where they bend another way, and their
/// rigorous prices.
@Suite struct ExposureTests {
  static let families: [Curve] = {
    do {
      return [
        .linear(try LinearCurve(rate: 0.8)), .hill(try HillCurve(max: 100, half: 30)),
        .hill(try HillCurve(max: 100, half: 30, shape: 0.6)),
        .hill(try HillCurve(max: 100, half: 30, shape: 2.5)),
        .exponential(try ExponentialCurve(max: 90, scale: 40)),
        .power(try PowerCurve(gain: 20, scale: 15, exponent: 0.7)),
        .power(try PowerCurve(gain: 5, scale: 20, exponent: 1.6)),
        .logarithm(try LogarithmCurve(gain: 30, scale: 10)),
        .logistic(try LogisticCurve(max: 80, rate: 0.05)), .tanh(try TanhCurve(max: 80, scale: 50)),
        .adbudg(try AdbudgCurve(low: 5, high: 90, shape: 1.7, half: 35)),
        .points(try PointsCurve(spends: [0, 10, 30, 100], values: [0, 4, 35, 80])),
        .points(try PointsCurve(spends: [0, 20, 50, 100], values: [0, 30, 55, 60])),
      ]
    } catch {
      return []
    }
  }()

  /// Populations from just above all that the curve reaches up to far more.
  private static func exposures(_ curve: Curve) -> [TermCurve] {
    let top = (0...100).map { curve.solverValue(at: Double($0)) }.reduce(0, max)
    return [1.001, 1.05, 1.3, 2, 20].map { TermCurve(curve, population: top * $0) }
  }

  @Test("an exposure is -ln of the share that is not reached", arguments: families)
  func values(_ curve: Curve) {
    for exposure in Self.exposures(curve) {
      for amount in [0.0, 1e-9, 3, 17.5, 60, 100] {
        let share = curve.solverValue(at: amount) / (exposure.population ?? 0)
        let value = exposure.solverValue(at: amount)
        #expect(abs(value + Elementary.log1p(-share)) <= 1e-12 * max(1, value))
      }
    }
  }

  @Test("slope and bend of an exposure are those of its values", arguments: families)
  func derivatives(_ curve: Curve) throws {
    for exposure in Self.exposures(curve) {
      let responseTerm = try #require(NonconcaveTerm(PricedShape(exposure)))
      for amount in [2.0, 13, 41, 77, 99] {
        let step = 1e-4
        let (low, high) = (
          responseTerm.jet(at: amount - step, side: .right),
          responseTerm.jet(at: amount + step, side: .right)
        )
        let jet = responseTerm.jet(at: amount, side: .right)
        let slope = (high.value - low.value) / (2 * step)
        #expect(abs(jet.slope - slope) <= 1e-5 * max(abs(slope), 1e-3))
        if case .points = curve { continue }
        let bend = (high.slope - low.slope) / (2 * step)
        #expect(abs(jet.bend - bend) <= 1e-4 * max(abs(bend), 1e-4))
      }
    }
  }

  @Test("between two breaks an exposure bends one way", arguments: families)
  func breaks(_ curve: Curve) throws {
    for exposure in Self.exposures(curve) {
      let responseTerm = try #require(NonconcaveTerm(PricedShape(exposure)))
      let breaks = responseTerm.breaks(in: 0...100)
      if case .points = curve {} else { #expect(breaks.count <= 2) }
      let ends = [0] + breaks + [100]
      for (left, right) in zip(ends, ends.dropFirst()) {
        let expected = responseTerm.bend(between: left, and: right)
        for step in 1..<50 {
          let amount = left + (right - left) * Double(step) / 50
          let width = min(amount - left, right - amount)
          let middle = responseTerm.value(at: amount)
          let sides =
            (responseTerm.value(at: amount - width) + responseTerm.value(at: amount + width)) / 2
          let rounding = 1e-13 * max(1, abs(middle))
          #expect(expected > 0 ? sides >= middle - rounding : sides <= middle + rounding)
        }
      }
    }
  }

  @Test("no amount of an exposure is worth more than its price", arguments: families)
  func rigorous(_ curve: Curve) {
    var random = SplitMix(state: 7)
    for exposure in Self.exposures(curve) {
      var program = ChoiceProgram()
      let line = program.addLine()
      let option = program.addOption(of: line, lower: 0, upper: 100)
      let measures = (0..<3).map { _ in program.addMeasure() }
      program.add(slope: 0.01, of: option, to: measures[0])
      program.add(factor: 0.02, of: program.addResponseTerm(curve, of: option), to: measures[1])
      program.add(factor: 1, of: program.addResponseTerm(exposure, of: option), to: measures[2])
      let lines = ChoiceLines(program, lines: [0], domain: ChoiceDomain())
      for _ in 0..<8 {
        let prices = (0..<3).map { _ in 2 * random.unit() - 1 }
        let answer = lines.price(Block(prices), tolerance: 1e-9)
        #expect(answer.missed <= 1e-9)
        var best = -Double.infinity
        for step in 0...500 {
          let reached = program.measures(of: [.init(option: 0, amount: Double(step) / 5)])
          best = max(best, zip(prices, reached).reduce(0) { $0 + $1.0 * $1.1 })
        }
        #expect(best <= answer.worth + answer.missed + 1e-12)
        let there = program.measures(of: [.init(option: 0, amount: lines.amounts[0])])
        let worth = zip(prices, there).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(worth - answer.worth) <= 1e-12)
      }
    }
  }

  @Test("one piece of an exposure to points is as good as all of it", arguments: families)
  func onePiece(_ curve: Curve) throws {
    guard case .points(let points) = curve else { return }
    let exposure = TermCurve(curve, population: 100)
    for (left, right) in zip(points.spends, points.spends.dropFirst()) {
      let smooth = try #require(exposure.smoothed(on: left...right))
      for amount in [left, left + 0.3 * (right - left), right] {
        let value = smooth.constant + smooth.curve.solverValue(at: amount)
        #expect(abs(value - exposure.solverValue(at: amount)) <= 1e-12)
      }
    }
  }
}
