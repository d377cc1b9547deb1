// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Verification

extension TradeOffAnalysis {
  /// The analysis as JSON; the keys are documented in docs/output.md.
  var json: JSONValue {
    .object([
      "exchanges": .list(
        exchanges.map {
          .object([
            "kpi": .text($0.kpi), "other": .text($0.other), "rate": JSONValue($0.rate),
            "step": JSONValue($0.stepped?.step), "steppedRate": JSONValue($0.stepped?.rate),
            "gained": JSONValue($0.stepped?.gained), "cost": JSONValue($0.stepped?.cost),
            "switches": .list(($0.stepped?.switches ?? []).map(Self.json)),
          ])
        }),
      "weightRanges": .list(
        weightRanges.map {
          let moves: Double? = if case .moves(let share) = $0.criterion { share } else { nil }
          return .object([
            "kpi": .text($0.kpi), "weight": JSONValue($0.weight), "lower": JSONValue($0.lower),
            "upper": JSONValue($0.upper), "movesShare": JSONValue(moves),
          ])
        }),
      "bias": bias.map(Self.json) ?? .null,
      "leftOut": omission.map {
        .object([
          "reason": .text($0.reason.rawValue), "exchanges": JSONValue($0.exchanges),
          "weights": .list($0.weights.map { .text($0) }),
        ])
      } ?? .null,
    ])
  }

  private static func json(_ change: Switch) -> JSONValue {
    .object([
      "line": .text(change.line), "from": JSONValue(change.from?.word),
      "to": JSONValue(change.to?.word),
    ])
  }

  private static func json(_ bias: Bias) -> JSONValue {
    .object([
      "ruler": JSONValue(bias.ruler), "rulerShare": JSONValue(bias.rulerShare),
      "changes": .list(
        bias.changes.map {
          .object(["kpi": .text($0.kpi), "amount": JSONValue($0.amount)])
        }),
    ])
  }
}

extension ExplanationReport {
  /// What holds the plan and what its weights mean as data, with every figure in full.
  public var body: AnswerBody { AnswerBody(data) }

  /// What stands under `explanation`.
  private var data: [String: JSONValue] {
    let writer = PlanJSON(scenario: scenario)
    let stages = StageJSON(scenario: scenario, solution: solution)
    var body: [String: JSONValue] = [
      "kpis": .list(writer.kpis(solution.plan)), "scales": writer.scales(of: solution),
      "stages": stages.stages, "targets": stages.targets,
      "goals": GoalJSON.list(scenario, solution.plan),
      "analysis": analysis.map(\.json) ?? .null,
      "interruption": JSONValue(interruption?.rawValue),
      "verification": writer.verification(verification),
    ]
    body.merge(writer.reasons(solution)) { $1 }
    if let explanation { body.merge(explanation.json(LimitWords(scenario))) { $1 } }
    return writer.heading.merging(body) { $1 }
  }
}
