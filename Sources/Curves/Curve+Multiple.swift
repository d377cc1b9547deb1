// SPDX-License-Identifier: GPL-3.0-or-later

extension Curve {
  /// The factor by which this curve is another one at every spend; `nil` where it is none, or that
  /// one is 0 everywhere.
  ///
  /// Curves of two families are not compared, although a Hill curve of one and an adbudg curve of
  /// the other may agree.
  ///
  /// - Complexity: constant; linear in the number of points for `points`.
  public func multiple(of other: Curve) -> Double? {
    switch (form, other.form) {
    case (.formula(let own), .formula(let other)):
      let family = type(of: own).family
      let figures = zip(family.parameters, zip(own.figures, other.figures))
      guard family == type(of: other).family,
        figures.allSatisfy({ !$0.isPositive || $1.0 == $1.1 })
      else { return nil }
      let heights = figures.filter { !$0.0.isPositive }.map(\.1)
      return ratio(of: heights.map(\.0), to: heights.map(\.1))
    case (.points(let own), .points(let other)) where own.spends == other.spends:
      switch (own.tail, other.tail) {
      case (.slope(let slope), .slope(let otherSlope)):
        return ratio(of: own.values + [slope], to: other.values + [otherSlope])
      case (.undefined, .undefined), (.flat, .flat):
        return ratio(of: own.values, to: other.values)
      case (.slope, _), (.undefined, _), (.flat, _): return nil
      }
    case (.formula, _), (.points, _): return nil
    }
  }
}

private func ratio(_ own: Double, _ other: Double) -> Double? {
  let ratio = own / other
  return ratio.isNormal ? ratio : nil
}

/// The factor between two lists, up to the rounding of their figures.
private func ratio(of own: [Double], to other: [Double]) -> Double? {
  let largest = other.indices.max { other[$0].magnitude < other[$1].magnitude } ?? 0
  guard own.count == other.count, !own.isEmpty, let ratio = ratio(own[largest], other[largest])
  else { return nil }
  let isMultiple = zip(own, other).allSatisfy { own, other in
    (own - ratio * other).magnitude <= 4 * own.magnitude.ulp
  }
  return isMultiple ? ratio : nil
}
