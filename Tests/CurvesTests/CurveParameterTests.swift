// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Testing

@Suite("Curve parameters")
struct CurveParameterTests {
  /// One parameter of one family.
  struct Place: Sendable, CustomTestStringConvertible {
    let family: CurveFamily
    let index: Int

    var parameter: CurveFamily.Parameter { family.parameters[index] }
    var testDescription: String { "\(family.name).\(parameter.name)" }

    /// Makes the family's curve with this value and 0.5 for everything else.
    func make(_ value: Double) throws(CurveError) -> Curve {
      var values = family.parameters.map { _ in 0.5 }
      values[index] = value
      return try family.make(values)
    }

    static let all = CurveFamily.all.flatMap { family in
      family.parameters.indices.map { Place(family: family, index: $0) }
    }
  }

  @Test("No parameter may be NaN or infinite", arguments: Place.all)
  func finite(_ place: Place) {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(throws: CurveError.notFinite(parameter: place.parameter.name)) {
        try place.make(value)
      }
    }
  }

  @Test("A parameter that is divided by or raised to must be above 0", arguments: Place.all)
  func positive(_ place: Place) throws {
    for value in [0, -0.0, -1.5] {
      if place.parameter.isPositive {
        let error = CurveError.notPositive(parameter: place.parameter.name, value: value)
        #expect(throws: error) { try place.make(value) }
      } else {
        #expect(throws: Never.self) { try place.make(value) }
      }
    }
    #expect(throws: Never.self) { try place.make(.leastNonzeroMagnitude) }
  }

  @Test("A family puts each value where its parameter stands")
  func order() throws {
    let curves = try CurveFamily.all.map { family in
      try family.make((1...family.parameters.count).map(Double.init))
    }
    #expect(
      curves == [
        .hill(try HillCurve(max: 1, half: 2, shape: 3)),
        .exponential(try ExponentialCurve(max: 1, scale: 2)),
        .power(try PowerCurve(gain: 1, scale: 2, exponent: 3)),
        .logarithm(try LogarithmCurve(gain: 1, scale: 2)),
        .logistic(try LogisticCurve(max: 1, rate: 2)),
        .tanh(try TanhCurve(max: 1, scale: 2)),
        .adbudg(try AdbudgCurve(low: 1, high: 2, shape: 3, half: 4)),
      ])
    #expect(Set(CurveFamily.all).count == CurveFamily.all.count)
  }

  @Test("Only the shape of a Hill curve may be left out")
  func standards() {
    let standards = Place.all.filter { $0.parameter.standard != nil }
    #expect(standards.map(\.testDescription) == ["hill.shape"])
    #expect(standards.map(\.parameter.standard) == [1])
  }

  @Test("A rate must be finite")
  func rates() {
    #expect(throws: CurveError.notFinite(parameter: "rate")) { try LinearCurve(rate: .nan) }
    #expect(throws: Never.self) { try LinearCurve(rate: -3) }
  }

  @Test("Errors say what is wrong in a planner's words")
  func wording() {
    #expect(CurveError.notFinite(parameter: "half").description == "'half' must be a finite number")
    #expect(
      CurveError.notPositive(parameter: "half", value: -2).description
        == "'half' must be above 0, not -2.0")
    #expect(CurveError.tooFewPoints.description == "a curve needs at least two points")
    #expect(CurveError.missingZero.description == "the points must include spend 0")
    #expect(
      CurveError.notAscending(spend: 5).description
        == "the spends of the points must rise; 5.0 does not")
  }
}
