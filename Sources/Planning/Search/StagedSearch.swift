// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
import Programs

/// One search for a plan in stages, each of which keeps what the earlier ones found.
///
/// Source: preemptive goal programming, Ijiri, "Management Goals and Accounting for Control" (1965); that a stage which
/// improves the rest makes the plan efficient: Tamiz and Jones, "Goal programming and Pareto efficiency", Journal of
/// Information and Optimization Sciences 17 (1996).
struct StagedSearch: ~Copyable {
  /// A stage with its score.
  struct ScoredStage {
    var purpose: Stage.Purpose
    var score: Score
    /// How large the score gets; `nil` where it is in a KPI's own unit and only the plan tells.
    var size: Double?
    /// What may be given up, given the value that was found.
    var giveUp: GiveUp?
    /// The score of one unit of the KPI that is alone in the stage.
    var scorePerUnit = 1.0
  }

  let statement: Statement
  var scalarizer: PlanScalarizer
  let stages: [ScoredStage]
  let gap: Double
  let limits: SearchLimits

  init(
    statement: Statement, scalarizer: consuming PlanScalarizer, stages: [ScoredStage], gap: Double,
    limits: SearchLimits
  ) {
    self.statement = statement
    self.scalarizer = scalarizer
    self.stages = stages
    self.gap = gap
    self.limits = limits
  }

  /// What the search came to.
  enum Outcome {
    case planned(Plan, [Stage])
    case interrupted(Interruption, best: (Plan, [Stage])?)
    case infeasible(Infeasibility)
    case unbounded
  }

  /// Settles one stage after the other.
  ///
  /// - Complexity: one or two solves for each stage.
  mutating func run() throws(ScalarizerFailure) -> Outcome {
    var floors = [Double](repeating: -.infinity, count: stages.count)
    var settled: [Stage] = []
    var best: Plan?
    for index in stages.indices {
      switch try solve(index, floors: floors) {
      case .solved(let point):
        let plan = statement.plan(point.solution)
        let givenUp = max(
          givenUp(index, plan.certificate.value), rounding(index, plan.certificate.value))
        floors[index] = point.values[index] - givenUp
        settled.append(
          Stage(
            purpose: stages[index].purpose, certificate: plan.certificate, givenUp: givenUp))
        best = plan
      case .infeasible where best == nil:
        guard let proof = scalarizer.infeasibility else {
          return .interrupted(.numericalTrouble, best: nil)
        }
        return .infeasible(try statement.infeasibility(proof, limits: limits))
      case .infeasible:
        // The plan of the stage before keeps everything.
        return .interrupted(.numericalTrouble, best: best.map { ($0, settled) })
      case .unbounded: return .unbounded
      case .interrupted(let reason, let point):
        if let point {
          let plan = statement.plan(point.solution)
          settled.append(Stage(purpose: stages[index].purpose, certificate: plan.certificate))
          best = plan
        }
        return .interrupted(Interruption(reason), best: best.map { ($0, settled) })
      }
    }
    guard let best else { return .interrupted(.numericalTrouble, best: nil) }
    return .planned(best, settled)
  }

  private mutating func solve(
    _ index: Int, floors: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    var weights = [Double](repeating: 0, count: stages.count)
    weights[index] = 1
    let isLast = index == stages.count - 1
    // What an early stage leaves open, later ones give away.
    let share = isLast ? gap : min(gap, scalarizer.isBranching ? Payoff.choiceGap : Payoff.gap)
    var allowed = share * (stages[index].size ?? scalarizer.objectiveSizes[index])
    var outcome = try scalarizer.solve(
      Scalarization(weights: weights, floors: floors, gap: allowed))
    if stages[index].size == nil, case .solved(let point) = outcome {
      let certificate = statement.plan(point.solution).certificate
      allowed = share * max(abs(certificate.value), abs(certificate.bound))
      if certificate.bound - certificate.value > allowed {
        outcome = try scalarizer.solve(
          Scalarization(weights: weights, floors: floors, gap: 0.5 * allowed))
      }
    }
    guard case .solved(let point) = outcome else { return outcome }
    let tolerated = max(1.01 * allowed, isLast ? 0 : gap * (allowed / share))
    return statement.plan(point.solution).openGap > tolerated
      ? .interrupted(.numericalTrouble, best: point) : outcome
  }

  /// What a score that is to be kept as it is may lose: what it was found to, where curves let it be found to some digits
  /// only. Kept to its last digit it would leave room for no other plan, and no price for keeping it.
  private func rounding(_ index: Int, _ value: Double) -> Double {
    guard statement.program.isCurved else { return 0 }
    let share = scalarizer.isBranching ? Payoff.choiceGap : 10 * Payoff.gap
    return share * (stages[index].size ?? abs(value))
  }

  private func givenUp(_ index: Int, _ value: Double) -> Double {
    let stage = stages[index]
    switch stage.giveUp {
    case .share(let share): return share * (stage.size == nil ? abs(value) : 1)
    case .amount(let amount): return amount * stage.scorePerUnit
    case nil: return 0
    }
  }
}
