// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Service
import Verification

extension SweepReport {
  /// The sweep as comma-separated values, one number a row, with every figure in full.
  ///
  /// Columns: the path, `score`, every KPI by its name, then `spend on LINE` for every line, then
  /// `note`, see docs/output.md.
  public var csv: String {
    guard let scenario = sweep.points.first?.entry.scenario else { return "" }
    let kpis = scenario.kpis.map(\.name)
    let lines = (0..<scenario.scenario.lineCount).map(scenario.scenario.lineName)
    let header = [sweep.axis.path, "score"] + kpis + lines.map { "spend on \($0)" } + ["note"]
    let rows = sweep.points.map { point -> [String] in
      let plan = point.entry.solution?.plan
      var note = ""
      if let reason = point.entry.outcome.noPlan {
        note = MissingPlans.words(reason, of: point.entry.scenario)
      }
      return [
        ExactNumber.text(point.value), point.entry.score.map(ExactNumber.text) ?? "",
      ] + kpis.map { plan?.value(of: $0).map(ExactNumber.text) ?? "" }
        + lines.indices.map { line in
          plan.map { ExactNumber.text($0.allocations[line].spend) } ?? ""
        } + [note]
    }
    return CSVText.text([header] + rows)
  }

  /// The sweep as data, with every figure in full.
  public var body: AnswerBody { AnswerBody(data, entries: "points", record: "point") }

  private var data: [String: JSONValue] {
    let heading = sweep.points.first.map { PlanJSON(scenario: $0.entry.scenario).heading } ?? [:]
    let (kind, within): (String, Double?) =
      switch sweep.coverage {
      case .even: ("even", nil)
      case .within(let share): ("within", share)
      case .limited(let share): ("limited", share)
      }
    let body: [String: JSONValue] = [
      "path": .text(sweep.axis.path), "suffix": .text(sweep.axis.suffix),
      "points": .list(sweep.points.map(json)),
      "thresholds": .list(sweep.thresholds.map(json)),
      "knee": JSONValue(sweep.bend),
      "coverage": .object(["kind": .text(kind), "within": JSONValue(within)]),
      "interruption": JSONValue(sweep.interruption?.rawValue), "whole": .bool(sweep.axis.isWhole),
    ]
    return heading.merging(body) { $1 }
  }

  private func json(_ point: Sweep.Point) -> JSONValue {
    let writer = PlanJSON(scenario: point.entry.scenario)
    var object: [String: JSONValue] = [
      "value": JSONValue(point.value), "plan": .null, "reason": .null, "score": .null,
      "marginal": .null,
    ]
    switch point.entry.outcome {
    case .none(let reason, _):
      object["reason"] = .text(MissingPlans.words(reason, of: point.entry.scenario))
      if case .infeasible(let proof) = reason {
        object["clash"] = LimitForm.multipliers.write(proof.clash)
      }
    case .found(let found):
      object["plan"] = writer.object(found)
      object["score"] = JSONValue(point.entry.score)
      object["marginal"] = point.marginal.map { json($0, found.answer, writer) } ?? .null
    }
    return .object(object)
  }

  private func json(
    _ marginal: Sweep.Marginal, _ solution: Solution, _ writer: PlanJSON
  ) -> JSONValue {
    let here = SweepScore.value(solution.plan, like: solution)
    let there = SweepScore.value(marginal.plan, like: solution)
    return .object([
      "step": JSONValue(marginal.step),
      "score": JSONValue(here.flatMap { here in there.map { $0 - here } }),
      "kpis": .list(
        writer.scenario.kpis.map { kpi in
          let before = solution.plan.value(of: kpi.name)
          let after = marginal.plan.value(of: kpi.name)
          return .object([
            "name": .text(kpi.name),
            "change": JSONValue(before.flatMap { before in after.map { $0 - before } }),
          ])
        }),
    ])
  }

  private func json(_ threshold: SweepThreshold) -> JSONValue {
    let (kind, kpi, side, goal): (String, String?, LimitID.Side?, String?) =
      switch threshold.event {
      case .plan: ("plan", nil, nil, nil)
      case .limit(let kpi, let side): ("limit", kpi, side, nil)
      case .target(let kpi): ("target", kpi, nil, nil)
      case .reachable(let goal): ("reachable goal", nil, nil, goal)
      case .goal(let goal): ("goal", nil, nil, goal)
      }
    return .object([
      "kind": .text(kind), "kpi": JSONValue(kpi), "side": JSONValue(side?.rawValue),
      "goal": JSONValue(goal),
      "begins": .bool(threshold.begins), "value": JSONValue(threshold.value),
      "other": JSONValue(threshold.other),
    ])
  }
}
