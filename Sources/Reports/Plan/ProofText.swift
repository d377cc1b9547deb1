// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

/// How good a plan is proven to be, and that it was re-computed.
struct ProofText {
  let context: ReportContext

  /// `Proven: no plan brings more than 1,378,402 reach (0.0001% more).`, and how far that was re-derived.
  ///
  /// `hasScales` says whether the objectives stand on scales, so that a share of them means something.
  func bound(of plan: Plan, _ finding: BoundFinding, hasScales: Bool) -> String {
    let score = ScoreWords(context: context, plan: plan, hasScales: hasScales)
    let claim = score.claim(upTo: plan.certificate.bound)
    switch finding {
    case .recomputed: return "Proven: \(claim)."
    case .recomputedByCases(_, let count):
      let cases = "\(FixedPoint.text(Double(count), decimals: 0)) case\(count == 1 ? "" : "s")"
      return "Proven in \(cases): \(claim)."
    case .searched(let before):
      return "By branch and bound, not re-derived: \(claim). "
        + "Proven without it: \(score.claim(upTo: before))."
    case .none: return "Stated, not proven: \(claim)."
    }
  }

  /// `Verified: 14 checks, recomputed from the scenario alone.`, or what failed.
  func verification(_ report: VerificationReport) -> String {
    let count = report.checks.count
    let number = FixedPoint.text(Double(count), decimals: 0)
    if report.isVerified {
      return context.paragraph(
        "Verified: \(number) check\(count == 1 ? "" : "s"), recomputed from the scenario alone.")
    }
    let failures = report.failures
    var text = context.paragraph(
      "NOT VERIFIED: \(failures.count) of \(number) checks failed. Do not use this.", role: .bad
    )
    for failure in failures {
      text += context.paragraph(failure.description, indent: 2, hanging: 2)
    }
    return text
  }

  /// Why a search ended early.
  static func words(_ interruption: Interruption) -> String {
    switch interruption {
    case .timeLimit: "stopped at the time limit"
    case .cancelled: "stopped on request"
    case .numericalTrouble: "stopped because the arithmetic gets no closer"
    }
  }
}
