// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Says what a difference in a plan's score comes to in the units of its KPIs.
struct ScoreWords {
  let context: ReportContext
  let plan: Plan
  /// Whether the objectives stand on scales, so that a share of them means something.
  let hasScales: Bool

  private var certificate: Certificate { plan.certificate }
  private var weights: [Certificate.Weight] { certificate.weights.filter { $0.weight > 0 } }

  /// What is proven where no plan scores better than `bound`: `no plan brings more than 1,378k reach (0.01% more)`.
  func claim(upTo bound: Double) -> String {
    if weights.count == 1 { return single(weights[0], bound) }
    guard let words = amounts(bound) else { return "no plan scores better" }
    return "no plan scores better by more than \(words)"
  }

  /// What the plan scores less than `bound`: `50 reach or 20 signups (0.01% of the scales)`, `0.4 leads (0.02%)`; `nil`
  /// where that is nothing.
  func amounts(_ bound: Double) -> String? {
    let difference = max(0, bound - certificate.value)
    let equivalents = weights.map { (kpi: $0.kpi, amount: difference / $0.weight) }
    // What is under the last digits of the KPIs themselves is no finding.
    guard equivalents.contains(where: { $0.amount > 1e-12 * abs(plan.value(of: $0.kpi) ?? 0) })
    else { return nil }
    let words = equivalents.map { equivalent in
      "\(FigureFormat.rounded(equivalent.amount, significant: 2)) \(equivalent.kpi)"
    }
    var share = ""
    if weights.count == 1 {
      share = " (\(Percentage.gap(self.share(bound))))"
    } else if hasScales {
      share = " (\(Percentage.gap(difference)) of the scales)"
    }
    return words.joined(separator: " or ") + share
  }

  private func single(_ weight: Certificate.Weight, _ best: Double) -> String {
    let kpi = context.scenario.kpi(named: weight.kpi)
    let isMinimized = kpi?.objective == .minimize
    let bound = (isMinimized ? -best : best) / weight.weight
    let verb = isMinimized ? "gets by with less" : "brings more"
    guard share(best) > 1e-12 else { return "no plan \(verb) \(weight.kpi)" }
    let value = plan.value(of: weight.kpi) ?? bound
    let format = FigureFormat([bound, value], differences: [bound - value])
    return "no plan \(verb) than \(format.text(bound)) \(weight.kpi) "
      + "(\(Percentage.gap(share(best))) \(isMinimized ? "less" : "more"))"
  }

  /// The difference as a share of the score, see ``Plan/gap``.
  private func share(_ bound: Double) -> Double {
    let size = max(abs(certificate.value), abs(bound))
    return size == 0 ? 0 : max(0, bound - certificate.value) / size
  }
}
