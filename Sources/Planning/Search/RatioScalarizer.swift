// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// Answers for the ends and boxes of a frontier of two KPIs of which at least one is a ratio.
///
/// A ratio cannot be weighed against anything, but the best of one KPI can be asked for while the
/// other keeps a value, a ratio N/D ≥ r by the row N - r·D ≥ 0, and the best of a ratio by
/// ``RatioSearch``. Values are those of the KPIs, larger being better.
struct RatioScalarizer: ChoiceScalarizer, ~Copyable {
  /// One of the two KPIs.
  struct Axis {
    var kpi: KPI
    var objective: Objective
    /// What the KPI is besides its sums over lines, turned as the values are.
    var constant: Double
  }

  let planner: Planner
  let axes: [Axis]
  /// How exact each answer must be, as a share of its size.
  let gap: Double
  let limits: SearchLimits
  /// What keeps values from being kept to their last digit, as a share of their size.
  let slip: Double
  let slicesArePoints: Bool
  /// Why no plan keeps the limits, if that was an answer.
  private(set) var infeasibility: Infeasibility?
  /// Why a question could not be asked, if so.
  private(set) var refusal: Complaints?

  let valueSteps = [0.0, 0]
  var objectiveCount: Int { 2 }

  /// Prepares questions about two KPIs.
  ///
  /// - Parameter gap: how exact an answer must be where curves are open; choices alone are answered
  ///   exactly.
  init(
    planner: Planner, axes: [(kpi: KPI, objective: Objective)], gap: Double, limits: SearchLimits
  ) throws(Complaints) {
    // Whatever may throw comes before anything is stored.
    let made = try axes.map { axis throws(Complaints) in
      try Self.axis(axis.kpi, axis.objective, planner)
    }
    let statement = try Statement(
      planner.scenario, responses: planner.responses,
      objectives: axes.map { (RatioParts($0.kpi)?.numerator ?? $0.kpi.name, $0.objective) })
    let isSettled = statement.isSettledByChoices
    self.planner = planner
    self.limits = limits
    self.axes = made
    slicesArePoints = isSettled
    self.gap = isSettled ? 1e-12 : gap
    slip = isSettled ? 1e-12 : statement.separable == nil ? Payoff.choiceGap : 10 * Payoff.gap
    infeasibility = nil
    refusal = nil
  }

  private static func axis(
    _ kpi: KPI, _ objective: Objective, _ planner: Planner
  ) throws(Complaints) -> Axis {
    if kpi.isRatio { return Axis(kpi: kpi, objective: objective, constant: 0) }
    let statement = try Statement(
      planner.scenario, responses: planner.responses, objectives: [(kpi.name, objective)])
    return Axis(kpi: kpi, objective: objective, constant: statement.objectives[0].constant)
  }

  func choice(of solution: Plan) -> Plan { solution }

  mutating func walk(_ choice: Plan) throws(ScalarizerFailure) -> SliceWalk<Plan>? { nil }

  mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Plan> {
    guard let objective = scalarization.single else {
      throw ScalarizerFailure(misuse: "a ratio is not weighed against anything")
    }
    return try answer(objective, floors: scalarization.floors).outcome(objective, of: axes)
  }

  mutating func solve(
    _ scalarization: Scalarization, within choice: Plan
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Plan> { try solve(scalarization) }

  mutating func lexicographicOptimum(
    order: [Int], gap: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Plan> {
    try lexicographicOptimum(
      order: order, floors: [-.infinity, -.infinity], gap: gap, within: nil)
  }

  /// The best in one KPI, and of those plans the best in the other; the plan's proof is that of the
  /// other.
  mutating func lexicographicOptimum(
    order: [Int], floors: [Double], gap: [Double], within choice: Plan?
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Plan> {
    let first = try answer(order[0], floors: floors)
    guard case .found(let plan, let bound, nil) = first,
      let value = axes[order[0]].value(of: plan)
    else { return first.outcome(order[0], of: axes) }
    var kept = floors
    kept[order[0]] = max(floors[order[0]], value - slip * abs(value))
    guard case .found(let better, _, let interruption) = try answer(order[1], floors: kept),
      let point = Answer.found(better, bound: bound, interruption).point(order[0], of: axes)
    else { return first.outcome(order[0], of: axes) }
    return .solved(point)
  }
}

extension RatioScalarizer {
  /// The answer to a question about one KPI.
  fileprivate enum Answer {
    /// A plan, what no plan that keeps the floors passes, and what ended the search early.
    case found(Plan, bound: Double, Interruption?)
    case infeasible
    case unbounded
    case interrupted(Interruption)

    /// The plan as a point.
    func point(_ objective: Int, of axes: [Axis]) -> ScalarizedPoint<Plan>? {
      guard case .found(let plan, let bound, _) = self else { return nil }
      let values = axes.compactMap { $0.value(of: plan) }
      guard values.count == axes.count else { return nil }
      let weights = axes.indices.map { $0 == objective ? 1.0 : 0 }
      return ScalarizedPoint(
        values: values, support: Support(weights: weights, bound: max(bound, values[objective])),
        solution: plan)
    }

    func outcome(_ objective: Int, of axes: [Axis]) -> ScalarizedOutcome<Plan> {
      switch self {
      case .found(_, bound: _, let interruption):
        guard let point = point(objective, of: axes) else {
          return .interrupted(.numericalTrouble, best: nil)
        }
        return interruption.map { .interrupted($0, best: point) }
          ?? .solved(point)
      case .infeasible: return .infeasible
      case .unbounded: return .unbounded
      case .interrupted(let reason): return .interrupted(reason, best: nil)
      }
    }
  }

  private mutating func answer(
    _ objective: Int, floors: [Double]
  ) throws(ScalarizerFailure) -> Answer {
    let axis = axes[objective]
    let kept = zip(axes, floors).filter { $1.isFinite }
    let scores = kept.filter { !$0.0.kpi.isRatio }.map { axis, floor in
      RatioSearch.Kept(score: axis.score, floor: floor - axis.constant)
    }
    let ratios = kept.compactMap { axis, floor in
      RatioParts(axis.kpi).map {
        RatioFloor(
          kpi: axis.kpi.name, parts: $0, objective: axis.objective,
          value: axis.objective.sign * floor)
      }
    }
    if let search = RatioSearch(
      planner: planner, kpi: axis.kpi, objective: axis.objective, kept: scores, ratios: ratios,
      gap: gap, limits: limits, claim: .everyPlan)
    {
      return try answer(search.run(), axis)
    }
    return try answer(axis, scores, ratios)
  }

  private mutating func answer(_ outcome: RatioSearch.Outcome, _ axis: Axis) -> Answer {
    switch outcome {
    case .found(let plan, let claim, let certificate, let interruption):
      let stage = Stage(purpose: .preference, certificate: certificate, ratio: claim)
      let bound = stage.ratioBound.map { axis.objective.sign * $0 } ?? .infinity
      return .found(plan, bound: bound, interruption)
    case .infeasible(let proof):
      infeasibility = proof
      return .infeasible
    case .unbounded: return .unbounded
    case .interrupted(let reason): return .interrupted(reason)
    case .refused(let complaints):
      refusal = complaints
      return .interrupted(.numericalTrouble)
    }
  }

  /// The best of a KPI that is no ratio.
  private mutating func answer(
    _ axis: Axis, _ kept: [RatioSearch.Kept], _ ratios: [RatioFloor]
  ) throws(ScalarizerFailure) -> Answer {
    let statement: Statement
    do throws(Complaints) {
      statement = try Statement(
        planner.scenario, responses: planner.responses,
        scores: [axis.score] + kept.map(\.score), ratios: ratios)
    } catch {
      refusal = error
      return .interrupted(.numericalTrouble)
    }
    if statement.isOpenEnded { return .unbounded }
    var scalarizer = try PlanScalarizer(statement, limits: limits)
    let outcome = try scalarizer.solve(
      Scalarization(
        weights: [1] + kept.map { _ in 0 }, floors: [-.infinity] + kept.map(\.floor),
        gap: gap * scalarizer.objectiveSizes[0]))
    switch outcome {
    case .solved(let point): return .found(statement.plan(point.solution), nil)
    case .interrupted(let reason, let point?):
      return .found(statement.plan(point.solution), reason)
    case .interrupted(let reason, nil): return .interrupted(reason)
    case .unbounded: return .unbounded
    case .infeasible:
      if let proof = scalarizer.infeasibility {
        infeasibility = try statement.infeasibility(proof, limits: limits)
      }
      return .infeasible
    }
  }
}

extension RatioScalarizer.Answer {
  /// A plan with the bound of its own proof.
  fileprivate static func found(_ plan: Plan, _ interruption: Interruption?) -> Self {
    .found(plan, bound: plan.certificate.bound, interruption)
  }
}

extension RatioScalarizer.Axis {
  /// The KPI by itself.
  var score: Score {
    Score(weights: [.init(kpi: kpi.name, objective: objective, weight: 1)])
  }

  /// The KPI's value at a plan, larger being better.
  func value(of plan: Plan) -> Double? {
    plan.value(of: kpi.name).map { objective.sign * $0 }
  }
}

extension Scalarization {
  /// The only objective that counts, if one alone does and by 1.
  fileprivate var single: Int? {
    guard let objective = weights.firstIndex(of: 1),
      weights.enumerated().allSatisfy({ $0.offset == objective || $0.element == 0 })
    else { return nil }
    return objective
  }
}
