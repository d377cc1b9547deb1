// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing

@testable import Verification

@Suite("Upper bound of one line")
struct UpperBoundTests {
  private func curve(_ curve: Curve) -> ReadCurve {
    ReadCurve(curve, envelope: .none, over: 0...100)
  }

  @Test("The bound of a Hill curve against a price is its value where the slope is the price")
  func closedForm() throws {
    let function = LineFunction(
      slope: -0.5, terms: [(1, curve(.hill(try HillCurve(max: 625, half: 50))))])
    for guess in [0, 3, 200, 1e4, 123_456_789] {
      let bound = function.upperBound(over: Amounts(0...1e6), near: guess).value
      #expect(bound >= 400 && bound <= 400 * (1 + 1e-13), "\(bound)")
    }
  }

  @Test("Kinks are exact")
  func kinks() throws {
    let points = try PointsCurve(spends: [0, 10, 30], values: [0, 20, 40], tail: .flat)
    let function = LineFunction(slope: -1.5, terms: [(1, curve(.points(points)))])
    let bound = function.upperBound(over: Amounts(0...50), near: 25).value
    #expect(bound >= 5 && bound <= 5 + 1e-12)
  }

  @Test("A point is a range")
  func singlePoint() throws {
    let function = LineFunction(slope: 2, terms: [])
    #expect(abs(function.upperBound(over: Amounts(3...3), near: 3).value - 6) < 1e-12)
  }

  @Test("An endless range has a bound where the function falls in the end, else none")
  func endless() throws {
    let hill = curve(.hill(try HillCurve(max: 625, half: 50)))
    let falling = LineFunction(slope: -0.5, terms: [(1, hill)])
    let bound = falling.upperBound(over: Amounts(0 ... .infinity), near: 7).value
    #expect(bound >= 400 && bound <= 400 * (1 + 1e-13))
    let rising = LineFunction(slope: 1e-9, terms: [(1, hill)])
    #expect(rising.upperBound(over: Amounts(0 ... .infinity), near: 7).value == .infinity)
    let power = curve(.power(try PowerCurve(gain: 1, scale: 1, exponent: 2)))
    let convex = LineFunction(slope: -1e6, terms: [(1, power)])
    #expect(convex.upperBound(over: Amounts(0 ... .infinity), near: 7).value == .infinity)
  }

  @Test("The bound of a curve that is endlessly steep at 0 is found beside 0")
  func steepStart() throws {
    let root = curve(.hill(try HillCurve(max: 1, half: 100, shape: 0.5)))
    let function = LineFunction(slope: -1e3, terms: [(1, root)])
    let bound = function.upperBound(over: Amounts(0...100), near: 50).value
    let grid = (0...1000).map { function.value(at: 1e-11 * Double($0)).value }.max() ?? 0
    #expect(bound >= grid && bound <= grid * 1.001 + 1e-15)
  }

  @Test(
    "The bound of random sums of curves is never below a dense grid, and close to it",
    arguments: 0..<150)
  func randomSums(seed: UInt64) throws {
    var random = RandomNumbers(seed: seed)
    let range = random.number(0...20)...random.number(20...100)
    var terms: [(factor: Double, curve: ReadCurve)] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let factor = random.number(-1...2)
      terms.append((factor, curve(try randomCurve(&random))))
    }
    let function = LineFunction(slope: random.number(-2...1), terms: terms)
    let steps = 5000
    var highest = -Double.infinity
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      let spend = range.lowerBound + share * (range.upperBound - range.lowerBound)
      highest = max(highest, function.value(at: spend).value)
    }
    let size = max(1, function.value(at: range.upperBound).magnitude)
    let bound = function.upperBound(
      over: Amounts(range), near: random.number(range.lowerBound...range.upperBound)
    ).value
    #expect(bound >= highest)
    #expect(bound <= highest + 1e-3 * size)
  }

  @Test("With steps the bound is the best of all steps", arguments: 0..<100)
  func steps(seed: UInt64) throws {
    var random = RandomNumbers(seed: seed &+ 500)
    var terms: [(factor: Double, curve: ReadCurve)] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      terms.append((random.number(-1...2), curve(try randomCurve(&random))))
    }
    let function = LineFunction(
      constant: random.number(-50...50), slope: random.number(-2...1), terms: terms)
    let first = random.number(0...10)
    let step = random.number(0.3...20)
    let count = Int((90 / step).rounded(.down))
    let amounts = Amounts(first...first + Double(count) * step, step: step)
    let values = (0...count).map { function.value(at: first + Double($0) * step) }
    let highest = values.map(\.value).max() ?? 0
    let size = values.map(\.magnitude).max() ?? 0
    let bound = function.upperBound(over: amounts, near: random.number(0...100)).value
    #expect(bound >= highest && bound <= highest + 1e-12 * size)
  }

  private func randomCurve(_ random: inout RandomNumbers) throws -> Curve {
    let max = random.number(1...100)
    let scale = random.number(2...60)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return .linear(try LinearCurve(rate: random.number(-1...1)))
    case 1: return .hill(try HillCurve(max: max, half: scale, shape: random.number(0.4...1)))
    case 2: return .hill(try HillCurve(max: max, half: scale, shape: random.number(1...4)))
    case 3: return .exponential(try ExponentialCurve(max: max, scale: scale))
    case 4:
      return .power(try PowerCurve(gain: max, scale: scale, exponent: random.number(0.2...1.5)))
    case 5: return .logarithm(try LogarithmCurve(gain: max, scale: scale))
    case 6: return .logistic(try LogisticCurve(max: max, rate: 1 / scale))
    case 7:
      return .adbudg(
        try AdbudgCurve(low: 5, high: max, shape: random.number(0.5...3), half: scale))
    default:
      let spends = (0...8).map { Double($0) * 12.5 }
      let values = spends.map { _ in random.number(0...max) }
      return .points(try PointsCurve(spends: spends, values: values))
    }
  }
}
