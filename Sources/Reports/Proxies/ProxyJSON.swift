// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Limits
import Planning
import Statistics
import Verification

/// What there is to say about a proxy as JSON; the keys are documented in docs/output.md.
struct ProxyJSON {
  let assessment: ProxyAssessment
  let context: ReportContext

  var object: [String: JSONValue] {
    [
      "proxy": .text(assessment.proxy.kpi), "for": .text(assessment.proxy.distal),
      "proxyObjective": .text(assessment.proxyObjective.rawValue),
      "distalObjective": .text(assessment.distalObjective.rawValue),
      "verdict": JSONValue(assessment.evidence?.verdict.rawValue),
      "evidence": assessment.evidence.map { .object(evidence($0)) } ?? .null,
      "price": .object(price), "quality": assessment.quality.map { .object(quality($0)) } ?? .null,
      "verified": .bool(assessment.verifications.allSatisfy(\.isVerified)),
    ]
  }

  // MARK: Evidence

  private func evidence(_ evidence: ProxyEvidence) -> [String: JSONValue] {
    let words = ProxyWords(assessment: assessment, context: context)
    let step: JSONValue =
      switch evidence.step {
      case .days(let count): .object(["unit": .text("day"), "count": JSONValue(count)])
      case .months(let count): .object(["unit": .text("month"), "count": JSONValue(count)])
      case nil: .null
      }
    return [
      "first": JSONValue(evidence.days?.lowerBound.description),
      "last": JSONValue(evidence.days?.upperBound.description), "step": step,
      "periods": JSONValue(evidence.periods), "gaps": JSONValue(evidence.gaps),
      "pairs": JSONValue(evidence.size), "lag": JSONValue(evidence.lag),
      "lagKnown": .bool(evidence.isLagKnown),
      "direction": .text(evidence.scan.direction.rawValue),
      "confidence": JSONValue(evidence.confidence),
      "significance": JSONValue(evidence.scan.significance),
      "lags": .list(
        evidence.scan.looks.map { look in
          .object([
            "lag": JSONValue(look.lag), "pairs": JSONValue(look.size),
            "pearson": correlation(look.correlation, evidence),
          ])
        }),
      "pearson": correlation(evidence.pearson, evidence),
      "spearman": correlation(evidence.spearman, evidence),
      "changes": correlation(evidence.changes, evidence),
      "rate": evidence.rate.map { .object(rate($0, evidence)) } ?? .null,
      "reasons": .list(
        evidence.reasons.map {
          .object(["kind": .text($0.word), "text": .text(words.reason($0, evidence))])
        }),
    ]
  }

  private func correlation(
    _ found: Measured<Correlation>, _ evidence: ProxyEvidence
  ) -> JSONValue {
    guard let correlation = found.value else { return .null }
    return .object([
      "coefficient": JSONValue(correlation.coefficient),
      "effectiveSize": JSONValue(correlation.effectiveSize),
      "significance": JSONValue(correlation.significance),
      "interval": interval(evidence.interval(correlation)),
    ])
  }

  private func interval(_ interval: ConfidenceInterval?) -> JSONValue {
    guard let interval else { return .null }
    return .object([
      "low": JSONValue(interval.lower), "high": JSONValue(interval.upper),
      "confidence": JSONValue(interval.confidence),
    ])
  }

  private func rate(_ rate: ProxyRate, _ evidence: ProxyEvidence) -> [String: JSONValue] {
    [
      "overall": rate.overall.value.map(self.rate) ?? .null,
      "windows": .list(
        rate.rolling.windows.map { window in
          .object([
            "first": JSONValue(evidence.day(at: window.positions.lowerBound)?.description),
            "last": JSONValue(evidence.day(at: window.positions.upperBound)?.description),
            "rate": self.rate(window.rate),
          ])
        }),
      "change": rate.change.value.map { change in
        .object([
          "on": JSONValue(evidence.day(at: change.position)?.description),
          "before": self.rate(change.before), "after": self.rate(change.after),
          "relative": JSONValue(change.relative), "significance": JSONValue(change.significance),
          "orders": JSONValue(change.orders), "memory": JSONValue(change.memory),
        ])
      } ?? .null,
      "trend": rate.trend.value.map { trend in
        .object([
          "slope": JSONValue(trend.slope), "interval": interval(trend.slopeInterval()),
          "significance": JSONValue(trend.significance),
        ])
      } ?? .null,
    ]
  }

  private func rate(_ rate: Rate) -> JSONValue {
    .object([
      "value": JSONValue(rate.value), "periods": JSONValue(rate.size),
      "interval": interval(rate.interval()),
    ])
  }

  // MARK: Price

  private var price: [String: JSONValue] {
    var object: [String: JSONValue] = [
      "status": .null, "loss": .null, "lossShare": .null, "lossAtMost": .null, "moved": .null,
      "proxyBest": .null, "distalBest": .null,
    ]
    switch assessment.price {
    case .noPlan: object["status"] = .text("no plan")
    case .unbounded: object["status"] = .text("unbounded")
    case .noValue: object["status"] = .text("no value")
    case .interrupted: object["status"] = .text("interrupted")
    case .priced(let price):
      object["status"] = .text("priced")
      object["loss"] = JSONValue(price.loss)
      object["lossShare"] = JSONValue(price.lossShare)
      object["lossAtMost"] = JSONValue(price.lossBound)
      object["moved"] = JSONValue(price.moved)
      object["proxyBest"] = side(price.proxyBest)
      object["distalBest"] = side(price.distalBest)
    }
    return object
  }

  private func side(_ side: ProxyPrice.Side) -> JSONValue {
    .object([
      "proxy": JSONValue(side.proxy), "distal": JSONValue(side.distal),
      "bound": JSONValue(side.bound), "interruption": JSONValue(side.interruption?.rawValue),
      "spends": .list(
        side.plan.allocations.map {
          .object([
            "line": .text($0.line), "spend": JSONValue($0.spend), "package": JSONValue($0.package),
          ])
        }),
    ])
  }

  // MARK: Scores

  private func quality(_ quality: ProxyQuality) -> [String: JSONValue] {
    [
      "threshold": JSONValue(quality.threshold),
      "above": share(quality.above), "below": share(quality.below),
      "lines": .list(
        quality.lines.map { line in
          .object([
            "line": .text(line.line), "qualified": share(line.qualified),
            "converted": share(line.converted), "scenario": JSONValue(line.modelled),
            "contradicts": .bool(line.contradictsModel),
          ])
        }),
      "steps": .list(
        quality.steps.map { step in
          .object([
            "threshold": JSONValue(step.threshold), "declared": .bool(step.isDeclared),
            "qualified": share(step.qualified), "converted": share(step.converted),
            "distal": JSONValue(step.distal), "gain": JSONValue(step.gain),
          ])
        }),
    ]
  }

  private func share(_ share: ObservedShare?) -> JSONValue {
    guard let share else { return .null }
    return .object([
      "count": JSONValue(share.count), "size": JSONValue(share.size),
      "share": JSONValue(share.value), "interval": interval(share.interval()),
    ])
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
