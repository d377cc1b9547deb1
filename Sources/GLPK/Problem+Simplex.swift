// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport
import Limits

extension Problem {
  /// Solves the problem, integer columns taken as continuous, by the simplex method.
  ///
  /// Numerical trouble and limits are outcomes. The problem holds the last run's point, prices and
  /// basis.
  ///
  /// So is a run in which GLPK aborts: the next one starts from the basis that it started from.
  ///
  /// - Throws: ``GLPKError/badOption(name:value:)``, or ``GLPKError/fault(_:)`` where GLPK aborts
  ///   beyond recovery.
  @discardableResult
  package mutating func solve(
    _ options: SimplexOptions = SimplexOptions()
  ) throws(GLPKError) -> SimplexOutcome {
    try options.validate()
    let deadline = try Deadline(after: options.timeLimit)
    var outcome = try run(options, deadline: deadline, rung: .first)
    guard options.recovery == .ladder else { return outcome }
    for rung in Rung.allCases.dropFirst() where outcome.calls(for: rung) {
      let iterations = outcome.iterations
      outcome = try run(options.climbed(to: rung), deadline: deadline, rung: rung)
      outcome.iterations += iterations
    }
    return outcome
  }

  /// One run of one method.
  private mutating func run(
    _ options: SimplexOptions, deadline: Deadline, rung: Rung
  ) throws(GLPKError) -> SimplexOutcome {
    solution = StoredSolution()
    let limit = options.iterationLimit ?? 2_000 + 20 * (rowCount + columnCount)
    var result = cglpk_simplex_result()
    var settings = unsafe cglpk_simplex_options(
      method: options.method.code, start: options.start.code,
      steepest_edge: options.pricing == .steepestEdge, ratio_test: options.ratioTest.code,
      primal_tolerance: options.primalTolerance, dual_tolerance: options.dualTolerance,
      pivot_tolerance: options.pivotTolerance, iteration_limit: CInt(clamping: limit),
      deadline: deadline.nanoseconds, cancel: options.cancellation?.flag)
    let status = unsafe cglpk_simplex(handle, &settings, &result)
    withExtendedLifetime(options.cancellation) {}
    try check(status)
    let outcome = SimplexOutcome(result, trustTolerance: options.trustTolerance, rung: rung)
    solution.hasPoint = result.stored
    return outcome
  }
}

extension SimplexOutcome {
  /// Judges what GLPK reports, which calls some garbage optimal.
  init(_ result: cglpk_simplex_result, trustTolerance: Double, rung: Rung) {
    iterations = Int(result.iterations)
    self.rung = rung
    objective = result.stored ? result.objective : .nan
    violation = result.violation
    stop =
      switch result.stop {
      case .finished: .finished
      case .iteration_limit: .iterationLimit
      case .time_limit: .timeLimit
      case .cancelled: .cancelled
      case .aborted: .numericalFailure(.aborted(faultMessage()))
      case .failed, .node_limit, .gap:
        .numericalFailure(NumericalFailure(code: result.code))
      }
    primal =
      switch result.primal {
      case .point: .feasible
      case .impossible: .infeasible
      case .nothing: .unknown
      }
    dual =
      switch result.dual {
      case .point: .feasible
      case .impossible: .infeasible
      case .nothing: .unknown
      }
    let isTrusted = objective.isFinite && violation <= trustTolerance
    if case .numericalFailure = stop {
      (primal, dual) = (.unknown, .unknown)
    } else if primal == .feasible && result.stored && !isTrusted {
      (stop, primal, dual) = (.numericalFailure(.untrustworthyPoint), .unknown, .unknown)
    }
  }
}

extension SimplexOptions.Method {
  var code: cglpk_method {
    switch self {
    case .primal: .primal
    case .dual: .dual
    case .dualThenPrimal: .dual_then_primal
    }
  }
}

extension SimplexOptions.Start {
  var code: cglpk_start {
    switch self {
    case .warm: .warm
    case .standard: .standard
    case .advanced: .advanced
    case .presolved: .presolved
    }
  }
}

extension SimplexOptions.RatioTest {
  var code: CInt {
    switch self {
    case .textbook: 0
    case .harris: 1
    case .longStep: 2
    }
  }
}
