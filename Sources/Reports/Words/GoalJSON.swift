// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// How plans stand to goals, as JSON; the keys are documented in docs/output.md.
enum GoalJSON {
  /// How a plan stands to every goal that has a KPI and a target.
  static func list(_ scenario: CheckedScenario, _ plan: Plan) -> JSONValue {
    .list(scenario.standings(of: plan).map { .object(object($0)) })
  }

  /// How a plan stands to a goal.
  static func object(_ standing: GoalStanding) -> [String: JSONValue] {
    var object = asked(standing.goal)
    object["must"] = .bool(standing.isMust)
    object["value"] = JSONValue(standing.value)
    object["valueByDeadline"] = JSONValue(standing.valueByDeadline)
    object["met"] = .bool(standing.isMet)
    object["missedBy"] = JSONValue(standing.missedBy)
    return object
  }

  /// What a goal asks for.
  static func asked(_ goal: ResolvedGoal) -> [String: JSONValue] {
    [
      "name": .text(goal.name), "kpi": .text(goal.kpi), "side": .text(goal.side.rawValue),
      "counts": .text(goal.counting.rawValue), "baseline": JSONValue(goal.baseline),
      "target": JSONValue(goal.value), "needed": JSONValue(goal.needed),
      "deadline": JSONValue(goal.deadline?.description), "shareOfPeriod": JSONValue(goal.share),
    ]
  }

  /// The schema of what a goal asks for.
  static let askedSchema: [String: SchemaPart] = [
    "name": .text, "kpi": .text, "side": .the("side"), "counts": .word("total", "level"),
    "baseline": .optionalNumber,
    "target": .number.meaning("The value to reach by the deadline."),
    "needed": .number.meaning("What a plan must bring over the whole period for it."),
    "deadline": .optionalText,
    "shareOfPeriod": .number.meaning("The share of the period's days up to the deadline."),
  ]

  /// The schema of how a plan stands to a goal.
  static let schema = SchemaPart.object(
    askedSchema.merging([
      "must": .flag, "value": .optionalNumber, "valueByDeadline": .optionalNumber, "met": .flag,
      "missedBy": .optionalNumber,
    ]) { $1 })
}
