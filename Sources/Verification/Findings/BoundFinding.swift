// SPDX-License-Identifier: GPL-3.0-or-later

/// How far the bound of a plan could be recomputed.
package enum BoundFinding: Hashable, Sendable {
  /// The multipliers prove this bound over all plans.
  case recomputed(Double)
  /// The multipliers of so many cases, which leave no plan out, prove this bound together.
  case recomputedByCases(Double, count: Int)
  /// The bound comes from branch and bound and is not re-derived. The multipliers prove the bound
  /// from which that search started, and the stated one does not lie above it.
  case searched(before: Double)
  /// Nothing could be recomputed; a check says why.
  case none

  /// The bound that is proven, in the unit of the score; for a search the one from which it
  /// started.
  package var value: Double? {
    switch self {
    case .recomputed(let bound), .recomputedByCases(let bound, _), .searched(let bound): bound
    case .none: nil
    }
  }

  /// Whether the stated bound itself is proven.
  package var isRederived: Bool {
    switch self {
    case .recomputed, .recomputedByCases: true
    case .searched, .none: false
    }
  }
}
