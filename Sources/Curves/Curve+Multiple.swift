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
    switch (self, other) {
    case (.linear(let own), .linear(let other)):
      ratio(own.rate, other.rate)
    case (.hill(let own), .hill(let other))
    where own.half == other.half && own.shape == other.shape:
      ratio(own.max, other.max)
    case (.exponential(let own), .exponential(let other)) where own.scale == other.scale:
      ratio(own.max, other.max)
    case (.power(let own), .power(let other))
    where own.scale == other.scale && own.exponent == other.exponent:
      ratio(own.gain, other.gain)
    case (.logarithm(let own), .logarithm(let other)) where own.scale == other.scale:
      ratio(own.gain, other.gain)
    case (.logistic(let own), .logistic(let other)) where own.rate == other.rate:
      ratio(own.max, other.max)
    case (.tanh(let own), .tanh(let other)) where own.scale == other.scale:
      ratio(own.max, other.max)
    case (.adbudg(let own), .adbudg(let other))
    where own.half == other.half && own.shape == other.shape:
      ratio(of: [own.low, own.high], to: [other.low, other.high])
    case (.points(let own), .points(let other)) where own.spends == other.spends:
      switch (own.tail, other.tail) {
      case (.slope(let slope), .slope(let otherSlope)):
        ratio(of: own.values + [slope], to: other.values + [otherSlope])
      case (.undefined, .undefined), (.flat, .flat): ratio(of: own.values, to: other.values)
      case (.slope, _), (.undefined, _), (.flat, _): nil
      }
    case (.linear, _), (.hill, _), (.exponential, _), (.power, _), (.logarithm, _), (.logistic, _),
      (.tanh, _), (.adbudg, _), (.points, _):
      nil
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
