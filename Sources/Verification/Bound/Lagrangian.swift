// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A score plus multiples of slacks, taken apart by line: `constant + Σ function(way of line)`.
struct Lagrangian {
  private let scenario: CheckedScenario
  private let ways: ScenarioWays
  private(set) var constant = CompensatedSum()
  /// What a unit of each ``Counted`` from each line counts, line after line.
  private var counts: [CompensatedSum]
  /// What a unit of each KPI from each line counts, line after line.
  private var deliveries: [Double]
  /// What a unit of exposure to each KPI from any line counts.
  private var exposures: [Double]

  init(_ scenario: CheckedScenario, ways: ScenarioWays) {
    self.scenario = scenario
    self.ways = ways
    let count = ways.ways.count
    counts = [CompensatedSum](
      repeating: CompensatedSum(), count: count * Counted.allCases.count)
    deliveries = [Double](repeating: 0, count: count * ways.kpis.count)
    exposures = [Double](repeating: 0, count: ways.kpis.count)
  }

  mutating func add(constant term: Double) { constant.add(term) }

  mutating func add(constant term: CompensatedSum) { constant.add(1, times: term) }

  /// Adds a multiple of a KPI's value; says whether that can be done, which it cannot for ratios.
  mutating func add(_ factor: Double, kpi: String) -> Bool {
    add(factor, brought: kpi, by: Array(ways.ways.indices), withConstant: true)
  }

  /// Adds a multiple of the exposure to a KPI of independent audiences; says whether it is one.
  mutating func add(_ factor: Double, exposure kpi: String) -> Bool {
    guard let audience = scenario.audience(of: kpi) else { return false }
    constant.add(factor * audience.baseExposure)
    if let position = ways.kpis[kpi] { exposures[position] += factor }
    return true
  }

  /// Adds a multiple of a combination; says whether that can be done.
  mutating func add(_ factor: Double, _ combination: Combination) -> Bool {
    constant.add(factor * combination.constant)
    for term in combination.terms {
      let factor = factor * term.coefficient
      switch term.quantity {
      case .counted(let counted, let lines): add(factor, counted, of: lines)
      case .brought(let kpi, let lines):
        guard add(factor, brought: kpi, by: lines, withConstant: false) else { return false }
      case .kpi(let kpi):
        guard add(factor, kpi: kpi) else { return false }
      case .exposure(let kpi):
        guard add(factor, exposure: kpi) else { return false }
      }
    }
    return true
  }

  private mutating func add(_ factor: Double, _ counted: Counted, of lines: [Int]) {
    for line in lines { counts[Self.position(of: counted, line)].add(factor) }
  }

  private static func position(of counted: Counted, _ line: Int) -> Int {
    line * Counted.allCases.count + counted.rawValue
  }

  private mutating func add(
    _ factor: Double, brought kpi: String, by lines: [Int], withConstant: Bool
  ) -> Bool {
    guard let form = scenario.linearForm(of: kpi) else { return false }
    if withConstant { constant.add(factor * form.constant) }
    for term in form.terms {
      let factor = factor * term.coefficient
      if term.kpi == KPI.spend {
        add(factor, .spend, of: lines)
      } else if let kpi = ways.kpis[term.kpi] {
        for line in lines { deliveries[line * ways.kpis.count + kpi] += factor }
      }
    }
    return true
  }

  /// The value where each line is used in one way with one amount.
  func value(at uses: [LineUse]) -> CompensatedSum {
    var sum = constant
    for (line, use) in uses.enumerated() {
      sum.add(1, times: value(of: line, use))
    }
    return sum
  }

  /// What a line adds where it is used in one way with one amount.
  func value(of line: Int, _ use: LineUse) -> CompensatedSum {
    function(of: ways.ways[line][use.way], line: line).value(at: use.amount)
  }

  /// Whether a line counts the same in another one, so that its highest contribution is the same
  /// too.
  func countsAlike(_ line: Int, in other: Lagrangian) -> Bool {
    let count = ways.kpis.count
    let shares = line * count..<(line + 1) * count
    return Counted.allCases.allSatisfy {
      let position = Self.position(of: $0, line)
      return counts[position].value == other.counts[position].value
    } && shares.allSatisfy { deliveries[$0] == other.deliveries[$0] }
      && (exposures == other.exposures || !isExposed(line))
  }

  private func isExposed(_ line: Int) -> Bool {
    ways.ways[line].contains { way in
      way.shares.contains { scenario.audience(of: ways.names[$0.kpi]) != nil }
    }
  }

  /// What a line adds at most, whichever of the ways that a case leaves it is used in; `nil` if
  /// none is left.
  ///
  /// `guess` is where the maximum is probably taken; it changes the effort, not the validity.
  func highest(
    of line: Int, in restriction: CaseRestriction?, near guess: Double
  ) -> CompensatedSum? {
    var highest: CompensatedSum?
    for (position, way) in ways.ways[line].enumerated() {
      guard restriction?.allows(position) ?? true, let reachable = way.reachable else { continue }
      guard let amounts = restriction.map({ reachable.restricted(to: $0.amounts) }) ?? reachable
      else { continue }
      let bound = function(of: way, line: line).upperBound(over: amounts, near: guess)
      if bound.value > highest?.value ?? -.infinity { highest = bound }
    }
    return highest
  }

  private func function(of way: LineWay, line: Int) -> LineFunction {
    var function = LineFunction(constant: 0, slope: 0)
    for counted in Counted.allCases {
      let factor = counts[Self.position(of: counted, line)].value
      if factor == 0 { continue }
      let count = way.count(of: counted)
      function.constant += factor * count.fixed
      function.slope += factor * count.slope
    }
    for share in way.shares {
      let factor = deliveries[line * ways.kpis.count + share.kpi]
      let exposed = exposures[share.kpi]
      if exposed != 0, let audience = scenario.audience(of: ways.names[share.kpi]) {
        function.exposures.append(
          ExposedReach(factor: exposed, population: audience.population, reach: share))
      }
      if factor == 0 { continue }
      function.constant += factor * share.figure
      function.slope += factor * share.rate
      if let part = share.curve, factor * part.factor != 0 {
        function.add(factor * part.factor, part.curve)
      }
    }
    return function
  }
}
