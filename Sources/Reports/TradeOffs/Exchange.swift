// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// How the exchange rates of a trade-off are told: per one of the first KPI, or per 1,000 where one
/// is worth next to nothing.
///
/// There are rates only where plans between two plans can be had.
struct Exchange {
  private let frontier: PlanFrontier
  private let rates: [Double?]
  private let factor: Double

  init(_ frontier: PlanFrontier, _ pieces: FrontierPieces) {
    self.frontier = frontier
    rates = frontier.exchangeRates.enumerated().map { plan, rate in
      pieces.mixes(from: plan) && rate.isFinite ? rate : nil
    }
    let largest = rates.compactMap { $0.map { abs($0) } }.max() ?? 0
    var factor = 1.0
    while largest > 0, largest * factor < 0.1, factor < 1e9 { factor *= 1000 }
    self.factor = factor
  }

  /// How much of the first KPI a rate is for: `exposure`, `1,000 reach`.
  var step: String { (factor == 1 ? "" : count + " ") + frontier.x.kpi }

  /// The same as a number: `1`, `1,000`, `1M`.
  var count: String { factor == 1000 ? "1,000" : FigureFormat.amount(factor) }

  /// The rate from a plan to the next with its sign, three digits each, because rates lie powers of
  /// ten apart.
  func text(from plan: Int) -> String? {
    guard let rate = rate(from: plan), let size = size(from: plan) else { return nil }
    return (rate > 0 ? "+" : rate < 0 ? "-" : "") + size
  }

  /// The rate from a plan to the next without its sign; `nil` where there is none.
  func size(from plan: Int) -> String? {
    rate(from: plan).map { FigureFormat.rounded(abs($0) * factor, significant: 3) }
  }

  /// The change of the second KPI over that of the first from a plan to the next; `nil` where there
  /// is none.
  func rate(from plan: Int) -> Double? { rates.indices.contains(plan) ? rates[plan] : nil }
}
