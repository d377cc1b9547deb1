// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

extension ScenarioCheck {
  /// Checks what a campaign brings.
  mutating func checkDeliveries(of campaign: Campaign, at position: Int) {
    var seen: [String: Set<String?>] = [:]
    let markets = Dictionary(grouping: campaign.brings, by: \.kpi).mapValues { $0.map(\.market) }
    for delivery in campaign.brings {
      let whole = ["campaigns", campaign.name, "brings", delivery.kpi]
      let path = whole + (delivery.market.map { ["by market", $0] } ?? [])
      if seen[delivery.kpi] == nil {
        checkDelivered(delivery.kpi, path: whole)
        checkDivision(
          of: delivery.kpi, in: delivery.market, path: whole,
          line: (campaign.name, campaign.markets))
      }
      checkRepeat(
        of: delivery.kpi, in: delivery.market, path: path,
        owner: "the campaign '\(campaign.name)'", &seen)
      checkResponse(delivery, of: campaign, at: position, path: path, brought: markets)
    }
    // An infinite or NaN rate has been complained about; several sane ones may still multiply past all bounds.
    for flow in resolution.flows[position]
    where flow.factor.isFinite && abs(flow.factor) > Figure.largest {
      complain(
        .outOfRange, at: ["campaigns", campaign.name, "brings", flow.kpi],
        "the rates behind '\(flow.kpi)' come to more than 1e15")
    }
    for circle in campaign.rateOrder.circles {
      let names = circle.map { campaign.brings[$0].kpi }
      complain(
        .cycle, at: ["campaigns", campaign.name, "brings", names[0], "of"],
        "the rates go in a circle: \(Self.chain(names))",
        suggestion: "give one of them a curve")
    }
  }

  /// A line can bring any KPI that is not made of others.
  mutating func checkDelivered(_ name: String, path: [String]) {
    if name == KPI.spend {
      complain(
        .contradiction, at: path, aboutKey: true,
        "'spend' is counted by itself and cannot be brought")
      return
    }
    if partNames.contains(name), !index.hasKPI(name) {
      complain(
        .contradiction, at: path, aboutKey: true, "'\(name)' is one market's part of a KPI",
        suggestion: "write the KPI's own name, and {by market: …} behind it")
      return
    }
    guard requireKPI(name, path, aboutKey: true), let position = index.kpis[name] else { return }
    let definition =
      switch scenario.kpis[position].definition {
      case .delivered, .independent, .markets: ""
      case .sum: "a sum"
      case .ratio: "a ratio"
      }
    if !definition.isEmpty {
      complain(
        .contradiction, at: path, aboutKey: true,
        "'\(name)' is \(definition) of other KPIs and cannot be brought by a line",
        suggestion: "bring the KPIs that it is made of")
    }
  }

  private mutating func checkResponse(
    _ delivery: Delivery, of campaign: Campaign, at position: Int, path: [String],
    brought markets: [String: [String?]]
  ) {
    switch delivery.response {
    case .curve(let curve, let envelope):
      checkCurve(curve, envelope: envelope, of: position, path: path)
    case .perUnit(let tiers, let scope):
      guard case .units(let purchase) = campaign.purchase else {
        complain(
          .contradiction, at: path + ["per unit"],
          "figures per unit need a campaign that is bought in units",
          suggestion: "give '\(campaign.name)' a 'buys' instead of a 'spend', or write 'per 1000'")
        return
      }
      checkTiers(tiers, appliesTo: scope, purchase: purchase, at: position, path: path)
    case .rate(let rate, let source):
      requireFigure(rate, at: path + ["rate"], "the rate")
      checkRateSource(
        source, of: campaign, in: delivery.market, path: path + ["of"],
        brought: markets[source] ?? [])
    }
  }

  /// What a rate is taken of comes from the same campaign and goes where the rate goes: as a whole,
  /// or in its market.
  ///
  /// - Parameter brought: the markets in which the campaign brings it.
  private mutating func checkRateSource(
    _ source: String, of campaign: Campaign, in market: String?, path: [String],
    brought: [String?]
  ) {
    guard source != KPI.spend, requireKPI(source, path) else { return }
    if brought.isEmpty {
      complain(
        .contradiction, at: path,
        "a rate is taken of what the same campaign brings, and '\(campaign.name)' brings no '\(source)'",
        suggestion: suggestion(for: source, among: Set(campaign.brings.map(\.kpi))))
      return
    }
    if brought.contains(market) { return }
    let isPerMarket = resolution.markets.members[source] != nil
    if let market {
      guard isPerMarket else { return }
      complain(
        .contradiction, at: path,
        "a rate in '\(market)' is taken of what is brought there, and '\(campaign.name)' brings no '\(source)' by itself in '\(market)'",
        suggestion: "write both by market, or both as a whole")
    } else {
      complain(
        .contradiction, at: path,
        "'\(campaign.name)' brings '\(source)' by market, and the rate is not in one",
        suggestion: "write both by market, or both as a whole")
    }
  }
}
