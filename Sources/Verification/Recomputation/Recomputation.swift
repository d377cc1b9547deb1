// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What a plan comes to, computed from the scenario's own words: line by line, rate by rate, KPI by KPI.
struct Recomputation {
  private let scenario: CheckedScenario
  /// What the plan does with each line.
  let records: [LineRecord]
  /// What each line brings, by KPI.
  private let amounts: [String: [Double]]
  private let allLines: [Int]

  init(_ scenario: CheckedScenario, curves: ScenarioCurves, records: [LineRecord]) {
    self.scenario = scenario
    self.records = records
    allLines = Array(records.indices)
    let deliveries = Deliveries(scenario: scenario.scenario, curves: curves)
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
    guard case .ratio(let numerator, let denominator) = scenario.kpi(named: kpi)?.definition else {
      return total(of: kpi, over: allLines, withBase: true)
    }
    guard let above = total(of: numerator, over: allLines, withBase: true),
      let below = total(of: denominator, over: allLines, withBase: true), below.value != 0
    else { return nil }
    var ratio = CompensatedSum()
    ratio.add(1 / below.value, times: above)
    return ratio
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

  private func amount(of quantity: Combination.Quantity) -> CompensatedSum? {
    switch quantity {
    case .spend(let lines): return brought(KPI.spend, by: lines)
    case .units(let lines):
      var sum = CompensatedSum()
      for line in lines {
        guard let units = records[line].units else { return nil }
        sum.add(units)
      }
      return sum
    case .active(let lines):
      return CompensatedSum(Double(lines.count { records[$0].isActive }))
    case .brought(let kpi, let lines): return total(of: kpi, over: lines, withBase: false)
    case .kpi(let kpi): return total(of: kpi, over: allLines, withBase: true)
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
      case .ratio, .independent, .markets: return nil
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
