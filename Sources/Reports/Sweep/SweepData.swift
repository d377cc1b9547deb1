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
  public static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    AnswerForm(data, entries: "points", record: "point")
  }

  /// What stands under `sweep`.
  private static var data: DataForm<Self> {
    .object(
      ScenarioForm.keys { $0.sweep.points.first?.entry.scenario },
      [
        "path": .of(\.sweep.axis.path, .text), "suffix": .of(\.sweep.axis.suffix, .text),
        "whole": .of(\.sweep.axis.isWhole, .flag), "knee": .of(\.sweep.bend, .number),
        "interruption": .of(\.sweep.interruption, .interruption),
        "coverage": .of(
          \.sweep.coverage,
          .object(["kind": .of(\.kind, .word), "within": .of(\.share, .number)])),
        "points": .of(\.sweep.points, .list(point)),
        "thresholds": .of(\.sweep.thresholds, .list(threshold)),
      ])
  }

  private static var point: DataForm<Sweep.Point> {
    .object(
      ComparisonForm.outcome.of(\.entry),
      [
        "value": .of(\.value, .number), "score": .of(\.entry.score, .number),
        "marginal": .of(
          { point in
            point.marginal.flatMap { marginal in
              point.entry.solution.map { (marginal, $0, point.entry.scenario) }
            }
          }, .optional(marginal)),
      ])
  }

  private static var marginal:
    DataForm<(marginal: Sweep.Marginal, solution: Solution, scenario: CheckedScenario)>
  {
    .object([
      "step": .of(\.marginal.step, .number),
      "score": .of(
        { found in
          change(from: found.solution.plan, to: found.marginal.plan) {
            SweepScore.value($0, like: found.solution)
          }
        }, .number),
      "kpis": .of(
        { found in
          found.scenario.kpis.map { kpi in
            (
              name: kpi.name,
              change: change(from: found.solution.plan, to: found.marginal.plan) {
                $0.value(of: kpi.name)
              }
            )
          }
        }, .list(.object(["name": .of(\.name, .text), "change": .of({ $0.change }, .number)]))),
    ])
  }

  private static func change(
    from before: Plan, to after: Plan, of value: (Plan) -> Double?
  ) -> Double? {
    guard let before = value(before), let after = value(after) else { return nil }
    return after - before
  }

  private static var threshold: DataForm<SweepThreshold> {
    .object([
      "kind": .of({ Event($0.event).kind }, .word), "kpi": .of({ Event($0.event).kpi }, .text),
      "goal": .of({ Event($0.event).goal }, .text),
      "side": .of({ Event($0.event).side }, .optional(.side)), "begins": .of(\.begins, .flag),
      "value": .of(\.value, .number), "other": .of(\.other, .number),
    ])
  }

  /// What happens at a threshold, in plain values.
  private struct Event {
    enum Kind: String, CaseIterable {
      case plan, limit, target
      case reachable = "reachable goal"
      case goal
    }

    var kind: Kind
    var kpi: String?
    var side: LimitID.Side?
    var goal: String?

    init(_ event: SweepThreshold.Event) {
      (kind, kpi, side, goal) =
        switch event {
        case .plan: (.plan, nil, nil, nil)
        case .limit(let kpi, let side): (.limit, kpi, side, nil)
        case .target(let kpi): (.target, kpi, nil, nil)
        case .reachable(let goal): (.reachable, nil, nil, goal)
        case .goal(let goal): (.goal, nil, nil, goal)
        }
    }
  }
}

extension Sweep.Coverage {
  fileprivate enum Kind: String, CaseIterable { case even, within, limited }

  fileprivate var kind: Kind {
    switch self {
    case .even: .even
    case .within: .within
    case .limited: .limited
    }
  }

  fileprivate var share: Double? {
    switch self {
    case .even: nil
    case .within(let share), .limited(let share): share
    }
  }
}
