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
  /// How what the line brings of KPIs `per: market` divides over the markets; empty where every
  /// figure names its market.
  public var markets: [MarketShare]
  /// How much may be bought.
  public var purchase: Purchase
  /// The least that may be spent if anything is, in money; `nil` for none. Needs a least of 0.
  public var minimumIfActive: Double?
  /// Money that is paid once if anything is spent, on top of it; the curves do not see it.
  public var setUpFee: Double
  /// What an agency is paid on top of every amount, as a share of it: 0.08 for 8%. The curves do
  /// not see it.
  public var commission: Double
  /// The money between two amounts that can be bought, counted from 0; `nil` takes the scenario's
  /// step.
  public var step: Double?
  /// What was spent in the last period, in money, fees and commission included.
  public var last: Double?
  /// What the campaign brings, one entry per KPI.
  public var brings: [Delivery]
  /// What the platform is set to work for, by the name of a KPI of the scenario or of the
  /// catalogue.
  public var platformObjective: String?

  /// Makes a campaign from its parts.
  public init(
    name: String, channel: String? = nil, markets: [MarketShare] = [], purchase: Purchase,
    minimumIfActive: Double? = nil, setUpFee: Double = 0, commission: Double = 0,
    step: Double? = nil, last: Double? = nil, brings: [Delivery] = [],
    platformObjective: String? = nil
  ) {
    self.name = name
    self.channel = channel
    self.markets = markets
    self.purchase = purchase
    self.minimumIfActive = minimumIfActive
    self.setUpFee = setUpFee
    self.commission = commission
    self.step = step
    self.last = last
    self.brings = brings
    self.platformObjective = platformObjective
  }

  /// The least that may be spent, in money, without the set-up fee.
  public var least: Double {
    switch purchase {
    case .money(let least, _): least
    case .units(let units): units.leastMoney
    }
  }

  /// The most that may be spent, in money, without the set-up fee; `nil` where only the budget
  /// limits it.
  public var most: Double? {
    switch purchase {
    case .money(_, let most): most
    case .units(let units): units.mostMoney
    }
  }
}

/// What a tier of a rate card or of a response counts for.
public enum TierScope: String, Hashable, Sendable, CaseIterable {
  /// Each tier for the units in it.
  case unitsInTier = "units in tier"
  /// The tier that the count falls into for all units; only for whole units.
  case allUnits = "all units"
}

/// Buying in units at a price, for example spots or insertions.
public struct UnitPurchase: Hashable, Sendable {
  /// The price of a unit from one count to the next.
  public struct PriceTier: Hashable, Sendable {
    /// The count at which the tier ends; `nil` for the last tier if it has no end.
    public var upTo: Double?
    /// The price of one unit, in money; above 0.
    public var price: Double

    /// Makes a tier.
    public init(upTo: Double?, price: Double) {
      self.upTo = upTo
      self.price = price
    }
  }

  /// What one unit is called, for example "spot".
  public var unit: String
  /// The prices by count, in order; at least one, the last of which may have an end only where `to`
  /// is no higher.
  public var prices: [PriceTier]
  /// What the prices count for.
  public var pricesApplyTo: TierScope
  /// The fewest units.
  public var from: Double
  /// The most units; `nil` where only the budget limits it.
  public var to: Double?
  /// Whether only whole units can be bought.
  public var isWhole: Bool

  /// Makes a purchase in units at tiers of prices.
  public init(
    unit: String, prices: [PriceTier], pricesApplyTo: TierScope = .unitsInTier, from: Double = 0,
    to: Double? = nil, isWhole: Bool = false
  ) {
    self.unit = unit
    self.prices = prices
    self.pricesApplyTo = pricesApplyTo
    self.from = from
    self.to = to
    self.isWhole = isWhole
  }

  /// Makes a purchase in units at one price.
  public init(
    unit: String, price: Double, from: Double = 0, to: Double? = nil, isWhole: Bool = false
  ) {
    self.init(
      unit: unit, prices: [PriceTier(upTo: nil, price: price)], from: from, to: to,
      isWhole: isWhole)
  }

  /// The price of the first unit, in money.
  public var price: Double { prices.first?.price ?? 0 }

  /// The money that a count of units costs.
  ///
  /// - Complexity: linear in the tiers.
  public func money(for units: Double) -> Double {
    switch pricesApplyTo {
    case .allUnits:
      let tier = prices.first { units <= $0.upTo ?? .infinity } ?? prices.last
      return units * (tier?.price ?? 0)
    case .unitsInTier:
      var money = 0.0
      var start = 0.0
      for tier in prices {
        let end = min(units, tier.upTo ?? .infinity)
        if end > start { money += (end - start) * tier.price }
        start = max(start, tier.upTo ?? .infinity)
      }
      return money
    }
  }

  /// The least money that an allowed count costs: with prices for all units more units may cost
  /// less.
  ///
  /// - Complexity: linear in the tiers apart from a logarithm.
  public var leastMoney: Double {
    let prices = priceSums
    return jumps.map { $0 + 1 }.filter { $0 >= from && $0 <= to ?? .infinity }
      .reduce(money(for: from)) { min($0, $1 * prices.perUnit(upTo: $1)) }
  }

  /// The most money that an allowed count costs: with prices for all units fewer units may cost
  /// more; `nil` where only the budget limits the count.
  ///
  /// - Complexity: linear in the tiers apart from a logarithm.
  public var mostMoney: Double? {
    let prices = priceSums
    return to.map { to in
      jumps.filter { $0 >= from && $0 <= to }
        .reduce(money(for: to)) { max($0, $1 * prices.perUnit(upTo: $1)) }
    }
  }

  /// The whole counts behind which the price of all units changes.
  private var jumps: [Double] {
    pricesApplyTo == .allUnits ? prices.compactMap { $0.upTo?.rounded(.down) } : []
  }
}

/// What a campaign brings of one KPI.
public struct Delivery: Hashable, Sendable {
  /// The name of the KPI.
  public var kpi: String
  /// The market in which it is brought, for a KPI `per: market`; `nil` divides it as the line says.
  public var market: String?
  /// How much it brings.
  public var response: Response

  /// Makes a delivery.
  public init(kpi: String, market: String? = nil, response: Response) {
    self.kpi = kpi
    self.market = market
    self.response = response
  }
}

/// How much of a KPI a campaign brings at a spend.
public enum Response: Hashable, Sendable {
  /// A curve over the campaign's spend, as it is or through its envelope.
  case curve(Curve, envelope: Envelope)
  /// A figure per unit bought, by tiers in order; only for campaigns bought in units.
  case perUnit([UnitTier], appliesTo: TierScope = .unitsInTier)
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

/// What each unit brings from one count to the next.
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
