// SPDX-License-Identifier: GPL-3.0-or-later

package import Statistics

/// What the past says about a proxy.
package enum ProxyVerdict: String, Hashable, Sendable, CaseIterable {
  /// The two KPIs go together, beyond what chance explains, and one stands for as much of the other
  /// as ever.
  case validated
  /// The past does not settle it.
  case weak
  /// The two KPIs do not go together, or one stands for another amount of the other than it did.
  case misleading
}

/// Why a verdict came about; facts without words.
package enum ProxyReason: Hashable, Sendable {
  /// There are too few periods with both values for any verdict but weak.
  case few(size: Int, needed: Int)
  /// There is no correlation at all.
  case noCorrelation(Undefined)
  /// The whole interval of the correlation lies above the bar.
  case strong(ConfidenceInterval)
  /// The correlation of the changes from period to period lies above the bar with its whole
  /// interval, that of the values does not.
  case strongInChanges(ConfidenceInterval)
  /// The interval holds the bar: the past says neither.
  case unsettled(ConfidenceInterval)
  /// The whole interval of the correlation lies below the bar, at every lag; that of the strongest.
  case absent(ConfidenceInterval)
  /// The values and their ranks disagree about the bar: a few periods make the correlation, or it
  /// is no straight line.
  case ranksDisagree(pearson: Double, spearman: Double)
  /// What one unit of the proxy stands for has changed.
  case rateChanged(RateChange)
  /// What one unit of the proxy stands for may have changed, or has changed by little.
  case rateMayHaveChanged(RateChange)
  /// Periods resemble their neighbours, and count as fewer.
  case memory(size: Int, effective: Double)
}

/// The limits by which a verdict is reached.
package enum ProxyBar {
  /// The correlation that a proxy must pass with its whole interval: at 0.5 it explains a quarter
  /// of the other's variance.
  package static let correlation = 0.5
  /// The least number of periods with both values.
  package static let leastSize = 12
  /// The significance of a change of the rate that makes a proxy misleading.
  package static let surely = 0.01
  /// The significance of a change of the rate that keeps a proxy from being validated.
  package static let perhaps = 0.05
  /// The change of the rate, as a share of what it was, that makes a proxy misleading.
  package static let change = 0.2
}
