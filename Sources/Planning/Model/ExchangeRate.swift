// SPDX-License-Identifier: GPL-3.0-or-later

/// What another currency was taken for when its amounts were converted.
public struct ExchangeRate: Hashable, Sendable {
  /// The ISO 4217 code of the other currency.
  public var currency: String
  /// What one unit of it is worth in the scenario's currency; above 0.
  public var rate: Double

  /// Makes a rate.
  public init(currency: String, rate: Double) {
    self.currency = currency
    self.rate = rate
  }
}
