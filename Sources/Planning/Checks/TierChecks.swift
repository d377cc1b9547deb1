// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioCheck {
  /// The least price of a rate card as a share of its largest: units are read back from the money
  /// that was spent, whose last digit, some 1e-16 of it, must be under a billionth of a unit.
  private static var leastPrice: Double { 1e-7 }

  /// Checks the prices of a purchase: there are some, they make sense, and they go as far as units
  /// can be bought.
  mutating func checkPrices(of purchase: UnitPurchase, path: [String]) {
    let place = path + ["price"]
    if purchase.prices.isEmpty { complain(.missing, at: place, "there is no price") }
    var isSound = !purchase.prices.isEmpty
    for tier in purchase.prices {
      isSound = requirePositive(tier.price, at: place, "the price") && isSound
    }
    let prices = purchase.prices.map(\.price)
    if isSound, let least = prices.min(), let most = prices.max(), least < Self.leastPrice * most {
      complain(
        .outOfRange, at: place,
        "a price of \(Figure.text(least)) is lost in rounding beside one of \(Figure.text(most))",
        suggestion: "check the figures: is a power of ten missing?")
    }
    if purchase.prices.count > 1, purchase.pricesApplyTo == .allUnits, !purchase.isWhole {
      complainAboutAllUnits(path + ["applies to"], "prices")
    }
    guard let reached = checkTierEnds(purchase.prices.map(\.upTo), path: place), isSound,
      purchase.from.isFinite, (purchase.to ?? 0).isFinite
    else { return }
    requireReach(
      reached, of: "prices", most: max(purchase.from, purchase.to ?? .infinity), path: place,
      example: "11..: 8k")
  }

  /// Tiers of figures must rise, hold sensible figures and reach as far as units can be bought.
  mutating func checkTiers(
    _ tiers: [UnitTier], appliesTo scope: TierScope, purchase: UnitPurchase, at campaign: Int,
    path: [String]
  ) {
    let place = path + ["per unit"]
    var isSound = !tiers.isEmpty
    if tiers.isEmpty { complain(.missing, at: place, "there is no figure per unit") }
    for tier in tiers {
      isSound = requireFigure(tier.perUnit, at: place, "a figure per unit") && isSound
    }
    if tiers.count > 1, scope == .allUnits, !purchase.isWhole {
      complainAboutAllUnits(path + ["applies to"], "figures")
    }
    guard let reached = checkTierEnds(tiers.map(\.upTo), path: place), isSound,
      hasSoundRange[campaign]
    else { return }
    let money = scenario.reachableRange(of: campaign, leastSpend: soundLeastSpend).upperBound
    requireReach(
      reached, of: "tiers", most: min(purchase.to ?? .infinity, purchase.units(for: money)),
      path: place, example: "11..: 55")
  }

  /// Ends of tiers are counts that rise, and only the last may be open.
  ///
  /// - Returns: the count that they reach; `nil` if they do not rise.
  private mutating func checkTierEnds(_ ends: [Double?], path: [String]) -> Double? {
    var reached = 0.0
    var isSound = true
    for (position, end) in ends.enumerated() {
      guard let end else {
        if position < ends.count - 1 {
          complain(.contradiction, at: path, "only the last tier can be without an end")
          isSound = false
        }
        reached = .infinity
        continue
      }
      isSound = requirePositive(end, at: path, "the end of a tier") && isSound
      if end <= reached, reached < .infinity {
        complain(
          .outOfRange, at: path,
          "the tiers must rise, but \(Figure.text(end)) follows \(Figure.text(reached))")
        isSound = false
      }
      reached = end
    }
    return isSound ? reached : nil
  }

  private mutating func requireReach(
    _ reached: Double, of what: String, most: Double, path: [String], example: String
  ) {
    guard most > reached * (1 + 1e-9) else { return }
    let bought = most == .infinity ? "any number" : "up to \(Figure.rounded(most))"
    complain(
      .outOfRange, at: path,
      "the \(what) end at \(Figure.text(reached)), but \(bought) can be bought",
      suggestion: "leave the end of the last tier open, as in '\(example)', or end 'to' there")
  }

  private mutating func complainAboutAllUnits(_ path: [String], _ what: String) {
    complain(
      .contradiction, at: path,
      "\(what) for all units jump where a tier ends, which needs whole units",
      suggestion: "add 'whole: true' to 'buys'")
  }
}
