// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// How the exchange rates of a trade-off are told: per one of the first KPI, or per 1,000 where one is worth next to
/// nothing.
struct Exchange {
  private let frontier: PlanFrontier
  private let rates: [Double]
  private let factor: Double

  init(_ frontier: PlanFrontier) {
    self.frontier = frontier
    rates = frontier.exchangeRates
    let largest = rates.filter(\.isFinite).map { abs($0) }.max() ?? 0
    var factor = 1.0
    while largest > 0, largest * factor < 0.1, factor < 1e9 { factor *= 1000 }
    self.factor = factor
  }

  /// How much of the first KPI a rate is for: `exposure`, `1,000 reach`.
  var step: String { (factor == 1 ? "" : count + " ") + frontier.x.kpi }

  /// The same as a number: `1`, `1,000`, `1M`.
  var count: String { factor == 1000 ? "1,000" : FigureFormat.amount(factor) }

  /// The rate from a plan to the next with its sign, three digits each, because rates lie powers of ten apart.
  func text(from plan: Int) -> String? {
    guard let size = size(from: plan) else { return nil }
    return (rates[plan] > 0 ? "+" : rates[plan] < 0 ? "-" : "") + size
  }

  /// The rate from a plan to the next without its sign; `nil` where there is none.
  func size(from plan: Int) -> String? {
    guard rates.indices.contains(plan), rates[plan].isFinite else { return nil }
    return FigureFormat.rounded(abs(rates[plan]) * factor, significant: 3)
  }
}
