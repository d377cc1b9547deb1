// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Statistics

/// What is said about a proxy in sentences.
struct ProxyWords {
  let assessment: ProxyAssessment
  let context: ReportContext

  private var proxy: Proxy { assessment.proxy }

  // MARK: Figures

  /// The verdict in a word or two.
  static func verdict(_ assessment: ProxyAssessment) -> String {
    assessment.evidence?.verdict.rawValue ?? "not judged, no history"
  }

  /// Two decimals, with a sign: `+0.87`, `-0.31`.
  static func coefficient(_ value: Double) -> String {
    let text = FixedPoint.text(value, decimals: 2)
    return value > 0 ? "+" + text : text
  }

  static func span(_ interval: ConfidenceInterval) -> String {
    "\(coefficient(interval.lower)) to \(coefficient(interval.upper))"
  }

  static func count(_ value: Double) -> String {
    value == value.rounded()
      ? FixedPoint.text(value, decimals: 0) : FixedPoint.text(value, decimals: 1)
  }

  /// A rate as a percentage where it is a share, else as a number.
  static func rate(_ value: Double) -> String {
    value <= 1 ? Percentage.share(value) : FigureFormat.rounded(value)
  }

  static func rateSpan(_ interval: ConfidenceInterval) -> String {
    "\(rate(interval.lower)) to \(rate(interval.upper))"
  }

  static func share(_ share: ObservedShare) -> String? { share.value.map(Percentage.share) }

  /// How often something comes up by chance: `in 1 of 10,000 histories`, `in 4 of 10 histories`.
  static func chance(_ significance: Double) -> String {
    if significance > 0.095 {
      return "in \(FixedPoint.text((significance * 10).rounded(), decimals: 0)) of 10 histories"
    }
    let count = (1 / max(significance, 1e-9)).rounded()
    return "in 1 of \(FixedPoint.text(count, decimals: 0)) histories"
  }

  /// A KPI's name with its unit, where that is not the name itself.
  func withUnit(_ name: String) -> String {
    let unit =
      context.scenario.kpi(named: name)?.unit
      ?? (name == KPI.spend ? context.scenario.scenario.currency : nil)
    guard let unit, unit != name else { return name }
    return "\(name) (\(unit))"
  }

  /// `12 policies`, `12 EUR of revenue`; with all digits before the point.
  private func amount(_ value: Double, of name: String, digits: Int = 3) -> String {
    let whole = String(Int(min(abs(value), 1e15))).count
    let text = FigureFormat.rounded(value, significant: max(digits, whole))
    let unit = context.scenario.kpi(named: name)?.unit
    guard let unit, unit != name else { return "\(text) \(name)" }
    return "\(text) \(unit) of \(name)"
  }

  /// A period by its month where periods are months, else by its day.
  func day(_ position: Int, _ evidence: ProxyEvidence) -> String {
    guard let day = evidence.day(at: position) else { return context.options.dash }
    if case .months = evidence.step { return String(day.description.dropLast(3)) }
    return day.description
  }

  private func periods(_ count: Int, _ evidence: ProxyEvidence) -> String {
    let (unit, several) =
      switch evidence.step {
      case .days(1): ("day", "days")
      case .days(7): ("week", "weeks")
      case .months(1): ("month", "months")
      case .months(3): ("quarter", "quarters")
      case .months(12): ("year", "years")
      case .days, .months, nil: ("period", "periods")
      }
    return "\(count) \(count == 1 ? unit : several)"
  }

  // MARK: Price

  var priceSentence: String {
    switch assessment.price {
    case .priced(let price):
      guard price.isReal else {
        return "The plan that is best for \(proxy.kpi) is as good for \(proxy.distal) as any: "
          + "within these limits the proxy costs nothing."
      }
      let share = price.lossShare.map {
        ", \(FixedPoint.text($0 * 100, decimals: $0 < 0.095 ? 1 : 0))%,"
      }
      let place = context.scenario.scenario.budget == nil ? "within these limits" : "on this budget"
      let word = assessment.distalObjective == .maximize ? "costs" : "means"
      let what =
        assessment.distalObjective == .maximize
        ? amount(price.loss, of: proxy.distal) : "\(amount(price.loss, of: proxy.distal)) more"
      return
        "Optimizing \(proxy.kpi) instead of \(proxy.distal) \(word) \(what)\(share ?? "") \(place)."
    case .noPlan: return "No plan keeps all limits, so that being wrong has no price."
    case .unbounded(let lines):
      return "Nothing limits \(Amounts.list(lines, most: 4)), so that being wrong has no price."
    case .noValue(let kpi):
      return
        "'\(kpi)' has no value with one of the plans, as it divides by 0: being wrong has no price."
    case .interrupted:
      return "The search for the price of being wrong ended before there were two plans."
    }
  }

  var priceRole: Style.Role? {
    if case .priced(let price) = assessment.price { return price.isReal ? .bad : .good }
    return .notice
  }

  /// How sure the price is.
  func boundSentence(_ price: ProxyPrice) -> String {
    let interrupted = [price.proxyBest, price.distalBest].contains { $0.interruption != nil }
    let start =
      interrupted
      ? "The search ended early: these are the best plans so far. "
      : ""
    let most = amount(price.lossBound, of: proxy.distal, digits: 5)
    let bound = amount(price.distalBest.bound, of: proxy.distal, digits: 5)
    let passes = assessment.distalObjective == .maximize ? "brings more than" : "gets below"
    return start
      + "Proven: no plan \(passes) \(bound), so that the loss is at most \(most). Of all plans "
      + "that are best for \(proxy.kpi) this is the one that is best for \(proxy.distal)."
  }

  // MARK: History

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
      return "They do not move together: the correlation is \(Self.span(interval)), all of it "
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
      + "\(Self.rate(change.before.value)) before \(day(change.position, evidence)), "
      + "\(Self.rate(change.after.value)) since\(amount). Without a change so much comes up "
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
    let isShare = (rate.overall.value?.value ?? 0) <= 1
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
        " Along the line it goes from \(Self.rate(ends[0])) in \(day(first, evidence)) "
        + "to \(Self.rate(ends[1])) in \(day(last, evidence))."
    }
    if case .value(let change) = rate.change, change.significance > ProxyBar.perhaps {
      sentence +=
        " No change is found: the largest comes up "
        + "\(Self.chance(change.significance)) times where nothing changes."
    } else if case .undefined(let reason) = rate.change {
      sentence += " Whether it changed cannot be told: \(changeUndefined(reason))."
    }
    return sentence
  }

  private func changeUndefined(_ reason: Undefined) -> String {
    if case .firstIsConstant = reason { return "it is the same in all periods" }
    return undefined(reason)
  }

  // MARK: Scores

  func sentences(_ quality: ProxyQuality) -> [String] {
    var sentences: [String] = []
    if let above = quality.above, let below = quality.below, let threshold = quality.threshold {
      let at = FigureFormat.amount(threshold)
      let parts =
        "\(outOf(above)) at \(at) or above converted, \(outOf(below)) below"
      switch quality.isTelling {
      case true?: sentences.append("The score tells units apart: \(parts).")
      default: sentences.append("The score does not surely tell units apart: \(parts).")
      }
    }
    for line in quality.lines where line.contradictsModel {
      guard let modelled = line.modelled else { continue }
      sentences.append(
        "The scenario has \(Percentage.share(modelled)) of \(proxy.kpi) from '\(line.line)' become "
          + "\(proxy.distal), and the scored ones speak for "
          + "\(Self.rateSpan(line.converted.interval())).")
    }
    let few = quality.lines.filter { $0.converted.size < ProxyQuality.fewUnits }
    if !few.isEmpty {
      let names = Amounts.list(few.map { "'\($0.line)' (\($0.converted.size))" }, most: 5)
      sentences.append("Few units are scored of \(names): their shares are uncertain.")
    }
    if let name = proxy.qualified {
      sentences.append("'\(name)' counts this share of what each line brings.")
    }
    return sentences
  }

  private func outOf(_ share: ObservedShare) -> String {
    guard let value = share.value else { return "none" }
    return "\(Percentage.share(value)) of \(share.size)"
  }

  func stepRemark(_ quality: ProxyQuality) -> String {
    "Gain: what the plan that is best for units at or above the threshold brings of "
      + "\(proxy.distal) beyond the plan that is best for \(proxy.kpi). Only units that were "
      + "scored are known: a threshold chosen here should be checked against later ones."
  }
}
