// SPDX-License-Identifier: GPL-3.0-or-later

/// The runs of the recovery ladder, in the order in which they are tried.
package enum Rung: Hashable, Sendable, CaseIterable {
  /// As asked.
  case first

  /// The other method from the same basis.
  case otherMethod

  /// The primal method from the standard basis.
  case standardBasis

  /// The presolver.
  case presolved
}

extension SimplexOutcome {
  /// Whether the ladder has to go on to `rung` after this.
  func calls(for rung: Rung) -> Bool {
    switch stop {
    case .timeLimit, .cancelled: false
    case .finished, .iterationLimit: conclusion == .undecided
    // From a basis that cannot be factorized, the other method gets no further.
    case .numericalFailure(.invalidBasis), .numericalFailure(.singularBasis),
      .numericalFailure(.illConditionedBasis):
      rung != .otherMethod
    case .numericalFailure: true
    }
  }
}

extension SimplexOptions {
  /// The options with which a rung of the ladder is run.
  func climbed(to rung: Rung) -> SimplexOptions {
    var options = self
    switch rung {
    case .first:
      break
    case .otherMethod:
      options.method = method == .primal ? .dual : .primal
      options.start = .warm
    case .standardBasis:
      options.method = .primal
      options.start = .standard
    case .presolved:
      options.start = .presolved
    }
    return options
  }
}

extension IntegerOptions {
  /// The runs of a search, each where GLPK aborts in the one before.
  static let rungs: [Rung] = [.first, .otherMethod, .presolved]

  /// The options with which a rung of the ladder is run: without all that goes beyond the search
  /// itself, then with the presolver.
  func climbed(to rung: Rung) -> IntegerOptions {
    var options = self
    switch rung {
    case .first:
      break
    case .otherMethod, .standardBasis:
      options.cuts = []
      options.preprocessing = .none
      options.branching = .mostFractional
    case .presolved:
      options.presolve = true
      options.start = nil
    }
    return options
  }
}

extension IntegerOutcome {
  /// Whether GLPK aborted in the search.
  var isAborted: Bool {
    if case .numericalFailure(.aborted) = stop { true } else { false }
  }
}
