// SPDX-License-Identifier: GPL-3.0-or-later

/// The schema of what is said about proxies.
enum ProxySchema {
  private static let day = SchemaPart.text(like: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$").orNull

  /// How far the proxies of a scenario can be trusted.
  static let proxies: [String: SchemaPart] = PlanSchema.heading.merging([
    "assessments": .list(
      .object([
        "proxy": .text, "for": .text, "proxyObjective": .the("objective word"),
        "distalObjective": .the("objective word"),
        "verdict": SchemaPart.word("validated", "weak", "misleading").orNull,
        "evidence": SchemaPart.object(evidence).orNull, "price": .object(price),
        "quality": SchemaPart.object(quality).orNull, "verified": .flag,
      ]))
  ]) { $1 }

  private static let evidence: [String: SchemaPart] = [
    "first": day, "last": day,
    "step": SchemaPart.object(["unit": .word("day", "month"), "count": .position]).orNull,
    "periods": .count, "gaps": .count, "pairs": .count, "lag": .count, "lagKnown": .flag,
    "direction": .word("same", "opposite"), "confidence": .number,
    "significance": .optionalNumber,
    "lags": .list(.object(["lag": .count, "pairs": .count, "pearson": .the("correlation")])),
    "pearson": .the("correlation"), "spearman": .the("correlation"),
    "changes": .the("correlation"),
    "rate": SchemaPart.object([
      "overall": .the("rate of proxy"),
      "windows": .list(.object(["first": day, "last": day, "rate": .the("rate of proxy")])),
      "change": SchemaPart.object([
        "on": day, "before": .the("rate of proxy"), "after": .the("rate of proxy"),
        "relative": .optionalNumber, "significance": .number, "orders": .count,
        "memory": .number,
      ]).orNull,
      "trend": SchemaPart.object([
        "slope": .number, "interval": .the("confidence interval"),
        "significance": .optionalNumber,
      ]).orNull,
    ]).orNull,
    "reasons": .list(.object(["kind": .text, "text": .text])),
  ]

  private static let price: [String: SchemaPart] = [
    "status": .word("priced", "no plan", "unbounded", "no value", "interrupted"),
    "loss": .optionalNumber, "lossShare": .optionalNumber, "lossAtMost": .optionalNumber,
    "moved": .optionalNumber, "proxyBest": .the("side of a price"),
    "distalBest": .the("side of a price"),
  ]

  private static let quality: [String: SchemaPart] = [
    "threshold": .optionalNumber, "above": .the("share of units"),
    "below": .the("share of units"),
    "lines": .list(
      .object([
        "line": .text, "qualified": .the("share of units"), "converted": .the("share of units"),
        "scenario": .optionalNumber, "contradicts": .flag,
      ])),
    "steps": .list(
      .object([
        "threshold": .number, "declared": .flag, "qualified": .the("share of units"),
        "converted": .the("share of units"), "distal": .optionalNumber, "gain": .optionalNumber,
      ])),
  ]

  /// The parts that are named in these.
  static let definitions: [String: SchemaPart] = [
    "objective word": .word("maximize", "minimize"),
    "confidence interval": SchemaPart.object([
      "low": .number, "high": .number, "confidence": .number,
    ]).orNull,
    "correlation": SchemaPart.object([
      "coefficient": .number, "effectiveSize": .number, "significance": .number,
      "interval": .the("confidence interval"),
    ]).orNull,
    "rate of proxy": SchemaPart.object([
      "value": .number, "periods": .count, "interval": .the("confidence interval"),
    ]).orNull,
    "share of units": SchemaPart.object([
      "count": .count, "size": .count, "share": .optionalNumber,
      "interval": .the("confidence interval"),
    ]).orNull,
    "side of a price": SchemaPart.object([
      "proxy": .number, "distal": .number, "bound": .optionalNumber,
      "interruption": .optionalText,
      "spends": .list(
        .object(["line": .text, "spend": .number, "package": .optionalText])),
    ]).orNull,
  ]
}
