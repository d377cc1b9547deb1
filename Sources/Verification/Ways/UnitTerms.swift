// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What buying in units means, read straight from the tiers.
struct UnitTerms: Sendable {
  /// A run of counts with one price for the next unit: money is `base + price · units`.
  struct Stretch: Sendable {
    var units: ClosedRange<Double>
    var base: Double
    var price: Double
  }

  private let purchase: UnitPurchase
  /// How many units may be bought.
  let range: ClosedRange<Double>

  init(_ purchase: UnitPurchase) {
    self.purchase = purchase
    range = purchase.from...max(purchase.from, purchase.to ?? .infinity)
  }

  /// The money that a count costs.
  func money(for units: Double) -> Double {
    var sum = CompensatedSum()
    var start = 0.0
    for tier in purchase.prices {
      let end = tier.upTo ?? .infinity
      switch purchase.pricesApplyTo {
      case .allUnits:
        if units <= end { return units * tier.price }
      case .unitsInTier:
        if units > start { sum.add((min(units, end) - start) * tier.price) }
      }
      start = end
    }
    if purchase.pricesApplyTo == .allUnits { return units * (purchase.prices.last?.price ?? 0) }
    return sum.value
  }

  /// The counts above 0 in stretches of one price and one tier of every figure that counts for all
  /// units, in order.
  func stretches(besides figures: [[UnitTier]]) -> [Stretch] {
    let ends =
      purchase.prices.compactMap(\.upTo) + figures.flatMap { $0.compactMap(\.upTo) }
      + [range.upperBound]
    var stretches: [Stretch] = []
    var start = 0.0
    for end in Set(ends).sorted() where start < range.upperBound {
      let end = min(end, range.upperBound)
      if end > start, let stretch = stretch(from: start, to: end) { stretches.append(stretch) }
      start = max(start, end)
    }
    return stretches
  }

  /// The part of a stretch within the range and, for whole units, on whole units; `nil` if there is
  /// none.
  ///
  /// A count at the beginning belongs to the stretch before, but with fractions it is as near as
  /// one likes.
  private func stretch(from start: Double, to end: Double) -> Stretch? {
    var (first, last) = (max(start, range.lowerBound), end)
    if purchase.isWhole {
      first = max(start.rounded(.down) + 1, range.lowerBound.rounded(.up))
      last = end.rounded(.down)
    }
    guard first <= last else { return nil }
    let price = price(after: start)
    let base =
      purchase.pricesApplyTo == .allUnits ? 0 : money(for: start) - price * start
    return Stretch(units: first...last, base: base, price: price)
  }

  private func price(after units: Double) -> Double {
    let tier = purchase.prices.first { units < $0.upTo ?? .infinity } ?? purchase.prices.last
    return tier?.price ?? 0
  }
}

/// What units bring, tier by tier.
struct UnitFigures: Sendable {
  let tiers: [UnitTier]
  let scope: TierScope

  /// What a count brings.
  func amount(for units: Double) -> Double {
    switch scope {
    case .allUnits:
      return units * ((tiers.first { units <= $0.upTo ?? .infinity } ?? tiers.last)?.perUnit ?? 0)
    case .unitsInTier:
      var sum = CompensatedSum()
      var start = 0.0
      for tier in tiers where start < units {
        let end = tier.upTo ?? .infinity
        sum.add((min(end, units) - start) * tier.perUnit)
        start = end
      }
      return sum.value
    }
  }

  /// What the units of a stretch bring, over its money.
  func share(
    of kpi: Int, factor: Double, over stretch: ClosedRange<Double>, units: LineWay.Units
  ) -> LineWay.Share {
    switch scope {
    case .allUnits:
      let perUnit = (tiers.first { stretch.upperBound <= $0.upTo ?? .infinity } ?? tiers.last)?
        .perUnit
      let rate = factor * (perUnit ?? 0)
      return LineWay.Share(kpi: kpi, figure: rate * units.base, rate: rate * units.perMoney)
    case .unitsInTier:
      let ends = [stretch.lowerBound] + tiers.compactMap(\.upTo).filter { stretch.contains($0) }
      var counts: [Double] = []
      for end in ends + [stretch.upperBound] where end < .infinity {
        if counts.last.map({ end > $0 }) ?? true { counts.append(end) }
      }
      let tail = tiers.last { $0.upTo == nil }
      let pieces = Pieces(
        spends: counts.map { ($0 - units.base) / units.perMoney },
        values: counts.map { amount(for: $0) },
        tailSlope: (tail?.perUnit ?? 0) * units.perMoney)
      return LineWay.Share(kpi: kpi, curve: (factor, .pieces(pieces)))
    }
  }
}
