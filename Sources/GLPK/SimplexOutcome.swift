// SPDX-License-Identifier: GPL-3.0-or-later

/// How a simplex solve ended: why it stopped, whether there is a point, and whether there is a
/// bound.
package struct SimplexOutcome: Hashable, Sendable {
  /// Why it stopped.
  package enum Stop: Hashable, Sendable {
    /// The method came to its own end.
    case finished

    /// Every run hit the limit on pivots.
    case iterationLimit

    /// Time was up.
    case timeLimit

    /// Its token was cancelled.
    case cancelled

    /// It broke down; nothing it says is believed.
    case numericalFailure(NumericalFailure)
  }

  /// What is known of points that satisfy all rows and bounds.
  package enum PrimalFinding: Hashable, Sendable {
    /// The problem holds one.
    case feasible

    /// There is none.
    case infeasible

    /// Neither was found out.
    case unknown
  }

  /// What is known of multipliers that prove a bound on the objective.
  package enum DualFinding: Hashable, Sendable {
    /// The problem holds some: its objective value is a bound on every feasible point's.
    case feasible

    /// There are none: the objective is unbounded, if there are feasible points at all.
    case infeasible

    /// Neither was found out.
    case unknown
  }

  /// What primal and dual findings say together.
  package enum Conclusion: Hashable, Sendable {
    /// A feasible point that its own bound proves best.
    case optimal

    /// Proven: no feasible point.
    case infeasible

    /// Proven: feasible points of any objective value.
    case unbounded

    /// None of these was proven.
    case undecided
  }

  /// Why it stopped.
  package var stop: Stop

  /// What is known of feasible points.
  package var primal: PrimalFinding

  /// What is known of bounds.
  package var dual: DualFinding

  /// The objective value of the point held; NaN where there is none.
  package var objective: Double

  /// The worst violation of a bound or row by the point held, relative to max(1, |bound|),
  /// recomputed from the coefficients; NaN where there is no feasible point.
  package var violation: Double

  /// The pivots of all runs together.
  package var iterations: Int

  /// The run that gave this outcome: the first, unless recovery was needed.
  package var rung: Rung

  /// What primal and dual findings say together.
  package var conclusion: Conclusion {
    switch (primal, dual) {
    case (.feasible, .feasible): .optimal
    case (.infeasible, _): .infeasible
    case (.feasible, .infeasible): .unbounded
    case (.feasible, .unknown), (.unknown, _): .undecided
    }
  }

  /// Whether the problem holds a point that is proven best.
  package var isOptimal: Bool { conclusion == .optimal }
}

/// What went wrong inside the simplex method.
package enum NumericalFailure: Hashable, Sendable {
  /// The starting basis has a wrong number of basic variables.
  case invalidBasis

  /// The starting basis has no inverse.
  case singularBasis

  /// The starting basis is too ill-conditioned.
  case illConditionedBasis

  /// The method lost its way.
  case methodFailed

  /// GLPK called a point optimal or feasible that breaks a row or bound, or whose value is not
  /// finite.
  case untrustworthyPoint

  /// GLPK aborted, for this reason; the problem and all others of the thread can be solved again.
  case aborted(String)

  /// Another of GLPK's return codes.
  case other(code: Int)

  init(code: CInt) {
    switch code {
    case 1: self = .invalidBasis
    case 2: self = .singularBasis
    case 3: self = .illConditionedBasis
    case 5: self = .methodFailed
    default: self = .other(code: Int(code))
    }
  }
}
