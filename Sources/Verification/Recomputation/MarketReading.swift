// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Scenario {
  /// The scenario with what lines bring of KPIs `per: market` written out for every market.
  ///
  /// A share becomes a rate of what is brought in all, so that everything else reads it like any
  /// other rate.
  ///
  /// - Complexity: linear in deliveries × markets.
  var writtenOutByMarket: Scenario {
    let divided = Set(
      kpis.compactMap { kpi -> String? in
        if case .markets = kpi.definition { return kpi.name }
        return nil
      })
    guard !divided.isEmpty else { return self }
    var scenario = self
    for line in scenario.campaigns.indices {
      let shares = scenario.campaigns[line].markets
      let brings = scenario.campaigns[line].brings
      scenario.campaigns[line].brings = brings.flatMap { delivery -> [Delivery] in
        if let market = delivery.market { return [delivery.named(in: market, among: brings)] }
        guard divided.contains(delivery.kpi) else { return [delivery] }
        return [delivery]
          + shares.map { share in
            Delivery(
              kpi: KPI.name(of: delivery.kpi, in: share.market),
              response: .rate(share.share, of: delivery.kpi))
          }
      }
    }
    for line in scenario.creators.indices {
      let shares = scenario.creators[line].markets
      for package in scenario.creators[line].packages.indices {
        let brings = scenario.creators[line].packages[package].brings
        scenario.creators[line].packages[package].brings = brings.flatMap { figure in
          if let market = figure.market {
            return [
              Creator.Figure(kpi: KPI.name(of: figure.kpi, in: market), value: figure.value)
            ]
          }
          guard divided.contains(figure.kpi) else { return [figure] }
          return shares.map { share in
            Creator.Figure(
              kpi: KPI.name(of: figure.kpi, in: share.market), value: share.share * figure.value)
          }
        }
      }
    }
    return scenario
  }
}

extension Delivery {
  /// The delivery under the name that its KPI has in a market; a rate is taken in the same market
  /// where that is brought.
  fileprivate func named(in market: String, among brings: [Delivery]) -> Delivery {
    var named = Delivery(kpi: KPI.name(of: kpi, in: market), response: response)
    if case .rate(let rate, let source) = response,
      brings.contains(where: { $0.kpi == source && $0.market == market })
    {
      named.response = .rate(rate, of: KPI.name(of: source, in: market))
    }
    return named
  }
}
