// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

/// What a plan comes to under the figures of another scenario than the one that it was made for.
///
/// The plan's decisions are kept: the amount of every campaign without fee and commission, or the
/// units where it is bought in units, and the package of every creator. Fees, commissions, prices
/// and everything that follows are those of the other scenario.
package struct PlanEvaluation: Hashable, Sendable {
  /// What keeps a plan from being one of the scenario.
  package enum Obstacle: Hashable, Sendable {
    /// A limit that it breaks.
    case limit(LimitID)
    /// A line that it funds and the scenario does not have.
    case noLine(String)
    /// A package that it books and the scenario does not have.
    case noPackage(line: String, package: String)
    /// A campaign that gets what its range, its minimum or its step does not allow.
    case amount(line: String)
    /// A creator that the scenario books or leaves out otherwise, or whose figures fall short of
    /// what it requires.
    case settled(line: String)
  }

  /// What keeps it from being a plan, the lines first; empty for a plan.
  package var obstacles: [Obstacle]
  /// The value of every KPI in the order of the scenario; empty where the plan uses what is not
  /// there.
  package var values: [Plan.Value]

  /// Whether the plan keeps everything that the scenario asks for.
  package var isPossible: Bool { obstacles.isEmpty }

  /// Makes an evaluation.
  package init(obstacles: [Obstacle], values: [Plan.Value]) {
    self.obstacles = obstacles
    self.values = values
  }

  /// The value of a KPI; `nil` if there is none, or it has no value.
  package func value(of kpi: String) -> Double? {
    values.first { $0.kpi == kpi }?.value
  }
}

extension Verifier {
  /// Works out what a plan of another scenario comes to in this one.
  ///
  /// - Complexity: linear in lines, points and limits.
  package func evaluate(_ plan: Plan) -> PlanEvaluation {
    let given = Dictionary(plan.allocations.map { ($0.line, $0) }) { first, _ in first }
    let model = scenario.scenario
    var obstacles = plan.allocations.compactMap { allocation -> PlanEvaluation.Obstacle? in
      let isFunded = allocation.spend != 0 || allocation.package != nil
      return isFunded && positions[allocation.line] == nil ? .noLine(allocation.line) : nil
    }
    var allocations = model.campaigns.map { $0.allocation(like: given[$0.name]) }
    for creator in model.creators {
      let booked = given[creator.name]?.package
      let package = creator.packages.first { $0.name == booked }
      if let booked, package == nil {
        obstacles.append(.noPackage(line: creator.name, package: booked))
      }
      if !creator.isSettled(as: booked) || booked != nil && !creator.meets(model.requirements) {
        obstacles.append(.settled(line: creator.name))
      }
      let commission = (package?.fee ?? 0) * creator.commission
      allocations.append(
        Plan.Allocation(
          line: creator.name, spend: (package?.fee ?? 0) + commission, commission: commission,
          package: package?.name))
    }
    let isWhole = obstacles.allSatisfy {
      switch $0 {
      case .noLine, .noPackage: false
      case .limit, .amount, .settled: true
      }
    }
    guard isWhole else { return PlanEvaluation(obstacles: obstacles, values: []) }
    let moved = Plan(
      allocations: allocations, values: [],
      certificate: Certificate(weights: [], multipliers: [], value: 0, bound: 0))
    let examination = PlanExamination(moved, verifier: self)
    obstacles += examination.unfitCampaigns.map { .amount(line: $0) }
    let recomputed = Recomputation(
      scenario, words: words, curves: curves, records: examination.records)
    obstacles += limits.all.filter { examination.complaint(about: $0, recomputed) != nil }
      .map { .limit($0) }
    return PlanEvaluation(
      obstacles: obstacles,
      values: scenario.kpis.map {
        Plan.Value(kpi: $0.name, value: recomputed.value(of: $0.name)?.value)
      })
  }
}

extension Campaign {
  /// What the campaign gets from a plan that may be of another scenario: the same amount or units,
  /// at its own price and fee.
  fileprivate func allocation(like other: Plan.Allocation?) -> Plan.Allocation {
    var amount = other.map { $0.spend - $0.setUpFee - $0.commission } ?? 0
    var units: Double?
    if case .units(let purchase) = purchase {
      let terms = UnitTerms(purchase)
      let count = other?.units ?? (amount == 0 ? 0 : terms.units(for: amount))
      units = count
      if other?.units != nil { amount = terms.money(for: count) }
    }
    let fee = amount > 0 ? setUpFee : 0
    let share = amount * commission
    return Plan.Allocation(
      line: name, spend: amount + fee + share, setUpFee: fee, commission: share, units: units)
  }
}

extension UnitTerms {
  /// About how many units an amount of money buys, for a plan that was not made in units.
  fileprivate func units(for money: Double) -> Double {
    let stretch = stretches(besides: []).last { $0.base + $0.price * $0.units.lowerBound <= money }
    return stretch.map { (money - $0.base) / $0.price } ?? 0
  }
}
