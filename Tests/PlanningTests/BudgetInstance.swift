// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Foundation
import Planning

/// A budget-allocation instance with its reference answers, as in `Instances/NAME.json` and `NAME.reference.json`.
///
/// Campaigns have a cap and one curve per KPI; every channel's spend lies between two shares of the budget. The references
/// were computed by price bisection with a Lagrangian certificate, in C, apart from this engine.
struct BudgetInstance: Decodable {
  struct Share: Decodable {
    var lo: Double
    var hi: Double
  }

  struct InstanceCurve: Decodable {
    var kind: String
    var amp: Double
    var scale: Double?
    var half: Double?
    var h: Double?
    var p: Double?
  }

  struct InstanceCampaign: Decodable {
    var name: String
    var channel: String
    var cap: Double
    var curves: [InstanceCurve]
  }

  var kpis: [String]
  var budget: Double
  var channel_share: Share
  var campaigns: [InstanceCampaign]

  struct Reference: Decodable {
    struct Payoff: Decodable {
      var objective: String
      var value: Double
      var bound: Double
      var K: [Double]
    }

    struct Weighted: Decodable {
      var value: Double
      var bound: Double
    }

    struct Floor: Decodable {
      var eps: Double
      var value: Double
      var bound: Double
    }

    var payoff: [Payoff]
    var ideal: [Double]
    var weights: [Double]
    var weighted: Weighted
    var epsilon: [Floor]
  }

  static func load(_ name: String) throws -> (instance: BudgetInstance, reference: Reference) {
    func decode<Value: Decodable>(_ file: String) throws -> Value {
      let url = Bundle.module.bundleURL.appendingPathComponent("Instances/\(file).json")
      return try JSONDecoder().decode(Value.self, from: Data(contentsOf: url))
    }
    return (try decode(name), try decode("\(name).reference"))
  }

  /// The instance as a scenario with the given KPIs.
  func scenario(_ kpis: [KPI]) throws -> CheckedScenario {
    let lines = try campaigns.map { campaign in
      Campaign(
        name: campaign.name, channel: campaign.channel,
        purchase: .money(least: 0, most: campaign.cap),
        brings: try zip(self.kpis, campaign.curves).map { kpi, curve in
          Delivery(kpi: kpi, response: .curve(try curve.curve(), envelope: .none))
        })
    }
    let share = Rule(
      name: "channel share", measure: .spend(.all),
      limits: [
        .init(.atLeast, .shareOfBudget(channel_share.lo)),
        .init(.atMost, .shareOfBudget(channel_share.hi)),
      ], each: .channel)
    return try CheckedScenario(
      Scenario(budget: .atMost(budget), kpis: kpis, campaigns: lines, rules: [share]))
  }
}

extension BudgetInstance.InstanceCurve {
  func curve() throws -> Curve {
    switch kind {
    case "exp": .exponential(try ExponentialCurve(max: amp, scale: scale ?? .nan))
    case "hill": .hill(try HillCurve(max: amp, half: half ?? .nan, shape: h ?? .nan))
    default:
      .power(try PowerCurve(gain: amp, scale: scale ?? .nan, exponent: p ?? .nan))
    }
  }
}
