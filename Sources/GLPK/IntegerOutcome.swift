// SPDX-License-Identifier: GPL-3.0-or-later

/// How an integer search ended: why it stopped, what point it has, and what bound.
package struct IntegerOutcome: Hashable, Sendable {
  /// Why it stopped.
  package enum Stop: Hashable, Sendable {
    /// The search is complete: the incumbent is best, or there is no feasible point.
    case finished

    /// The incumbent is proven to be within the gap asked for.
    case gapReached

    /// The limit on nodes was reached.
    case nodeLimit

    /// Time was up.
    case timeLimit

    /// Its token was cancelled.
    case cancelled

    /// The relaxation has no best value, so no search could begin.
    case unboundedRelaxation

    /// It broke down, or its incumbent fails the recheck.
    case numericalFailure(NumericalFailure)
  }

  /// A feasible point with whole values.
  package struct Incumbent: Hashable, Sendable {
    /// Its objective value.
    package var objective: Double

    /// The value of every column; exactly whole in integer ones.
    package var columnValues: [Double]

    /// The worst violation of a bound or row, relative to max(1, |bound|), recomputed from the
    /// coefficients.
    package var violation: Double
  }

  /// Why it stopped.
  package var stop: Stop

  /// The best point found; nil where none was.
  package var incumbent: Incumbent?

  /// No feasible point is better than this; nil where nothing is known.
  package var bound: Double?

  /// The nodes opened.
  package var nodes: Int

  /// How the relaxation at the root ended.
  package var relaxation: SimplexOutcome

  /// Whether the search proved that there is no feasible point.
  package var isInfeasible: Bool { stop == .finished && incumbent == nil }

  /// Whether the search proved its incumbent best, up to ``IntegerOptions/objectiveTolerance``.
  package var isOptimal: Bool { stop == .finished && incumbent != nil }

  /// How much better the best point might be, as a share of the incumbent's value; nil without
  /// either.
  package var relativeGap: Double? {
    guard let incumbent, let bound else { return nil }
    if incumbent.objective == bound { return 0 }
    return abs(incumbent.objective - bound)
      / max(abs(incumbent.objective), .leastNormalMagnitude)
  }
}
