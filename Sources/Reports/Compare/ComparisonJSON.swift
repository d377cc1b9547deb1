// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Service
import Verification

extension ComparisonReport {
  /// The comparison as data, with every figure in full.
  public var body: AnswerBody { AnswerBody(data, entries: "scenarios", record: "scenario") }

  private var data: [String: JSONValue] {
    let heading = entries.first.map { PlanJSON(scenario: $0.scenario).heading } ?? [:]
    let body: [String: JSONValue] = [
      "scenarios": .list(entries.indices.map(scenario)),
      "regrets": .list(
        entries.indices.flatMap { plan in entries.indices.compactMap { cell(plan, under: $0) } }),
      "safest": regrets.safest.map { .text(entries[$0].name) } ?? .null,
      "otherBudgets": .list(regrets.otherBudgets.map { .text(entries[$0].name) }),
    ]
    return heading.merging(body) { $1 }
  }

  private func scenario(_ index: Int) -> JSONValue {
    let entry = entries[index]
    let writer = PlanJSON(scenario: entry.scenario)
    var object: [String: JSONValue] = [
      "name": .text(entry.name), "variants": .list(entry.variants.map { .text($0) }),
      "budget": JSONValue(entry.scenario.scenario.budget?.amount),
    ]
    switch entry.outcome {
    case .none(let reason, _):
      object["plan"] = .null
      object["reason"] = .text(MissingPlans.words(reason, of: entry.scenario))
      if case .infeasible(let proof) = reason {
        object["clash"] = LimitForm.multipliers.write(proof.clash)
      }
    case .found(let found):
      object["plan"] = writer.object(found)
      object["reason"] = .null
      object["changes"] = changes(PlanOutline(found.answer.plan, of: entry.scenario))
      object["worstRegrets"] =
        regrets.worst[index].map { .list($0.map { JSONValue($0) }) } ?? .null
      object["worstShares"] =
        regrets.worstShares[index].map { .list($0.map { JSONValue($0) }) } ?? .null
    }
    return .object(object)
  }

  /// How a plan differs from that of the base; null without one.
  private func changes(_ plan: PlanOutline) -> JSONValue {
    guard let before = entries[0].solution?.plan else { return .null }
    return PlanChanges(from: PlanOutline(before, of: entries[0].scenario), to: plan).json
  }

  private func cell(_ plan: Int, under scenario: Int) -> JSONValue? {
    guard let cell = regrets.cells[plan][scenario] else { return nil }
    let words = ObstacleWords(entries[scenario].scenario).words(cell.evaluation.obstacles)
    return .object([
      "plan": .text(entries[plan].name), "under": .text(entries[scenario].name),
      "possible": .bool(cell.evaluation.isPossible),
      "obstacles": .list(words.map { .text($0) }),
      "regrets": .list(cell.regrets.map { JSONValue($0) }),
      "shares": .list(cell.shares.map { JSONValue($0) }),
      "losses": .list(
        cell.losses.map { .object(["kpi": .text($0.kpi), "amount": JSONValue($0.amount)]) }),
      "kpis": .list(
        cell.evaluation.values.map {
          .object(["kpi": .text($0.kpi), "value": JSONValue($0.value)])
        }),
    ])
  }
}
