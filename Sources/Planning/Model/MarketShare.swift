// SPDX-License-Identifier: GPL-3.0-or-later

/// The part of what a line brings that goes to one market.
public struct MarketShare: Hashable, Sendable {
  /// The market's name.
  public var market: String
  /// The share, above 0 and at most 1; the shares of a line add up to 1.
  public var share: Double

  /// Makes a share.
  public init(market: String, share: Double) {
    self.market = market
    self.share = share
  }
}

extension KPI {
  /// The name under which a KPI's value in one market is reported.
  public static func name(of kpi: String, in market: String) -> String { "\(kpi) in \(market)" }
}
