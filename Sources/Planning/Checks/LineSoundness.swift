// SPDX-License-Identifier: GPL-3.0-or-later

/// What later checks may rely on, whatever the scenario says; what is not so has been complained
/// about.
extension Campaign {
  /// Whether the amounts of money that may be spent are a range.
  var hasSoundRange: Bool {
    if case .units(let purchase) = purchase, !purchase.hasSoundPrices { return false }
    return least.isFinite && least >= 0 && most ?? .infinity >= least
  }

  /// Whether the money of its choices makes sense.
  var hasSoundChoices: Bool {
    (minimumIfActive ?? 0).isSoundMoney && setUpFee.isSoundMoney && commission.isSoundMoney
      && Figure.isStep(step)
  }
}

extension Creator {
  /// Whether fees and figures are numbers of sensible size.
  var hasSoundFees: Bool {
    commission.isSoundMoney
      && packages.allSatisfy { package in
        package.fee.isSoundMoney && package.brings.allSatisfy { $0.value.isSoundFigure }
      }
  }
}

extension UnitPurchase {
  /// Whether there are prices and each is one that money can be divided by.
  var hasSoundPrices: Bool {
    !prices.isEmpty && prices.allSatisfy { $0.price >= Figure.smallest && $0.price.isFinite }
  }

  /// The most units that an amount of money buys.
  ///
  /// - Complexity: linear in the tiers apart from a logarithm.
  func units(for money: Double) -> Double {
    let sums = priceSums
    var most = 0.0
    var start = 0.0
    for tier in prices {
      let paid = pricesApplyTo == .allUnits ? start * tier.price : sums.amount(for: start)
      let bought = start + (money - paid) / tier.price
      if bought >= start { most = max(most, min(bought, tier.upTo ?? .infinity)) }
      start = tier.upTo ?? .infinity
    }
    return most
  }
}
