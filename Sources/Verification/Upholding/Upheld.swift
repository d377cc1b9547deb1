// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

/// An answer as far as verification bears it out.
///
/// Where a check of a plan itself fails, the answer is as it was given and must not be shown, see
/// ``VerificationReport/isSound``. Where a check of what is said about plans fails, the answer says
/// less: a bound is the one that its own proof gives, a score what the plan comes to, and a name or
/// a bend is left out.
package struct Upheld<Answer: Sendable>: Sendable {
  /// The answer, without what does not hold of it.
  package var answer: Answer
  /// Every check of the answer as it was given; its bounds are those of the answer as it is.
  package var report: VerificationReport

  /// The checks of the answer as it is: a reason that did not hold is not said any more, and so is
  /// nothing to warn of.
  package var shown: VerificationReport {
    var shown = report
    shown.checks.removeAll { !$0.passed && $0.subject.concern == .reason }
    return shown
  }

  /// Whether the answer is as it was given.
  package var isWhole: Bool { report.isVerified }
}

extension Verifier {
  /// Checks a plan, and leaves of its proof what holds.
  ///
  /// - Complexity: that of `verify(_:)`; twice that for a proof that cannot be read.
  package func uphold(_ plan: Plan) -> Upheld<Plan> {
    var examination = PlanExamination(plan, verifier: self)
    examination.run()
    let upheld = examination.checkLimiting()
    return Upheld(
      answer: upheld,
      report: VerificationReport(
        checks: examination.checks, envelopeLifts: lifts(in: [plan]), bounds: [examination.finding])
    )
  }

  /// Checks a solution, and leaves of what its stages and the ends of its ranges state what holds.
  ///
  /// - Complexity: that of a plan, for each stage that of a proof, and for each end of a range that
  ///   of a plan.
  package func uphold(_ solution: Solution) -> Upheld<Solution> {
    var examination = PlanExamination(solution.plan, verifier: self)
    examination.run()
    var stages = StageExamination(solution, examination)
    stages.run()
    var upheld = solution
    upheld.plan.certificate = examination.upheld
    upheld.stages = stages.upheld
    let reasons = ReasonExamination(solution, examination, upheld: upheld)
    upheld = reasons.upheld
    let ranges = RangeExamination(solution, verifier: self).findings()
    let report = VerificationReport(
      checks: examination.checks + stages.checks + reasons.checks + ranges.checks,
      envelopeLifts: lifts(in: [solution.plan]),
      bounds: [examination.finding],
      ranges: ranges)
    return Upheld(answer: upheld.marked(by: report), report: report)
  }
}
