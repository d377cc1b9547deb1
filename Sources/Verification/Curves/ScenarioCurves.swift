// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// The curves of a scenario as they are meant, read once for all its plans.
struct ScenarioCurves: Sendable {
  /// The flows of each campaign, with their curves read; sorted by KPI.
  let flows: [[(flow: Flow, curve: ReadCurve)]]
  /// How far each majorant lies above its points.
  let majorants: [Majorant]

  /// A majorant that stands for points.
  struct Majorant: Sendable {
    var line: Int
    var kpi: String
    var curve: Pieces
    var points: Pieces
    var largest: Double
    var top: Double
  }

  init(_ scenario: CheckedScenario) {
    var flows: [[(flow: Flow, curve: ReadCurve)]] = []
    var majorants: [Majorant] = []
    for (line, campaign) in scenario.scenario.campaigns.enumerated() {
      let range = scenario.envelopeRange(of: line)
      var read: [(flow: Flow, curve: ReadCurve)] = []
      for flow in scenario.flows(of: line) {
        let curve = ReadCurve(flow.curve, envelope: flow.envelope, over: range)
        read.append((flow, curve))
        if case .majorant(let above, of: let points) = curve, campaign.hasOwnCurve(for: flow.kpi) {
          let largest = points.largestLift(of: above, over: range)
          guard largest > 0 else { continue }
          majorants.append(
            Majorant(
              line: line, kpi: flow.kpi, curve: above, points: points, largest: largest,
              top: points.top))
        }
      }
      flows.append(read)
    }
    self.flows = flows
    self.majorants = majorants
  }

  /// What a campaign brings of each KPI at a spend, in the words of the scenario: curves by their formulas, units tier
  /// by tier, rates step by step.
  func deliveries(
    of campaign: Campaign, at line: Int, spend: Double
  ) -> [(kpi: String, amount: Double)] {
    var amounts: [String: Double] = [KPI.spend: spend]
    var waiting: [(kpi: String, rate: Double, source: String)] = []
    for delivery in campaign.brings {
      switch delivery.response {
      case .curve, .perUnit:
        amounts[delivery.kpi] = amount(of: delivery, campaign, line: line, spend: spend)
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

  private func amount(
    of delivery: Delivery, _ campaign: Campaign, line: Int, spend: Double
  ) -> Double? {
    if case .perUnit(let tiers, _) = delivery.response,
      case .units(let purchase) = campaign.purchase,
      tiers.fall
    {
      return tiers.amount(for: spend / purchase.price)
    }
    return flows[line].first { $0.flow.kpi == delivery.kpi }?.curve.value(at: spend)
  }
}

extension [UnitTier] {
  /// Whether no tier brings more per unit than the one before, so that no majorant is needed.
  fileprivate var fall: Bool { zip(self, dropFirst()).allSatisfy { $0.perUnit >= $1.perUnit } }

  /// What a number of units brings, each unit what its own tier says.
  fileprivate func amount(for units: Double) -> Double {
    var sum = CompensatedSum()
    var start = 0.0
    for tier in self where start < units {
      let end = tier.upTo ?? .infinity
      sum.add((Swift.min(end, units) - start) * tier.perUnit)
      start = end
    }
    return sum.value
  }
}

extension Campaign {
  fileprivate func hasOwnCurve(for kpi: String) -> Bool {
    brings.contains { delivery in
      guard delivery.kpi == kpi, case .curve = delivery.response else { return false }
      return true
    }
  }
}
