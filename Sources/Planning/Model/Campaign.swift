// SPDX-License-Identifier: GPL-3.0-or-later

public import Curves

/// A line that takes any amount of money in a range.
public struct Campaign: Hashable, Sendable {
  /// How much may be bought, and in what.
  public enum Purchase: Hashable, Sendable {
    /// Money from `least` to `most`; `most` is `nil` where only the budget limits it.
    case money(least: Double, most: Double?)
    /// Units of one price.
    case units(UnitPurchase)
  }

  /// The name, unique among lines, channels and groups unless it means the same lines.
  public var name: String
  /// The channel that the campaign belongs to.
  public var channel: String?
  /// How much may be bought.
  public var purchase: Purchase
  /// What was spent in the last period, in money.
  public var last: Double?
  /// What the campaign brings, one entry per KPI.
  public var brings: [Delivery]

  /// Makes a campaign from its parts.
  public init(
    name: String, channel: String? = nil, purchase: Purchase, last: Double? = nil,
    brings: [Delivery] = []
  ) {
    self.name = name
    self.channel = channel
    self.purchase = purchase
    self.last = last
    self.brings = brings
  }

  /// The least that may be spent, in money.
  public var least: Double {
    switch purchase {
    case .money(let least, _): least
    case .units(let units): units.from * units.price
    }
  }

  /// The most that may be spent, in money; `nil` where only the budget limits it.
  public var most: Double? {
    switch purchase {
    case .money(_, let most): most
    case .units(let units): units.to.map { $0 * units.price }
    }
  }
}

/// Buying in units at a price, for example spots or insertions; fractions of a unit are allowed.
public struct UnitPurchase: Hashable, Sendable {
  /// What one unit is called, for example "spot".
  public var unit: String
  /// The price of one unit, in money; above 0.
  public var price: Double
  /// The fewest units.
  public var from: Double
  /// The most units; `nil` where only the budget limits it.
  public var to: Double?

  /// Makes a purchase in units.
  public init(unit: String, price: Double, from: Double = 0, to: Double? = nil) {
    self.unit = unit
    self.price = price
    self.from = from
    self.to = to
  }
}

/// What a campaign brings of one KPI.
public struct Delivery: Hashable, Sendable {
  /// The name of the KPI.
  public var kpi: String
  /// How much it brings.
  public var response: Response

  /// Makes a delivery.
  public init(kpi: String, response: Response) {
    self.kpi = kpi
    self.response = response
  }
}

/// How much of a KPI a campaign brings at a spend.
public enum Response: Hashable, Sendable {
  /// A curve over the campaign's spend, as it is or through its envelope.
  case curve(Curve, envelope: Envelope)
  /// A figure per unit bought, by tiers in order; only for campaigns bought in units.
  case perUnit([UnitTier])
  /// A share of what the same campaign brings of another KPI, for example sign-ups from clicks.
  case rate(Double, of: String)
}

/// Whether a curve is taken as it is.
public enum Envelope: Hashable, Sendable {
  /// As it is.
  case none
  /// Its least concave majorant over the campaign's own spend range.
  case concave
}

/// What each unit brings from one count to the next; tiers apply to the units in them, not to all units.
public struct UnitTier: Hashable, Sendable {
  /// The count at which the tier ends; `nil` for the last tier if it has no end.
  public var upTo: Double?
  /// What each unit in the tier brings, in the KPI's unit.
  public var perUnit: Double

  /// Makes a tier.
  public init(upTo: Double?, perUnit: Double) {
    self.upTo = upTo
    self.perUnit = perUnit
  }
}
