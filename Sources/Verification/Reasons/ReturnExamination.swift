// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The checks of a ratio that is said to be out of reach of every plan that spends money.
struct ReturnExamination {
  private let found: UnreachableRatio
  private let plan: Plan
  private let verifier: Verifier
  private var scenario: CheckedScenario { verifier.scenario }

  init(_ found: UnreachableRatio, of plan: Plan, verifier: Verifier) {
    self.found = found
    self.plan = plan
    self.verifier = verifier
  }

  /// What is wrong with it: the limit asks for no less than the best, no plan has more, and some
  /// plan without the limit comes near to it.
  ///
  /// - Complexity: that of a plan and of two proofs.
  func complaints() -> [String] {
    guard let (name, side, asked, _) = verifier.limits.asked(by: found.limit),
      let kpi = scenario.kpi(named: name),
      case .ratio(let numerator, let denominator) = kpi.definition
    else { return ["\(found.limit.words) is no limit on a ratio"] }
    let sign = side == .atLeast ? 1.0 : -1.0
    var complaints: [String] = []
    if plan.totalSpend > Tolerance.room * max(scenario.scenario.budget?.amount ?? 1, 1) {
      complaints.append("the plan spends \(plan.totalSpend)")
    }
    if sign * (asked - found.best) < -Tolerance.money * abs(found.best) {
      complaints.append("'\(name)' is asked to be \(asked), and \(found.best) can be had")
    }
    return complaints + beyond(numerator, per: denominator, sign: sign) + near(name)
  }

  /// N - best · D of no plan may be above 0, or below for a ratio that is to be small, but for a
  /// share of the most that N comes to.
  private func beyond(_ numerator: String, per denominator: String, sign: Double) -> [String] {
    let expected = Score(weights: [
      .init(kpi: numerator, objective: sign > 0 ? .maximize : .minimize, weight: 1),
      .init(kpi: denominator, objective: sign > 0 ? .minimize : .maximize, weight: found.best),
    ])
    guard Set(found.proof.score.weights) == Set(expected.weights), found.proof.score.misses.isEmpty,
      found.proof.score.worstOff.isEmpty
    else { return ["the proof is not about \(found.best)"] }
    let (bound, complaints) = OpenProof(found.proof, verifier: verifier).bound(without: found.limit)
    guard let bound else { return complaints }
    let most = Certificate(
      weights: [.init(kpi: numerator, objective: .maximize, weight: 1)], multipliers: [],
      value: 0, bound: 0)
    let size = OpenProof(most, verifier: verifier).bound().bound?.value ?? 0
    return bound.value <= Tolerance.beyond * abs(size) + Tolerance.summation * bound.magnitude
      ? [] : ["plans may have more than \(found.best), by \(bound.value) of '\(numerator)'"]
  }

  private func near(_ name: String) -> [String] {
    var examination = PlanExamination(found.nearest, verifier: verifier)
    examination.run()
    guard let recomputed = examination.recomputed else {
      return ["the plan that comes near cannot be recomputed"]
    }
    var complaints = examination.checks.filter { check in
      !check.passed && check.subject.concern == .plan && check.subject != .kpiLimits
        && check.subject != .goals
    }.map(\.description)
    for limit in verifier.limits.all where limit != found.limit {
      if let complaint = examination.complaint(about: limit, recomputed) {
        complaints.append(complaint)
      }
    }
    let value = recomputed.value(of: name)?.value ?? .nan
    if !(abs(value - found.best) <= Tolerance.near * abs(found.best)) {
      complaints.append("the plan that comes near has \(value)")
    }
    return complaints
  }
}
