// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Verification

/// How good a plan is proven to be, and that it was re-computed.
struct ProofText {
  let context: ReportContext

  /// `Proven: no plan brings more than 1,378,402 reach (0.0001% more).`, and how far that was
  /// re-derived.
  func bound(_ score: ScoreWords, _ finding: BoundFinding) -> String {
    guard score.certificate.bound.isFinite else {
      return "Nothing is proven about how much better other plans are."
    }
    return sentence(score.claim(upTo: score.certificate.bound), finding) {
      score.claim(upTo: $0)
    }
  }

  /// A claim with the kind of its proof; `before` is what is claimed of the bound from which a
  /// search started.
  func sentence(
    _ claim: String, _ finding: BoundFinding, before: (Double) -> String?
  ) -> String {
    switch finding {
    case .recomputed: return "Proven: \(claim)."
    case .recomputedByCases(_, let count):
      let cases = "\(FixedPoint.text(Double(count), decimals: 0)) case\(count == 1 ? "" : "s")"
      return "Proven in \(cases): \(claim)."
    case .searched(let start):
      let proven = before(start)
      // To the digits that are told, the search was not needed.
      if proven == claim { return "Proven: \(claim)." }
      return "By branch and bound, not re-derived: \(claim)."
        + (proven.map { " Proven without it: \($0)." } ?? "")
    case .none: return "Stated, not proven: \(claim)."
    }
  }

  /// `Verified: 14 checks, recomputed from the scenario alone.`, or how many failed.
  func verdict(_ report: VerificationReport) -> String {
    let count = report.checks.count
    let number = FixedPoint.text(Double(count), decimals: 0)
    if report.isVerified {
      return
        "Verified: \(number) check\(count == 1 ? "" : "s"), recomputed from the scenario alone."
    }
    let failures = FixedPoint.text(Double(report.failures.count), decimals: 0)
    return report.isSound
      ? "Verified but for \(failures) of \(number) checks: limits and values hold, recomputed from "
        + "the scenario alone. Not confirmed, and shown only as far as its own proof goes:"
      : "NOT VERIFIED: \(failures) of \(number) checks failed. Do not use this."
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

extension BoundFinding {
  /// What re-deriving a proof that holds has found.
  init(of certificate: Certificate) {
    self =
      switch certificate.proof {
      case .multipliers: .recomputed(certificate.bound)
      case .cases(let tree): .recomputedByCases(certificate.bound, count: tree.leafCount)
      case .search(let rootBound): .searched(before: rootBound)
      }
  }
}
