// SPDX-License-Identifier: GPL-3.0-or-later

/// How many of a number of cases have something.
package struct ObservedShare: Hashable, Sendable {
  /// The cases that have it.
  package var count: Int
  /// All cases.
  package var size: Int

  /// Makes a share.
  ///
  /// - Precondition: `0 ≤ count ≤ size`.
  package init(count: Int, size: Int) {
    precondition(count >= 0 && count <= size, "a share counts some of the cases")
    self.count = count
    self.size = size
  }

  /// The share; `nil` of no cases.
  package var value: Double? { size == 0 ? nil : Double(count) / Double(size) }

  /// The interval of the share; from 0 to 1 for no cases.
  ///
  /// Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference",
  /// JASA 22.
  package func interval(
    _ confidence: Double = ConfidenceInterval.standardConfidence
  ) -> ConfidenceInterval {
    guard let value else {
      return ConfidenceInterval(lower: 0, upper: 1, confidence: confidence)
    }
    let z = NormalDistribution.reach(confidence)
    let n = Double(size)
    let middle = value + z * z / (2 * n)
    let reach = z * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return ConfidenceInterval(
      lower: count == 0 ? 0 : (middle - reach) / scale,
      upper: count == size ? 1 : (middle + reach) / scale, confidence: confidence)
  }
}
