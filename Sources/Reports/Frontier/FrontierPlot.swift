// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A picture of a trade-off: every plan as a dot, mixes of neighbours as lines between, the best
/// bend marked.
///
/// Where bookings differ each has its own mark, and no line leads from one to the other.
struct FrontierPlot {
  let context: ReportContext
  let frontier: PlanFrontier
  let pieces: FrontierPieces

  /// The picture, or nothing where there is no trade-off to see.
  ///
  /// - Complexity: linear in plans and in cells.
  func text() -> String {
    let marks = PieceMarks(pieces: pieces, unicode: context.options.unicode)
    let dots = frontier.plans.enumerated().compactMap { position, plan -> TradeOffPlot.Dot? in
      guard let x = plan.value(of: frontier.x.kpi), let y = plan.value(of: frontier.y.kpi) else {
        return nil
      }
      return TradeOffPlot.Dot(
        x: x, y: y, isJoined: pieces.mixes(from: position), isOpen: pieces.isOpen(position),
        mark: marks.mark(of: position))
    }
    guard dots.count == frontier.plans.count else { return "" }
    return TradeOffPlot(
      options: context.options, xTitle: name(frontier.x), yTitle: name(frontier.y), dots: dots,
      knee: pieces.areSeveral ? nil : frontier.plan(.knee)
    ).text()
  }

  private func name(_ axis: PlanFrontier.Axis) -> String {
    let unit = context.scenario.kpi(named: axis.kpi)?.unit
    let words = axis.kpi + (unit.map { " (\($0))" } ?? "")
    return DisplayText.visible(axis.objective == .minimize ? words + ", less is better" : words)
  }
}
