// SPDX-License-Identifier: GPL-3.0-or-later

/// Why no plan keeps all limits, and what would have to give.
public struct Clashes: Hashable, Sendable {
  /// Limits that cannot hold together, no limit in two of the clashes.
  public var clashes: [Clash]
  /// Whether the limits in no clash were shown to hold together.
  public var isComplete: Bool
  /// Whether a plan was found with the first repair of every clash.
  public var isConfirmed: Bool

  /// Makes an explanation.
  public init(clashes: [Clash], isComplete: Bool, isConfirmed: Bool) {
    self.clashes = clashes
    self.isComplete = isComplete
    self.isConfirmed = isConfirmed
  }
}

/// Limits that cannot hold together, although any one of them could be left out.
public struct Clash: Hashable, Sendable {
  /// A limit that takes part.
  public struct Part: Hashable, Sendable {
    /// The limit; of a rule that takes part for all its members, one without a member.
    public var limit: LimitID
    /// For how many members a repeated rule takes part as one; 1 for any other limit.
    public var members: Int

    /// Makes a part.
    public init(_ limit: LimitID, members: Int = 1) {
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
  /// Changes after each of which there would be a plan, the smallest first, the other clashes being settled; later clashes
  /// are settled by leaving their limits out, earlier ones by their first repair.
  public var repairs: [Repair]

  /// Makes a clash.
  public init(parts: [Part], proof: Infeasibility, isMinimal: Bool, repairs: [Repair] = []) {
    self.parts = parts
    self.proof = proof
    self.isMinimal = isMinimal
    self.repairs = repairs
  }
}

/// Changes of limits that go together.
public struct Repair: Hashable, Sendable {
  /// Another figure for a limit, or none at all.
  public struct Change: Hashable, Sendable {
    /// The limit.
    public var limit: LimitID
    /// The figure as it is; `nil` for a limit without one.
    public var from: LimitFigure?
    /// The figure as it would have to be, rounded to the side that helps; `nil` where the limit would have to go.
    public var to: Double?

    /// Makes a change.
    public init(limit: LimitID, from: LimitFigure?, to: Double?) {
      self.limit = limit
      self.from = from
      self.to = to
    }

    /// How large the change is, as a share of the figure; infinite where the limit would have to go.
    public var share: Double {
      guard let from, let to, from.value != 0 else { return .infinity }
      return abs(to - from.value) / abs(from.value)
    }
  }

  /// The changes; several where no single one is enough.
  public var changes: [Change]
  /// Whether smaller ones were shown not to be enough; a limit of time may leave that open.
  public var isSmallest: Bool

  /// Makes a repair.
  public init(_ changes: [Change], isSmallest: Bool = true) {
    self.changes = changes
    self.isSmallest = isSmallest
  }

  /// How large the changes are together, as shares of the figures.
  public var share: Double { changes.reduce(0) { $0 + $1.share } }
}
