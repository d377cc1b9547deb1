// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What one line adds to a bound as a function of its spend: `slope · x + Σ factor · curve(x)`.
struct LineFunction {
  var slope: Double
  /// Curves with their factors, none of them 0.
  var terms: [(factor: Double, curve: ReadCurve)]

  /// The value with the sum of the absolute values of its parts.
  func value(at spend: Double) -> CompensatedSum {
    var sum = CompensatedSum(slope * spend)
    for term in terms { sum.add(term.factor * term.curve.value(at: spend)) }
    return sum
  }

  /// An upper bound on the function over a range of spends; infinite where the function may grow for ever.
  ///
  /// The range is cut at kinks and where a curve changes the way it bends. On a piece where every part is concave,
  /// tangents bound the function from above; a convex part is bounded by its chord. The piece with the highest bound is
  /// cut again, until the bound is at a value that is taken. Rounding is allowed for, so that the bound is never below
  /// the true maximum. Source: branch and bound on intervals, for example R. Horst and H. Tuy, Global Optimization (1996).
  ///
  /// - Complexity: a few dozen evaluations of each curve, and one per point of a `points` curve.
  func upperBound(over range: ClosedRange<Double>, near guess: Double) -> Double {
    guard let end = finiteEnd(of: range) else { return .infinity }
    let range = range.lowerBound...max(range.lowerBound, end)
    var search = BoundSearch(self, cuts: cuts(of: range, near: guess))
    return search.run()
  }

  /// The spends at which the range is cut from the beginning.
  private func cuts(of range: ClosedRange<Double>, near guess: Double) -> [Double] {
    var cuts = [range.lowerBound, range.upperBound]
    if guess > range.lowerBound, guess < range.upperBound { cuts.append(guess) }
    for term in terms {
      cuts += term.curve.joints.filter { $0 > range.lowerBound && $0 < range.upperBound }
    }
    cuts.sort()
    var last: Double?
    return cuts.filter { cut in
      defer { last = cut }
      return cut != last
    }
  }

  /// The upper end of the range, or where an endless range may be cut because the function falls from there on; `nil` if
  /// there is no such place.
  private func finiteEnd(of range: ClosedRange<Double>) -> Double? {
    guard range.upperBound == .infinity else { return range.upperBound }
    let last = terms.flatMap(\.curve.joints).max() ?? 0
    var end = max(range.lowerBound, last, 1)
    guard !terms.contains(where: { $0.curve.isConvex(times: $0.factor, from: end) }) else {
      return nil
    }
    while end < 1e18 {
      let slope = terms.reduce(slope) { $0 + $1.factor * $1.curve.jet(at: end, from: end).slope }
      if slope <= 0 { return end }
      end *= 2
    }
    return nil
  }
}
