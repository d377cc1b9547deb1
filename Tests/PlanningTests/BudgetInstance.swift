// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Foundation
import Planning

/// A budget-allocation instance with its reference answers, as in `Instances/NAME.json` and
/// `NAME.reference.json`.
///
/// Campaigns have a cap, perhaps a minimum if active, and one curve per KPI; every channel's spend
/// lies between two shares of the budget. Creators have packages; so many may be booked, and so
/// many must be in every category. The references of concave instances were computed by price
/// bisection with a Lagrangian certificate, those of S-curves by a dual bound on boxes with spatial
/// branch and bound, those of creators by HiGHS with an exact check in cents, all apart from this
/// engine.
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
    var min_if_active: Double?
    var curves: [InstanceCurve]
  }

  struct InstanceCreator: Decodable {
    var name: String
    var category: String
    var packages: [[String: Cell]]
  }

  /// A name or a figure of a package.
  enum Cell: Decodable {
    case text(String)
    case number(Double)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    var number: Double {
      if case .number(let number) = self { number } else { .nan }
    }
  }

  var kpis: [String]
  var budget: Double
  var channel_share: Share?
  var campaigns: [InstanceCampaign]?
  var creators: [InstanceCreator]?
  var max_creators: Double?
  var min_per_category: Double?

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
    let lines = try (campaigns ?? []).map { campaign in
      let minimum = campaign.min_if_active ?? 0
      return Campaign(
        name: campaign.name, channel: campaign.channel,
        purchase: .money(least: 0, most: campaign.cap),
        minimumIfActive: minimum > 0 ? minimum : nil,
        brings: try zip(self.kpis, campaign.curves).map { kpi, curve in
          Delivery(kpi: kpi, response: .curve(try curve.curve(), envelope: .none))
        })
    }
    let people = (creators ?? []).map { creator in
      Creator(
        name: creator.name, category: creator.category,
        packages: creator.packages.enumerated().map { index, package in
          Creator.Package(
            name: "tier\(index + 1)", fee: package["cost"]?.number ?? .nan,
            brings: self.kpis.map {
              Creator.Figure(kpi: $0, value: package[$0]?.number ?? .nan)
            })
        })
    }
    return try CheckedScenario(
      Scenario(
        budget: .atMost(budget), kpis: kpis, campaigns: lines, creators: people, rules: rules))
  }

  private var rules: [Rule] {
    var rules: [Rule] = []
    if let share = channel_share {
      rules.append(
        Rule(
          name: "channel share", measure: .spend(.all),
          limits: [
            .init(.atLeast, .shareOfBudget(share.lo)), .init(.atMost, .shareOfBudget(share.hi)),
          ], each: .channel))
    }
    if let most = max_creators {
      rules.append(
        Rule(
          name: "slots", measure: .count(.creators), limits: [.init(.atMost, .amount(most))]))
    }
    if let least = min_per_category, least > 0 {
      rules.append(
        Rule(
          name: "every category", measure: .count(.creators),
          limits: [.init(.atLeast, .amount(least))], each: .category))
    }
    return rules
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
