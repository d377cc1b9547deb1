// SPDX-License-Identifier: GPL-3.0-or-later

/// The schema of what 'goals' finds.
enum GoalsSchema {
  /// The goals of a scenario and how its plan stands to them.
  static let goals = PlanSchema.heading.merging([
    "held": .flag.meaning("Whether the plan was held to the musts."), "spend": .number,
    "kpis": .list(.the("kpi")), "goals": .list(goal),
    "together": SchemaPart.object([
      "possible": SchemaPart.flag.orNull, "leastBudget": SchemaPart.the("leastBudget").orNull,
    ]).orNull,
    "cutShort": .flag.meaning("Whether a limit of time left something out."),
    "interruption": .the("interruption"), "verification": .the("verification"),
  ]) { $1 }

  private static let goal = SchemaPart.object([
    "name": .text, "must": .flag, "kpi": .optionalText, "unit": .optionalText,
    "type": .optionalText, "rank": .optionalText, "review": .optionalText,
    "serves": .optionalText, "baseline": .optionalNumber, "deadline": .optionalText,
    "drivers": .list(.text),
    "contributions": .list(.object(["line": .text, "amount": .number, "share": .number])),
    "standing": SchemaPart.the("goal").orNull,
    "letters": .list(
      .object([
        "letter": .word("specific", "measurable", "achievable", "relevant", "time-bound"),
        "verdict": .word("yes", "open", "no"), "evidence": .text,
      ])),
    "achievable": SchemaPart.object([
      "alone": reach, "besideOthers": reach.orNull,
      "volume": SchemaPart.object(["kpi": .text, "most": reach]).orNull,
      "leastBudget": SchemaPart.the("leastBudget").orNull, "shareOfBest": .optionalNumber,
      "reachable": SchemaPart.flag.orNull, "reachableBesideOthers": SchemaPart.flag.orNull,
    ]).orNull,
    "relevance": SchemaPart.object([
      "objective": .text, "kpi": .text, "direction": .the("objective"), "same": .flag,
      "sharedLines": .list(.text), "worst": pair.orNull, "best": pair.orNull,
    ]).orNull,
    "trajectory": SchemaPart.object([
      "step": .word("week", "month"), "start": .number,
      "points": .list(.object(["day": .text, "value": .number])),
    ]).orNull,
    "actuals": actuals.orNull,
  ])

  private static let contributions = SchemaPart.list(
    .object([
      "line": .text, "post": .optionalText, "value": .number, "planned": .optionalNumber,
    ]))

  private static let actuals = SchemaPart.object([
    "day": .text.meaning("The day of the last reading."), "value": .number, "expected": .number,
    "behind": .optionalNumber.meaning("The share of the way by which the goal is behind."),
    "state": .word("on track", "at risk", "off target", "met", "missed"), "pacePerDay": .number,
    "neededPerDay": .optionalNumber, "projected": .number, "daysPassed": .count,
    "daysLeft": .count,
    "readings": .list(.object(["day": .text, "value": .number, "standing": .number])),
    "frequency": SchemaPart.object(["unit": .word("day", "month"), "count": .count]).orNull,
    "gaps": .count,
    "trend": SchemaPart.object([
      "slope": .number, "significance": .optionalNumber, "clear": .flag,
    ]).orNull,
    "lines": contributions, "posts": contributions, "unattributed": .optionalNumber,
    "rowsBefore": .count, "rowsAfter": .count,
  ])

  private static let reach = SchemaPart.object([
    "outcome": .word("found", "no plan", "unlimited", "unknown"), "value": .optionalNumber,
    "bound": .optionalNumber,
  ])

  private static let pair = SchemaPart.object(["without": .number, "with": .number])
}
