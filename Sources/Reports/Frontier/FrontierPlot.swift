// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A picture of a trade-off: every plan as a dot, mixes of neighbours as lines between, the best bend marked.
struct FrontierPlot {
  let context: ReportContext
  let frontier: PlanFrontier

  /// The picture, or nothing where there is no trade-off to see.
  ///
  /// - Complexity: linear in plans and in cells.
  func text() -> String {
    let dots = frontier.plans.compactMap { plan in
      plan.value(of: frontier.x.kpi).flatMap { x in
        plan.value(of: frontier.y.kpi).map { TradeOffPlot.Dot(x: x, y: $0, isJoined: true) }
      }
    }
    guard dots.count == frontier.plans.count else { return "" }
    return TradeOffPlot(
      options: context.options, xTitle: name(frontier.x), yTitle: name(frontier.y), dots: dots,
      knee: frontier.knee
    ).text()
  }

  private func name(_ axis: PlanFrontier.Axis) -> String {
    let unit = context.scenario.kpi(named: axis.kpi)?.unit
    let words = axis.kpi + (unit.map { " (\($0))" } ?? "")
    return DisplayText.visible(axis.objective == .minimize ? words + ", less is better" : words)
  }
}
