// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// A run of counts with one price for the next unit: money is `base + price · units`.
struct UnitStretch {
  /// The fewest units.
  var first: Double
  /// The most units; infinity for no limit.
  var last: Double
  /// The count behind which the stretch begins.
  var start: Double
  var base: Double
  var price: Double

  func money(_ units: Double) -> Double { base + price * units }
  func units(_ money: Double) -> Double { (money - base) / price }
}

extension Campaign {
  /// Whether units come at several prices, or figures per unit count for all units, so that every
  /// stretch is an option.
  var hasTieredOptions: Bool {
    guard case .units(let purchase) = purchase else { return false }
    return purchase.prices.count > 1
      || brings.contains { delivery in
        if case .perUnit(let tiers, .allUnits) = delivery.response {
          tiers.count > 1
        } else {
          false
        }
      }
  }

  /// Whether every stretch begins at one unit or more, so that getting nothing is an option of its
  /// own.
  var beginsAtOneUnit: Bool {
    guard case .units(let purchase) = purchase else { return false }
    return purchase.isWhole && hasTieredOptions
  }

  /// The stretches of counts that may be bought, in order; of whole units those above 0.
  ///
  /// - Complexity: linear in the tiers but for sorting.
  func stretches(of purchase: UnitPurchase) -> [UnitStretch] {
    let most = purchase.to ?? .infinity
    var ends = Set(purchase.prices.compactMap(\.upTo) + [most])
    for delivery in brings {
      if case .perUnit(let tiers, .allUnits) = delivery.response {
        ends.formUnion(tiers.compactMap(\.upTo))
      }
    }
    let prices = purchase.priceSums
    var stretches: [UnitStretch] = []
    var start = 0.0
    for end in ends.sorted() where end <= most && end > start {
      var (first, last) = (max(start, purchase.from), end)
      if purchase.isWhole {
        first = max(start.rounded(.down) + 1, purchase.from.rounded(.up))
        last = end.rounded(.down)
      }
      let price = prices.perUnit(above: start)
      let base =
        purchase.pricesApplyTo == .allUnits ? 0 : prices.amount(for: start) - price * start
      if first <= last {
        stretches.append(
          UnitStretch(first: first, last: last, start: start, base: base, price: price))
      }
      start = end
    }
    return stretches
  }
}
