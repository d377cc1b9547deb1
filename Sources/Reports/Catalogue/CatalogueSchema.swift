// SPDX-License-Identifier: GPL-3.0-or-later

/// The schema of KPIs of the catalogue.
enum CatalogueSchema {
  /// KPIs, all of them or those of a kind of goal.
  static let catalogue: [String: SchemaPart] = [
    "goal": .optionalText.meaning("The kind of goal that was asked for."),
    "kpis": .list(
      .object([
        "name": .text, "aliases": .list(.text), "meaning": .text, "unit": .text,
        "better": .the("objective"), "kind": .word("volume", "rate", "cost"),
        "distance": .word("proximal", "distal"),
        "overLines": .object([
          "kind": .word("sum", "once", "ratio", "mean"), "of": .optionalText, "per": .optionalText,
        ]),
        "role": role.orNull, "reason": .optionalText,
        "goals": .list(.object(["goal": .text, "role": role, "reason": .optionalText])),
      ])),
  ]

  private static let role = SchemaPart.word("primary", "contextual", "noise")
}
