// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

/// How good a plan is proven to be, and that it was re-computed.
struct ProofText {
  let context: ReportContext

  /// `Proven: no plan brings more than 1,378,402 reach (0.0001% more).`, and how that was proven.
  ///
  /// `hasScales` says whether the objectives stand on scales, so that a share of them means something.
  func bound(of plan: Plan, hasScales: Bool) -> String {
    let certificate = plan.certificate
    let claim = { (bound: Double) in
      ScoreWords(context: context, plan: plan, hasScales: hasScales).claim(upTo: bound)
    }
    switch certificate.proof {
    case .multipliers: return "Proven: \(claim(certificate.bound))."
    case .cases(let tree):
      let count = tree.leafCount
      let cases = "\(FixedPoint.text(Double(count), decimals: 0)) case\(count == 1 ? "" : "s")"
      return "Proven in \(cases): \(claim(certificate.bound))."
    case .search(let rootBound):
      return "Proven by a search whose steps are not kept: \(claim(certificate.bound)). "
        + "Without the search: \(claim(rootBound))."
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
