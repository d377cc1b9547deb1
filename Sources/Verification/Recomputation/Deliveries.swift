// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What single lines bring, in the words of the scenario: packages by their figures, curves by
/// their formulas, units tier by tier, rates step by step.
struct Deliveries {
  let scenario: Scenario
  let curves: ScenarioCurves

  /// What a line brings of each KPI that it brings any of.
  func of(line: Int, _ record: LineRecord) -> [(kpi: String, amount: Double)] {
    if let campaign = scenario.campaign(at: line) {
      return of(campaign, curves: curves.own[line], record)
    }
    let package = scenario.creator(at: line)?.packages.first { $0.name == record.package }
    return package?.brings.map { ($0.kpi, $0.value) } ?? []
  }

  private func of(
    _ campaign: Campaign, curves: [(kpi: String, curve: ReadCurve)], _ record: LineRecord
  ) -> [(kpi: String, amount: Double)] {
    var amounts: [String: Double] = [KPI.spend: record.amount]
    var waiting: [(kpi: String, rate: Double, source: String)] = []
    for delivery in campaign.brings {
      switch delivery.response {
      case .curve:
        let curve = curves.first { $0.kpi == delivery.kpi }?.curve
        amounts[delivery.kpi] = curve?.value(at: record.amount)
      case .perUnit(let tiers, let scope):
        amounts[delivery.kpi] = UnitFigures(tiers: tiers, scope: scope)
          .amount(for: record.units ?? 0)
      case .rate(let rate, let source):
        waiting.append((delivery.kpi, rate, source))
      }
    }
    // Every round works out at least one rate; a checked scenario has no circles.
    while !waiting.isEmpty {
      let before = waiting.count
      waiting.removeAll { delivery in
        guard let source = amounts[delivery.source] else { return false }
        amounts[delivery.kpi] = delivery.rate * source
        return true
      }
      if waiting.count == before { break }
    }
    return campaign.brings.compactMap { delivery in
      amounts[delivery.kpi].map { (delivery.kpi, $0) }
    }
  }
}
