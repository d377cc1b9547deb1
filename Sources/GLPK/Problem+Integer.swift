// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport
import Limits

extension Problem {
  /// The same as ``solveInteger(_:)``, where the start is a point that other arithmetic has found:
  /// if it breaks a row or bound as they stand here, the search begins without it.
  package mutating func solveInteger(hinted options: IntegerOptions) throws(GLPKError)
    -> IntegerOutcome
  {
    do throws(GLPKError) {
      return try solveInteger(options)
    } catch .infeasibleStart {
      var options = options
      options.start = nil
      return try solveInteger(options)
    }
  }

  /// Searches for the best point with whole values in the integer columns, by branch and bound.
  ///
  /// The relaxation is solved first. Afterwards the problem holds the relaxation's basis.
  ///
  /// - Throws: ``GLPKError/badOption(name:value:)``; for a start
  ///   ``GLPKError/wrongCount(expected:found:)``, ``GLPKError/badNumber(_:at:)``,
  ///   ``GLPKError/fractionalStart(_:of:)``, ``GLPKError/infeasibleStart(violation:)`` or
  ///   ``GLPKError/startWithPresolve``; or ``GLPKError/fault(_:)`` where GLPK aborts beyond
  ///   recovery.
  package mutating func solveInteger(
    _ options: IntegerOptions = IntegerOptions()
  ) throws(GLPKError) -> IntegerOutcome {
    try options.validate()
    let deadline = try Deadline(after: options.timeLimit)
    let start = try options.start.map { (values) throws(GLPKError) in
      try checkedStart(values, tolerance: options.relaxation.trustTolerance)
    }
    var relaxation = options.relaxation
    relaxation.timeLimit = options.timeLimit
    relaxation.cancellation = options.cancellation
    let root = try solve(relaxation)
    var outcome = IntegerOutcome(
      stop: IntegerOutcome.Stop(root), incumbent: start, bound: nil, nodes: 0, relaxation: root)
    if root.isOptimal {
      outcome.bound = root.objective
      for rung in IntegerOptions.rungs where rung == .first || outcome.isAborted {
        try search(options.climbed(to: rung), deadline: deadline, outcome: &outcome)
      }
    } else if root.conclusion == .infeasible {
      outcome.contradictStart()
    }
    return outcome
  }

  /// Runs the search and puts what it found into `outcome`.
  private mutating func search(
    _ options: IntegerOptions, deadline: Deadline, outcome: inout IntegerOutcome
  ) throws(GLPKError) {
    solution = StoredSolution()
    var result = cglpk_integer_result()
    let status = unsafe withSettings(options, deadline: deadline) { settings in
      unsafe cglpk_integer(handle, settings, &result)
    }
    try check(status)
    outcome.nodes = Int(result.nodes)
    outcome.stop = IntegerOutcome.Stop(result)
    if !result.bound.isNaN { outcome.bound = result.bound }
    guard result.primal == .point else {
      if result.primal == .impossible { outcome.contradictStart() }
      return
    }
    var values: [Double] = []
    try readUnchecked(.integer_column, count: columnCount, into: &values)
    outcome.incumbent = IntegerOutcome.Incumbent(
      objective: result.objective, columnValues: values, violation: result.violation)
    let isTrusted =
      result.objective.isFinite && result.violation <= options.relaxation.trustTolerance
    if !isTrusted { outcome.stop = .numericalFailure(.untrustworthyPoint) }
  }

  private func withSettings(
    _ options: IntegerOptions, deadline: Deadline,
    _ body: (UnsafePointer<cglpk_integer_options>) -> cglpk_status
  ) -> cglpk_status {
    func call(_ start: UnsafePointer<Double>?) -> cglpk_status {
      var settings = unsafe cglpk_integer_options(
        relative_gap: options.relativeGap, integrality_tolerance: options.integralityTolerance,
        objective_tolerance: options.objectiveTolerance, presolve: options.presolve,
        mixed_integer_rounding_cuts: options.cuts.contains(.mixedIntegerRounding),
        gomory_cuts: options.cuts.contains(.gomory), clique_cuts: options.cuts.contains(.clique),
        branching: options.branching.rawValue, backtracking: options.backtracking.rawValue,
        preprocessing: options.preprocessing.rawValue,
        node_limit: options.nodeLimit.map(Int64.init) ?? .max, deadline: deadline.nanoseconds,
        cancel: options.cancellation?.flag, progress: options.progress?.counters,
        incumbent: start)
      return withExtendedLifetime(options) { unsafe body(&settings) }
    }
    guard let start = options.start else { return call(nil) }
    return unsafe start.withUnsafeBufferPointer { unsafe call($0.baseAddress) }
  }

  /// The point given to start from, once it has been found feasible: GLPK would take anything.
  private func checkedStart(
    _ values: [Double], tolerance: Double
  ) throws(GLPKError) -> IntegerOutcome.Incumbent {
    try Check.count(values.count, is: columnCount)
    for (index, value) in values.enumerated() {
      let column = Column(index: index)
      try Check.number(value, at: .column(column))
      guard value.rounded() != value else { continue }
      var isInteger = false
      try unsafe check(cglpk_is_integer(handle, CInt(index), &isInteger))
      if isInteger { throw .fractionalStart(value, of: column) }
    }
    var (violation, objective) = (0.0, 0.0)
    try unsafe check(cglpk_measure(handle, values, &violation, &objective))
    guard violation <= tolerance else { throw .infeasibleStart(violation: violation) }
    return IntegerOutcome.Incumbent(
      objective: objective, columnValues: values, violation: violation)
  }
}

extension IntegerOutcome {
  /// Takes note of a proof that no point is feasible. A start, feasible by the wider tolerance it
  /// was checked with, refutes it.
  mutating func contradictStart() {
    if incumbent != nil { stop = .numericalFailure(.untrustworthyPoint) }
  }
}

extension IntegerOutcome.Stop {
  /// Why no search begins after this relaxation; `finished` for one that proves infeasibility or is
  /// optimal.
  init(_ relaxation: SimplexOutcome) {
    switch (relaxation.conclusion, relaxation.stop) {
    case (.optimal, _), (.infeasible, _): self = .finished
    case (.unbounded, _): self = .unboundedRelaxation
    case (.undecided, .timeLimit): self = .timeLimit
    case (.undecided, .cancelled): self = .cancelled
    case (.undecided, .numericalFailure(let failure)): self = .numericalFailure(failure)
    case (.undecided, .iterationLimit), (.undecided, .finished):
      self = .numericalFailure(.methodFailed)
    }
  }

  init(_ result: cglpk_integer_result) {
    switch result.stop {
    case .finished: self = .finished
    case .gap: self = .gapReached
    case .node_limit: self = .nodeLimit
    case .time_limit: self = .timeLimit
    case .cancelled: self = .cancelled
    case .aborted: self = .numericalFailure(.aborted(faultMessage()))
    case .iteration_limit, .failed: self = .numericalFailure(NumericalFailure(code: result.code))
    }
  }
}
