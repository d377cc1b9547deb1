// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
import Pareto
import Programs

extension Planner {
  /// Finds what the weights of a trade-off do at its plan: what is worth what there, how far each
  /// weight could move, and what raw values would have done.
  ///
  /// Every answer comes from solving again; what a limit of time leaves open is left out, and said
  /// to be.
  ///
  /// - Parameters:
  ///   - solution: a plan of this scenario.
  ///   - options: how good each plan must be and how long all of it may take; `points` is not used.
  ///   - cancellation: ends the search from outside.
  /// - Complexity: a solve for each pair of objectives, and some thirty for each weight.
  package func sensitivity(
    of solution: Solution, _ options: SearchOptions = SearchOptions(),
    cancellation: CancellationToken? = nil
  ) throws(PlanningError) -> TradeOffAnalysis {
    let limits = options.limits(cancellation)
    let bias = Self.bias(solution)
    let counting = solution.scales.filter { !$0.isConstant }
    guard counting.count > 1 else { return TradeOffAnalysis(bias: bias) }
    let formulation = try state(counting.map { (kpi: $0.kpi, objective: $0.objective) })
    if formulation.isOpenEnded { return TradeOffAnalysis(bias: bias) }
    do throws(ScalarizerFailure) {
      var search = try SensitivitySearch(
        formulation: formulation, scales: counting, plan: solution.plan,
        gap: max(options.gap ?? Planner.standardGap, 1e-12), limits: limits)
      let exchanges = try search.exchanges()
      let isWeighted =
        solution.preference == .declared && solution.stages.count == 1
        && solution.stages[0].certificate.score.misses.isEmpty
        && solution.stages[0].certificate.score.worstOff.isEmpty
        && solution.stages[0].ratio == nil
      let ranges = isWeighted ? try search.weightRanges() : []
      return TradeOffAnalysis(
        exchanges: exchanges, weightRanges: ranges, bias: bias, omission: search.omission)
    } catch {
      guard error.isArithmetic else { throw .broken(error) }
      return TradeOffAnalysis(bias: bias)
    }
  }

  /// What raw values would have done, and which KPI would have had most of the say: the largest
  /// part of weight · range.
  private static func bias(_ solution: Solution) -> TradeOffAnalysis.Bias? {
    guard let unscaled = solution.unscaled else { return nil }
    let pulls = solution.scales.map { scale -> Double in
      guard let ideal = scale.ideal, let nadir = scale.nadir else { return 0 }
      return scale.weight * abs(ideal - nadir)
    }
    let total = pulls.reduce(0, +)
    let largest = pulls.indices.max { pulls[$0] < pulls[$1] }
    let share = total > 0 ? (largest.map { pulls[$0] / total } ?? 0) : 0
    return TradeOffAnalysis.Bias(
      unscaled: unscaled, ruler: share > 0.5 ? largest.map { solution.scales[$0].kpi } : nil,
      rulerShare: share,
      changes: solution.scales.map { scale in
        let there = unscaled.value(of: scale.kpi) ?? 0
        let here = solution.plan.value(of: scale.kpi) ?? 0
        return .init(kpi: scale.kpi, amount: there - here)
      })
  }
}

/// Solves again around a plan.
struct SensitivitySearch: ~Copyable {
  private let formulation: Formulation
  private let scales: [ObjectiveScale]
  private let plan: Plan
  /// The values of the plan, larger being better, without constants.
  private let values: [Double]
  private let gap: Double
  private let limits: SearchLimits
  private var scalarizer: ProgramScalarizer
  /// What time did not suffice for.
  private var missing = (exchanges: 0, weights: [String]())

  /// What was left out, if anything.
  var omission: TradeOffAnalysis.Omission? {
    guard let reason = limits.interruption, missing.exchanges > 0 || !missing.weights.isEmpty else {
      return nil
    }
    return TradeOffAnalysis.Omission(
      reason: reason, exchanges: missing.exchanges, weights: missing.weights)
  }

  init(
    formulation: Formulation, scales: [ObjectiveScale], plan: Plan, gap: Double,
    limits: SearchLimits
  ) throws(ScalarizerFailure) {
    self.formulation = formulation
    self.scales = scales
    self.plan = plan
    self.gap = gap
    self.limits = limits
    values = zip(scales, formulation.objectives).map { scale, objective in
      scale.objective.sign * (plan.value(of: scale.kpi) ?? 0) - objective.constant
    }
    scalarizer = try formulation.program.makeScalarizer(limits: limits)
  }

  /// How much more of a KPI is asked for, as a share of its range.
  private static let step = 0.01
  /// How much of the others may get lost on the way, as a share of their ranges.
  private static let slip = 1e-6
  /// A plan of curves counts as changed once this share of its money is spent elsewhere.
  private static let moved = 0.01

  /// Ranges narrower than this share of the scale's amount are no measure of a step.
  private static let narrow = 1e-6

  private func range(_ index: Int) -> Double {
    let scale = scales[index]
    if let ideal = scale.ideal, let nadir = scale.nadir,
      abs(ideal - nadir) > Self.narrow * scale.amount
    {
      return abs(ideal - nadir)
    }
    return scale.scale == .none ? max(abs(plan.value(of: scale.kpi) ?? 0), 1e-9) : scale.amount
  }

  /// What a step of each KPI costs in each other one, all that are left kept as they are.
  ///
  /// - Complexity: a solve for each ordered pair.
  mutating func exchanges() throws(ScalarizerFailure) -> [TradeOffAnalysis.Exchange] {
    var exchanges: [TradeOffAnalysis.Exchange] = []
    for better in scales.indices {
      for other in scales.indices where other != better {
        if limits.interruption != nil {
          missing.exchanges += 1
          continue
        }
        let step = Self.step * range(better)
        var floors = values.indices.map { values[$0] - Self.slip * range($0) }
        floors[better] = values[better] + step
        floors[other] = -.infinity
        var weights = [Double](repeating: 0, count: scales.count)
        weights[other] = 1
        let outcome = try scalarizer.solve(
          Scalarization(weights: weights, floors: floors, gap: 1e-5 * range(other)))
        guard case .found(let point) = outcome else {
          if limits.interruption != nil { missing.exchanges += 1 }
          continue
        }
        // The prices of a search are those of where it began.
        let switches = switches(to: formulation.plan(point.solution))
        let isPriced = point.solution.proof == .multipliers && switches.isEmpty
        exchanges.append(
          TradeOffAnalysis.Exchange(
            kpi: scales[better].kpi, other: scales[other].kpi,
            rate: isPriced ? point.solution.multipliers.floors[better] : nil,
            stepped: .init(
              step: step, gained: max(step, point.values[better] - values[better]),
              cost: max(0, values[other] - point.values[other]),
              switches: switches)))
      }
    }
    return exchanges
  }

  /// The lines that another plan books, leaves out, or uses in another way.
  private func switches(to other: Plan) -> [TradeOffAnalysis.Switch] {
    guard formulation.program.isDiscrete else { return [] }
    return zip(plan.allocations, other.allocations).enumerated().compactMap { line, pair in
      let isWhole = formulation.checked.scenario.campaign(at: line)?.isBoughtWhole ?? false
      let (from, to) = (pair.0.way(isWhole: isWhole), pair.1.way(isWhole: isWhole))
      return from == to ? nil : TradeOffAnalysis.Switch(line: pair.0.line, from: from, to: to)
    }
  }

  /// How far each weight can move before the plan changes, to three digits.
  ///
  /// - Complexity: some thirty solves for each weight.
  mutating func weightRanges() throws(ScalarizerFailure) -> [TradeOffAnalysis.WeightRange] {
    var ranges: [TradeOffAnalysis.WeightRange] = []
    for index in scales.indices {
      guard let lower = try edge(index, isUp: false), let upper = try edge(index, isUp: true)
      else {
        if limits.interruption != nil { missing.weights.append(scales[index].kpi) }
        continue
      }
      ranges.append(
        TradeOffAnalysis.WeightRange(
          kpi: scales[index].kpi, weight: scales[index].weight,
          lower: lower == 0 ? 0 : lower * scales[index].weight,
          upper: upper.isFinite ? upper * scales[index].weight : nil,
          criterion: formulation.program.isCurved ? .moves(Self.moved) : .anotherPlan))
    }
    return ranges
  }

  /// Factors beyond this, or below its inverse, count as no limit.
  private static let largestFactor = 1e6
  /// How well the edge of a range is known.
  private static let precision = 1e-3

  /// The factor on a weight up or down to which the plan stays: infinity or 0 where it stays for
  /// good; `nil` where a solve did not come to an end.
  private mutating func edge(_ index: Int, isUp: Bool) throws(ScalarizerFailure) -> Double? {
    let limit = isUp ? Self.largestFactor : 1 / Self.largestFactor
    guard let stays = try stays(index, factor: limit) else { return nil }
    if stays { return isUp ? .infinity : 0 }
    var (inside, outside) = (1.0, limit)
    while max(outside / inside, inside / outside) > 1 + Self.precision {
      let middle = (inside * outside).squareRoot()
      guard let stays = try self.stays(index, factor: middle) else { return nil }
      if stays { inside = middle } else { outside = middle }
    }
    return inside
  }

  /// Whether the plan is still the best with a multiple of one weight; `nil` where that is not
  /// known.
  private mutating func stays(
    _ index: Int, factor: Double
  ) throws(ScalarizerFailure) -> Bool? {
    if limits.interruption != nil { return nil }
    let counting = scales.indices.map {
      $0 == index ? factor * scales[$0].weight : scales[$0].weight
    }
    let total = counting.reduce(0, +)
    let weights = scales.indices.map { counting[$0] / total / scales[$0].amount }
    let outcome = try scalarizer.solve(Scalarization(weights: weights, gap: gap))
    guard case .found(let point) = outcome else { return nil }
    if formulation.program.isCurved {
      return movedShare(to: formulation.plan(point.solution)) <= Self.moved
    }
    // Another plan may be as good as the one at hand, which then still is the best.
    let here = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    return point.support.bound - here <= 1e-9 + (formulation.program.isDiscrete ? gap : 0)
  }

  private func movedShare(to other: Plan) -> Double {
    let size = formulation.checked.scenario.budget?.amount ?? plan.totalSpend
    let moved = zip(plan.allocations, other.allocations).reduce(0) {
      $0 + abs($1.0.spend - $1.1.spend)
    }
    return size > 0 ? moved / 2 / size : 0
  }
}

extension Campaign {
  /// Whether it is bought in whole units.
  fileprivate var isBoughtWhole: Bool {
    if case .units(let purchase) = purchase { purchase.isWhole } else { false }
  }
}

extension Plan.Allocation {
  /// How the line is used, as far as that is no matter of more or less money.
  fileprivate func way(isWhole: Bool) -> TradeOffAnalysis.Switch.Way? {
    if let package { return .package(package) }
    if spend == 0 { return nil }
    return isWhole ? units.map { .units($0) } : .active
  }
}
