// SPDX-License-Identifier: GPL-3.0-or-later

/// A value that a KPI is to reach, with what it counts to miss it on either side.
///
/// Unlike a limit it may be missed. What is missed counts divided by the KPI's scale, for targets
/// their own size unless something else is said.
public struct Target: Hashable, Sendable {
  /// Which side of the value is fine.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The value or more.
    case atLeast = "at least"
    /// The value or less.
    case atMost = "at most"
    /// The value alone.
    case exactly
  }

  /// What missing the target on one side counts.
  public struct Side: Hashable, Sendable {
    /// How much it counts; above 0; `nil` takes the KPI's weight, or 1.
    public var weight: Double?
    /// When it counts; `nil` takes the KPI's priority.
    public var priority: Int?

    /// Makes a side.
    public init(weight: Double? = nil, priority: Int? = nil) {
      self.weight = weight
      self.priority = priority
    }
  }

  /// Which side of the value is fine.
  public var kind: Kind
  /// The value to reach, in the KPI's unit.
  public var value: Double
  /// What falling below the value counts; only where that is a miss.
  public var under: Side
  /// What going beyond the value counts; only where that is a miss.
  public var over: Side

  /// Makes a target.
  public init(_ kind: Kind, _ value: Double, under: Side = Side(), over: Side = Side()) {
    self.kind = kind
    self.value = value
    self.under = under
    self.over = over
  }

  /// The sides on which the target can be missed: below it (`atLeast`), above it (`atMost`).
  public var missableSides: [LimitID.Side] {
    switch kind {
    case .atLeast: [.atLeast]
    case .atMost: [.atMost]
    case .exactly: [.atLeast, .atMost]
    }
  }

  /// What a side counts.
  public subscript(side: LimitID.Side) -> Side { side == .atLeast ? under : over }
}

/// How the targets of one priority count together.
public enum TargetRule: String, Hashable, Sendable, CaseIterable {
  /// The weighted sum of what is missed.
  case shortfall
  /// What is missed most, weighted: everybody gets as near to their target as the worst-off can;
  /// then the rest.
  case worstOff = "worst off"
}

/// What later priorities may take back of an earlier one.
public enum GiveUp: Hashable, Sendable {
  /// A share of the value found; of one unit of scale where a weighted sum was found.
  case share(Double)
  /// An amount in the KPI's unit; only where the KPI is alone at its priority.
  case amount(Double)
}
