// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits

/// How to run the simplex method, and how long.
package struct SimplexOptions: Sendable {
  /// Which simplex method pivots.
  package enum Method: Hashable, Sendable {
    /// Keeps the point feasible; goes on well after columns or costs have changed.
    case primal

    /// Keeps the bound valid; goes on well after rows or bounds have changed.
    case dual

    /// The dual method, and the primal one where it fails.
    case dualThenPrimal
  }

  /// How the entering column (primal) or leaving row (dual) is chosen.
  package enum Pricing: Hashable, Sendable {
    /// The largest reduced cost or infeasibility (Dantzig's rule).
    case largestCoefficient

    /// The largest relative to the length of its edge, projected; usually far fewer pivots.
    case steepestEdge
  }

  /// How far a pivot goes.
  package enum RatioTest: Hashable, Sendable {
    /// To the first bound met.
    case textbook

    /// Two passes with tolerances, the safer numerically.
    case harris

    /// Steps over boxed columns, flipping them from bound to bound (dual method; the primal takes
    /// Harris').
    ///
    /// On many boxed columns it needs a handful of pivots where others need tens of thousands.
    case longStep
  }

  /// The basis from which the method starts.
  package enum Start: Hashable, Sendable {
    /// The problem's present basis: the last solve's, or the one set.
    case warm

    /// All rows basic.
    case standard

    /// A basis that GLPK makes triangular.
    case advanced

    /// GLPK's presolver first; the basis is what it translates back.
    case presolved
  }

  /// What to do where a run ends without an answer.
  package enum Recovery: Hashable, Sendable {
    /// Report it.
    case none

    /// Try, in this order: the other method from the same basis, the primal method from the
    /// standard basis, the presolver. See ``Rung``.
    case ladder
  }

  /// Which simplex method pivots.
  package var method: Method = .primal

  /// How the pivot is chosen.
  package var pricing: Pricing = .steepestEdge

  /// How far a pivot goes.
  package var ratioTest: RatioTest = .harris

  /// The basis from which the method starts.
  package var start: Start = .warm

  /// What to do where a run ends without an answer.
  package var recovery: Recovery = .ladder

  /// The most pivots of each run; nil for 2,000 + 20·(rows + columns).
  ///
  /// GLPK can cycle for ever, so there always is a limit. On the ladder it holds for each rung
  /// anew.
  package var iterationLimit: Int?

  /// The most time, all runs together; nil for no limit. Checked at least every 500 pivots, by a
  /// clock that never steps.
  package var timeLimit: Duration?

  /// What stops the run from outside.
  package var cancellation: CancellationToken?

  /// How far a value may lie outside its bounds for GLPK to call it feasible, in (0, 1).
  package var primalTolerance = 1e-9

  /// How wrong the sign of a reduced cost may be for GLPK to call it optimal, in (0, 1).
  package var dualTolerance = 1e-9

  /// The least pivot relative to its column, in (0, 1).
  package var pivotTolerance = 1e-9

  /// The worst violation of a bound or row, relative to max(1, |bound|), of a point that is still
  /// believed.
  ///
  /// Every feasible point is recomputed from the coefficients; one beyond this is a numerical
  /// failure.
  package var trustTolerance = 1e-6

  /// The options with their defaults.
  package init() {}

  /// The options with their defaults but for the most common ones.
  package init(
    method: Method, ratioTest: RatioTest = .harris, start: Start = .warm,
    recovery: Recovery = .ladder
  ) {
    self.method = method
    self.ratioTest = ratioTest
    self.start = start
    self.recovery = recovery
  }
}

extension SimplexOptions {
  /// Checks limits and tolerances.
  func validate() throws(GLPKError) {
    let tolerances = [
      ("primal tolerance", primalTolerance), ("dual tolerance", dualTolerance),
      ("pivot tolerance", pivotTolerance),
    ]
    for (name, value) in tolerances where !(value > 0 && value < 1) {
      throw .badOption(name: name, value: value)
    }
    guard trustTolerance > 0 else {
      throw .badOption(name: "trust tolerance", value: trustTolerance)
    }
    if let iterationLimit, iterationLimit < 0 {
      throw .badOption(name: "iteration limit", value: Double(iterationLimit))
    }
    _ = try Deadline(after: timeLimit)
  }
}
