// SPDX-License-Identifier: GPL-3.0-or-later

package import Curves

/// What a campaign brings of one delivered KPI: `factor · curve(spend)`.
package struct Flow: Hashable, Sendable {
  /// The name of the KPI.
  package var kpi: String
  /// What the curve is multiplied with: the product of the rates between the curve and the KPI, 1
  /// without any.
  package var factor: Double
  /// The curve over the campaign's spend in money.
  package var curve: Curve
  /// Whether the curve stands for its least concave majorant over
  /// CheckedScenario/envelopeRange(of:).
  package var envelope: Envelope
  /// Whether the points are tiers of figures per unit, of which no dip is noise.
  package var isFromTiers: Bool

  /// Makes a flow.
  package init(
    kpi: String, factor: Double, curve: Curve, envelope: Envelope, isFromTiers: Bool = false
  ) {
    self.kpi = kpi
    self.factor = factor
    self.curve = curve
    self.envelope = envelope
    self.isFromTiers = isFromTiers
  }
}

extension Campaign {
  /// What the campaign brings, rates followed to the curve at their start, sorted by KPI; what
  /// cannot be followed to a curve over money is left out, such as figures per unit where units
  /// come at several prices.
  func resolvedFlows() -> [Flow] {
    let positions = deliveryPositions
    var flows = [Flow?](repeating: nil, count: brings.count)
    for position in rateOrder.order {
      let delivery = brings[position]
      let kpi = delivery.resolvedKPI
      switch delivery.response {
      case .curve(let curve, let envelope):
        flows[position] = Flow(kpi: kpi, factor: 1, curve: curve, envelope: envelope)
      case .perUnit(let tiers, _):
        flows[position] = curve(of: tiers).map {
          Flow(kpi: kpi, factor: 1, curve: $0, envelope: .none, isFromTiers: true)
        }
      case .rate(let rate, let source):
        let known = delivery.sources(source).compactMap { positions[$0] }.first
        if var flow = known.flatMap({ flows[$0] }) ?? Flow(spendAs: source) {
          flow.kpi = kpi
          flow.factor *= rate
          flows[position] = flow
        }
      }
    }
    return flows.compactMap(\.self).sorted { $0.kpi < $1.kpi }
  }

  /// The deliveries in an order in which every rate follows what it is a rate of.
  var rateOrder: DependencyOrder {
    let positions = deliveryPositions
    return DependencyOrder(
      dependencies: brings.map { delivery in
        guard case .rate(_, let source) = delivery.response else { return [] }
        return delivery.sources(source).compactMap { positions[$0] }.prefix(1).map(\.self)
      })
  }

  private var deliveryPositions: [String: Int] {
    Dictionary(zip(brings.map(\.resolvedKPI), brings.indices)) { first, _ in first }
  }

  /// Tiers of units as straight pieces over money; `nil` for a campaign that is not bought in units
  /// or figures that make no curve.
  private func curve(of tiers: [UnitTier]) -> Curve? {
    guard case .units(let purchase) = purchase, !hasTieredOptions, let first = tiers.first else {
      return nil
    }
    if tiers.count == 1 {
      return (try? LinearCurve(rate: first.perUnit / purchase.price)).map(Curve.linear)
    }
    var spends = [0.0]
    var values = [0.0]
    var count = 0.0
    var tail = PointsCurve.Tail.undefined
    for tier in tiers {
      guard let end = tier.upTo else {
        tail = .slope(tier.perUnit / purchase.price)
        break
      }
      values.append(values[values.count - 1] + tier.perUnit * (end - count))
      spends.append(end * purchase.price)
      count = end
    }
    return (try? PointsCurve(spends: spends, values: values, tail: tail)).map(Curve.points)
  }
}

extension Delivery {
  /// The KPI, or its value in the market that the delivery is for.
  var resolvedKPI: String { market.map { KPI.name(of: kpi, in: $0) } ?? kpi }

  /// What a rate of another KPI may be a rate of: what is brought in the same market first.
  func sources(_ kpi: String) -> [String] {
    market.map { [KPI.name(of: kpi, in: $0), kpi] } ?? [kpi]
  }
}

extension Flow {
  /// The money spent, as something that a rate can be taken of.
  fileprivate init?(spendAs source: String) {
    guard source == KPI.spend, let curve = try? LinearCurve(rate: 1) else { return nil }
    self.init(kpi: source, factor: 1, curve: .linear(curve), envelope: .none)
  }
}
