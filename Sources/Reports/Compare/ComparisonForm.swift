// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Service
import Verification

extension ComparisonReport {
  /// The comparison as data, with every figure in full.
  public static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    AnswerForm(data, entries: "scenarios", record: "scenario")
  }

  /// What stands under `comparison`.
  private static var data: DataForm<Self> {
    .object(
      ScenarioForm.keys { $0.entries.first?.scenario },
      [
        "scenarios": .of(
          { report in report.entries.indices.map { (report, $0) } }, .list(ComparisonForm.entry)),
        "regrets": .of(\.cells, .list(ComparisonForm.cell)),
        "safest": .of({ report in report.regrets.safest.map { report.entries[$0].name } }, .text),
        "otherBudgets": .of(
          { report in report.regrets.otherBudgets.map { report.entries[$0].name } },
          .list(.text)),
      ])
  }

  /// What each plan loses under the figures of each scenario, where that is known.
  private var cells: [ComparisonForm.Cell] {
    zip(entries, regrets.cells).flatMap { plan, row in
      zip(entries, row).compactMap { scenario, cell in
        cell.map { (plan: plan, under: scenario, cell: $0) }
      }
    }
  }
}

/// Plans of several scenarios; the keys are documented in docs/output.md.
enum ComparisonForm {
  /// The plan of a scenario among others, or why there is none.
  static var outcome: [String: DataForm<PlannedScenario>] {
    [
      "plan": .of(
        { entry in entry.found.map { ($0, entry.scenario) } }, .optional(PlanForm.besideOthers)),
      "reason": .of(
        { entry in entry.outcome.noPlan.map { MissingPlans.words($0, of: entry.scenario) } },
        .text),
      "clash": .sometimes(\.conflict, LimitForm.multipliers),
    ]
  }

  fileprivate static var entry: DataForm<(report: ComparisonReport, index: Int)> {
    .object(
      outcome.of { $0.report.entries[$0.index] },
      [
        "name": .of({ $0.report.entries[$0.index].name }, .text),
        "variants": .of({ $0.report.entries[$0.index].variants }, .list(.text)),
        "budget": .of({ $0.report.entries[$0.index].scenario.scenario.budget?.amount }, .number),
        "changes": .sometimes(
          { report, index in
            report.entries[index].outline.map { plan in
              report.entries[0].outline.map { PlanChanges(from: $0, to: plan) }
            }
          }, .optional(PlanChanges.form)),
        "worstRegrets": .sometimes(
          { report, index in
            report.entries[index].found.map { _ in report.regrets.worst[index] }
          }, .optional(.list(.figure))),
        "worstShares": .sometimes(
          { report, index in
            report.entries[index].found.map { _ in report.regrets.worstShares[index] }
          }, .optional(.list(.figure))),
      ])
  }

  fileprivate typealias Cell = (
    plan: PlannedScenario, under: PlannedScenario, cell: RegretTable.Cell
  )

  fileprivate static var cell: DataForm<Cell> {
    .object([
      "plan": .of(\.plan.name, .text), "under": .of(\.under.name, .text),
      "possible": .of(\.cell.evaluation.isPossible, .flag),
      "obstacles": .of(
        { ObstacleWords($0.under.scenario).words($0.cell.evaluation.obstacles) }, .list(.text)),
      "regrets": .of(\.cell.regrets, .list(.figure)), "shares": .of(\.cell.shares, .list(.figure)),
      "losses": .of({ $0.cell.losses.map { ($0.kpi, $0.amount) } }, .list(.amount)),
      "kpis": .of(
        \.cell.evaluation.values,
        .list(.object(["kpi": .of(\.kpi, .text), "value": .of(\.value, .number)]))),
    ])
  }
}

extension PlannedScenario {
  fileprivate var found: VerifiedAnswer<Solution>? {
    if case .found(let found) = outcome { found } else { nil }
  }

  fileprivate var conflict: [Certificate.Multiplier]? {
    if case .infeasible(let proof) = outcome.noPlan { proof.conflict } else { nil }
  }

  fileprivate var outline: PlanOutline? { solution.map { PlanOutline($0.plan, of: scenario) } }
}
