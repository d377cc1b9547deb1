// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

/// How good a plan is proven to be, and that it was re-computed.
struct ProofText {
  let context: ReportContext

  /// `Proven: no plan brings more than 1,378,402 reach (0.0001% more).`
  ///
  /// `hasScales` says whether the objectives stand on scales, so that a share of them means something.
  func bound(of plan: Plan, hasScales: Bool) -> String {
    let certificate = plan.certificate
    let weights = certificate.weights.filter { $0.weight > 0 }
    if weights.count == 1 { return single(weights[0], plan, certificate) }
    let difference = max(0, certificate.bound - certificate.value)
    let equivalents = weights.map { (kpi: $0.kpi, amount: difference / $0.weight) }
    // What is under the last digits of the KPIs themselves is no finding.
    guard equivalents.contains(where: { $0.amount > 1e-12 * abs(plan.value(of: $0.kpi) ?? 0) })
    else { return "Proven: no plan scores better." }
    let words = equivalents.map { equivalent in
      "\(FigureFormat.rounded(equivalent.amount, significant: 2)) \(equivalent.kpi)"
    }
    let share = hasScales ? " (\(Percentage.gap(difference)) of the scales)" : ""
    return "Proven: no plan scores better by more than \(words.joined(separator: " or "))\(share)."
  }

  private func single(
    _ weight: Certificate.Weight, _ plan: Plan, _ certificate: Certificate
  ) -> String {
    let kpi = context.scenario.kpi(named: weight.kpi)
    let isMinimized = kpi?.objective == .minimize
    let sign: Double = isMinimized ? -1 : 1
    let bound = sign * certificate.bound / weight.weight
    let verb = isMinimized ? "gets by with less" : "brings more"
    guard plan.gap > 1e-12 else { return "Proven: no plan \(verb) \(weight.kpi)." }
    let value = plan.value(of: weight.kpi) ?? bound
    let format = FigureFormat([bound, value], differences: [bound - value])
    return "Proven: no plan \(verb) than \(format.text(bound)) \(weight.kpi) "
      + "(\(Percentage.gap(plan.gap)) \(isMinimized ? "less" : "more"))."
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
