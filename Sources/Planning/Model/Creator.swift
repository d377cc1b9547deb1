// SPDX-License-Identifier: GPL-3.0-or-later

/// A line that is booked with one of its packages, or not at all.
public struct Creator: Hashable, Sendable {
  /// One offer: a fee for what it brings.
  public struct Package: Hashable, Sendable {
    /// The name, unique within the creator.
    public var name: String
    /// What it costs, in money; at least 0.
    public var fee: Double
    /// What it brings, one figure per KPI, in the KPI's unit.
    public var brings: [Figure]

    /// Makes a package.
    public init(name: String, fee: Double, brings: [Figure] = []) {
      self.name = name
      self.fee = fee
      self.brings = brings
    }
  }

  /// What a package brings of one KPI.
  public struct Figure: Hashable, Sendable {
    /// The name of the KPI.
    public var kpi: String
    /// The market in which it is brought, for a KPI `per: market`; `nil` divides it as the creator
    /// says.
    public var market: String?
    /// How much, in the KPI's unit.
    public var value: Double

    /// Makes a figure.
    public init(kpi: String, market: String? = nil, value: Double) {
      self.kpi = kpi
      self.market = market
      self.value = value
    }
  }

  /// Something known about a creator that a scenario may require, for example how authentic it is;
  /// no KPI.
  public struct Trait: Hashable, Sendable {
    /// The name, unique within the creator.
    public var name: String
    /// How much.
    public var value: Double

    /// Makes a trait.
    public init(name: String, value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// What is settled about a creator before planning.
  public enum Booking: Hashable, Sendable {
    /// Nothing: at most one package.
    case open
    /// One of the packages, whichever.
    case booked
    /// This package.
    case package(String)
    /// No package.
    case leftOut
  }

  /// The name, unique among all lines.
  public var name: String
  /// The category that the creator belongs to.
  public var category: String?
  /// How what the line brings of KPIs `per: market` divides over the markets; empty where every
  /// figure names its market.
  public var markets: [MarketShare]
  /// The offers, in the order of the file; at least one.
  public var packages: [Package]
  /// What is settled already.
  public var booking: Booking
  /// What is known about the creator besides what the packages bring, in the order of the file.
  public var traits: [Trait]
  /// What an agency is paid on top of every fee, as a share of it: 0.08 for 8%.
  public var commission: Double
  /// What was paid in the last period, in money, commission included.
  public var last: Double?
  /// What the platform is set to work for, by the name of a KPI of the scenario or of the
  /// catalogue.
  public var platformObjective: String?

  /// Makes a creator from its parts.
  public init(
    name: String, category: String? = nil, markets: [MarketShare] = [], packages: [Package],
    booking: Booking = .open, traits: [Trait] = [], commission: Double = 0, last: Double? = nil,
    platformObjective: String? = nil
  ) {
    self.name = name
    self.category = category
    self.markets = markets
    self.packages = packages
    self.booking = booking
    self.traits = traits
    self.commission = commission
    self.last = last
    self.platformObjective = platformObjective
  }

  /// The money that a package costs, commission included.
  public func money(for package: Package) -> Double { package.fee * (1 + commission) }
}
