// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
package import Planning

extension Verifier {
  /// Checks a frontier, and leaves of it what holds: plans with the bounds that are proven, best
  /// and worst values that are those of the plans, and a gap that allows for both.
  ///
  /// - Complexity: that of its plans, and quadratic in their number.
  package func uphold(_ frontier: PlanFrontier) -> Upheld<PlanFrontier> {
    let plans = PlansExamination(frontier.plans, axes: frontier.axes, verifier: self)
    var examination = FrontierExamination(frontier, scenario: scenario)
    examination.run()
    let report = plans.report(with: examination.checks)
    var upheld = frontier
    if !report.isVerified {
      upheld.plans = plans.upheld
      if !report.upholdsProofs {
        upheld.completeness = frontier.completeness.reduced(by: plans.loss)
      }
      let failed = Set(examination.checks.filter { !$0.passed }.map(\.subject))
      if failed.contains(.ends) {
        upheld.axes = frontier.axes.map {
          $0.reaching(over: frontier.plans, isWhole: frontier.completeness.isWhole)
        }
      }
      if failed.contains(.pieces) { upheld.pieces = [] }
      let naming: [VerificationReport.Subject] =
        frontier.isPair ? [.pieces, .order, .knee] : [.names]
      if !failed.isDisjoint(with: naming) { upheld.named = [] }
    }
    return Upheld(answer: upheld, report: report)
  }
}

/// The checks of each plan of a frontier by itself.
private struct PlansExamination {
  private let verifier: Verifier
  private let plans: [Plan]
  private var checks: [VerificationReport.Check] = []
  private var bounds: [BoundFinding] = []
  /// The plans, with what holds of their proofs.
  private(set) var upheld: [Plan] = []
  /// How much farther out plans may be than was stated, as a share of each KPI's range; `nil` where
  /// nothing says.
  private(set) var loss: Double? = 0

  init(_ plans: [Plan], axes: [PlanFrontier.Axis], verifier: Verifier) {
    self.verifier = verifier
    self.plans = plans
    let directions = Dictionary(
      axes.map { ($0.kpi, $0.objective) }
    ) { first, _ in first }
    for (position, plan) in plans.enumerated() {
      var examination = PlanExamination(
        plan, verifier: verifier, position: position, directions: directions)
      examination.run()
      upheld.append(examination.checkLimiting())
      checks += examination.checks
      bounds.append(examination.finding)
      take(examination.upheld.bound - plan.certificate.bound, plan.certificate.score, axes)
    }
  }

  /// A score that is higher by some amount is that of values which are all better by a share of
  /// their ranges.
  private mutating func take(
    _ increase: Double, _ score: Score, _ axes: [PlanFrontier.Axis]
  ) {
    guard let known = loss, increase > 0 else { return }
    let unit = score.weights.reduce(0) { sum, weight in
      let axis = axes.first { $0.kpi == weight.kpi && $0.objective == weight.objective }
      return sum + weight.weight * (axis?.range ?? 0)
    }
    let share = increase / unit
    loss = unit > 0 && share.isFinite ? max(known, share) : nil
  }

  func report(with checks: [VerificationReport.Check]) -> VerificationReport {
    VerificationReport(
      checks: self.checks + checks, envelopeLifts: verifier.lifts(in: plans), bounds: bounds)
  }
}

extension PlanFrontier.Completeness {
  /// What is known where plans may be farther out by a share of each range than was stated.
  fileprivate func reduced(by loss: Double?) -> PlanFrontier.Completeness {
    switch self {
    case .complete: .partial(.numericalTrouble, gap: loss)
    case .withinGap(let gap): .partial(.numericalTrouble, gap: loss.map { gap + $0 })
    case .partial(let reason, let gap):
      .partial(reason, gap: loss.flatMap { loss in gap.map { $0 + loss } })
    }
  }
}
