// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Planning

@Suite("Sums of tiers")
struct TierSumTests {
  private static func purchase(_ count: Int, _ scope: TierScope, isOpen: Bool) -> UnitPurchase {
    let tiers = (1...count).map { number in
      UnitPurchase.PriceTier(
        upTo: isOpen && number == count ? nil : Double(number * number) / 3,
        price: 10 + 7.3 / Double(number))
    }
    return UnitPurchase(unit: "spot", prices: tiers, pricesApplyTo: scope)
  }

  @Test("are, digit for digit, what adding up tier after tier comes to", arguments: [true, false])
  func sameAmounts(isOpen: Bool) {
    for count in [1, 2, 5, 40] {
      let purchase = Self.purchase(count, .unitsInTier, isOpen: isOpen)
      let ends = purchase.prices.compactMap(\.upTo)
      for units in [0, 0.1, 1, 1e6] + ends + ends.map({ $0 + 0.01 }) {
        #expect(purchase.priceSums.amount(for: units) == purchase.money(for: units))
      }
    }
  }

  @Test("know the price on either side of an end")
  func prices() {
    let purchase = Self.purchase(40, .allUnits, isOpen: true)
    let sums = purchase.priceSums
    for units in [0.1, 1 / 3.0, 1, 4 / 3.0, 77, 1e6] {
      #expect(units * sums.perUnit(upTo: units) == purchase.money(for: units))
      let above = purchase.prices.first { units < $0.upTo ?? .infinity }
      #expect(sums.perUnit(above: units) == above?.price)
    }
  }

  @Test("give the ends strictly between two counts")
  func ends() {
    let sums = TierSums([(1, 5), (4, 4), (9, 3), (nil, 2)] as [(upTo: Double?, perUnit: Double)])
    #expect(Array(sums.ends(between: 1, 9)) == [4])
    #expect(Array(sums.ends(between: 0, .infinity)) == [1, 4, 9])
    #expect(sums.ends(between: 9, 9).isEmpty)
    #expect(sums.ends(between: 20, 3).isEmpty)
  }
}
