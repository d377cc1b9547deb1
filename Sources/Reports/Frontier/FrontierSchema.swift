// SPDX-License-Identifier: GPL-3.0-or-later

/// The schemas of frontiers: of two KPIs, of more, and of models.
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
      "completeness": .the("completeness"), "knee": SchemaPart.position.orNull,
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
      "completeness": .the("completeness"),
    ]) { $1 }

  /// A frontier of a model.
  static let model: [String: SchemaPart] = [
    "name": .optionalText, "x": .object(end), "y": .object(end),
    "objectives": .list(
      .object(
        end.merging([
          "worstProven": SchemaPart.flag.orNull, "worstOfBest": .optionalNumber,
        ]) { $1 })),
    "covers": .word("pieces", "mixes", "points"), "balanced": SchemaPart.position.orNull,
    "points": .list(
      .object([
        "number": .position, "x": .number, "y": .number, "values": .list(.number),
        "open": .flag, "exchangeRate": .optionalNumber,
        "columns": .list(.object(["name": .text, "value": .number])),
        "certificate": SchemaPart.object([
          "weights": .list(.optionalNumber), "bound": .optionalNumber,
          "multipliers": .list(.the("rowMultiplier")),
        ]).orNull,
      ])),
    "pieces": .list(.object(piece)),
    "directions": .list(.object(["from": .position, "x": .number, "y": .number])),
    "endless": .list(
      .object([
        "changes": .list(.number), "columns": .list(.object(["name": .text, "change": .number])),
      ])),
    "completeness": .the("completeness"), "knee": SchemaPart.position.orNull,
    "verification": .object([
      "verified": .flag,
      "checks": .list(
        .object([
          "subject": .text, "point": SchemaPart.position.orNull, "passed": .flag, "detail": .text,
        ])),
    ]),
  ]

  /// The parts that are named in frontiers of models alone.
  static let modelDefinitions: [String: SchemaPart] = [
    "rowMultiplier": .object(["name": .text, "multiplier": .optionalNumber])
  ]

  private static let axis: [String: SchemaPart] = [
    "kpi": .text, "unit": .optionalText, "objective": .the("objective"),
    "best": .optionalNumber, "worst": .optionalNumber,
  ]

  private static let end: [String: SchemaPart] = [
    "name": .text, "objective": .the("objective"), "best": .optionalNumber,
    "worst": .optionalNumber,
  ]

  private static let piece: [String: SchemaPart] = [
    "first": .position, "last": .position, "firstOpen": .flag, "lastOpen": .flag,
  ]
}
