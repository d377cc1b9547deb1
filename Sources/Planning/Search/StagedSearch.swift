// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// A stage of a trade-off whose scales are known.
struct ScoredStage {
  var purpose: Stage.Purpose
  var score: Score
  /// How large the score gets; `nil` where it is in a KPI's own unit and only the plan tells.
  var size: Double?
  /// What may be given up, given the value that was found.
  var giveUp: GiveUp?
  /// The score of one unit of the KPI that is alone in the stage.
  var scorePerUnit = 1.0
  /// Whether what is found beyond the references may be given up again.
  var givesBack = false
  /// The ratio that the stage looks for instead of a score.
  var ratio: KPI?
}

/// One search for a plan in stages, each of which keeps what the earlier ones found.
///
/// Source: preemptive goal programming, Ijiri, "Management Goals and Accounting for Control"
/// (1965); that a stage which improves the rest makes the plan efficient: Tamiz and Jones, "Goal
/// programming and Pareto efficiency", Journal of Information and Optimization Sciences 17 (1996).
struct StagedSearch: ~Copyable {
  let planner: Planner
  let stages: [ScoredStage]
  let gap: Double
  let limits: SearchLimits
  /// The scenario with one objective for each stage; it is stated anew once a ratio is to be kept.
  private var formulation: Formulation
  private var scalarizer: ProgramScalarizer
  private var floors: [Double]
  private var ratios: [RatioFloor] = []
  private var settled: [Stage] = []
  private var best: Plan?
  /// The last stage's solution, which keeps what later stages must keep.
  private var last: ChoiceSolution?

  init(
    planner: Planner, formulation: Formulation, stages: [ScoredStage], gap: Double,
    limits: SearchLimits
  ) throws(ScalarizerFailure) {
    self.planner = planner
    self.stages = stages
    self.gap = gap
    self.limits = limits
    self.formulation = formulation
    floors = stages.map { _ in -.infinity }
    scalarizer = try formulation.program.makeScalarizer(limits: limits)
    scalarizer.isFine = true
  }

  /// A plan, and what each stage up to the last one that was searched came to.
  struct Settled {
    var plan: Plan
    var stages: [Stage]
  }

  /// What the search came to.
  typealias Outcome = Ending<Settled, Infeasibility, Unproven>

  /// Why a stage ended the search.
  private enum End {
    case settled
    case ended(Outcome)
  }

  /// Settles one stage after the other.
  ///
  /// - Throws: also what of a ratio cannot be asked.
  /// - Complexity: one or two solves for each stage, a few more for a ratio.
  mutating func run() throws(ScalarizerFailure) -> Outcome {
    for index in stages.indices {
      let end =
        if let ratio = stages[index].ratio {
          try settle(ratio, at: index)
        } else {
          try settleScore(index)
        }
      if case .ended(let outcome) = end { return outcome }
    }
    return plannedSoFar.map(Outcome.found) ?? .interrupted(.numericalTrouble, best: nil)
  }

  private var plannedSoFar: Settled? {
    guard let best else { return nil }
    return Settled(plan: best, stages: settled)
  }

  private mutating func settleScore(_ index: Int) throws(ScalarizerFailure) -> End {
    switch try settled(index) {
    case .found(let point):
      let plan = plan(point, index)
      let value = plan.certificate.value
      let spare = stages[index].givesBack ? max(0, value) : 0
      let brought = abs(value - formulation.objectives[index].unfunded)
      let givenUp = max(givenUp(index, brought), spare, rounding * (stages[index].size ?? brought))
      // What is chosen besides the lines' own amounts may be less than these allow, or more by their last digits: what the
      // plan itself comes to can be kept. A sum over lines would only lose the digits that its constant costs.
      let reached =
        stages[index].score.isSumOverLines(planner.scenario)
        ? point.values[index] : value - formulation.objectives[index].constant
      floors[index] = reached - givenUp
      settled.append(
        Stage(purpose: stages[index].purpose, certificate: plan.certificate, givenUp: givenUp))
      best = plan
      last = point.solution
      return .settled
    case .infeasible: return .ended(try infeasible())
    case .unbounded: return .ended(.unbounded)
    case .interrupted(let reason, let point):
      if let point {
        let plan = plan(point, index)
        settled.append(Stage(purpose: stages[index].purpose, certificate: plan.certificate))
        best = plan
      }
      return .ended(.interrupted(reason, best: plannedSoFar))
    }
  }

  private func infeasible() throws(ScalarizerFailure) -> Outcome {
    // Once there is a plan it keeps everything: to say otherwise is the arithmetic's fault.
    guard best == nil, let proof = scalarizer.infeasibility else {
      return .interrupted(.numericalTrouble, best: plannedSoFar)
    }
    return .infeasible(try formulation.infeasibility(proof, limits: limits))
  }

  private mutating func solve(
    _ index: Int
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    var weights = [Double](repeating: 0, count: stages.count)
    weights[index] = 1
    let isLast = index == stages.count - 1
    // What an early stage leaves open, later ones give away.
    let share = isLast ? gap : min(gap, scalarizer.isBranching ? Payoff.choiceGap : Payoff.gap)
    var allowed = share * (stages[index].size ?? scalarizer.objectiveSizes[index])
    if let last { scalarizer.start(from: last) }
    var outcome = try scalarizer.solve(
      Scalarization(weights: weights, floors: floors, gap: allowed))
    if let point = outcome.best {
      // The plan says how large the score is, which was a guess, or the most that it could be.
      let certificate = plan(point, index).certificate
      let isGuess = stages[index].size == nil
      allowed = isGuess ? share * certificate.size : min(allowed, share * certificate.size)
      if case .found = outcome,
        certificate.bound - certificate.value > (isGuess ? 1 : 1.01) * allowed
      {
        if let last { scalarizer.start(from: last) }
        outcome = try scalarizer.solve(
          Scalarization(weights: weights, floors: floors, gap: 0.5 * allowed))
      }
    }
    let tolerated = max(
      1.01 * allowed, isLast ? 0 : gap * (allowed / share), scalarizer.resolution(weights))
    switch outcome {
    // Where the arithmetic gets no closer, what was asked of the plan may be met all the same.
    case .found(let point), .interrupted(.numericalTrouble, best: let point?):
      return plan(point, index).openGap > tolerated
        ? .interrupted(.numericalTrouble, best: point) : .found(point)
    case .infeasible, .unbounded, .interrupted: return outcome
    }
  }

  private func plan(_ point: ScalarizedPoint<ChoiceSolution>, _ index: Int) -> Plan {
    formulation.plan(point.solution, most: stages[index].size ?? 1)
  }

  /// What later stages may give up of a stage of which the lines brought so much.
  private func givenUp(_ index: Int, _ brought: Double) -> Double {
    let stage = stages[index]
    switch stage.giveUp {
    case .share(let share): return share * (stage.size == nil ? brought : 1)
    case .amount(let amount): return amount * stage.scorePerUnit
    case nil: return 0
    }
  }

  /// What a score that is to be kept as it is may lose, as a share of its size: what it was found
  /// to, where curves let it be found to some digits only. Kept to its last digit it would leave
  /// room for no other plan, and no price for keeping it.
  private var rounding: Double {
    guard formulation.program.isCurved else { return 0 }
    return scalarizer.isBranching ? Payoff.choiceGap : 10 * Payoff.gap
  }

  /// The share of its scales that a stage may lose where rows are kept to fewer digits than it was
  /// found to.
  private static let digits = 2e-9

  /// Solves a stage; where scores that were found exactly leave it no way on, with these kept to
  /// the digits of rows only: a KPI that is next to nothing on its scale would be held by their
  /// rounding else.
  private mutating func settled(
    _ index: Int
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    let outcome = try solve(index)
    guard case .interrupted(.numericalTrouble, _) = outcome, rounding == 0 else { return outcome }
    var isLoosened = false
    for earlier in 0..<index {
      guard let size = stages[earlier].size, floors[earlier].isFinite,
        settled.indices.contains(earlier), settled[earlier].givenUp < Self.digits * size
      else { continue }
      let more = Self.digits * size - settled[earlier].givenUp
      floors[earlier] -= more
      settled[earlier].givenUp += more
      isLoosened = true
    }
    return isLoosened ? try solve(index) : outcome
  }

  // MARK: Ratios

  private mutating func settle(_ kpi: KPI, at index: Int) throws(ScalarizerFailure) -> End {
    let objective = kpi.objective ?? .maximize
    let kept = zip(stages, floors).compactMap { stage, floor in
      floor.isFinite ? RatioSearch.Kept(score: stage.score, floor: floor) : nil
    }
    guard
      let search = RatioSearch(
        planner: planner, kpi: kpi, objective: objective, kept: kept, ratios: ratios, gap: gap,
        limits: limits)
    else { return .settled }
    let (found, interruption): (RatioSearch.Best, Interruption?)
    switch try search.run() {
    case .found(let proven): (found, interruption) = (proven, nil)
    case .interrupted(let reason, let best?): (found, interruption) = (best, reason)
    case .interrupted(let reason, nil): return .ended(.interrupted(reason, best: plannedSoFar))
    case .infeasible(let proof):
      return .ended(
        best == nil ? .infeasible(proof) : .interrupted(.numericalTrouble, best: plannedSoFar))
    case .unbounded: return .ended(.unbounded)
    }
    let value = found.plan.value(of: kpi.name) ?? found.claim.reference
    var givenUp = rounding * abs(value)
    switch stages[index].giveUp {
    case .share(let share): givenUp = max(givenUp, share * abs(value))
    case .amount(let amount): givenUp = max(givenUp, amount)
    case nil: break
    }
    settled.append(
      Stage(
        purpose: stages[index].purpose, certificate: found.certificate, givenUp: givenUp,
        ratio: found.claim))
    best = found.plan
    if let interruption { return .ended(.interrupted(interruption, best: plannedSoFar)) }
    guard let parts = RatioParts(kpi) else { return .settled }
    ratios.append(
      RatioFloor(
        kpi: kpi.name, parts: parts, objective: objective,
        value: value - objective.sign * givenUp))
    if index + 1 < stages.count { try restate() }
    return .settled
  }

  /// States the scenario anew, with the ratios that are to be kept.
  private mutating func restate() throws(ScalarizerFailure) {
    do throws(Complaints) {
      formulation = try Formulation(
        planner.scenario, responses: planner.responses, scores: stages.map(\.score),
        ratios: ratios)
    } catch {
      throw ScalarizerFailure(error)
    }
    scalarizer = try formulation.program.makeScalarizer(limits: limits)
    scalarizer.isFine = true
    last = nil
  }
}
