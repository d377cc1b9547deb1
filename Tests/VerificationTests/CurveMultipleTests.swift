// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Testing

@testable import Verification

@Suite("Curves that verification takes for one")
struct CurveMultipleTests {
  /// Of each family a curve, one 1.5 times as high, and curves of another shape.
  private static func families() throws -> [[Curve]] {
    [
      [.linear(try .init(rate: 2)), .linear(try .init(rate: 3))],
      [
        .hill(try .init(max: 2, half: 7, shape: 2)), .hill(try .init(max: 3, half: 7, shape: 2)),
        .hill(try .init(max: 3, half: 7.1, shape: 2)),
        .hill(try .init(max: 3, half: 7, shape: 2.1)),
      ],
      [
        .exponential(try .init(max: 2, scale: 7)), .exponential(try .init(max: 3, scale: 7)),
        .exponential(try .init(max: 3, scale: 7.1)),
      ],
      [
        .power(try .init(gain: 2, scale: 7, exponent: 0.5)),
        .power(try .init(gain: 3, scale: 7, exponent: 0.5)),
        .power(try .init(gain: 3, scale: 7, exponent: 0.6)),
        .power(try .init(gain: 3, scale: 8, exponent: 0.5)),
      ],
      [
        .logarithm(try .init(gain: 2, scale: 7)), .logarithm(try .init(gain: 3, scale: 7)),
        .logarithm(try .init(gain: 3, scale: 7.1)),
      ],
      [
        .logistic(try .init(max: 2, rate: 7)), .logistic(try .init(max: 3, rate: 7)),
        .logistic(try .init(max: 3, rate: 7.1)),
      ],
      [
        .tanh(try .init(max: 2, scale: 7)), .tanh(try .init(max: 3, scale: 7)),
        .tanh(try .init(max: 3, scale: 7.1)),
      ],
      [
        .adbudg(try .init(low: 2, high: 4, shape: 2, half: 7)),
        .adbudg(try .init(low: 3, high: 6, shape: 2, half: 7)),
        .adbudg(try .init(low: 3, high: 6, shape: 2, half: 7.1)),
        .adbudg(try .init(low: 3, high: 6, shape: 2.1, half: 7)),
        .adbudg(try .init(low: 2, high: 6, shape: 2, half: 7)),
      ],
    ]
  }

  @Test("only curves of one shape are multiples of one another, and by their height")
  func formulas() throws {
    let families = try Self.families()
    for (place, family) in families.enumerated() {
      let own = ReadCurve.formula(family[0])
      #expect(own.multiple(of: own) == 1)
      let factor = ReadCurve.formula(family[1]).multiple(of: own)
      #expect(factor.map { abs($0 - 1.5) < 1e-12 } == true, "\(family[1])")
      for other in family.dropFirst(2) {
        #expect(ReadCurve.formula(other).multiple(of: own) == nil, "\(other)")
      }
      for (other, foreign) in families.enumerated() where other != place {
        #expect(own.multiple(of: .formula(foreign[0])) == nil)
      }
    }
  }
}
