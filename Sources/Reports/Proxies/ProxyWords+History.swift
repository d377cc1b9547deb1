// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Statistics

/// What is said about a history.
extension ProxyWords {
  var sampleSentence: String {
    guard let evidence = assessment.evidence else {
      return "There is no history to judge it by: name a table, 'history: history.csv', with the "
        + "columns date, \(proxy.kpi) and \(proxy.distal)."
    }
    guard let days = evidence.days else { return "The history has no rows." }
    var text =
      "History: \(periods(evidence.periods, evidence)) from \(days.lowerBound) to "
      + "\(days.upperBound)"
    if evidence.gaps > 0 {
      text += ", \(evidence.gaps) of them without one of the values, which are not filled in"
    }
    text += "; \(evidence.size) pairs"
    if evidence.lag > 0 {
      text += " with \(proxy.distal) \(periods(evidence.lag, evidence)) later"
    }
    return text + "."
  }

  func reasons(_ evidence: ProxyEvidence) -> [String] {
    evidence.reasons.map { reason($0, evidence) }
  }

  func reason(_ reason: ProxyReason, _ evidence: ProxyEvidence) -> String {
    let bar = FixedPoint.text(ProxyBar.correlation, decimals: 1)
    let than = evidence.scan.direction == .same ? bar : "-\(bar), the two moving against each other"
    switch reason {
    case .few(let size, let needed):
      return "\(size) pairs are too few to validate anything; \(needed) are needed."
    case .noCorrelation(let reason): return "There is no correlation: \(undefined(reason))."
    case .strong(let interval):
      return
        "They move together: the correlation is \(Self.span(interval)), all of it beyond \(than)."
    case .strongInChanges(let interval):
      return "What changes in one changes in the other: the correlation of changes is "
        + "\(Self.span(interval)), all of it beyond \(than)."
    case .unsettled(let interval):
      return "The correlation is \(Self.span(interval)): the past does not tell whether it is "
        + "beyond \(than)."
    case .absent(let interval):
      let (place, which) =
        evidence.scan.count > 1 ? (" at any lag", "strongest correlation") : ("", "correlation")
      return "They do not move together\(place): the \(which) is \(Self.span(interval)), all of it "
        + "short of \(than)."
    case .ranksDisagree(let pearson, let spearman):
      return "Values correlate with \(Self.coefficient(pearson)), their ranks with "
        + "\(Self.coefficient(spearman)): a few periods decide, or the relation is no straight line."
    case .rateChanged(let change): return rateSentence(change, evidence, isSure: true)
    case .rateMayHaveChanged(let change): return rateSentence(change, evidence, isSure: false)
    case .memory(let size, let effective):
      return "Periods resemble their neighbours: \(size) pairs say as much as "
        + "\(Self.count((effective * 10).rounded() / 10)) independent ones."
    }
  }

  private func rateSentence(
    _ change: RateChange, _ evidence: ProxyEvidence, isSure: Bool
  ) -> String {
    let amount =
      change.relative.map { relative in
        let share = FixedPoint.text(abs(relative) * 100, decimals: 0)
        return ", \(share)% \(relative < 0 ? "less" : "more")"
      } ?? ""
    return
      "The rate of \(proxy.distal) to \(proxy.kpi) \(isSure ? "changed" : "may have changed"): "
      + "\(self.rate(change.before.value)) before \(day(change.position, evidence)), "
      + "\(self.rate(change.after.value)) since\(amount). Without a change so much comes up "
      + "\(Self.chance(change.significance))."
  }

  func undefined(_ reason: Undefined) -> String {
    switch reason {
    case .tooFew(let size, let needed): "\(size) pairs, and \(needed) are needed"
    case .firstIsConstant: "\(proxy.kpi) is the same all the time"
    case .secondIsConstant: "\(proxy.distal) is the same all the time"
    case .notFinite: "a value is no number"
    case .negative: "a value is below 0"
    }
  }

  func intervalRemark(_ evidence: ProxyEvidence) -> String {
    let looks = evidence.scan.count
    let looked =
      looks == 1
      ? "values and changes are looked at" : "\(looks) lags, values and changes, are looked at"
    return "The intervals hold together with 95%: \(looked), and each look is counted."
  }

  func trendSentence(_ rate: ProxyRate, _ evidence: ProxyEvidence) -> String? {
    guard case .value(let trend) = rate.trend, let interval = trend.slopeInterval() else {
      return nil
    }
    let isShare = areRatesShares
    func text(_ slope: Double) -> String {
      isShare ? FixedPoint.text(slope * 100, decimals: 2) : FigureFormat.rounded(slope)
    }
    var sentence =
      "Trend: \(text(trend.slope))\(isShare ? " points" : "") a period (95% interval \(text(interval.lower)) to "
      + "\(text(interval.upper)))."
    if let first = rate.rolling.windows.first?.positions.lowerBound,
      let last = rate.rolling.windows.last?.positions.upperBound, first < last
    {
      let ends = [first, last].map { trend.value(at: Double($0)) }
      sentence +=
        " Along the line it goes from \(self.rate(ends[0])) in \(day(first, evidence)) "
        + "to \(self.rate(ends[1])) in \(day(last, evidence))."
    }
    if case .value(let change) = rate.change, change.significance > ProxyBar.perhaps {
      sentence +=
        " No change is found: what looks most like one comes up "
        + "\(Self.chance(change.significance)) where nothing changes."
    } else if case .undefined(let reason) = rate.change {
      sentence += " Whether it changed cannot be told: \(changeUndefined(reason))."
    }
    return sentence
  }

  private func changeUndefined(_ reason: Undefined) -> String {
    if case .firstIsConstant = reason { return "it is the same in all periods" }
    return undefined(reason)
  }
}
