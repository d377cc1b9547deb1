// SPDX-License-Identifier: GPL-3.0-or-later

/// The correlation of one series with another some periods later, for several lags.
///
/// The best of several looks is better than it should be. Its interval and significance therefore
/// count every look: an interval of confidence 1 - α is taken at 1 - α/m, and a significance m
/// times (Bonferroni; Dunn, 1961, "Multiple comparisons among means", JASA 56), which holds however
/// the looks depend on each other.
package struct LagScan: Hashable, Sendable {
  /// One lag.
  package struct Look: Hashable, Sendable {
    /// How many periods the second series comes later.
    package var lag: Int
    /// The number of pairs.
    package var size: Int
    /// The correlation of the values, its size counted without memory.
    package var correlation: Measured<Correlation>
  }

  /// Which way the two series should move.
  package enum Direction: String, Hashable, Sendable, CaseIterable {
    /// One rises where the other does.
    case same
    /// One falls where the other rises.
    case opposite

    /// 1 or -1.
    package var sign: Double { self == .same ? 1 : -1 }
  }

  /// A lag above 0 needs as many pairs.
  package static let leastPairs = 8

  /// The lags that were looked at, in order.
  package var looks: [Look]
  /// The position of the look with the strongest correlation in the expected direction, the
  /// shortest lag first; `nil` where no look has a correlation.
  package var best: Int?
  /// Which way the series should move.
  package var direction: Direction

  /// Looks at lags.
  ///
  /// A lag other than the first is left out where it leaves fewer than ``leastPairs`` pairs.
  ///
  /// - Parameters:
  ///   - series: the two series; the second follows the first.
  ///   - lags: the lags, in periods; 0 or more.
  ///   - direction: which way they should move.
  /// - Complexity: lags × periods.
  package init(_ series: PairedSeries, lags: ClosedRange<Int>, direction: Direction = .same) {
    precondition(lags.lowerBound >= 0, "a lag is 0 or more")
    self.direction = direction
    looks = []
    for lag in lags {
      let pairs = series.pairs(lag: lag)
      if lag > lags.lowerBound, pairs.count < Self.leastPairs { continue }
      looks.append(
        Look(lag: lag, size: pairs.count, correlation: pairs.correlationWithMemory()))
    }
    var strongest = -Double.infinity
    for (index, look) in looks.enumerated() {
      guard let correlation = look.correlation.value else { continue }
      let strength = direction.sign * correlation.coefficient
      // A longer lag must be better by more than rounding.
      if strength > strongest + 1e-12 {
        strongest = strength
        best = index
      }
    }
  }

  /// The number of looks that have a correlation.
  package var count: Int { looks.count { $0.correlation.value != nil } }

  /// The confidence of one look at which all of them together have a confidence.
  package func confidenceOfOne(
    _ confidence: Double = ConfidenceInterval.standardConfidence
  ) -> Double {
    1 - (1 - confidence) / Double(max(1, count))
  }

  /// How often the best look would be as good between series that have nothing to do with each
  /// other; `nil` without one.
  package var significance: Double? {
    guard let best, let correlation = looks[best].correlation.value else { return nil }
    return min(1, Double(count) * correlation.significance)
  }
}
