// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// What a campaign that is bought in units brings over the money spent within each of its
/// stretches.
struct UnitDeliveries {
  /// A KPI that is brought by the unit.
  fileprivate struct Source {
    var kpi: String
    /// What its figures are multiplied by.
    var factor: Double
    var figures: TierSums
    var scope: TierScope
    /// What each unit behind the last end brings, if there is no last end.
    var tail: Double?
  }

  private let sources: [Source]
  private let flows: [Flow]

  /// - Parameter flows: what the campaign brings by curves over money.
  /// - Complexity: linear in deliveries and tiers.
  init(_ campaign: Campaign, flows: [Flow]) {
    self.flows = flows
    let brings = campaign.brings
    let sources = Dictionary(brings.map { ($0.resolvedKPI, $0) }) { first, _ in first }
    self.sources = brings.compactMap { delivery in
      guard let (factor, tiers, scope) = campaign.perUnitSource(of: delivery, in: sources) else {
        return nil
      }
      return Source(
        kpi: delivery.resolvedKPI, factor: factor, figures: tiers.sums, scope: scope,
        tail: tiers.last?.perUnit)
    }
  }

  /// What is brought within a stretch, each sorted by KPI.
  ///
  /// - Complexity: linear in the deliveries, and in the tiers that end within the stretch.
  func over(_ stretch: UnitStretch) -> (flows: [Flow], figures: [Creator.Figure]) {
    var found = flows
    var figures: [Creator.Figure] = []
    for source in sources {
      switch source.scope {
      case .allUnits:
        let rate = source.figures.perUnit(above: stretch.start)
        let constant = -rate * stretch.base / stretch.price
        if constant != 0 {
          figures.append(Creator.Figure(kpi: source.kpi, value: source.factor * constant))
        }
        if let curve = try? LinearCurve(rate: rate / stretch.price) {
          found.append(
            Flow(
              kpi: source.kpi, factor: source.factor, curve: .linear(curve), envelope: .none))
        }
      case .unitsInTier:
        if let curve = source.curve(over: stretch) {
          found.append(
            Flow(
              kpi: source.kpi, factor: source.factor, curve: .points(curve), envelope: .none,
              isFromTiers: true))
        }
      }
    }
    return (found.sorted { $0.kpi < $1.kpi }, figures.sorted { $0.kpi < $1.kpi })
  }
}

extension UnitDeliveries.Source {
  /// What units in their tiers bring over the money spent within a stretch; level below it.
  fileprivate func curve(over stretch: UnitStretch) -> PointsCurve? {
    var counts = [stretch.first] + figures.ends(between: stretch.first, stretch.last)
    if stretch.last.isFinite, stretch.last > stretch.first { counts.append(stretch.last) }
    var spends: [Double] = []
    var values: [Double] = []
    if stretch.money(stretch.first) > 0 {
      spends.append(0)
      values.append(figures.amount(for: stretch.first))
    }
    for count in counts {
      spends.append(stretch.money(count))
      values.append(figures.amount(for: count))
    }
    var end = PointsCurve.Tail.flat
    if !stretch.last.isFinite, let tail { end = .slope(tail / stretch.price) }
    return try? PointsCurve(spends: spends, values: values, tail: end)
  }
}

extension Campaign {
  /// The figures per unit that a delivery is a multiple of, if it is.
  fileprivate func perUnitSource(
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
