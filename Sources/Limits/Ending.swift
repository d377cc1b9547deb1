// SPDX-License-Identifier: GPL-3.0-or-later

/// How a search ended.
///
/// An outcome is a value, never an error: something was found, a limit came first, or there is a
/// reason why there is nothing to find. Whoever asks gets the best so far wherever a search has it.
public enum Ending<Found, Proof, Freedom> {
  /// What was asked for.
  case found(Found)
  /// A limit ended the search; the best so far, if there is any, says itself how good it is.
  case interrupted(Interruption, best: Found?)
  /// Proven: nothing keeps all limits.
  case infeasible(Proof)
  /// A limit is missing: something can be made better for ever.
  case unbounded(Freedom)

  /// What was found, proven to the end or not.
  public var best: Found? {
    switch self {
    case .found(let found): found
    case .interrupted(_, let best): best
    case .infeasible, .unbounded: nil
    }
  }

  /// The same ending, whose proof somebody else keeps.
  public var withoutProof: Ending<Found, Unproven, Unproven> {
    switch self {
    case .found(let found): .found(found)
    case .interrupted(let reason, let best): .interrupted(reason, best: best)
    case .infeasible: .infeasible
    case .unbounded: .unbounded
    }
  }

  /// The same ending with what was found turned into something else.
  public func map<Other, Failure: Error>(
    _ change: (Found) throws(Failure) -> Other
  ) throws(Failure) -> Ending<Other, Proof, Freedom> {
    switch self {
    case .found(let found): .found(try change(found))
    case .interrupted(let reason, let best?): .interrupted(reason, best: try change(best))
    case .interrupted(let reason, nil): .interrupted(reason, best: nil)
    case .infeasible(let proof): .infeasible(proof)
    case .unbounded(let freedom): .unbounded(freedom)
    }
  }
}

extension Ending: Sendable where Found: Sendable, Proof: Sendable, Freedom: Sendable {}
extension Ending: Equatable where Found: Equatable, Proof: Equatable, Freedom: Equatable {}
extension Ending: Hashable where Found: Hashable, Proof: Hashable, Freedom: Hashable {}

extension Ending where Proof == Unproven {
  /// Nothing keeps all limits, as whoever says so knows.
  public static var infeasible: Self { .infeasible(Unproven()) }
}

extension Ending where Freedom == Unproven {
  /// Something can be made better for ever, as whoever says so knows.
  public static var unbounded: Self { .unbounded(Unproven()) }
}

/// A claim whose proof is kept by whoever made it.
public struct Unproven: Hashable, Sendable {
  /// Makes a claim.
  public init() {}
}
