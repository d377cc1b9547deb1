// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// A search for the best value of a ratio N/D.
///
/// For a reference r, the plan with the most N - r·D has a better ratio than r wherever any plan
/// has; that ratio is the next reference. Source: Dinkelbach, "On Nonlinear Fractional
/// Programming", Management Science 13 (1967), which also has the superlinear convergence.
struct RatioSearch {
  /// A score that plans keep.
  struct Kept {
    var score: Score
    /// The least value of the score without its constant.
    var floor: Double
  }

  /// The best plan, and how good it is.
  struct Best {
    var plan: Plan
    var claim: RatioClaim
    var certificate: Certificate
  }

  /// What the search came to.
  typealias Outcome = Ending<Best, Infeasibility, Unproven>

  let planner: Planner
  let kpi: KPI
  let parts: RatioParts
  let objective: Objective
  let kept: [Kept]
  let ratios: [RatioFloor]
  let gap: Double
  let limits: SearchLimits
  let claim: Claim

  /// What plans the best value must be proven of.
  enum Claim {
    /// All of them, or else only those with a denominator not much smaller than the plan's own.
    case most
    /// All of them, or the question is refused.
    case everyPlan
  }

  /// Prepares a search; `nil` for a KPI that is no ratio.
  init?(
    planner: Planner, kpi: KPI, objective: Objective, kept: [Kept], ratios: [RatioFloor],
    gap: Double, limits: SearchLimits, claim: Claim = .most
  ) {
    guard let parts = RatioParts(kpi) else { return nil }
    self.planner = planner
    self.kpi = kpi
    self.parts = parts
    self.objective = objective
    self.kept = kept
    self.ratios = ratios
    self.gap = gap
    self.limits = limits
    self.claim = claim
  }

  /// More references than this are never needed; each one squares the error.
  private static let mostReferences = 40
  /// Where no least denominator can be proven, the claim is about plans with this share of the
  /// plan's own, and more.
  private static let claimedShare = 0.01
  /// A denominator under this share of what it can be is on its way to 0.
  private static let vanishing = 1e-6
  /// Under this share it is if the arithmetic gives up besides.
  private static let fading = 1e-2
  /// What is only a beginning is solved to this share of its size.
  private static let roughGap = 1e-3

  /// A plan with its ratio and its denominator, which is above 0.
  private struct Candidate {
    var plan: Plan
    var ratio: Double
    var denominator: Double
  }

  /// Finds the best ratio.
  ///
  /// - Throws: also what of the ratio cannot be asked.
  /// - Complexity: a solve for each reference, seldom more than six, one for the least denominator
  ///   and one for a first plan.
  func run() throws(ScalarizerFailure) -> Outcome {
    var formulation = try differences(isNegative: false)
    if formulation.isOpenEnded { return .unbounded }
    let least: Certificate?
    switch try leastDenominator() {
    case .ended(let outcome): return outcome
    case .found(let certificate): least = certificate
    }
    // Most of the numerator, or of the denominator where less is better, is a plan with something to divide by.
    var best: Candidate
    switch try solve(
      formulation, objective == .maximize ? [1, 0] : [0, 1], share: Self.roughGap)
    {
    case .ended(let outcome): return outcome
    case .found(let plan, _):
      guard let first = candidate(plan) else { throw refusal(nothingToDivideBy) }
      best = first
    }
    if claim == .everyPlan, least == nil, declaredLeast < Self.claimedShare * best.denominator {
      throw refusal(mayBeNothing)
    }
    var isNegative = false
    let largest = best.denominator
    for _ in 0..<Self.mostReferences {
      let reference = best.ratio
      if (reference < 0) != isNegative {
        isNegative.toggle()
        formulation = try differences(isNegative: isNegative)
      }
      let leastDenominator =
        least.map { -$0.bound } ?? max(declaredLeast, Self.claimedShare * best.denominator)
      let allowed = gap * abs(reference) * leastDenominator
      let found: (plan: Plan, interruption: Interruption?)
      switch try solve(formulation, [1, abs(reference)], gap: allowed) {
      case .ended(let outcome): return outcome
      case .found(let plan, let interruption): found = (plan, interruption)
      }
      let isBetter: Bool
      var certificate = found.plan.certificate
      if let next = candidate(found.plan), objective.sign * (next.ratio - reference) > 0 {
        isBetter = objective.sign * (next.ratio - reference) > 1e-15 * abs(reference)
        best = next
      } else {
        isBetter = false
        certificate.value =
          certificate.score.value { best.plan.value(of: $0) } ?? certificate.value
        certificate.bound = max(certificate.bound, certificate.value)
        best.plan.certificate = certificate
      }
      if mayVanish(least), best.denominator < Self.vanishing * largest {
        throw refusal(vanishes)
      }
      let isClosed = certificate.bound <= max(allowed, sizeLeast(formulation, reference))
      guard isClosed || !isBetter || found.interruption != nil else { continue }
      if mayVanish(least), !isClosed, best.denominator < Self.fading * largest {
        throw refusal(vanishes)
      }
      let answer = Best(
        plan: best.plan,
        claim: RatioClaim(
          kpi: kpi.name, objective: objective, reference: reference,
          leastDenominator: leastDenominator, denominator: least),
        certificate: certificate)
      let interruption = found.interruption ?? (isClosed ? nil : .numericalTrouble)
      return interruption.map { .interrupted($0, best: answer) } ?? .found(answer)
    }
    return .interrupted(.numericalTrouble, best: nil)
  }

  /// Whether the denominator may come as near to 0 as can be.
  private func mayVanish(_ least: Certificate?) -> Bool { least == nil && declaredLeast <= 0 }

  /// What the scenario itself says the denominator is at least, of people who are counted once.
  private var declaredLeast: Double {
    guard let kpi = planner.scenario.kpi(named: parts.denominator), kpi.isIndependent else {
      return 0
    }
    return max(kpi.base, kpi.atLeast ?? 0)
  }

  /// How the search for the least denominator ended.
  private enum Least {
    /// The proof that it is above 0; `nil` for none.
    case found(Certificate?)
    case ended(Outcome)
  }

  /// Proves how small the denominator can get.
  ///
  /// Fewest people who are counted once is no concave question, and is not asked.
  private func leastDenominator() throws(ScalarizerFailure) -> Least {
    if planner.scenario.kpi(named: parts.denominator)?.isIndependent == true { return .found(nil) }
    let denominators = try state([(parts.denominator, .minimize)])
    if denominators.isOpenEnded { return .ended(.unbounded) }
    switch try solve(denominators, [1], share: Self.roughGap) {
    case .ended(let outcome): return .ended(outcome)
    case .found(let plan, _):
      return .found(plan.certificate.bound < 0 ? plan.certificate : nil)
    }
  }

  private func candidate(_ plan: Plan) -> Candidate? {
    guard let denominator = plan.value(of: parts.denominator), denominator > 0,
      let ratio = plan.value(of: kpi.name)
    else { return nil }
    return Candidate(plan: plan, ratio: ratio, denominator: denominator)
  }

  /// What of a difference between numerator and reference · denominator is rounding.
  private func sizeLeast(_ formulation: Formulation, _ reference: Double) -> Double {
    let top = formulation.reach(of: parts.numerator)
    let bottom = formulation.reach(of: parts.denominator)
    let size =
      max(abs(top.lowerBound), abs(top.upperBound))
      + abs(reference) * max(abs(bottom.lowerBound), abs(bottom.upperBound))
    return size.isFinite ? 1e-12 * size : 0
  }

  // MARK: Solving

  private func state(
    _ counting: [(kpi: String, objective: Objective)]
  ) throws(ScalarizerFailure) -> Formulation {
    do throws(Complaints) {
      return try Formulation(
        planner.scenario, responses: planner.responses,
        scores: counting.map {
          Score(weights: [.init(kpi: $0.kpi, objective: $0.objective, weight: 1)])
        } + kept.map(\.score), ratios: ratios)
    } catch {
      throw ScalarizerFailure(error)
    }
  }

  /// The numerator counting as the ratio does, and the denominator the other way round, or for
  /// references below 0 alike.
  private func differences(isNegative: Bool) throws(ScalarizerFailure) -> Formulation {
    let opposite: Objective = objective == .maximize ? .minimize : .maximize
    return try state([
      (parts.numerator, objective), (parts.denominator, isNegative ? objective : opposite),
    ])
  }

  private enum Step {
    case found(Plan, Interruption?)
    case ended(Outcome)
  }

  private func solve(
    _ formulation: Formulation, _ weights: [Double], gap: Double = 0, share: Double = 0
  ) throws(ScalarizerFailure) -> Step {
    var scalarizer = try formulation.program.makeScalarizer(limits: limits)
    let size = zip(weights, scalarizer.objectiveSizes).reduce(0) { $0 + $1.0 * $1.1 }
    let outcome = try scalarizer.solve(
      Scalarization(
        weights: weights + kept.map { _ in 0 },
        floors: weights.map { _ in -.infinity } + kept.map(\.floor),
        gap: max(0.5 * gap, share * size)))
    switch outcome {
    case .found(let point): return .found(formulation.plan(point.solution), nil)
    case .interrupted(let reason, best: let point?):
      return .found(formulation.plan(point.solution), reason)
    case .interrupted(let reason, nil): return .ended(.interrupted(reason, best: nil))
    case .unbounded: return .ended(.unbounded)
    case .infeasible:
      guard let proof = scalarizer.infeasibility else {
        return .ended(.interrupted(.numericalTrouble, best: nil))
      }
      return .ended(.infeasible(try formulation.infeasibility(proof, limits: limits)))
    }
  }

  // MARK: Complaints

  private func refusal(_ complaint: Complaint) -> ScalarizerFailure {
    ScalarizerFailure(Complaints([complaint]))
  }

  private var nothingToDivideBy: Complaint {
    Complaint(
      .contradiction, path: ["kpis", kpi.name, "objective"],
      message: "'\(kpi.name)' divides by '\(parts.denominator)', which stays 0 in every plan",
      suggestion: "let a line bring '\(parts.denominator)'")
  }

  private var mayBeNothing: Complaint {
    Complaint(
      .contradiction, path: ["kpis", kpi.name],
      message:
        "'\(kpi.name)' divides by '\(parts.denominator)', of which plans may have next to nothing, "
        + "and has no value there",
      suggestion: "say how much there must be at least, for example with an 'at least' on "
        + "'\(parts.denominator)'")
  }

  private var vanishes: Complaint {
    let better = objective == .maximize ? "best" : "lowest"
    return Complaint(
      .contradiction, path: ["kpis", kpi.name, "objective"],
      message:
        "the \(better) '\(kpi.name)' is only approached as '\(parts.denominator)' goes to 0",
      suggestion:
        "say how much there must be at least, for example with an 'at least' on "
        + "'\(parts.denominator)' or 'budget: {exactly: ...}'")
  }
}
