// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension PlanExplanation {
  /// The explanation as JSON; the keys are documented in docs/output.md.
  func json(_ words: LimitWords) -> [String: JSONValue] {
    [
      "limits": .list(limits.map { $0.json(words) }), "lines": .list(lines.map(\.json)),
      "leastBudget": leastBudget.map(\.json) ?? .null,
      "leastBudgetForGoals": leastBudgetForGoals.map(\.json) ?? .null,
      "nearEqual": nearEqual.map(\.json) ?? .null,
      "leftOutForTime": .list(leftOut.map { .text($0.rawValue) }),
    ]
  }
}

extension LimitFinding {
  fileprivate func json(_ words: LimitWords) -> JSONValue {
    .object([
      "limit": LimitForm.limit.write(limit), "words": .text(words.full(limit)),
      "members": JSONValue(members), "tightMembers": JSONValue(tightMembers),
      "figure": JSONValue(figure?.value), "form": JSONValue(figure?.form.word),
      "now": JSONValue(now), "room": JSONValue(room), "price": JSONValue(price?.value),
      "priceIn": JSONValue(price?.kpi), "steps": .list(steps.map(\.json)),
    ])
  }
}

extension ResolvedStep {
  fileprivate var json: JSONValue {
    var object: [String: JSONValue] = [
      "figure": JSONValue(figure), "share": JSONValue(share), "kpis": .null, "moves": .null,
    ]
    switch outcome {
    case .plan(let values, let moves):
      object["outcome"] = .text("plan")
      object["kpis"] = values.json
      object["moves"] = .list(moves.map { JSONValue($0) })
    case .noPlan: object["outcome"] = .text("no plan")
    case .unknown: object["outcome"] = .text("unknown")
    }
    return .object(object)
  }
}

extension [Plan.Value] {
  fileprivate var json: JSONValue {
    .list(map { .object(["name": .text($0.kpi), "value": JSONValue($0.value)]) })
  }
}

extension LineFinding {
  fileprivate var json: JSONValue {
    .object([
      "line": .text(line), "state": .text(state == .nothing ? "nothing" : "most"),
      "need": need.map {
        .object([
          "kpi": .text($0.kpi), "factor": JSONValue($0.factor), "confirmed": .bool($0.isConfirmed),
        ])
      } ?? .null,
      "steps": .list(steps.map(\.json)),
    ])
  }
}

extension LeastBudget {
  var json: JSONValue {
    .object([
      "amount": JSONValue(amount), "searched": JSONValue(searched),
      "includesTargets": .bool(includesTargets),
    ])
  }
}

extension NearEqualPlans {
  fileprivate var json: JSONValue {
    .object([
      "tolerance": JSONValue(tolerance),
      "ranges": .list(
        ranges.map {
          .object([
            "line": .text($0.line), "least": JSONValue($0.least), "plan": JSONValue($0.plan),
            "most": JSONValue($0.most),
          ])
        }),
      "different": different.map {
        .object([
          "spends": .list($0.spends.map { JSONValue($0) }), "kpis": $0.values.json,
          "moved": JSONValue($0.moved),
        ])
      } ?? .null,
    ])
  }
}
