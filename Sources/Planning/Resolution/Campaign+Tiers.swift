// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

extension Campaign {
  /// Whether units come at several prices, or figures per unit count for all units, so that every tier is an option.
  var hasTieredOptions: Bool {
    guard case .units(let purchase) = purchase else { return false }
    return purchase.prices.count > 1
      || brings.contains { delivery in
        if case .perUnit(let tiers, .allUnits) = delivery.response { tiers.count > 1 } else { false }
      }
  }

  /// What the campaign brings over the money spent on a stretch of units on which every price and figure stays the same,
  /// each sorted by KPI.
  ///
  /// - Parameters:
  ///   - start: the count above which the stretch lies.
  ///   - units: the units over the money.
  /// - Complexity: linear in deliveries × tiers.
  func deliveries(
    above start: Double, units: LineOption.Units
  ) -> (flows: [Flow], figures: [Creator.Figure]) {
    var flows: [Flow] = []
    var figures: [Creator.Figure] = []
    let curved = Dictionary(uniqueKeysWithValues: resolvedFlows().map { ($0.kpi, $0) })
    var straight: [String: (rate: Double, constant: Double)] = [:]
    for position in rateOrder.order {
      let delivery = brings[position]
      switch delivery.response {
      case .curve: break
      case .perUnit(let tiers, let scope):
        let rate = tiers.first { start < $0.upTo ?? .infinity }?.perUnit ?? 0
        let before = scope == .allUnits ? 0 : tiers.amount(for: start) - rate * start
        straight[delivery.kpi] = (rate * units.perMoney, before + rate * units.base)
      case .rate(let share, let source):
        if let known = straight[source] {
          straight[delivery.kpi] = (share * known.rate, share * known.constant)
        }
      }
    }
    for (kpi, line) in straight.sorted(by: { $0.key < $1.key }) {
      if line.constant != 0 { figures.append(Creator.Figure(kpi: kpi, value: line.constant)) }
      if let curve = try? LinearCurve(rate: line.rate) {
        flows.append(Flow(kpi: kpi, factor: 1, curve: .linear(curve), envelope: .none))
      }
    }
    flows += curved.values.filter { straight[$0.kpi] == nil }
    return (flows.sorted { $0.kpi < $1.kpi }, figures)
  }
}

extension [UnitTier] {
  /// What a number of units brings, each unit what its own tier says.
  func amount(for units: Double) -> Double {
    var amount = 0.0
    var start = 0.0
    for tier in self {
      let end = Swift.min(units, tier.upTo ?? .infinity)
      if end > start { amount += (end - start) * tier.perUnit }
      start = Swift.max(start, tier.upTo ?? .infinity)
    }
    return amount
  }
}
