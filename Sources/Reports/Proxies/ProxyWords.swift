// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Statistics

/// What is said about a proxy in sentences.
struct ProxyWords {
  let assessment: ProxyAssessment
  let context: ReportContext

  var proxy: Proxy { assessment.proxy }

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

  /// Whether the rates of the history are shares, and so written as percentages.
  var areRatesShares: Bool {
    (assessment.evidence?.rate?.overall.value?.value ?? 0) <= 1
  }

  /// A rate of the history as a percentage where rates are shares, else as a number.
  func rate(_ value: Double) -> String {
    areRatesShares ? Percentage.share(value) : FigureFormat.rounded(value)
  }

  /// The interval of a rate of the history.
  func span(ofRate interval: ConfidenceInterval) -> String {
    "\(rate(interval.lower)) to \(rate(interval.upper))"
  }

  /// The interval of a share.
  static func span(ofShare interval: ConfidenceInterval) -> String {
    "\(Percentage.share(interval.lower)) to \(Percentage.share(interval.upper))"
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

  func periods(_ count: Int, _ evidence: ProxyEvidence) -> String {
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
      if assessment.distalObjective == .maximize {
        return "Optimizing \(proxy.kpi) instead of \(proxy.distal) costs "
          + "\(amount(price.loss, of: proxy.distal))\(share ?? "") \(place)."
      }
      return "Optimizing \(proxy.kpi) instead of \(proxy.distal) leaves "
        + "\(amount(price.loss, of: proxy.distal)) more than there need be\(share ?? ",") \(place)."
    case .noPlan: return "No plan keeps all limits, so that being wrong has no price."
    case .unbounded(let lines):
      return
        "Nothing limits \(Amounts.list(lines.map { "'\($0)'" }, most: 4)), so that being wrong has no price."
    case .noValue(let kpi):
      return
        "'\(kpi)' has no value with one of the plans, as it divides by 0: being wrong has no price."
    case .interrupted:
      return "The search for the price of being wrong ended before there were two plans."
    }
  }

  /// That the past tells nothing of lines, where the price does.
  var lineSentence: String? {
    guard assessment.evidence?.verdict == .validated, case .priced(let price) = assessment.price,
      price.isReal, price.lossShare ?? 0 >= Self.noticeable
    else { return nil }
    return
      "Validated over time, not over lines: the two go together from period to period, and one of "
      + "\(proxy.kpi) is worth more from some lines than from others."
  }

  private static let noticeable = 0.05

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
}
