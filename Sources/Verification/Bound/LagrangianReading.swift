// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Puts a score and multiples of slacks together as a Lagrangian over lines.
///
/// What a score counts besides sums over lines is bounded by such sums, with shares from the
/// multipliers: a target's miss is at least any share up to 1 of the distance to it, the least of
/// several is at most any average of them, the people that are reached are at most what any tangent
/// says at their exposure. So whatever the multipliers say, the result bounds the score; that it is
/// as low as stated is checked elsewhere.
struct LagrangianReading {
  private let scenario: CheckedScenario
  private let limits: LimitReader
  private let directions: [String: Objective]
  private let recomputed: Recomputation?
  private let mostExposures: [String: Double]
  private(set) var lagrangian: Lagrangian
  /// What it comes to at the plan, by KPI and limit.
  private(set) var whole = CompensatedSum()
  private var isSeparable = true
  private var missWeights: [Miss: Double] = [:]
  private var leastWeights: [Int: Double] = [:]
  private var worstWeights: [String: Double] = [:]
  private var reachedWeights: [String: Double] = [:]

  private struct Miss: Hashable {
    var kpi: String
    var side: LimitID.Side
    var target: Double
  }

  /// Starts with nothing.
  ///
  /// - Parameters:
  ///   - mostExposures: what no plan's exposure to an audience passes, by KPI.
  ///   - recomputed: what a plan comes to, for `whole`.
  init(
    _ scenario: CheckedScenario, ways: ScenarioWays, limits: LimitReader,
    directions: [String: Objective] = [:], mostExposures: [String: Double],
    recomputed: Recomputation?
  ) {
    self.scenario = scenario
    self.limits = limits
    self.directions = directions
    self.recomputed = recomputed
    self.mostExposures = mostExposures
    lagrangian = Lagrangian(scenario, ways: ways)
  }

  /// Adds a score, unless there is none to bound, and multiples of slacks; says whether all of it
  /// is a sum over lines.
  ///
  /// - Complexity: linear in multipliers × lines of their limits.
  mutating func read(
    score: Score?, kept: [Certificate.Kept], _ multipliers: [Certificate.Multiplier]
  ) -> Bool {
    if let score { add(1, score, stage: kept.count) }
    for multiplier in multipliers where multiplier.limit.details.origin != .score {
      if case .stage(let stage) = multiplier.limit {
        guard kept.indices.contains(stage) else { return false }
        add(multiplier.value, kept[stage].score, stage: stage)
        add(constant: -multiplier.value * kept[stage].value)
        continue
      }
      guard let reading = limits.reading(of: multiplier.limit, directions: directions) else {
        return false
      }
      add(reading.sign * multiplier.value, reading.measure)
      add(-reading.sign * multiplier.value, reading.quantity)
    }
    addMisses(multipliers)
    addLeasts(multipliers, score: score, kept)
    addMarkets(multipliers)
    addAudiences(multipliers)
    return isSeparable
  }

  private mutating func add(_ factor: Double, _ score: Score, stage: Int) {
    for weight in score.weights {
      add(factor * weight.weight * weight.objective.sign, valueOf: weight.kpi)
    }
    for miss in score.misses {
      let key = Miss(kpi: miss.kpi, side: miss.side, target: miss.target)
      missWeights[key, default: 0] += factor * miss.weight
    }
    if !score.worstOff.isEmpty { leastWeights[stage, default: 0] += factor }
  }

  private mutating func add(constant: Double) {
    lagrangian.add(constant: constant)
    whole.add(constant)
  }

  private mutating func add(_ factor: Double, valueOf kpi: String) {
    if factor == 0 { return }
    if case .markets(.worst) = scenario.kpi(named: kpi)?.definition {
      worstWeights[kpi, default: 0] += factor
      return
    }
    if scenario.audience(of: kpi) != nil {
      reachedWeights[kpi, default: 0] += factor
      return
    }
    isSeparable = lagrangian.add(factor, kpi: kpi) && isSeparable
    if let value = recomputed?.value(of: kpi) { whole.add(factor, times: value) }
  }

  private mutating func add(_ factor: Double, _ combination: Combination) {
    add(constant: factor * combination.constant)
    for term in combination.terms {
      if case .kpi(let kpi) = term.quantity {
        add(factor * term.coefficient, valueOf: kpi)
        continue
      }
      let part = Combination(terms: [term])
      isSeparable = lagrangian.add(factor, part) && isSeparable
      if let value = recomputed?.value(of: part) { whole.add(factor, times: value) }
    }
  }

  /// A miss below a target is at least 0 and at least target - value: any share of the latter
  /// bounds what it takes off.
  private mutating func addMisses(_ multipliers: [Certificate.Multiplier]) {
    for multiplier in multipliers {
      guard case .miss(let kpi, let side, let target) = multiplier.limit else { continue }
      let weight = missWeights[Miss(kpi: kpi, side: side, target: target)] ?? 0
      let factor = min(multiplier.value, weight) * (side == .atLeast ? 1 : -1)
      add(factor, valueOf: kpi)
      add(constant: -factor * target)
    }
  }

  /// The least progress is at most any average of progresses.
  private mutating func addLeasts(
    _ multipliers: [Certificate.Multiplier], score: Score?, _ kept: [Certificate.Kept]
  ) {
    for (stage, weight) in leastWeights.sorted(by: { $0.key < $1.key }) where weight > 0 {
      let parts = stage < kept.count ? kept[stage].score.worstOff : score?.worstOff ?? []
      let own = multipliers.compactMap { multiplier -> (part: Score.Progress, value: Double)? in
        guard case .progress(let part, stage) = multiplier.limit, parts.indices.contains(part)
        else { return nil }
        return (parts[part], multiplier.value)
      }
      // Without prices any average will do; as good a one as the next where the weight is next to nothing.
      let total = own.reduce(0) { $0 + $1.value }
      let shares =
        total > 0
        ? own.map { ($0.part, $0.value / total) } : parts.map { ($0, 1 / Double(parts.count)) }
      for (part, share) in shares {
        let factor = weight * share * part.objective.sign / part.unit
        add(factor, valueOf: part.kpi)
        add(constant: -factor * part.reference)
      }
    }
  }

  /// The value in the worst market is at most, or of a KPI that is to be small at least, any
  /// average over markets.
  private mutating func addMarkets(_ multipliers: [Certificate.Multiplier]) {
    for (kpi, weight) in worstWeights.sorted(by: { $0.key < $1.key }) where weight != 0 {
      let own = multipliers.compactMap { multiplier -> (market: String, value: Double)? in
        guard case .market(kpi, let market) = multiplier.limit else { return nil }
        return (market, multiplier.value)
      }
      guard (weight > 0) == (scenario.worstSide(of: kpi) == .atLeast) else {
        isSeparable = false
        continue
      }
      let total = own.reduce(0) { $0 + $1.value }
      let markets = scenario.scenario.markets
      let shares =
        total > 0
        ? own.map { ($0.market, $0.value / total) }
        : markets.map { ($0, 1 / Double(markets.count)) }
      for (market, share) in shares {
        add(weight * share, valueOf: KPI.name(of: kpi, in: market))
      }
    }
  }

  /// Of a population P an exposure t reaches w·P·(1 - e^(-t)), which is at most any multiple m of t
  /// and the most that is left, taken where w·P·e^(-t) = m, or at 0, or where all lines reach as
  /// many as they can.
  private mutating func addAudiences(_ multipliers: [Certificate.Multiplier]) {
    for (kpi, weight) in reachedWeights.sorted(by: { $0.key < $1.key }) where weight != 0 {
      guard weight > 0, let audience = scenario.audience(of: kpi) else {
        isSeparable = false
        continue
      }
      let slope = multipliers.first { $0.limit == .audience(kpi) }?.value ?? 0
      let most = audience.mostReached(
        weight: weight, lessPerExposure: slope, upTo: mostExposures[kpi] ?? .infinity)
      lagrangian.add(constant: most)
      whole.add(1, times: most)
      isSeparable = lagrangian.add(slope, exposure: kpi) && isSeparable
      if let exposure = recomputed?.value(of: .of(.exposure(kpi))) {
        whole.add(slope, times: exposure)
      }
    }
  }
}
