// SPDX-License-Identifier: GPL-3.0-or-later

package import Curves

/// What a response term of a program is: a curve as it is, or how much of a population that it
/// reaches part of is *exposed* to it,
///
///     -ln(1 - curve(x) / population)
///
/// Exposures to independent audiences add up, and the share 1 - e^(-sum) of the population is
/// reached by at least one.
package struct TermCurve: Hashable, Sendable {
  /// The curve over the amount.
  package var curve: Curve
  /// The population of an exposure, in the curve's unit; `nil` for the curve as it is.
  package var population: Double?

  /// Makes a response term's curve.
  ///
  /// - Precondition: over the amounts of the response term's line, `curve / population` is at least
  ///   0 and below 1.
  package init(_ curve: Curve, population: Double? = nil) {
    self.curve = curve
    self.population = population
  }

  /// The value at an amount of at least 0, as the solver evaluates it.
  package func solverValue(at amount: Double) -> Double {
    switch PricedShape(self) {
    case .line(let rate): rate * amount
    case .smooth(let family, let responseTerm, let constant):
      constant + responseTerm.jet(family, at: amount).value
    case .kinked(let points, let population):
      KinkedTerm(points, population: population).value(at: amount)
    }
  }

  /// The same over amounts on which points are one straight piece, as a smooth curve and a
  /// constant; `nil` for any other curve, and where the piece would reach everybody at 0.
  ///
  /// Only such a form can be priced between two points of an exposure.
  func smoothed(on range: ClosedRange<Double>) -> (curve: TermCurve, constant: Double)? {
    guard let population, case .points(let points) = curve else { return nil }
    let kinked = KinkedTerm(points)
    let rate = kinked.rightSlope(at: range.lowerBound)
    let start = kinked.value(at: range.lowerBound) - rate * range.lowerBound
    guard start < population, let line = try? LinearCurve(rate: rate) else { return nil }
    return (
      TermCurve(.linear(line), population: population - start),
      -Elementary.log1p(-start / population)
    )
  }
}

extension TermCurve {
  /// Whether the curve can be priced on a stretch between two of its breaks, or its tangent can
  /// stand for it.
  func canMove(on stretch: ClosedRange<Double>) -> Bool {
    guard population != nil, case .points = curve else { return true }
    return smoothed(on: stretch) != nil
  }
}

extension Curve {
  /// The curve's value at a spend of at least 0, in the KPI's unit, as the solver evaluates it.
  package func solverValue(at spend: Double) -> Double { TermCurve(self).solverValue(at: spend) }
}
