// SPDX-License-Identifier: GPL-3.0-or-later

/// How far two series go together, between -1 and 1.
package struct Correlation: Hashable, Sendable {
  /// What is correlated.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The values: how near the pairs are to a straight line.
    case pearson
    /// Their ranks: how near the pairs are to any rising line.
    case spearman
  }

  /// What is correlated.
  package var kind: Kind
  /// The coefficient.
  package var coefficient: Double
  /// The number of pairs.
  package var size: Int
  /// The number of pairs without a memory that would say as much; `size` unless the series have a
  /// memory.
  package var effectiveSize: Double

  /// The least number of pairs that have a coefficient: two are always on a line.
  package static let leastSize = 3

  /// Correlates two series, pair by pair.
  ///
  /// Sources: Pearson's product-moment coefficient; Spearman's is the same of mid-ranks, which is
  /// right with ties too (Kendall, 1945).
  ///
  /// - Returns: The correlation; undefined with fewer than 3 pairs, a constant series or values
  ///   that are not finite.
  /// - Precondition: both series are equally long.
  /// - Complexity: linear in the pairs; O(n log n) for ranks.
  package static func of(
    _ first: [Double], _ second: [Double], _ kind: Kind = .pearson
  ) -> Measured<Correlation> {
    precondition(first.count == second.count, "pairs have two values")
    guard first.allSatisfy(\.isFinite), second.allSatisfy(\.isFinite) else {
      return .undefined(.notFinite)
    }
    guard first.count >= leastSize else {
      return .undefined(.tooFew(size: first.count, needed: leastSize))
    }
    guard let left = Deviations(kind == .pearson ? first : Ranks.middle(first)) else {
      return .undefined(.firstIsConstant)
    }
    guard let right = Deviations(kind == .pearson ? second : Ranks.middle(second)) else {
      return .undefined(.secondIsConstant)
    }
    let product = zip(left.values, right.values).reduce(0) { $0 + $1.0 * $1.1 }
    let coefficient = product / (left.square * right.square).squareRoot()
    return .value(
      Correlation(
        kind: kind, coefficient: min(1, max(-1, coefficient)), size: first.count,
        effectiveSize: Double(first.count)))
  }

  /// The interval of the coefficient.
  ///
  /// Sources: `tanh(atanh r ± z·s)` with `s² = 1/(n - 3)` for Pearson's coefficient (Fisher, 1921)
  /// and `s² = (1 + r²/2)/(n - 3)` for Spearman's (Bonett & Wright, 2000, "Sample size requirements
  /// for estimating Pearson, Kendall and Spearman correlations", Psychometrika 65), n being the
  /// effective size. From -1 to 1 where n is 3 or less; a coefficient of exactly 1 or -1 has no
  /// width.
  ///
  /// - Precondition: `0 < confidence < 1`.
  package func interval(
    _ confidence: Double = ConfidenceInterval.standardConfidence
  ) -> ConfidenceInterval {
    guard effectiveSize > 3 else {
      return ConfidenceInterval(lower: -1, upper: 1, confidence: confidence)
    }
    guard abs(coefficient) < 1 else {
      return ConfidenceInterval(
        lower: coefficient, upper: coefficient, confidence: confidence)
    }
    let spread = kind == .pearson ? 1 : 1 + 0.5 * coefficient * coefficient
    let reach =
      NormalDistribution.reach(confidence) * (spread / (effectiveSize - 3)).squareRoot()
    let middle = Elementary.atanh(coefficient)
    return ConfidenceInterval(
      lower: Elementary.tanh(middle - reach), upper: Elementary.tanh(middle + reach),
      confidence: confidence)
  }

  /// How often a coefficient at least this far from 0 would come up between series that have
  /// nothing to do with each other.
  ///
  /// Source: `t = r·√((n - 2)/(1 - r²))` with n - 2 degrees of freedom (Student, 1908; for ranks an
  /// approximation, Kendall & Stuart), n being the effective size; 1 where n is 2 or less.
  package var significance: Double {
    guard effectiveSize > 2 else { return 1 }
    let rest = 1 - coefficient * coefficient
    guard rest > 0 else { return 0 }
    let degrees = effectiveSize - 2
    return StudentDistribution(degrees: degrees)
      .outside(coefficient * (degrees / rest).squareRoot())
  }
}
