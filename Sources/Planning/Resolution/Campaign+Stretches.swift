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
  /// Whether units come at several prices, or figures per unit count for all units, so that every stretch is an option.
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

  /// Whether every stretch begins at one unit or more, so that getting nothing is an option of its own.
  var beginsAtOneUnit: Bool {
    guard case .units(let purchase) = purchase else { return false }
    return purchase.isWhole && hasTieredOptions
  }

  /// The stretches of counts that may be bought, in order; of whole units those above 0.
  func stretches(of purchase: UnitPurchase) -> [UnitStretch] {
    let most = purchase.to ?? .infinity
    var ends = Set(purchase.prices.compactMap(\.upTo) + [most])
    for delivery in brings {
      if case .perUnit(let tiers, .allUnits) = delivery.response {
        ends.formUnion(tiers.compactMap(\.upTo))
      }
    }
    var stretches: [UnitStretch] = []
    var start = 0.0
    for end in ends.sorted() where end <= most && end > start {
      var (first, last) = (max(start, purchase.from), end)
      if purchase.isWhole {
        first = max(start.rounded(.down) + 1, purchase.from.rounded(.up))
        last = end.rounded(.down)
      }
      let price = purchase.price(above: start)
      let base =
        purchase.pricesApplyTo == .allUnits ? 0 : purchase.money(for: start) - price * start
      if first <= last {
        stretches.append(
          UnitStretch(first: first, last: last, start: start, base: base, price: price))
      }
      start = end
    }
    return stretches
  }

  /// What the campaign brings over the money spent within a stretch, each sorted by KPI.
  ///
  /// - Parameter flows: what it brings by curves over money.
  /// - Complexity: linear in deliveries × tiers.
  func deliveries(
    over stretch: UnitStretch, flows: [Flow]
  ) -> (flows: [Flow], figures: [Creator.Figure]) {
    var found = flows
    var figures: [Creator.Figure] = []
    let sources = Dictionary(brings.map { ($0.resolvedKPI, $0) }) { first, _ in first }
    for delivery in brings {
      guard let (factor, tiers, scope) = perUnitSource(of: delivery, in: sources) else { continue }
      let kpi = delivery.resolvedKPI
      switch scope {
      case .allUnits:
        let rate = tiers.first { stretch.start < $0.upTo ?? .infinity }?.perUnit ?? 0
        let constant = -rate * stretch.base / stretch.price
        if constant != 0 {
          figures.append(Creator.Figure(kpi: kpi, value: factor * constant))
        }
        if let curve = try? LinearCurve(rate: rate / stretch.price) {
          found.append(
            Flow(kpi: kpi, factor: factor, curve: .linear(curve), envelope: .none))
        }
      case .unitsInTier:
        if let curve = tiers.curve(over: stretch) {
          found.append(
            Flow(
              kpi: kpi, factor: factor, curve: .points(curve), envelope: .none,
              isFromTiers: true))
        }
      }
    }
    return (found.sorted { $0.kpi < $1.kpi }, figures.sorted { $0.kpi < $1.kpi })
  }

  /// The figures per unit that a delivery is a multiple of, if it is.
  private func perUnitSource(
    of delivery: Delivery, in sources: [String: Delivery]
  ) -> (factor: Double, tiers: [UnitTier], scope: TierScope)? {
    var factor = 1.0
    var delivery = delivery
    for _ in 0...brings.count {
      switch delivery.response {
      case .curve: return nil
      case .perUnit(let tiers, let scope): return (factor, tiers, scope)
      case .rate(let rate, let source):
        factor *= rate
        guard let next = delivery.sources(source).compactMap({ sources[$0] }).first else {
          return nil
        }
        delivery = next
      }
    }
    return nil
  }
}

extension UnitPurchase {
  /// The price of the units just above a count.
  func price(above count: Double) -> Double {
    prices.first { count < $0.upTo ?? .infinity }?.price ?? prices.last?.price ?? 0
  }
}

extension [UnitTier] {
  /// What a number of units brings, each unit what its own tier says.
  private func amount(for units: Double) -> Double {
    var amount = 0.0
    var start = 0.0
    for tier in self {
      let end = Swift.min(units, tier.upTo ?? .infinity)
      if end > start { amount += (end - start) * tier.perUnit }
      start = Swift.max(start, tier.upTo ?? .infinity)
    }
    return amount
  }

  /// What units in their tiers bring over the money spent within a stretch; level below it.
  fileprivate func curve(over stretch: UnitStretch) -> PointsCurve? {
    let ends = compactMap(\.upTo).filter { $0 > stretch.first && $0 < stretch.last }
    var counts = [stretch.first] + ends
    if stretch.last.isFinite, stretch.last > stretch.first { counts.append(stretch.last) }
    var spends: [Double] = []
    var values: [Double] = []
    if stretch.money(stretch.first) > 0 {
      spends.append(0)
      values.append(amount(for: stretch.first))
    }
    for count in counts {
      spends.append(stretch.money(count))
      values.append(amount(for: count))
    }
    var tail = PointsCurve.Tail.flat
    if !stretch.last.isFinite, let rate = last?.perUnit { tail = .slope(rate / stretch.price) }
    return try? PointsCurve(spends: spends, values: values, tail: tail)
  }
}
