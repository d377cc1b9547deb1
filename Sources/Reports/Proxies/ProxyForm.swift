// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Limits
import Planning
import Statistics
import Verification

/// What there is to say about a proxy as data; the keys are documented in docs/output.md.
enum ProxyForm {
  typealias Judged = (assessment: ProxyAssessment, words: ProxyWords)

  static var assessment: DataForm<Judged> {
    .object([
      "proxy": .of(\.assessment.proxy.kpi, .text), "for": .of(\.assessment.proxy.distal, .text),
      "proxyObjective": .of(\.assessment.proxyObjective, objective),
      "distalObjective": .of(\.assessment.distalObjective, objective),
      "verdict": .of(\.assessment.evidence?.verdict, .optional(.word)),
      "evidence": .of(
        { judged in judged.assessment.evidence.map { (evidence: $0, words: judged.words) } },
        .optional(evidence)),
      "price": .of(\.assessment.price, price),
      "quality": .of(\.assessment.quality, .optional(quality)),
      "verified": .of({ $0.assessment.verifications.allSatisfy(\.isVerified) }, .flag),
    ])
  }

  private static var objective: DataForm<Objective> { .the("objective word", .word) }

  // MARK: Evidence

  private static var evidence: DataForm<(evidence: ProxyEvidence, words: ProxyWords)> {
    .object([
      "first": .of(\.evidence.days?.lowerBound.description, .optional(.day)),
      "last": .of(\.evidence.days?.upperBound.description, .optional(.day)),
      "step": .of({ $0.evidence.step.map(Step.init) }, .optional(step)),
      "periods": .of(\.evidence.periods, .count), "gaps": .of(\.evidence.gaps, .count),
      "pairs": .of(\.evidence.size, .count), "lag": .of(\.evidence.lag, .count),
      "lagKnown": .of(\.evidence.isLagKnown, .flag),
      "direction": .of(\.evidence.scan.direction, .word),
      "confidence": .of(\.evidence.confidence, .number),
      "significance": .of(\.evidence.scan.significance, .number),
      "lags": .of(
        { source in source.evidence.scan.looks.map { (look: $0, evidence: source.evidence) } },
        .list(
          .object([
            "lag": .of(\.look.lag, .count), "pairs": .of(\.look.size, .count),
            "pearson": .of({ found($0.look.correlation, $0.evidence) }, correlation),
          ]))),
      "pearson": .of({ found($0.evidence.pearson, $0.evidence) }, correlation),
      "spearman": .of({ found($0.evidence.spearman, $0.evidence) }, correlation),
      "changes": .of({ found($0.evidence.changes, $0.evidence) }, correlation),
      "rate": .of(
        { source in source.evidence.rate.map { (rate: $0, evidence: source.evidence) } },
        .optional(rateOverTime)),
      "reasons": .of(
        { source in
          source.evidence.reasons.map {
            (kind: $0.word, text: source.words.reason($0, source.evidence))
          }
        }, .list(.object(["kind": .of(\.kind, .text), "text": .of(\.text, .text)]))),
    ])
  }

  private struct Step {
    enum Unit: String, CaseIterable { case day, month }

    var unit: Unit
    var count: Int

    init(_ step: PeriodGrid.Step) {
      (unit, count) =
        switch step {
        case .days(let count): (.day, count)
        case .months(let count): (.month, count)
        }
    }
  }

  private static var step: DataForm<Step> {
    .object(["unit": .of(\.unit, .word), "count": .of(\.count, .position)])
  }

  private typealias Found = (correlation: Correlation, interval: ConfidenceInterval)

  private static func found(
    _ correlation: Measured<Correlation>, _ evidence: ProxyEvidence
  ) -> Found? {
    correlation.value.map { ($0, evidence.interval($0)) }
  }

  private static var correlation: DataForm<Found?> { .the("correlation", ofCorrelation) }
  private static var ofCorrelation: DataForm<Found?> {
    .optional(
      .object([
        "coefficient": .of(\.correlation.coefficient, .number),
        "effectiveSize": .of(\.correlation.effectiveSize, .number),
        "significance": .of(\.correlation.significance, .number),
        "interval": .of({ $0.interval }, interval),
      ]))
  }

  private static var interval: DataForm<ConfidenceInterval?> {
    .the("confidence interval", ofInterval)
  }
  private static var ofInterval: DataForm<ConfidenceInterval?> {
    .optional(
      .object([
        "low": .of(\.lower, .number), "high": .of(\.upper, .number),
        "confidence": .of(\.confidence, .number),
      ]))
  }

  private static var rateOverTime: DataForm<(rate: ProxyRate, evidence: ProxyEvidence)> {
    .object([
      "overall": .of({ $0.rate.overall.value }, rate),
      "windows": .of(
        { source in source.rate.rolling.windows.map { (window: $0, evidence: source.evidence) } },
        .list(
          .object([
            "first": .of({ day($0.window.positions.lowerBound, $0.evidence) }, .optional(.day)),
            "last": .of({ day($0.window.positions.upperBound, $0.evidence) }, .optional(.day)),
            "rate": .of({ $0.window.rate }, rate),
          ]))),
      "change": .of(
        { source in source.rate.change.value.map { (change: $0, evidence: source.evidence) } },
        .optional(
          .object([
            "on": .of({ day($0.change.position, $0.evidence) }, .optional(.day)),
            "before": .of({ $0.change.before }, rate), "after": .of({ $0.change.after }, rate),
            "relative": .of(\.change.relative, .number),
            "significance": .of(\.change.significance, .number),
            "orders": .of(\.change.orders, .count), "memory": .of(\.change.memory, .number),
          ]))),
      "trend": .of(
        { $0.rate.trend.value },
        .optional(
          .object([
            "slope": .of(\.slope, .number), "interval": .of({ $0.slopeInterval() }, interval),
            "significance": .of(\.significance, .number),
          ]))),
    ])
  }

  private static func day(_ position: Int, _ evidence: ProxyEvidence) -> String? {
    evidence.day(at: position)?.description
  }

  private static var rate: DataForm<Rate?> { .the("rate of proxy", ofRate) }
  private static var ofRate: DataForm<Rate?> {
    .optional(
      .object([
        "value": .of(\.value, .number), "periods": .of(\.size, .count),
        "interval": .of({ $0.interval() }, interval),
      ]))
  }

  // MARK: Price

  private enum Status: String, CaseIterable {
    case priced
    case noPlan = "no plan"
    case unbounded
    case noValue = "no value"
    case interrupted

    init(_ price: ProxyPricing) {
      self =
        switch price {
        case .priced: .priced
        case .noPlan: .noPlan
        case .unbounded: .unbounded
        case .noValue: .noValue
        case .interrupted: .interrupted
        }
    }
  }

  private static func priced(_ price: ProxyPricing) -> ProxyPrice? {
    if case .priced(let price) = price { price } else { nil }
  }

  private static var price: DataForm<ProxyPricing> {
    .object([
      "status": .of(Status.init, .word), "loss": .of({ priced($0)?.loss }, .number),
      "lossShare": .of({ priced($0)?.lossShare }, .number),
      "lossAtMost": .of({ priced($0)?.lossBound }, .number),
      "moved": .of({ priced($0)?.moved }, .number),
      "proxyBest": .of({ priced($0)?.proxyBest }, side),
      "distalBest": .of({ priced($0)?.distalBest }, side),
    ])
  }

  private static var side: DataForm<ProxyPrice.Side?> { .the("side of a price", ofSide) }
  private static var ofSide: DataForm<ProxyPrice.Side?> {
    .optional(
      .object([
        "proxy": .of(\.proxy, .number), "distal": .of(\.distal, .number),
        "bound": .of(\.bound, .figure), "interruption": .of(\.interruption?.rawValue, .text),
        "spends": .of(
          \.plan.allocations,
          .list(
            .object([
              "line": .of(\.line, .text), "spend": .of(\.spend, .number),
              "package": .of(\.package, .text),
            ]))),
      ]))
  }

  // MARK: Scores

  private static var quality: DataForm<ProxyQuality> {
    .object([
      "threshold": .of(\.threshold, .number), "above": .of(\.above, share),
      "below": .of(\.below, share),
      "lines": .of(
        \.lines,
        .list(
          .object([
            "line": .of(\.line, .text), "qualified": .of(\.qualified, share),
            "converted": .of({ $0.converted }, share), "scenario": .of(\.modelled, .number),
            "contradicts": .of(\.contradictsModel, .flag),
          ]))),
      "steps": .of(
        \.steps,
        .list(
          .object([
            "threshold": .of(\.threshold, .number), "declared": .of(\.isDeclared, .flag),
            "qualified": .of({ $0.qualified }, share), "converted": .of({ $0.converted }, share),
            "distal": .of(\.distal, .number), "gain": .of(\.gain, .number),
          ]))),
    ])
  }

  private static var share: DataForm<ObservedShare?> { .the("share of units", ofShare) }
  private static var ofShare: DataForm<ObservedShare?> {
    .optional(
      .object([
        "count": .of(\.count, .count), "size": .of(\.size, .count),
        "share": .of(\.value, .number), "interval": .of({ $0.interval() }, interval),
      ]))
  }
}

extension ProxyReason {
  /// The reason in a word, for programs.
  fileprivate var word: String {
    switch self {
    case .few: "few"
    case .noCorrelation: "no correlation"
    case .strong: "strong"
    case .strongInChanges: "strong in changes"
    case .unsettled: "unsettled"
    case .absent: "absent"
    case .ranksDisagree: "ranks disagree"
    case .rateChanged: "rate changed"
    case .rateMayHaveChanged: "rate may have changed"
    case .memory: "memory"
    }
  }
}
