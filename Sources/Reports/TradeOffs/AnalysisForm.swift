// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning

/// What the weights do at a plan.
enum AnalysisForm {
  /// The analysis.
  static var analysis: DataForm<TradeOffAnalysis> {
    .the(
      "analysis",
      .object([
        "exchanges": .of(\.exchanges, .list(exchange)),
        "weightRanges": .of(
          \.weightRanges,
          .list(
            .object([
              "kpi": .of(\.kpi, .text), "weight": .of(\.weight, .figure),
              "lower": .of(\.lower, .figure), "upper": .of(\.upper, .number),
              "movesShare": .of(\.criterion.movedShare, .number),
            ]))),
        "bias": .of(
          \.bias,
          .optional(
            .object([
              "ruler": .of(\.ruler, .text), "rulerShare": .of(\.rulerShare, .figure),
              "changes": .of({ $0.changes.map { ($0.kpi, $0.amount) } }, .list(.amount)),
            ]))),
        "leftOut": .of(
          \.omission,
          .optional(
            .object([
              "reason": .of(\.reason.rawValue, .text),
              "exchanges": .of({ Double($0.exchanges) }, .figure),
              "weights": .of(\.weights, .list(.text)),
            ]))),
      ]))
  }

  private static var exchange: DataForm<TradeOffAnalysis.Exchange> {
    .object([
      "kpi": .of(\.kpi, .text), "other": .of(\.other, .text), "rate": .of(\.rate, .number),
      "step": .of(\.stepped?.step, .number), "steppedRate": .of(\.stepped?.rate, .number),
      "gained": .of(\.stepped?.gained, .number), "cost": .of(\.stepped?.cost, .number),
      "switches": .of(
        { $0.stepped?.switches ?? [] },
        .list(
          .object([
            "line": .of(\.line, .text), "from": .of(\.from?.word, .text),
            "to": .of(\.to?.word, .text),
          ]))),
    ])
  }
}

extension DataForm<(kpi: String, amount: Double)> {
  /// So much of a KPI.
  static var amount: Self {
    .the("amount", .object(["kpi": .of(\.kpi, .text), "amount": .of(\.amount, .figure)]))
  }
}

extension TradeOffAnalysis.WeightRange.Criterion {
  fileprivate var movedShare: Double? {
    if case .moves(let share) = self { share } else { nil }
  }
}
