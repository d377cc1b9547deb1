// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// Small scenarios of choices for one KPI, "reach", and plans of them.
enum SmallChoices {
  /// Creators with one package each, given by fee and reach.
  static func creators(
    budget: Double?, _ offers: [(name: String, fee: Double, reach: Double)], rules: [Rule] = [],
    conditions: [Condition] = []
  ) throws -> CheckedScenario {
    try CheckedScenario(
      Scenario(
        budget: budget.map { .atMost($0) }, kpis: [KPI(name: "reach", objective: .maximize)],
        // Something must bring the KPI for money, be it nothing.
        campaigns: [try line("posters", .linear(LinearCurve(rate: 1)), most: 0)],
        creators: offers.map { offer in
          Creator(
            name: offer.name,
            packages: [
              .init(
                name: "post", fee: offer.fee, brings: [.init(kpi: "reach", value: offer.reach)])
            ])
        }, rules: rules, conditions: conditions))
  }

  /// A campaign that brings reach by one curve.
  static func line(_ name: String, _ curve: Curve, most: Double?) throws -> Campaign {
    Campaign(
      name: name, purchase: .money(least: 0, most: most),
      brings: [Delivery(kpi: "reach", response: .curve(curve, envelope: .none))])
  }

  /// A plan of creators alone.
  static func plan(
    _ scenario: CheckedScenario, booked: Set<String>, multipliers: [(LimitID, Double)] = [],
    proof: Certificate.Proof = .multipliers, bound: Double
  ) -> Plan {
    let model = scenario.scenario
    let packages = model.creators.filter { booked.contains($0.name) }.map { $0.packages[0] }
    let spends = model.creators.map { booked.contains($0.name) ? $0.packages[0].fee : 0 }
    let reach = packages.reduce(0) { $0 + $1.brings[0].value }
    return Plan(
      allocations: [.init(line: "posters", spend: 0)]
        + zip(model.creators, spends).map { creator, spend in
          .init(
            line: creator.name, spend: spend, package: booked.contains(creator.name) ? "post" : nil)
        },
      values: [
        .init(kpi: "reach", value: reach), .init(kpi: "spend", value: spends.reduce(0, +)),
      ],
      certificate: certificate(reach, multipliers: multipliers, proof: proof, bound: bound))
  }

  /// A plan of campaigns alone, given by their amounts and what they bring.
  static func plan(
    _ amounts: [(line: String, amount: Double, fee: Double)], reach: Double,
    multipliers: [(LimitID, Double)] = [], proof: Certificate.Proof = .multipliers, bound: Double
  ) -> Plan {
    let spends = amounts.map { $0.amount + $0.fee }
    return Plan(
      allocations: zip(amounts, spends).map {
        .init(line: $0.line, spend: $1, setUpFee: $0.fee)
      },
      values: [
        .init(kpi: "reach", value: reach), .init(kpi: "spend", value: spends.reduce(0, +)),
      ],
      certificate: certificate(reach, multipliers: multipliers, proof: proof, bound: bound))
  }

  private static func certificate(
    _ reach: Double, multipliers: [(LimitID, Double)], proof: Certificate.Proof, bound: Double
  ) -> Certificate {
    Certificate(
      weights: [.init(kpi: "reach", weight: 1)], multipliers: self.multipliers(multipliers),
      proof: proof, value: reach, bound: bound)
  }

  static func multipliers(_ pairs: [(LimitID, Double)]) -> [Certificate.Multiplier] {
    pairs.map { .init(limit: $0.0, value: $0.1) }
  }
}

extension CaseTree {
  static func bounded(by pairs: (LimitID, Double)...) -> CaseTree {
    .bounded(SmallChoices.multipliers(pairs))
  }

  static func empty(by pairs: (LimitID, Double)...) -> CaseTree {
    .empty(SmallChoices.multipliers(pairs))
  }
}
