// SPDX-License-Identifier: GPL-3.0-or-later

/// What one series has per unit of another over some periods: the sum of the one divided by that of
/// the other.
package struct Rate: Hashable, Sendable {
  /// The rate.
  package var value: Double
  /// The number of periods.
  package var size: Int
  /// How far the rate may be off, one standard error; `nil` for a single period.
  package var error: Double?

  /// The rate of second to first.
  ///
  /// Source of the error: the ratio estimator of Cochran (1977), "Sampling techniques", 6.4,
  /// `√(n/(n-1) · Σ(y - rx)²) / Σx`; it takes the spread from the periods themselves, so that it
  /// also holds where they vary more than a coin would.
  ///
  /// - Returns: The rate; undefined without a period in which the first series is above 0, or with
  ///   amounts below 0.
  /// - Complexity: linear.
  package static func of(_ pairs: some Collection<PairedSeries.Pair>) -> Measured<Rate> {
    guard pairs.allSatisfy({ $0.first.isFinite && $0.second.isFinite }) else {
      return .undefined(.notFinite)
    }
    guard pairs.allSatisfy({ $0.first >= 0 && $0.second >= 0 }) else {
      return .undefined(.negative)
    }
    let counted = pairs.filter { $0.first > 0 }
    let whole = counted.reduce(0) { $0 + $1.first }
    guard whole > 0 else { return .undefined(.tooFew(size: 0, needed: 1)) }
    let value = counted.reduce(0) { $0 + $1.second } / whole
    var error: Double?
    if counted.count > 1 {
      let squares = counted.reduce(0) { sum, pair in
        let rest = pair.second - value * pair.first
        return sum + rest * rest
      }
      let size = Double(counted.count)
      error = (size / (size - 1) * squares).squareRoot() / whole
    }
    return .value(Rate(value: value, size: counted.count, error: error))
  }

  /// The interval of the rate, with Student's t; `nil` for a single period.
  package func interval(
    _ confidence: Double = ConfidenceInterval.standardConfidence
  ) -> ConfidenceInterval? {
    guard let error else { return nil }
    let reach = StudentDistribution(degrees: Double(size - 1)).reach(confidence) * error
    return ConfidenceInterval(
      lower: max(0, value - reach), upper: value + reach, confidence: confidence)
  }
}

/// A rate in a window that moves through time.
package struct RollingRate: Hashable, Sendable {
  /// The rate in one window.
  package struct Window: Hashable, Sendable {
    /// The window's first and last period.
    package var positions: ClosedRange<Int>
    /// The rate.
    package var rate: Rate
  }

  /// How many periods a window holds, those that are missing included.
  package var width: Int
  /// The windows in the order of time; those in which no period has a rate are left out.
  package var windows: [Window]

  /// Moves a window through pairs, period by period.
  ///
  /// - Precondition: the window holds at least one period.
  /// - Complexity: pairs × width.
  package init(_ pairs: [PairedSeries.Pair], width: Int) {
    precondition(width > 0, "a window holds a period")
    self.width = width
    windows = []
    guard let start = pairs.first?.position, let end = pairs.last?.position else { return }
    for (index, pair) in pairs.enumerated() {
      // Windows end at periods that have a pair, the first where it is full.
      guard pair.position - start >= width - 1 || (end - start < width && index == pairs.count - 1)
      else { continue }
      let first = pair.position - width + 1
      let inside = pairs[...index].reversed().prefix { $0.position >= first }
      guard case .value(let rate) = Rate.of(inside) else { continue }
      windows.append(Window(positions: max(first, start)...pair.position, rate: rate))
    }
  }

  /// A width that shows a drift without following every period: a quarter of the periods, from 3 to
  /// 12.
  package static func standardWidth(for size: Int) -> Int { min(12, max(3, size / 4)) }
}
