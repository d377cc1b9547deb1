// SPDX-License-Identifier: GPL-3.0-or-later

/// Why no plan keeps all limits, and what would have to give: irreducible infeasible sets of
/// limits.
public struct InfeasibleSets: Hashable, Sendable {
  /// Limits that cannot hold together, no limit in two of the conflicts.
  public var conflicts: [InfeasibleSet]
  /// Whether the limits in no conflict were shown to hold together.
  public var isComplete: Bool
  /// Whether a plan was found with the first repair of every conflict.
  public var isConfirmed: Bool

  /// Makes an explanation.
  package init(conflicts: [InfeasibleSet], isComplete: Bool, isConfirmed: Bool) {
    self.conflicts = conflicts
    self.isComplete = isComplete
    self.isConfirmed = isConfirmed
  }
}

/// An irreducible infeasible set: limits that cannot hold together, although the others can once
/// any one of them is left out.
public struct InfeasibleSet: Hashable, Sendable {
  /// A limit that takes part.
  public struct Part: Hashable, Sendable {
    /// The limit; of a rule that takes part for all its members, one without a member.
    public var limit: LimitID
    /// For how many members a repeated rule takes part as one; 1 for any other limit.
    public var members: Int

    /// Makes a part.
    package init(_ limit: LimitID, members: Int = 1) {
      self.limit = limit
      self.members = members
    }
  }

  /// The limits.
  public var parts: [Part]
  /// The proof that they cannot hold together.
  public var proof: Infeasibility
  /// Whether each was shown to be needed; a limit of time may keep some that are not.
  public var isMinimal: Bool
  /// Changes after each of which there would be a plan, the smallest first, the other conflicts
  /// being settled; later conflicts are settled by leaving their limits out, earlier ones by their
  /// first repair.
  package var repairs: [Repair]

  /// Makes a conflict.
  package init(parts: [Part], proof: Infeasibility, isMinimal: Bool, repairs: [Repair] = []) {
    self.parts = parts
    self.proof = proof
    self.isMinimal = isMinimal
    self.repairs = repairs
  }
}
