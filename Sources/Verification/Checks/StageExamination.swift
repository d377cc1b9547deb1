// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The checks of what the earlier stages of a plan's trade-off state.
struct StageExamination {
  private let solution: Solution
  private var examination: PlanExamination
  /// The checks so far.
  private(set) var checks: [VerificationReport.Check] = []

  /// - Parameter examination: that of the plan, done.
  init(_ solution: Solution, _ examination: PlanExamination) {
    self.solution = solution
    self.examination = examination
  }

  /// Makes the checks: the last stage's proof is the plan's own, and those before it are looked at with the same plan.
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
    for stage in solution.stages.dropLast() {
      examination.checks = []
      examination.certificate = stage.certificate
      examination.checkProof(recomputed, givenUp: stage.givenUp)
      checks += examination.checks
    }
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
