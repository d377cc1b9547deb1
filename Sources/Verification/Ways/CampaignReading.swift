// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A campaign read for its ways: off if it may be left out, then on, once per stretch of its rate
/// card.
struct CampaignReading {
  let campaign: Campaign
  /// The curve of each KPI that has one of its own.
  let curves: [(kpi: String, curve: ReadCurve)]
  /// The positions of delivered KPIs.
  let kpis: [String: Int]
  /// The distance between amounts of money; `nil` for any.
  let step: Double?
  /// Whether a rule counts if the campaign changes, so that keeping the last period's money is a
  /// way of its own.
  let countsChange: Bool

  /// Every way, in the order in which proofs by cases count them.
  func ways() -> [LineWay] {
    let off =
      campaign.canBeOff
      ? [
        LineWay(
          isActive: false, amounts: Amounts(0...0), units: offUnits,
          shares: shares(over: nil, units: nil))
      ] : []
    let all = off + (unitWays() ?? [moneyWay()])
    return countsChange ? withChanges(all) : all
  }

  /// The ways with each active one once more, at just the money of the last period.
  private func withChanges(_ ways: [LineWay]) -> [LineWay] {
    let last = campaign.last ?? .nan
    let changing = ways.map { way in
      var way = way
      way.isChanged = way.isActive || last != 0
      return way
    }
    return changing
      + ways.filter(\.isActive).map { way in
        var kept = way
        kept.isChanged = false
        kept.amounts = last > 0 ? way.amounts(forSpend: last) : nil
        return kept
      }
  }

  private var offUnits: LineWay.Units? {
    if case .units = campaign.purchase { LineWay.Units(base: 0, perMoney: 0) } else { nil }
  }

  private func moneyWay() -> LineWay {
    LineWay(
      isActive: true, amounts: moneyAmounts, fee: campaign.setUpFee,
      commission: campaign.commission,
      shares: shares(over: nil, units: nil))
  }

  private var moneyAmounts: Amounts? {
    let most = campaign.most ?? .infinity
    let least = max(campaign.least, campaign.minimumIfActive ?? 0)
    guard most > 0, least <= most else { return nil }
    guard let step else { return Amounts(least...most) }
    let first = campaign.canBeOff ? max(least, step) : least
    return Amounts(multiplesOf: step, in: first...max(first, most))
      .flatMap { $0.range.lowerBound <= most * (1 + Tolerance.money) ? $0 : nil }
  }

  private func unitWays() -> [LineWay]? {
    guard case .units(let purchase) = campaign.purchase else { return nil }
    let terms = UnitTerms(purchase)
    let figures = campaign.brings.compactMap { delivery -> [UnitTier]? in
      guard case .perUnit(let tiers, .allUnits) = delivery.response else { return nil }
      return tiers
    }
    return terms.stretches(besides: figures).map { stretch in
      let units = LineWay.Units(base: -stretch.base / stretch.price, perMoney: 1 / stretch.price)
      let money =
        stretch.base + stretch.price * stretch.units.lowerBound...stretch.base + stretch.price
        * stretch.units.upperBound
      let lower = max(money.lowerBound, campaign.minimumIfActive ?? 0)
      var amounts: Amounts?
      if lower <= money.upperBound {
        amounts = Amounts(money, step: purchase.isWhole ? stretch.price : 0)
          .restricted(to: lower...money.upperBound)
      }
      return LineWay(
        isActive: true, amounts: amounts, fee: campaign.setUpFee,
        commission: campaign.commission, units: units,
        shares: shares(over: stretch.units, units: units))
    }
  }

  /// What every KPI gets; `stretch` says which counts a way in units covers, `nil` for none.
  private func shares(
    over stretch: ClosedRange<Double>?, units: LineWay.Units?
  ) -> [LineWay.Share] {
    campaign.brings.compactMap { delivery in
      guard let kpi = kpis[delivery.kpi], let origin = origin(of: delivery) else { return nil }
      switch origin.source {
      case .spend: return LineWay.Share(kpi: kpi, rate: origin.factor)
      case .curve(let curve): return LineWay.Share(kpi: kpi, curve: (origin.factor, curve))
      case .units(let figures):
        guard let stretch, let units else { return nil }
        return figures.share(of: kpi, factor: origin.factor, over: stretch, units: units)
      }
    }
  }

  private enum Source {
    case spend
    case curve(ReadCurve)
    case units(UnitFigures)
  }

  /// What a delivery is in the end a multiple of; a checked scenario has no circles of rates.
  private func origin(of delivery: Delivery) -> (factor: Double, source: Source)? {
    var factor = 1.0
    var delivery = delivery
    for _ in 0...campaign.brings.count {
      switch delivery.response {
      case .curve:
        return curves.first { $0.kpi == delivery.kpi }.map { (factor, .curve($0.curve)) }
      case .perUnit(let tiers, let scope):
        return (factor, .units(UnitFigures(tiers: tiers, scope: scope)))
      case .rate(let rate, let source):
        factor *= rate
        if let next = campaign.brings.first(where: { $0.kpi == source }) {
          delivery = next
        } else {
          return source == KPI.spend ? (factor, .spend) : nil
        }
      }
    }
    return nil
  }
}

extension Campaign {
  /// Whether it may get nothing.
  var canBeOff: Bool {
    switch purchase {
    case .money(let least, _): least <= 0
    case .units(let units): units.from <= 0
    }
  }
}

extension LineWay {
  /// The one amount that comes to a spend; `nil` if the way does not allow it.
  fileprivate func amounts(forSpend spend: Double) -> Amounts? {
    guard let amounts else { return nil }
    let amount = (spend - fee) / (1 + commission)
    let slip = Tolerance.money * max(1, spend)
    guard amount >= amounts.range.lowerBound - slip, amount <= amounts.range.upperBound + slip
    else { return nil }
    let inside = min(max(amount, amounts.range.lowerBound), amounts.range.upperBound)
    let stepped = [amounts.floor(inside), amounts.ceiling(inside)].first {
      abs($0 - inside) <= slip
    }
    return stepped.map { Amounts($0...$0) }
  }
}
