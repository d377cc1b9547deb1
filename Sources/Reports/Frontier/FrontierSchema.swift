// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning

/// The schemas of frontiers: of two KPIs and of more.
enum FrontierSchema {
  /// A frontier of two KPIs.
  static let line: [String: SchemaPart] = PlanSchema.heading
    .merging(PlanSchema.checked) { $1 }
    .merging([
      "x": .object(axis), "y": .object(axis),
      "plans": .list(
        .object(
          PlanSchema.core.merging([
            "number": .position, "open": .flag, "exchangeRate": .optionalNumber,
          ]) { $1 })),
      "pieces": .list(
        .object(
          piece.merging([
            "bookings": .list(.object(["line": .text, "package": .optionalText]))
          ]) { $1 })),
      "completeness": completeness, "knee": SchemaPart.position.orNull,
    ]) { $1 }

  /// A frontier of three KPIs or more.
  static let matrix: [String: SchemaPart] = PlanSchema.heading
    .merging(PlanSchema.checked) { $1 }
    .merging([
      "axes": .list(.object(axis.merging(["worstOfBest": .optionalNumber]) { $1 })),
      "plans": .list(.object(PlanSchema.core.merging(["number": .position]) { $1 })),
      "named": .list(
        .object([
          "title": .word("best", "balanced", "knee", "declared"), "kpi": .optionalText,
          "plan": .position,
        ])),
      "completeness": completeness,
    ]) { $1 }

  private static let completeness = CompletenessForm.completeness(\Interruption.rawValue).schema

  private static let axis: [String: SchemaPart] = [
    "kpi": .text, "unit": .optionalText, "objective": DataForm<Objective>.objective.schema,
    "best": .optionalNumber, "worst": .optionalNumber,
  ]

  private static let piece: [String: SchemaPart] = [
    "first": .position, "last": .position, "firstOpen": .flag, "lastOpen": .flag,
  ]
}
