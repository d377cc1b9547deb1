// SPDX-License-Identifier: GPL-3.0-or-later

/// The schemas of what 'explain' finds beside the weights: what holds a plan, and why there is
/// none.
enum ExplanationSchema {
  /// What the weights mean.
  static let explanation: [String: SchemaPart] = PlanSchema.heading.merging([
    "kpis": .list(.the("kpi")), "scales": .list(.the("scale")), "stages": .list(.the("stage")),
    "targets": .list(.the("target")), "goals": .list(.the("goal")),
    "analysis": SchemaPart.the("analysis").orNull, "interruption": .the("interruption"),
    "verification": .the("verification"),
  ]) { $1 }.merging(PlanSchema.reasons) { $1 }.merging(holds) { $1 }

  /// What may be missing of it, where the search ended too early to look.
  static let optionalExplanation = Set(holds.keys)

  /// What holds a plan.
  static let holds: [String: SchemaPart] = [
    "limits": .list(
      .object([
        "limit": .the("limit"), "words": .text, "members": .optionalNumber,
        "tightMembers": .optionalNumber, "figure": .optionalNumber, "form": .optionalText,
        "now": .optionalNumber, "room": .optionalNumber, "price": .optionalNumber,
        "priceIn": .optionalText, "steps": .list(.the("step")),
      ])),
    "lines": .list(
      .object([
        "line": .text, "state": .word("nothing", "most"), "steps": .list(.the("step")),
        "need": SchemaPart.object(["kpi": .text, "factor": .optionalNumber, "confirmed": .flag])
          .orNull,
      ])),
    "leastBudget": SchemaPart.the("leastBudget").orNull,
    "leastBudgetForGoals": SchemaPart.the("leastBudget").orNull
      .meaning("The least budget that meets all goals as well; null where all of them are musts."),
    "nearEqual": SchemaPart.object([
      "tolerance": .optionalNumber,
      "ranges": .list(
        .object([
          "line": .text, "least": .optionalNumber, "plan": .optionalNumber,
          "most": .optionalNumber,
        ])),
      "different": SchemaPart.object([
        "spends": .list(.optionalNumber), "kpis": .the("values"), "moved": .optionalNumber,
      ]).orNull,
    ]).orNull,
    "leftOutForTime": .list(.text),
  ]

  /// Why there is no plan, beside the explanation.
  static let conflicts: [String: SchemaPart] = [
    "conflicts": .list(
      .object([
        "limits": .list(
          .object([
            "limit": .the("limit"), "members": .optionalNumber, "words": .text,
            "place": .the("place"),
          ])),
        "minimal": .flag, "proof": .the("multipliers"),
        "repairs": .list(.the("repair")),
      ])),
    "complete": .flag, "confirmed": .flag,
  ]

  /// The least money that is enough.
  static let leastBudget = SchemaPart.object([
    "amount": .optionalNumber, "searched": .optionalNumber, "includesTargets": .flag,
  ])

  /// The parts that are named in these.
  static let definitions: [String: SchemaPart] = [
    "leastBudget": leastBudget,
    "values": .list(.object(["name": .text, "value": .optionalNumber])),
    "step": .object([
      "figure": .optionalNumber, "share": .optionalNumber, "kpis": SchemaPart.the("values").orNull,
      "moves": SchemaPart.list(.optionalNumber).orNull,
      "outcome": .word("plan", "no plan", "unknown"),
    ]),
    "place": SchemaPart.object(["file": .text, "line": .position, "column": .position]).orNull,
  ]
}
