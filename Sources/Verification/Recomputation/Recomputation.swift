// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What a plan comes to, computed from the scenario's own words: line by line, rate by rate, KPI by
/// KPI.
struct Recomputation {
  private let scenario: CheckedScenario
  /// What the plan does with each line.
  let records: [LineRecord]
  /// What each line brings, by KPI.
  private let amounts: [String: [Double]]
  private let allLines: [Int]

  /// Works out what lines bring, in the scenario's words with markets written out.
  init(
    _ scenario: CheckedScenario, words: Scenario, curves: ScenarioCurves, records: [LineRecord]
  ) {
    self.scenario = scenario
    self.records = records
    allLines = Array(records.indices)
    let deliveries = Deliveries(scenario: words, curves: curves)
    var amounts: [String: [Double]] = [:]
    for (line, record) in records.enumerated() {
      for (kpi, amount) in deliveries.of(line: line, record) {
        amounts[kpi, default: [Double](repeating: 0, count: records.count)][line] = amount
      }
    }
    self.amounts = amounts
  }

  /// The value of a KPI with its base; for a ratio `nil` if its denominator is 0.
  func value(of kpi: String) -> CompensatedSum? {
    switch scenario.kpi(named: kpi)?.definition {
    case .ratio(let numerator, let denominator):
      guard let above = value(of: numerator), let below = value(of: denominator),
        below.value != 0
      else { return nil }
      var ratio = CompensatedSum()
      ratio.add(1 / below.value, times: above)
      return ratio
    case .markets(.worst): return worst(of: kpi)
    case .independent: return audience(of: kpi)?.reached
    case .delivered, .sum, .markets(.sum), nil:
      return total(of: kpi, over: allLines, withBase: true)
    }
  }

  /// The value in the market where it is least, or largest for a KPI that is to be small.
  private func worst(of kpi: String) -> CompensatedSum? {
    var worst: CompensatedSum?
    for member in scenario.marketMembers(of: kpi) {
      guard let value = total(of: member.name, over: allLines, withBase: true) else { return nil }
      guard let known = worst else {
        worst = value
        continue
      }
      let isWorse =
        scenario.worstSide(of: kpi) == .atLeast
        ? value.value < known.value : value.value > known.value
      if isWorse { worst = value }
    }
    return worst
  }

  /// The value of a combination; `nil` if it names a KPI that cannot be totalled.
  func value(of combination: Combination) -> CompensatedSum? {
    var sum = CompensatedSum(combination.constant)
    for term in combination.terms {
      guard let amount = amount(of: term.quantity) else { return nil }
      sum.add(term.coefficient, times: amount)
    }
    return sum
  }

  /// What lines contribute to a combination, each part counted with its size: neither bases nor
  /// other constants count.
  func contribution(to combination: Combination) -> Double {
    combination.terms.reduce(0) { sum, term in
      let size =
        if case .kpi(let kpi) = term.quantity {
          contribution(to: kpi)
        } else {
          amount(of: term.quantity)?.magnitude ?? 0
        }
      return sum + abs(term.coefficient) * size
    }
  }

  /// What lines contribute to a score.
  func contribution(to score: Score) -> Double {
    let weighed = score.weights.map { $0.weight * contribution(to: $0.kpi) }
    let missed = score.misses.map { $0.weight * contribution(to: $0.kpi) }
    let least = score.worstOff.map { contribution(to: $0.kpi) / $0.unit }
    return (weighed + missed).reduce(0, +) + (least.max() ?? 0)
  }

  /// What lines bring of a KPI that is a sum over lines, without what is there before anything is
  /// spent; `nil` for another.
  func brought(of kpi: String) -> CompensatedSum? {
    total(of: kpi, over: allLines, withBase: false)
  }

  /// What lines contribute to a KPI.
  private func contribution(to kpi: String) -> Double {
    switch scenario.kpi(named: kpi)?.definition {
    case .ratio(let numerator, let denominator):
      max(contribution(to: numerator), contribution(to: denominator))
    case .markets(.worst):
      scenario.marketMembers(of: kpi).map { contribution(to: $0.name) }.max() ?? 0
    case .independent: brought(kpi, by: allLines).magnitude
    case .delivered, .sum, .markets(.sum), nil:
      total(of: kpi, over: allLines, withBase: false)?.magnitude ?? 0
    }
  }

  private func amount(of quantity: Combination.Quantity) -> CompensatedSum? {
    switch quantity {
    case .counted(let counted, let lines):
      var sum = CompensatedSum()
      for line in lines {
        guard let amount = scenario.scenario.amount(of: counted, line, records[line]) else {
          return nil
        }
        sum.add(amount)
      }
      return sum
    case .brought(let kpi, let lines): return total(of: kpi, over: lines, withBase: false)
    case .kpi(let kpi): return value(of: kpi)
    case .exposure(let kpi): return audience(of: kpi)?.exposure
    }
  }

  private func audience(of kpi: String) -> RecomputedAudience? {
    scenario.audience(of: kpi).map {
      RecomputedAudience($0, brought: allLines.map { brought(kpi, by: [$0]).value })
    }
  }

  /// What lines bring of a KPI that is not a ratio; works through sums of sums without recursion.
  private func total(of kpi: String, over lines: [Int], withBase: Bool) -> CompensatedSum? {
    var known: [String: CompensatedSum] = [:]
    var open = [kpi]
    while let name = open.last {
      guard known[name] == nil else {
        open.removeLast()
        continue
      }
      guard let definition = scenario.kpi(named: name) else { return nil }
      let base = withBase ? definition.base : 0
      switch definition.definition {
      case .ratio, .independent, .markets(.worst): return nil
      case .markets(.sum):
        let members = scenario.marketMembers(of: name).map(\.name)
        let missing = members.filter { known[$0] == nil }
        open += missing
        guard missing.isEmpty else { continue }
        var sum = CompensatedSum(base)
        for member in members {
          if let part = known[member] { sum.add(1, times: part) }
        }
        known[name] = sum
      case .delivered:
        var sum = brought(name, by: lines)
        sum.add(base)
        known[name] = sum
      case .sum(let terms):
        let missing = terms.map(\.kpi).filter { known[$0] == nil }
        open += missing
        guard missing.isEmpty else { continue }
        var sum = CompensatedSum(base)
        for term in terms {
          if let part = known[term.kpi] { sum.add(term.coefficient, times: part) }
        }
        known[name] = sum
      }
    }
    return known[kpi]
  }

  private func brought(_ kpi: String, by lines: [Int]) -> CompensatedSum {
    var sum = CompensatedSum()
    if kpi == KPI.spend {
      for line in lines { sum.add(records[line].spend) }
    } else if let amounts = amounts[kpi] {
      for line in lines { sum.add(amounts[line]) }
    }
    return sum
  }
}

extension CheckedScenario {
  /// Which side of every market's value the worst of them is a limit on: the least where more is
  /// better.
  func worstSide(of kpi: String) -> LimitID.Side {
    let kpi = self.kpi(named: kpi)
    switch (kpi?.objective, kpi?.target?.kind) {
    case (.minimize, _), (nil, .atMost): return .atMost
    case (.maximize, _), (nil, _): return .atLeast
    }
  }
}
