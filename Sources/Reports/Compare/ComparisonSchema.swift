// SPDX-License-Identifier: GPL-3.0-or-later

/// The schemas of answers that hold several plans against each other.
enum ComparisonSchema {
  /// A plan among several.
  private static let plan = SchemaPart.object(
    PlanSchema.core.merging([
      "scales": .list(.the("scale")), "targets": .list(.the("target")),
      "goals": .list(.the("goal")), "interruption": .the("interruption"), "verified": .flag,
    ]) { $1 }
  ).orNull

  /// The plans of a scenario and its variants.
  static let comparison = PlanSchema.heading.merging([
    "scenarios": .list(
      .object(
        [
          "name": .text, "variants": .list(.text), "budget": .optionalNumber, "plan": plan,
          "reason": .optionalText, "clash": .the("multipliers"),
          "changes": SchemaPart.the("changes").orNull,
          "worstRegrets": SchemaPart.list(.optionalNumber).orNull,
          "worstShares": SchemaPart.list(.optionalNumber).orNull,
        ], optional: ["clash", "changes", "worstRegrets", "worstShares"])),
    "regrets": .list(
      .object([
        "plan": .text, "under": .text, "possible": .flag, "obstacles": .list(.text),
        "regrets": .list(.optionalNumber), "shares": .list(.optionalNumber),
        "losses": .list(.the("amount")),
        "kpis": .list(.object(["kpi": .text, "value": .optionalNumber])),
      ])),
    "safest": .optionalText, "otherBudgets": .list(.text),
  ]) { $1 }

  /// How two saved plans differ.
  static let difference: [String: SchemaPart] = [
    "before": .the("side of a difference"), "after": .the("side of a difference"),
    "different": .flag, "changes": .the("changes"), "scaleChanges": PlanSchema.scaleChanges,
  ]

  /// The plans while a number runs over a range.
  static let sweep = PlanSchema.heading.merging([
    "path": .text, "suffix": .text, "whole": .flag, "knee": .optionalNumber,
    "interruption": .the("interruption"),
    "coverage": .object(["kind": .word("even", "within", "limited"), "within": .optionalNumber]),
    "points": .list(
      .object(
        [
          "value": .number, "plan": plan, "reason": .optionalText, "score": .optionalNumber,
          "clash": .the("multipliers"),
          "marginal": SchemaPart.object([
            "step": .number, "score": .optionalNumber,
            "kpis": .list(.object(["name": .text, "change": .optionalNumber])),
          ]).orNull,
        ], optional: ["clash"])),
    "thresholds": .list(
      .object([
        "kind": .word("plan", "limit", "target", "reachable goal", "goal"), "kpi": .optionalText,
        "goal": .optionalText,
        "side": SchemaPart.the("side").orNull, "begins": .flag, "value": .number,
        "other": .number,
      ])),
  ]) { $1 }

  /// The parts that are named in these.
  static let definitions: [String: SchemaPart] = [
    "changes": .object([
      "lines": .list(
        .object([
          "line": .text, "mark": .word("+", "~", "-"), "before": .optionalNumber,
          "after": .optionalNumber, "packageBefore": .optionalText,
          "packageAfter": .optionalText, "change": .optionalNumber,
        ])),
      "kpis": .list(
        .object([
          "name": .text, "unit": .optionalText, "before": .optionalNumber,
          "after": .optionalNumber, "change": .optionalNumber,
        ])),
    ]),
    "side of a difference": .object([
      "name": .optionalText, "variants": .list(.text), "currency": .optionalText,
      "spend": .optionalNumber,
    ]),
  ]
}
