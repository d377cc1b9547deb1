// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The schemas of plans and of all that is said about them.
enum PlanSchema {
  /// What every answer about a scenario says of the scenario.
  static let heading = ScenarioForm.keys(\CheckedScenario.self).mapValues(\.schema)

  /// What a plan has by itself and in a frontier.
  static let core: [String: SchemaPart] = [
    "allocations": .list(.the("allocation")),
    "spend": .number.meaning("The money spent in all."),
    "kpis": .list(.the("kpi")),
    "certificate": .the("certificate"),
    "limitedBy": .list(.the("limit")).meaning("The limits that hold the plan, each once."),
  ]

  /// What came of checking.
  static let checked: [String: SchemaPart] = [
    "verification": .the("verification"), "envelopes": .list(.the("envelope")),
  ]

  /// A plan.
  static let plan: [String: SchemaPart] = heading.merging(core) { $1 }.merging(checked) { $1 }
    .merging([
      "scales": .list(.the("scale")), "scaleChanges": scaleChanges,
      "stages": .list(.the("stage")),
      "targets": .list(.the("target")), "goals": .list(.the("goal")),
      "analysis": SchemaPart.the("analysis").orNull, "interruption": .the("interruption"),
      "preference": .object([
        "kind": .word("declared", "balanced", "at"),
        "asked": .list(
          .object(["kpi": .text, "asked": .number, "value": .optionalNumber])),
      ]),
      "unscaled": SchemaPart.object(["kpis": .list(.the("kpi"))]).orNull,
      "unstepped": SchemaPart.object([
        "kpis": .list(.the("kpi")), "value": .optionalNumber, "bound": .optionalNumber,
      ]).orNull,
      "picked": SchemaPart.the("picked").orNull,
    ]) { $1 }.merging(reasons) { $1 }

  /// The scales that are others in a second answer.
  static let scaleChanges = SchemaPart.list(
    .object(["kpi": .text, "before": .optionalNumber, "after": .optionalNumber]))

  /// Why a plan spends no more.
  static let reasons: [String: SchemaPart] = [
    "unspent": SchemaPart.object([
      "amount": .number,
      "reason": SchemaPart.word(
        "all at most", "brings less", "brings nothing", "too little", "limits"
      ).orNull,
      "least": .optionalNumber, "limits": .list(.the("limit")),
    ]).orNull,
    "unreachable": .list(.object(["limit": .the("limit"), "best": .optionalNumber])),
  ]

  /// The parts that are named in all of these.
  static let definitions: [String: SchemaPart] = [
    "objective": .word("maximize", "minimize"),
    "side": .word("at least", "at most"),
    "interruption": SchemaPart.text.orNull.meaning("Why the search ended early, if it did."),
    "limit": .object([
      "kind": .word(
        "least", "minimum if active", "most", "settled", "budget", "condition", "kpi", "goal",
        "rule",
        "keep", "stage", "target", "worst off", "market", "audience"),
      "name": .optionalText, "member": .optionalText, "side": SchemaPart.the("side").orNull,
      "value": .optionalNumber,
    ]),
    "repair": .object([
      "share": .optionalNumber, "smallest": .flag,
      "changes": .list(
        .object([
          "limit": .the("limit"), "from": .optionalNumber, "to": .optionalNumber,
          "form": .optionalText, "share": .optionalNumber,
        ])),
    ]),
    "multipliers": .list(.object(["limit": .the("limit"), "multiplier": .optionalNumber])),
    "allocation": .object([
      "line": .text, "kind": .word("campaign", "creator"), "channel": .optionalText,
      "category": .optionalText, "package": .optionalText, "least": .optionalNumber,
      "most": .optionalNumber, "last": .optionalNumber,
      "plan": .number.meaning("All the money on the line, fees included."),
      "setUpFee": .number, "commission": .number, "units": .optionalNumber, "unit": .optionalText,
      "change": .optionalNumber, "share": .optionalNumber, "binding": .list(.the("limit")),
    ]),
    "kpi": PlanJSON.kpi.schema,
    "scale": ScaleForm.scale.schema,
    "target": .object([
      "kpi": .text, "kind": .word("at least", "at most", "exactly"), "target": .number,
      "value": .optionalNumber, "attainment": .optionalNumber, "missedBy": .optionalNumber,
    ]),
    "goal": GoalJSON.schema,
    "envelope": VerificationForm.envelope.schema,
    "verification": VerificationForm.verification.schema,
    "completeness": .object(
      [
        "kind": .word("complete", "within gap", "partial"), "gap": .optionalNumber,
        "interruption": .the("interruption"), "provenShare": .optionalNumber,
      ], optional: ["provenShare"]),
  ]
  .merging(proofs) { $1 }.merging(analyses) { $1 }

  private static let scoreParts: [String: SchemaPart] = [
    "weights": .list(
      .object(["kpi": .text, "objective": .the("objective"), "weight": .optionalNumber])),
    "misses": .list(
      .object([
        "kpi": .text, "side": .the("side"), "target": .optionalNumber, "weight": .optionalNumber,
      ])),
    "worstOff": .list(
      .object([
        "kpi": .text, "objective": .the("objective"), "reference": .optionalNumber,
        "unit": .optionalNumber,
      ])),
  ]

  private static let proofs: [String: SchemaPart] = [
    "certificate": .object(
      scoreParts.merging([
        "kept": .list(.object(scoreParts.merging(["value": .optionalNumber]) { $1 })),
        "multipliers": .the("multipliers"), "value": .optionalNumber, "bound": .optionalNumber,
        "gap": .optionalNumber,
        "proof": .object([
          "kind": .word("multipliers", "cases", "search"), "cases": SchemaPart.count.orNull,
          "rootBound": .optionalNumber,
        ]),
        "within": .list(
          .object([
            "line": .text, "ways": .list(.count), "least": .optionalNumber,
            "most": .optionalNumber,
          ])),
      ]) { $1 }),
    "stage": .object([
      "purpose": .word("priority", "preference", "rest"), "priority": SchemaPart.count.orNull,
      "givenUp": .optionalNumber, "reached": .optionalNumber, "certificate": .the("certificate"),
      "ratio": SchemaPart.object([
        "kpi": .text, "objective": .the("objective"), "found": .optionalNumber,
        "bound": .optionalNumber, "leastDenominator": .optionalNumber, "ofAllPlans": .flag,
      ]).orNull,
    ]),
  ]

  private static let analyses: [String: SchemaPart] = [
    "amount": .object(["kpi": .text, "amount": .optionalNumber]),
    "analysis": .object([
      "exchanges": .list(
        .object([
          "kpi": .text, "other": .text, "rate": .optionalNumber, "step": .optionalNumber,
          "steppedRate": .optionalNumber, "gained": .optionalNumber, "cost": .optionalNumber,
          "switches": .list(
            .object(["line": .text, "from": .optionalText, "to": .optionalText])),
        ])),
      "weightRanges": .list(
        .object([
          "kpi": .text, "weight": .optionalNumber, "lower": .optionalNumber,
          "upper": .optionalNumber, "movesShare": .optionalNumber,
        ])),
      "bias": SchemaPart.object([
        "ruler": .optionalText, "rulerShare": .optionalNumber, "changes": .list(.the("amount")),
      ]).orNull,
      "leftOut": SchemaPart.object([
        "reason": .text, "exchanges": .optionalNumber, "weights": .list(.text),
      ]).orNull,
    ]),
    "picked": .object([
      "plan": .position, "of": .position,
      "questions": .list(
        .object([
          "gain": .the("amount"), "price": .the("amount"), "answer": .word("yes", "no", "same"),
        ])),
    ]),
  ]
}
