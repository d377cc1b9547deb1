// SPDX-License-Identifier: GPL-3.0-or-later

/// A named limit on a measure of a set of lines.
public struct Rule: Hashable, Sendable {
  /// The name, unique among rules.
  public var name: String
  /// What is limited.
  public var measure: Measure
  /// The limits; at least one.
  public var limits: [Limit]
  /// Repeats the rule for every member of a kind among the measure's lines.
  public var each: Each?

  /// Makes a rule from its parts.
  public init(name: String, measure: Measure, limits: [Limit], each: Each? = nil) {
    self.name = name
    self.measure = measure
    self.limits = limits
    self.each = each
  }

  /// One side of a rule.
  public struct Limit: Hashable, Sendable {
    /// Which side.
    public enum Relation: String, Hashable, Sendable, CaseIterable {
      /// The measure must reach the quantity.
      case atLeast = "at least"
      /// The measure must not pass the quantity.
      case atMost = "at most"
      /// The measure must equal the quantity.
      case exactly
    }

    /// Which side.
    public var relation: Relation
    /// How much.
    public var quantity: Quantity

    /// Makes a limit.
    public init(_ relation: Relation, _ quantity: Quantity) {
      self.relation = relation
      self.quantity = quantity
    }
  }

  /// How much a limit is.
  public enum Quantity: Hashable, Sendable {
    /// A fixed amount in the measure's own unit.
    case amount(Double)
    /// A share, 0.3 for 30%, of the budget's amount; for measures of money.
    case shareOfBudget(Double)
    /// A multiple of another measure: `2 x spend on radio`, `30% of spend`, `30% of brand`.
    case multiple(Double, of: Measure)
    /// A share of what the same lines got in the last period: `20% of last`.
    case shareOfLast(Double)
  }

  /// What a rule is repeated for.
  public enum Each: String, Hashable, Sendable, CaseIterable {
    /// Every channel among the lines.
    case channel
    /// Every category among the lines; creators have categories.
    case category
    /// Every line.
    case line
  }
}

/// A set of lines by name.
public enum LineSet: Hashable, Sendable {
  /// Every line.
  case all
  /// Every campaign.
  case campaigns
  /// Every creator.
  case creators
  /// The lines that the references mean, each counted once.
  case members([LineReference])
}

/// A name that stands for one or more lines.
public struct LineReference: Hashable, Sendable {
  /// What kind of thing the name is, where the author said so.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A campaign.
    case campaign
    /// A channel: all its campaigns.
    case channel
    /// A creator.
    case creator
    /// A category: all its creators.
    case category
    /// A group.
    case group
  }

  /// The kind, or `nil` where the name alone must do.
  public var kind: Kind?
  /// The name.
  public var name: String

  /// Makes a reference.
  public init(_ name: String, kind: Kind? = nil) {
    self.name = name
    self.kind = kind
  }
}

/// A named set of lines.
public struct LineGroup: Hashable, Sendable {
  /// The name.
  public var name: String
  /// What it holds; may name other groups, in no circle.
  public var members: [LineReference]

  /// Makes a group.
  public init(name: String, members: [LineReference]) {
    self.name = name
    self.members = members
  }
}
