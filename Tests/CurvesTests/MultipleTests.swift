// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Testing

@Suite("Curves that are multiples of one another are known as such")
struct MultipleTests {
  @Test("every family but for its level")
  func families() throws {
    let pairs: [(Curve, Curve)] = [
      (.linear(try .init(rate: 3)), .linear(try .init(rate: 2))),
      (.hill(try .init(max: 3, half: 7, shape: 2)), .hill(try .init(max: 2, half: 7, shape: 2))),
      (.exponential(try .init(max: 3, scale: 7)), .exponential(try .init(max: 2, scale: 7))),
      (
        .power(try .init(gain: 3, scale: 7, exponent: 0.5)),
        .power(try .init(gain: 2, scale: 7, exponent: 0.5))
      ),
      (.logarithm(try .init(gain: 3, scale: 7)), .logarithm(try .init(gain: 2, scale: 7))),
      (.logistic(try .init(max: 3, rate: 7)), .logistic(try .init(max: 2, rate: 7))),
      (.tanh(try .init(max: 3, scale: 7)), .tanh(try .init(max: 2, scale: 7))),
      (
        .adbudg(try .init(low: 3, high: 6, shape: 2, half: 7)),
        .adbudg(try .init(low: 2, high: 4, shape: 2, half: 7))
      ),
    ]
    for (index, (own, other)) in pairs.enumerated() {
      #expect(own.multiple(of: other) == 1.5)
      #expect(own.multiple(of: own) == 1)
      for (place, (foreign, _)) in pairs.enumerated() where place != index {
        #expect(own.multiple(of: foreign) == nil)
      }
    }
  }

  @Test("not with another parameter, nor of what is 0 everywhere")
  func others() throws {
    let own = Curve.hill(try .init(max: 3, half: 7, shape: 2))
    #expect(own.multiple(of: .hill(try .init(max: 2, half: 7, shape: 2.1))) == nil)
    #expect(own.multiple(of: .hill(try .init(max: 2, half: 7.1, shape: 2))) == nil)
    #expect(
      Curve.linear(try .init(rate: 3)).multiple(of: .linear(try .init(rate: 0))) == nil)
    let tilted = Curve.adbudg(try .init(low: 3, high: 5, shape: 2, half: 7))
    #expect(
      tilted.multiple(of: .adbudg(try .init(low: 2, high: 4, shape: 2, half: 7))) == nil)
  }

  @Test("points by each of their values, and by what follows them")
  func points() throws {
    let own = Curve.points(try .init(spends: [0, 1, 4], values: [0, 0.3, 0.6]))
    let other = Curve.points(try .init(spends: [0, 1, 4], values: [0, 3, 6]))
    #expect(own.multiple(of: other).map { abs($0 - 0.1) < 1e-15 } == true)
    let bent = Curve.points(try .init(spends: [0, 1, 4], values: [0, 3, 6.1]))
    #expect(own.multiple(of: bent) == nil)
  }
}
