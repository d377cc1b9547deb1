// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Every way to use every line, read from the scenario's own words.
struct ScenarioWays: Sendable {
  /// The positions of the KPIs that lines deliver.
  let kpis: [String: Int]
  /// Their names, by position.
  let names: [String]
  /// The ways of each line, in the order in which proofs by cases count them.
  private(set) var ways: [[LineWay]]

  /// - Complexity: linear in the size of the scenario.
  init(
    _ scenario: Scenario, curves: ScenarioCurves, steps: StepDemand, changeable: Set<Int> = []
  ) {
    var kpis: [String: Int] = [:]
    let brought =
      scenario.campaigns.flatMap { $0.brings.map(\.kpi) }
      + scenario.creators.flatMap { $0.packages.flatMap { $0.brings.map(\.kpi) } }
    var names: [String] = []
    for kpi in brought where kpis[kpi] == nil {
      kpis[kpi] = kpis.count
      names.append(kpi)
    }
    self.kpis = kpis
    self.names = names
    ways = scenario.campaigns.enumerated().map { line, campaign in
      CampaignReading(
        campaign: campaign, curves: curves.own[line], kpis: kpis,
        step: scenario.step(of: campaign, steps), countsChange: changeable.contains(line)
      ).ways()
    }
    ways += scenario.creators.map { $0.ways(kpis, meets: scenario.requirements) }
    limitToBudget(scenario.budget?.amount ?? .infinity)
  }

  /// Works out what the budget leaves each line when every other line takes its cheapest way.
  ///
  /// Where even that passes the budget, each line keeps its cheapest way alone, so that the bound
  /// says by how much.
  private mutating func limitToBudget(_ budget: Double) {
    let leasts = ways.map { ways in ways.map(\.leastMoney).min().map { $0.isFinite ? $0 : 0 } ?? 0 }
    var total = CompensatedSum()
    for least in leasts { total.add(least) }
    let slip = Tolerance.money * budget
    for line in ways.indices {
      let rest = max(budget - (total.value - leasts[line]), leasts[line])
      for way in ways[line].indices {
        let money = (rest - ways[line][way].fee) / (1 + ways[line][way].commission)
        guard let amounts = ways[line][way].amounts else { continue }
        let least = amounts.range.lowerBound
        ways[line][way].reachable =
          least <= money + slip ? amounts.restricted(to: least...max(least, money)) : nil
      }
    }
  }
}

extension Scenario {
  /// The distance between the amounts of a campaign in money; `nil` for any amount.
  func step(of campaign: Campaign, _ steps: StepDemand) -> Double? {
    guard steps == .kept, case .money = campaign.purchase else { return nil }
    return campaign.step ?? step
  }
}

extension Creator {
  /// Left out unless a package is settled, then the packages that may be booked in the order of the
  /// file.
  fileprivate func ways(_ kpis: [String: Int], meets requirements: [Requirement]) -> [LineWay] {
    let leftOut = LineWay(isActive: false, amounts: Amounts(0...0), isChanged: last != 0)
    if !meets(requirements) { return [leftOut] }
    let booked = packages.map { package in
      let fee = package.fee * (1 + commission)
      return LineWay(
        package: package.name, isActive: true, amounts: Amounts(0...0), fee: fee,
        isChanged: last.map { abs($0 - fee) > Tolerance.money * max(1, $0, fee) } ?? true,
        shares: package.brings.compactMap { figure in
          kpis[figure.kpi].map { LineWay.Share(kpi: $0, figure: figure.value) }
        })
    }
    switch booking {
    case .open: return [leftOut] + booked
    case .booked: return booked
    case .package(let name): return booked.filter { $0.package == name }
    case .leftOut: return [leftOut]
    }
  }
}

extension Creator {
  /// Whether all that is required is known to be so.
  func meets(_ requirements: [Requirement]) -> Bool {
    requirements.allSatisfy { requirement in
      traits.contains { trait in
        trait.name == requirement.trait && trait.value >= requirement.atLeast ?? trait.value
          && trait.value <= requirement.atMost ?? trait.value
      }
    }
  }
}
