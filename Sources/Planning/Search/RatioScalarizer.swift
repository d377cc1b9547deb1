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
    let formulation = try Formulation(
      planner.scenario, responses: planner.responses,
      objectives: axes.map { (RatioParts($0.kpi)?.numerator ?? $0.kpi.name, $0.objective) })
    let isSettled = formulation.isSettledByChoices
    self.planner = planner
    self.limits = limits
    self.axes = made
    slicesArePoints = isSettled
    self.gap = isSettled ? 1e-12 : gap
    slip = isSettled ? 1e-12 : formulation.program.hasChoices ? Payoff.choiceGap : 10 * Payoff.gap
    infeasibility = nil
    refusal = nil
  }

  private static func axis(
    _ kpi: KPI, _ objective: Objective, _ planner: Planner
  ) throws(Complaints) -> Axis {
    if kpi.isRatio { return Axis(kpi: kpi, objective: objective, constant: 0) }
    let formulation = try Formulation(
      planner.scenario, responses: planner.responses, objectives: [(kpi.name, objective)])
    return Axis(kpi: kpi, objective: objective, constant: formulation.objectives[0].constant)
  }

  func choice(of solution: Plan) -> Plan { solution }

  mutating func walk(_ choice: Plan) throws(ScalarizerFailure) -> SliceWalk<Plan>? { nil }

  mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Plan> {
    guard let objective = scalarization.single else {
      throw ScalarizerFailure(misuse: "a ratio is not weighed against anything")
    }
    return point(objective, try answer(objective, floors: scalarization.floors))
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
    guard case .found(let best) = first, let value = axes[order[0]].value(of: best.plan) else {
      return point(order[0], first)
    }
    var kept = floors
    kept[order[0]] = max(floors[order[0]], value - slip * abs(value))
    guard let better = try answer(order[1], floors: kept).best,
      let point = point(order[0], Proven(plan: better.plan, bound: best.bound))
    else { return point(order[0], first) }
    return .found(point)
  }
}

extension RatioScalarizer {
  /// A plan, and what no plan that keeps the floors passes in the KPI that was asked for.
  fileprivate struct Proven {
    var plan: Plan
    var bound: Double
  }

  /// The answer to a question about one KPI.
  fileprivate typealias Answer = Ending<Proven, Unproven, Unproven>

  /// The plan as a point; `nil` where a KPI has no value.
  private func point(_ objective: Int, _ proven: Proven) -> ScalarizedPoint<Plan>? {
    let values = axes.compactMap { $0.value(of: proven.plan) }
    guard values.count == axes.count else { return nil }
    let weights = axes.indices.map { $0 == objective ? 1.0 : 0 }
    let bound = max(proven.bound, values[objective])
    return ScalarizedPoint(
      values: values, support: Support(weights: weights, bound: bound), solution: proven.plan)
  }

  private func point(_ objective: Int, _ answer: Answer) -> ScalarizedOutcome<Plan> {
    switch answer {
    case .found(let proven):
      point(objective, proven).map { .found($0) } ?? .interrupted(.numericalTrouble, best: nil)
    case .interrupted(let reason, let best):
      .interrupted(reason, best: best.flatMap { point(objective, $0) })
    case .infeasible: .infeasible
    case .unbounded: .unbounded
    }
  }

  /// The answer to a question about one KPI; what cannot be asked is kept as the refusal, and the
  /// search goes on without an answer.
  private mutating func answer(
    _ objective: Int, floors: [Double]
  ) throws(ScalarizerFailure) -> Answer {
    do throws(ScalarizerFailure) {
      return try ask(objective, floors: floors)
    } catch {
      guard let complaints = error.cause as? Complaints else { throw error }
      refusal = complaints
      return .interrupted(.numericalTrouble, best: nil)
    }
  }

  private mutating func ask(
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
      return answer(try search.run(), axis)
    }
    return try answer(axis, scores, ratios)
  }

  private mutating func answer(_ outcome: RatioSearch.Outcome, _ axis: Axis) -> Answer {
    if case .infeasible(let proof) = outcome { infeasibility = proof }
    return outcome.map { found in
      let stage = Stage(
        purpose: .preference, certificate: found.certificate, ratio: found.claim)
      let bound = stage.ratioBound.map { axis.objective.sign * $0 } ?? .infinity
      return Proven(plan: found.plan, bound: bound)
    }.withoutProof
  }

  /// The best of a KPI that is no ratio.
  private mutating func answer(
    _ axis: Axis, _ kept: [RatioSearch.Kept], _ ratios: [RatioFloor]
  ) throws(ScalarizerFailure) -> Answer {
    let formulation: Formulation
    do throws(Complaints) {
      formulation = try Formulation(
        planner.scenario, responses: planner.responses,
        scores: [axis.score] + kept.map(\.score), ratios: ratios)
    } catch {
      throw ScalarizerFailure(error)
    }
    if formulation.isOpenEnded { return .unbounded }
    var scalarizer = try formulation.program.makeScalarizer(limits: limits)
    let outcome = try scalarizer.solve(
      Scalarization(
        weights: [1] + kept.map { _ in 0 }, floors: [-.infinity] + kept.map(\.floor),
        gap: gap * scalarizer.objectiveSizes[0]))
    if case .infeasible = outcome, let proof = scalarizer.infeasibility {
      infeasibility = try formulation.infeasibility(proof, limits: limits)
    }
    return outcome.map { point in
      let plan = formulation.plan(point.solution)
      return Proven(plan: plan, bound: plan.certificate.bound)
    }
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
