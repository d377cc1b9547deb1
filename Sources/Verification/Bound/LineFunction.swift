// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What one way of using a line adds to a bound, as a function of its amount:
/// `constant + slope · x + Σ factor · curve(x)`, and multiples of exposures.
struct LineFunction {
  var constant: Double
  var slope: Double
  /// Different curves with their factors.
  private(set) var terms: [(factor: Double, curve: ReadCurve)] = []
  /// Multiples of exposures to audiences.
  var exposures: [ExposedReach] = []

  init(
    constant: Double = 0, slope: Double, terms: [(factor: Double, curve: ReadCurve)] = []
  ) {
    self.constant = constant
    self.slope = slope
    for term in terms { add(term.factor, term.curve) }
  }

  /// Adds a multiple of a curve; where the same curve counts already, or one that it is a multiple
  /// of, they add up.
  ///
  /// A curve that counts for one KPI and against another one is then bounded as what is left of it.
  mutating func add(_ factor: Double, _ curve: ReadCurve) {
    for place in terms.indices {
      guard let multiple = curve.multiple(of: terms[place].curve) else { continue }
      terms[place].factor += factor * multiple
      return
    }
    terms.append((factor, curve))
  }

  /// The value with the sum of the absolute values of its parts.
  func value(at spend: Double) -> CompensatedSum {
    var sum = CompensatedSum(constant)
    sum.add(slope * spend)
    for term in terms { sum.add(term.factor * term.curve.value(at: spend)) }
    for exposure in exposures {
      sum.add(1, times: exposure.value(of: exposure.reached(at: spend, from: spend).value))
    }
    return sum
  }

  /// An upper bound on the function over a range of spends, with the size of the parts that it is
  /// summed from; infinite where the function may grow for ever.
  ///
  /// The range is cut at kinks and where a curve changes the way it bends. On a piece where every
  /// part is concave, tangents bound the function from above; a convex part is bounded by its
  /// chord. The piece with the highest bound is cut again, until the bound is at a value that is
  /// taken. Rounding is allowed for, so that the bound is never below the true maximum. Where there
  /// are steps, pieces end on them, and between two neighbours only the ends count. Source: branch
  /// and bound on intervals, for example R. Horst and H. Tuy, Global Optimization (1996).
  ///
  /// - Complexity: a few dozen evaluations of each curve, and one per point of a `points` curve.
  func upperBound(over amounts: Amounts, near guess: Double) -> CompensatedSum {
    let range = amounts.range
    if terms.isEmpty, exposures.isEmpty, range.upperBound < .infinity {
      let ends = (value(at: range.lowerBound), value(at: range.upperBound))
      return ends.0.value >= ends.1.value ? ends.0 : ends.1
    }
    guard let end = finiteEnd(of: range) else { return CompensatedSum(.infinity) }
    let last = range.upperBound == .infinity ? amounts.ceiling(end) : end
    let cuts = cuts(of: range.lowerBound...max(range.lowerBound, last), near: guess)
    var search = BoundSearch(self, pieces: pieces(between: cuts, amounts), amounts: amounts)
    return search.run()
  }

  /// The spends at which the range is cut from the beginning.
  private func cuts(of range: ClosedRange<Double>, near guess: Double) -> [Double] {
    var cuts = [range.lowerBound, range.upperBound]
    if guess > range.lowerBound, guess < range.upperBound { cuts.append(guess) }
    cuts += joints.filter { $0 > range.lowerBound && $0 < range.upperBound }
    cuts.sort()
    return cuts
  }

  /// The joints of every curve.
  private var joints: [Double] {
    terms.flatMap(\.curve.joints) + exposures.flatMap { $0.reach.curve?.curve.joints ?? [] }
  }

  /// The pieces between cuts, each from its first to its last amount.
  private func pieces(between cuts: [Double], _ amounts: Amounts) -> [ClosedRange<Double>] {
    if cuts[0] == cuts[cuts.count - 1] { return [cuts[0]...cuts[0]] }
    return zip(cuts, cuts.dropFirst()).compactMap { left, right in
      if left == right { return nil }
      let (first, last) = (amounts.ceiling(left), amounts.floor(right))
      return first <= last ? first...last : nil
    }
  }

  /// The upper end of the range, or where an endless range may be cut because the function falls
  /// from there on; `nil` if there is no such place.
  private func finiteEnd(of range: ClosedRange<Double>) -> Double? {
    guard range.upperBound == .infinity else { return range.upperBound }
    let last = joints.max() ?? 0
    var end = max(range.lowerBound, last, 1)
    guard !terms.contains(where: { $0.curve.isConvex(times: $0.factor, from: end) }) else {
      return nil
    }
    while end < 1e18 {
      var slope = terms.reduce(slope) { $0 + $1.factor * $1.curve.jet(at: end, from: end).slope }
      for exposure in exposures { slope += exposure.largestSlope(after: end) ?? .infinity }
      if slope <= 0 { return end }
      end *= 2
    }
    return nil
  }
}
