// SPDX-License-Identifier: GPL-3.0-or-later

/// How KPIs `per: market` divide into one KPI for each market.
struct MarketSplit: Sendable {
  /// The KPIs in the markets, in the order of the markets, by the name of the KPI that they make
  /// up.
  let members: [String: [KPI]]

  init(_ scenario: Scenario) {
    var members: [String: [KPI]] = [:]
    for kpi in scenario.kpis where members[kpi.name] == nil {
      guard case .markets = kpi.definition else { continue }
      members[kpi.name] = scenario.markets.map { market in
        KPI(name: KPI.name(of: kpi.name, in: market), unit: kpi.unit)
      }
    }
    self.members = members
  }

  /// The KPI in a market, by names; `nil` if there is none.
  func member(named name: String) -> KPI? {
    for list in members.values {
      if let member = list.first(where: { $0.name == name }) { return member }
    }
    return nil
  }

  /// Flows of KPIs `per: market` as flows in the markets, sorted by KPI.
  ///
  /// - Complexity: linear in flows × markets.
  func split(_ flows: [Flow], _ shares: [MarketShare]) -> [Flow] {
    guard !members.isEmpty else { return flows }
    return flows.flatMap { flow in
      guard members[flow.kpi] != nil else { return [flow] }
      return shares.map { share in
        var part = flow
        part.kpi = KPI.name(of: flow.kpi, in: share.market)
        part.factor *= share.share
        return part
      }
    }
    .sorted { $0.kpi < $1.kpi }
  }

  /// Figures of KPIs `per: market` as figures in the markets, sorted by KPI.
  ///
  /// - Complexity: linear in figures × markets.
  func split(_ figures: [Creator.Figure], _ shares: [MarketShare]) -> [Creator.Figure] {
    guard !members.isEmpty else { return figures }
    return figures.flatMap { figure -> [Creator.Figure] in
      if let market = figure.market {
        let name = KPI.name(of: figure.kpi, in: market)
        return [Creator.Figure(kpi: name, value: figure.value)]
      }
      guard members[figure.kpi] != nil else { return [figure] }
      return shares.map { share in
        Creator.Figure(
          kpi: KPI.name(of: figure.kpi, in: share.market), value: figure.value * share.share)
      }
    }
    .sorted { $0.kpi < $1.kpi }
  }
}
