// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What there is to say of two KPIs: where the trade-off bends, and solving for a plan there.
extension FrontierWords {
  private var x: PlanFrontier.Axis { frontier.x }
  private var y: PlanFrontier.Axis { frontier.y }

  /// What an open end is, where there is one.
  var openEnds: String? {
    guard pieces.hasOpenEnds else { return nil }
    return
      "An open end is itself beaten by another piece; plans beside it within its piece are not."
  }

  /// What the table leaves out, where it does.
  func omitted(_ omissions: FrontierTable.Omissions) -> String? {
    switch (omissions.plans, omissions.columns) {
    case (false, false): nil
    case (false, true): "Not all columns fit here: '--format csv' has every KPI and every line."
    case (true, false): "Not all plans are listed here: '--format csv' has every one."
    case (true, true):
      "Not all plans and columns fit here: '--format csv' has every plan, KPI and line."
    }
  }

  /// Where a step beyond costs most more than the step before.
  var knee: String? {
    guard let knee = frontier.plan(.knee), frontier.plans.indices.contains(knee) else { return nil }
    var sentence =
      "Best bend: plan \(knee + 1)\(mark(knee)) with \(value(knee, x)) \(x.kpi) and "
      + "\(value(knee, y)) \(y.kpi)."
    let exchange = Exchange(frontier, pieces)
    if pieces.areSeveral {
      for other in [knee - 1, knee + 1] { sentence += comparison(of: other, with: knee) }
    } else if let before = exchange.size(from: knee - 1), let after = exchange.size(from: knee) {
      let isMinimized = x.objective == .minimize
      let better = (isMinimized ? "-" : "+") + exchange.count
      let worse = (isMinimized ? "+" : "-") + exchange.count
      sentence +=
        " From there \(better) \(x.kpi) costs \(before) \(y.kpi), and \(worse) gives back \(after)."
    }
    return sentence
  }

  /// The mark of a plan's bookings, where a legend names them.
  private func mark(_ plan: Int) -> String {
    let marks = PieceMarks(pieces: pieces, unicode: context.options.unicode)
    guard pieces.areSeveral, pieces.kinds.count > 1, marks.areUnique else { return "" }
    return " (\(marks.mark(of: plan)))"
  }

  /// ` Plan 7 has 0.3 more trust and 24k less reach.`, as there is no rate between bookings.
  private func comparison(of other: Int, with plan: Int) -> String {
    guard frontier.plans.indices.contains(other) else { return "" }
    let differences = [x, y].compactMap { axis -> String? in
      guard let here = frontier.plans[plan].value(of: axis.kpi),
        let there = frontier.plans[other].value(of: axis.kpi)
      else { return nil }
      let size = FigureFormat.rounded(abs(there - here), significant: 3)
      return "\(size) \(there > here ? "more" : "less") \(axis.kpi)"
    }
    return " Plan \(other + 1) has \(Amounts.list(differences))."
  }

  /// The value of a plan, with the digits that tell it from its neighbours.
  private func value(_ plan: Int, _ axis: PlanFrontier.Axis) -> String {
    let neighbours = (plan - 1..<plan + 2).clamped(to: frontier.plans.indices)
    let values = neighbours.compactMap { frontier.plans[$0].value(of: axis.kpi) }
    let format = FigureFormat(values, differences: zip(values, values.dropFirst()).map { $1 - $0 })
    return frontier.plans[plan].value(of: axis.kpi).map(format.text) ?? context.options.dash
  }

  /// Solving for a plan at the best bend, or in the middle where there is none.
  var bendStep: NextStep? {
    guard !frontier.plans.isEmpty else { return nil }
    let knee = frontier.plan(.knee)
    let chosen = knee ?? frontier.plans.count / 2
    guard frontier.plans.indices.contains(chosen) else { return nil }
    let subject =
      frontier.plans.count == 1
      ? "this plan" : chosen == knee ? "a plan at the best bend" : "a plan in between"
    let plan = frontier.plans[chosen]
    let point = AskedPoint(plan, [x, y], in: context.scenario)
    guard let arguments = point?.argument.map({ ["--at", $0] }) ?? settings(plan) else {
      return nil
    }
    return NextStep(
      verb: "solve", arguments: arguments, purpose: "\(subject), line by line")
  }

  /// A ratio cannot be weighed.
  private func isRatio(_ kpi: KPI) -> Bool {
    if case .ratio = kpi.definition { true } else { false }
  }

  /// Settings that keep a search at a plan where `spend` is no objective of the scenario: its money
  /// as the budget, and a weight for whatever has none.
  private func settings(_ plan: Plan) -> [String]? {
    let objectives = context.scenario.scenario.kpis.filter { $0.objective != nil }
    guard [x, y].contains(where: { $0.kpi == KPI.spend }), !objectives.isEmpty,
      !objectives.contains(where: { $0.name == KPI.spend }),
      objectives.count == 1 || !objectives.contains(where: isRatio),
      let spend = plan.value(of: KPI.spend), spend.isFinite,
      case .atMost = context.scenario.scenario.budget
    else { return nil }
    let amount = ExactNumber.text(AskedPoint.eased(spend, up: true))
    var settings = [
      NextStep.setting(
        ["budget"], context.amounts.with(context.scenario.scenario.currency, amount))
    ]
    if objectives.count > 1 {
      settings += objectives.filter { $0.weight == nil }.map {
        NextStep.setting(["kpis", $0.name, "weight"], "1")
      }
    }
    let written = settings.compactMap(\.self)
    guard written.count == settings.count else { return nil }
    return written.flatMap { ["--set", $0] }
  }
}
