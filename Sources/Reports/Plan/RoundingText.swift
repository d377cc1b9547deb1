// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What it costs that money is spent in steps.
struct RoundingText {
  let context: ReportContext
  let solution: Solution

  /// `Steps of 5k cost at most 0.4 leads (0.02%) against any amount of money.`; `nil` where there
  /// are no steps.
  func sentence(hasScales: Bool) -> String? {
    guard let unstepped = solution.unstepped else { return nil }
    guard solution.stages.count < 2 else { return staged(unstepped) }
    // Only the same score can be compared.
    guard unstepped.certificate.score == solution.plan.certificate.score else { return nil }
    let score = ScoreWords(
      context: context, plan: solution.plan, certificate: solution.plan.certificate,
      hasScales: hasScales)
    let cost =
      score.amounts(unstepped.certificate.bound).map { "cost at most \($0)" } ?? "cost nothing"
    return "\(steps) \(cost) against any amount of money."
  }

  /// What the same stages give without steps, KPI by KPI.
  private func staged(_ unstepped: Plan) -> String {
    let changes = solution.scales.compactMap { scale -> String? in
      guard let here = solution.plan.value(of: scale.kpi),
        let there = unstepped.value(of: scale.kpi),
        abs(there - here) > 1e-6 * max(abs(there), abs(here))
      else { return nil }
      let share = here == 0 ? "" : " (\(Percentage.change((there - here) / abs(here))))"
      let amount = FigureFormat.rounded(abs(there - here))
      return "\(amount) \(there > here ? "more" : "less") \(scale.kpi)\(share)"
    }
    return changes.isEmpty
      ? "\(steps) cost nothing against any amount of money."
      : "\(steps) aside, with any amount of money, the same trade-off gives \(Amounts.list(changes))."
  }

  private var steps: String {
    let scenario = context.scenario.scenario
    let steps = Set(
      scenario.campaigns.compactMap { campaign in
        campaign.step ?? (campaign.unitPurchase == nil ? scenario.step : nil)
      })
    guard steps.count == 1, let step = steps.first else { return "Steps" }
    return "Steps of \(FigureFormat.amount(step))"
  }
}
