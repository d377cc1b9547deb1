// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Sentences about a trade-off: how complete it is, where it bends, and what to type next.
struct FrontierWords {
  let context: ReportContext
  let frontier: PlanFrontier

  private var x: PlanFrontier.Axis { frontier.x }
  private var y: PlanFrontier.Axis { frontier.y }

  /// How much of the trade-off the plans stand for.
  var completeness: String {
    let count = frontier.plans.count
    let plans = "\(count) plan\(count == 1 ? "" : "s")"
    switch frontier.completeness {
    case .complete where count == 1:
      return
        "Complete: one plan is best in \(x.kpi) and in \(y.kpi) at once; there is nothing to trade off."
    case .complete:
      return
        "Complete: \(plans). Straight mixes between neighbours are plans too, and no plan is better than these."
    case .withinGap(let gap):
      return "\(plans): no plan is better than a mix of neighbours by more than \(share(gap))."
    case .partial(let reason, let gap):
      let proven =
        gap.map { "no plan is better than a mix of neighbours by more than \(share($0))." }
        ?? "how much better other plans could be is not proven."
      return "Incomplete, \(ProofText.words(reason)) with \(plans): \(proven)"
    }
  }

  /// A share of both ranges with what it comes to.
  private func share(_ gap: Double) -> String {
    let amounts = [x, y].map { axis in
      FigureFormat.rounded(gap * axis.range, significant: 2) + " " + axis.kpi
    }
    return "\(Percentage.gap(gap)) of each KPI's range (\(amounts.joined(separator: ", ")))"
  }

  /// Where a step beyond costs most more than the step before.
  var knee: String? {
    guard let knee = frontier.knee, frontier.plans.indices.contains(knee) else { return nil }
    let plan = frontier.plans[knee]
    var sentence =
      "Best bend: plan \(knee + 1) with \(value(plan, x)) \(x.kpi) and \(value(plan, y)) \(y.kpi)."
    let rates = frontier.exchangeRates
    if knee > 0, knee < rates.count, rates[knee - 1].isFinite, rates[knee].isFinite {
      let before = FigureFormat.rounded(abs(rates[knee - 1]), significant: 3)
      let after = FigureFormat.rounded(abs(rates[knee]), significant: 3)
      let better = x.objective == .minimize ? "-1" : "+1"
      let worse = x.objective == .minimize ? "+1" : "-1"
      sentence +=
        " From there \(better) \(x.kpi) costs \(before) \(y.kpi), and \(worse) gives back \(after)."
    }
    return sentence
  }

  private func value(_ plan: Plan, _ axis: PlanFrontier.Axis) -> String {
    let values = frontier.plans.compactMap { $0.value(of: axis.kpi) }
    let format = FigureFormat(values, differences: zip(values, values.dropFirst()).map { $1 - $0 })
    return plan.value(of: axis.kpi).map(format.text) ?? context.options.dash
  }

  /// Solving for a plan at the best bend, or in the middle where there is none.
  var nextStep: NextStep? {
    guard !frontier.plans.isEmpty else { return nil }
    let chosen = frontier.knee ?? frontier.plans.count / 2
    guard frontier.plans.indices.contains(chosen), let limit = limit(frontier.plans[chosen]) else {
      return nil
    }
    let objectives = context.scenario.scenario.kpis.filter { $0.objective != nil }
    guard !objectives.isEmpty else { return nil }
    var settings = [limit]
    if objectives.count > 1 {
      for kpi in objectives where kpi.weight == nil {
        guard let weight = NextStep.setting(["kpis", kpi.name, "weight"], "1") else { return nil }
        settings.append(weight)
      }
    }
    let isBend = chosen == frontier.knee
    return NextStep(
      verb: "solve", arguments: settings.flatMap { ["--set", $0] },
      purpose: isBend
        ? "the plan at the best bend, line by line" : "a plan in between, line by line")
  }

  /// A setting that holds `y` where a plan has it: a floor, for a KPI that is minimized a cap, for money the budget.
  private func limit(_ plan: Plan) -> String? {
    guard let value = plan.value(of: y.kpi), value.isFinite else { return nil }
    let isMinimized = y.objective == .minimize
    let bound = Self.eased(value, up: isMinimized)
    if y.kpi == KPI.spend, !context.scenario.scenario.kpis.contains(where: { $0.name == y.kpi }) {
      let currency = context.scenario.scenario.currency.map { " \($0)" } ?? ""
      guard case .atMost = context.scenario.scenario.budget else { return nil }
      return NextStep.setting(["budget"], ExactNumber.text(bound) + currency)
    }
    let side: LimitID.Side = isMinimized ? .atMost : .atLeast
    return NextStep.setting(["kpis", y.kpi, side.rawValue], ExactNumber.text(bound))
  }

  /// The value to six digits, rounded to the side that leaves the plan allowed.
  static func eased(_ value: Double, up: Bool) -> Double {
    let exponent = FixedPoint.exponentOfTen(value) - 5
    let power = FixedPoint.powerOfTen(abs(exponent))
    let scaled = exponent < 0 ? value * power : value / power
    // A hair of room, so that 133,600 is not taken for a little less.
    let hair = 1e-9 * abs(scaled)
    let rounded = up ? (scaled - hair).rounded(.up) : (scaled + hair).rounded(.down)
    return exponent < 0 ? rounded / power : rounded * power
  }
}
