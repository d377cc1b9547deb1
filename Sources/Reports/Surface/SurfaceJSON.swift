// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning

extension SurfaceReport {
  /// The trade-off as data, with every figure in full.
  public var body: AnswerBody { AnswerBody(data, entries: "plans", record: "plan") }

  /// What stands under `frontier`.
  private var data: [String: JSONValue] {
    let writer = PlanJSON(scenario: scenario)
    let plans = surface.plans.enumerated().map { position, plan -> JSONValue in
      var object = writer.object(plan)
      object["number"] = JSONValue(position + 1)
      return .object(object)
    }
    let axes = surface.axes.map { axis -> JSONValue in
      .object([
        "kpi": .text(axis.kpi), "unit": JSONValue(scenario.kpi(named: axis.kpi)?.unit),
        "objective": .text(axis.objective.rawValue), "best": JSONValue(axis.ends.ideal),
        "worst": JSONValue(axis.ends.nadir), "worstOfBest": JSONValue(axis.payoffNadir),
      ])
    }
    let body: [String: JSONValue] = [
      "axes": .list(axes), "plans": .list(plans),
      "named": .list(surface.named.map(named)),
      "completeness": surface.completeness.json(provenShare: nil),
      "verification": writer.verification(verification),
      "envelopes": writer.envelopes(verification),
    ]
    return writer.heading.merging(body) { $1 }
  }

  private func named(_ named: PlanSurface.Named) -> JSONValue {
    let (title, kpi): (String, String?) =
      switch named.title {
      case .best(let kpi): ("best", kpi)
      case .balanced: ("balanced", nil)
      case .knee: ("knee", nil)
      case .declared: ("declared", nil)
      }
    return .object([
      "title": .text(title), "kpi": JSONValue(kpi), "plan": JSONValue(named.plan + 1),
    ])
  }
}

extension PlanFrontier.Completeness {
  /// How complete a list of plans is, as JSON.
  func json(provenShare: Double?) -> JSONValue {
    let (kind, gap, reason): (String, Double?, Interruption?) =
      switch self {
      case .complete: ("complete", 0, nil)
      case .withinGap(let gap): ("within gap", gap, nil)
      case .partial(let reason, let gap): ("partial", gap, reason)
      }
    var object: [String: JSONValue] = [
      "kind": .text(kind), "gap": JSONValue(gap), "interruption": JSONValue(reason?.rawValue),
    ]
    if let provenShare { object["provenShare"] = JSONValue(provenShare) }
    return .object(object)
  }
}
