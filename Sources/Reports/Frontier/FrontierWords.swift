// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning

/// Sentences about a trade-off: how complete it is, what plans are known for, and what to type
/// next.
struct FrontierWords {
  let context: ReportContext
  let frontier: PlanFrontier
  let pieces: FrontierPieces

  init(context: ReportContext, frontier: PlanFrontier) {
    self.context = context
    self.frontier = frontier
    pieces = FrontierPieces(frontier)
  }

  /// How much of the trade-off the plans stand for.
  var completeness: String {
    switch frontier.completeness {
    case .complete where frontier.plans.count == 1:
      let all = frontier.isPair ? "\(frontier.x.kpi) and in \(frontier.y.kpi)" : "all of them"
      return "Complete: one plan is best in \(all) at once; there is nothing to trade off."
    case .complete where !frontier.isPair:
      return
        "Complete: \(plans). No plan is better than \(these) on one KPI without losing on another."
    case .complete where !pieces.areSeveral:
      return
        "Complete: \(plans). Straight mixes between neighbours are plans too, and no plan is better than these."
    case .complete:
      let mixes =
        pieces.areAllPoints
        ? "" : " Straight mixes between neighbours of a piece are plans too."
      return
        "Complete: \(plans), no plan is better on one without losing on the other.\(mixes)"
    case .withinGap(let gap):
      return "\(plans): no plan is better than \(these) by more than \(share(gap))."
    case .partial(let reason, let gap):
      let proven =
        gap.map { "no plan is better than \(these) by more than \(share($0))." }
        ?? "how much better other plans could be is not proven."
      return "Incomplete, \(ProofText.words(reason)) with \(plans): \(provenPart)\(proven)"
    }
  }

  /// `16 plans in 3 pieces`; pieces only where they are not the plans themselves.
  private var plans: String {
    let count = frontier.plans.count
    let plans = "\(FixedPoint.text(Double(count), decimals: 0)) plan\(count == 1 ? "" : "s")"
    return pieces.areSeveral && !pieces.areAllPoints ? "\(plans) in \(pieces.count) pieces" : plans
  }

  /// What other plans are held against.
  private var these: String {
    if !frontier.isPair { return "one of these, or a mix of them," }
    if !pieces.areSeveral { return "a mix of neighbours" }
    return pieces.areAllPoints ? "one of these" : "one of these or a mix within a piece"
  }

  /// How much of the range is finished, where the search ended early.
  private var provenPart: String {
    guard frontier.provenShare < 1 else { return "" }
    // Never rounded up to all of it.
    let share = FixedPoint.text((frontier.provenShare * 1000).rounded(.down) / 10, decimals: 1)
    return "nothing better is missed over \(share)% of the range of \(frontier.x.kpi); elsewhere "
  }

  /// A share of all ranges with what it comes to.
  private func share(_ gap: Double) -> String {
    let amounts = frontier.axes.map { axis in
      FigureFormat.roundedUp(gap * axis.range) + " " + axis.kpi
    }
    return "\(Percentage.gap(gap)) of each KPI's range (\(amounts.joined(separator: ", ")))"
  }
}
