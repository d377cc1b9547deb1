// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The checks of what the earlier stages of a plan's trade-off state.
struct StageExamination {
  private let solution: Solution
  private var examination: PlanExamination
  /// The stages as far as what they state holds.
  private(set) var upheld: [Stage]
  /// The checks so far.
  private(set) var checks: [VerificationReport.Check] = []

  /// - Parameter examination: that of the plan, done.
  init(_ solution: Solution, _ examination: PlanExamination) {
    self.solution = solution
    self.examination = examination
    upheld = solution.stages
  }

  /// Makes the checks: the last stage's proof is the plan's own, and those before it are looked at
  /// with the same plan.
  mutating func run() {
    guard let last = solution.stages.last, let recomputed = examination.recomputed else { return }
    var complaints: [String] = []
    if last.certificate != solution.plan.certificate {
      complaints.append("the last stage has another proof than the plan")
    }
    for (position, stage) in solution.stages.enumerated() {
      complaints += self.complaints(about: stage, at: position)
    }
    checks.append(
      VerificationReport.Check(
        .stages, plan: nil, complaints: complaints,
        otherwise: "\(solution.stages.count) stage\(solution.stages.count == 1 ? "" : "s")"))
    for (position, stage) in solution.stages.enumerated() {
      if position == solution.stages.count - 1 {
        upheld[position].certificate = examination.upheld
      } else {
        let start = checks.count
        upheld[position].certificate = examine(
          stage.certificate, recomputed, givenUp: allowance(of: stage, recomputed))
        if checks[start...].contains(where: { $0.subject == .score && !$0.passed }) {
          upheld[position].givenUp = max(stage.givenUp, loss(of: stage, recomputed))
        }
      }
      if let claim = stage.ratio {
        upheld[position].ratio = examine(claim, of: stage, recomputed)
      }
    }
  }

  /// Checks a proof with the same plan; returns what holds of it.
  private mutating func examine(
    _ certificate: Certificate, _ recomputed: Recomputation, givenUp: Double
  ) -> Certificate {
    var examination = self.examination
    examination.checks = []
    examination.certificate = certificate
    examination.checkProof(recomputed, isOwn: false, givenUp: givenUp)
    checks += examination.checks
    return examination.upheld
  }

  /// What the plan has less than a stage found, in the unit of what the stage gives up.
  private func loss(of stage: Stage, _ recomputed: Recomputation) -> Double {
    if let claim = stage.ratio {
      let value = recomputed.value(of: claim.kpi)?.value ?? claim.reference
      return claim.objective.sign * (claim.reference - value)
    }
    let score = recomputed.value(of: stage.certificate.score)?.value
    return stage.certificate.value - (score ?? stage.certificate.value)
  }

  /// How far the plan's score may stay behind what a stage found; a ratio's is given up in its own
  /// unit.
  private func allowance(of stage: Stage, _ recomputed: Recomputation) -> Double {
    guard let claim = stage.ratio,
      case .ratio(_, let denominator) = examination.scenario.kpi(named: claim.kpi)?.definition,
      let value = recomputed.value(of: denominator)
    else { return stage.givenUp }
    // Another plan may have found it: its score moves with its own denominator.
    return (stage.givenUp + abs(stage.ratioBound.map { $0 - claim.reference } ?? 0))
      * max(0, value.value) + abs(stage.certificate.value)
  }

  /// A claim must be about a ratio of the scenario and its own parts, the plan must keep it, and
  /// the least denominator must be proven where that is said.
  ///
  /// Returns what holds of the claim.
  private mutating func examine(
    _ claim: RatioClaim, of stage: Stage, _ recomputed: Recomputation
  ) -> RatioClaim {
    var complaints: [String] = []
    var upheld = claim
    guard let kpi = examination.scenario.kpi(named: claim.kpi),
      case .ratio(let numerator, let denominator) = kpi.definition
    else {
      checks.append(
        VerificationReport.Check(
          .ratio, plan: nil, complaints: ["'\(claim.kpi)' is no ratio"], otherwise: ""))
      return claim
    }
    if kpi.objective != claim.objective { complaints.append("'\(claim.kpi)' counts the wrong way") }
    let sign = claim.objective.sign
    let score = stage.certificate.score
    let expected = [numerator: sign, denominator: -sign * claim.reference]
    let stated = Dictionary(
      score.weights.map { ($0.kpi, $0.objective.sign * $0.weight) }
    ) { $0 + $1 }
    for (part, factor) in expected.sorted(by: { $0.key < $1.key })
    where abs((stated[part] ?? 0) - factor) > Tolerance.value * abs(factor) {
      complaints.append("'\(part)' counts \(stated[part] ?? 0) instead of \(factor)")
    }
    if !(claim.leastDenominator > 0) {
      complaints.append("the least denominator is \(claim.leastDenominator)")
    }
    if let value = recomputed.value(of: claim.kpi)?.value, let bound = stage.ratioBound {
      let slip = Tolerance.limit * max(1, abs(value))
      if sign * (value - bound) > slip { complaints.append("\(value) passes the bound \(bound)") }
      if sign * (value - claim.reference) < -stage.givenUp - slip {
        complaints.append("\(value) gives up more than \(stage.givenUp) of \(claim.reference)")
      }
    } else {
      complaints.append("'\(claim.kpi)' has no value")
    }
    if let proof = claim.denominator {
      let score = Score(weights: [.init(kpi: denominator, objective: .minimize, weight: 1)])
      if proof.score != score {
        complaints.append("the least denominator is proven of another KPI")
      }
      if -proof.bound < claim.leastDenominator * (1 - Tolerance.value) {
        complaints.append("the denominator is proven to be \(-proof.bound) at least")
      }
      let proven = examine(proof, recomputed, givenUp: .infinity)
      upheld.denominator = proven
      // Without a least denominator a difference of the parts says nothing about the ratio.
      upheld.leastDenominator = max(
        min(claim.leastDenominator, -proven.bound), .leastNormalMagnitude)
    }
    checks.append(
      VerificationReport.Check(
        .ratio, plan: nil, complaints: complaints,
        otherwise: "'\(claim.kpi)' at least \(claim.reference)"))
    return upheld
  }

  /// What a stage keeps must be what the stages before it have found, less what they give up.
  private func complaints(about stage: Stage, at position: Int) -> [String] {
    var complaints: [String] = []
    if !(stage.givenUp >= 0 && stage.givenUp.isFinite) {
      complaints.append("stage \(position + 1) gives up \(stage.givenUp)")
    }
    for kept in stage.certificate.kept {
      let found = solution.stages.prefix(position).first { $0.certificate.score == kept.score }
      guard let found else {
        complaints.append("stage \(position + 1) keeps a score that no stage before it has")
        continue
      }
      let least = found.certificate.value - found.givenUp
      if kept.value < least - Tolerance.value * max(1, abs(least)) {
        complaints.append("stage \(position + 1) keeps \(kept.value) where \(least) was found")
      }
    }
    return complaints
  }
}
