// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Says what an analysis of a trade-off found, sentence by sentence.
struct AnalysisWords {
  let context: ReportContext
  let scales: [ObjectiveScale]
  let plan: Plan

  // MARK: What is worth what at the plan

  /// `1,000 more reach`: a little more of a KPI, as much as makes its price readable; where
  /// something is switched for it, all that this brings.
  func gain(_ exchange: TradeOffAnalysis.Exchange) -> String {
    let amount =
      exchange.switched.map { FigureFormat.rounded($0.gained, significant: 3) }
      ?? FigureFormat.amount(factor(exchange.told))
    return "\(amount) \(better(exchange.kpi)) \(exchange.kpi)"
  }

  /// `0.4 less trust`: what that costs, by the prices of the proof where it has any.
  func price(_ exchange: TradeOffAnalysis.Exchange) -> String {
    if let switched = exchange.switched { return amount(switched.cost, exchange.other) }
    return amount(exchange.told * factor(exchange.told), exchange.other)
  }

  /// `0.41 less trust, for 50k more`: what it costs by solving again; or what is switched for it.
  func steppedPrice(_ exchange: TradeOffAnalysis.Exchange) -> String? {
    exchange.stepped.map { step in
      guard let rate = step.rate else { return words(step.switches) }
      return amount(rate * factor(exchange.told), exchange.other)
        + ", for \(FigureFormat.rounded(step.step, significant: 2)) \(better(exchange.kpi))"
    }
  }

  /// `1 more trust costs 35.4k less reach`, and what a step costs where that is another rate.
  func short(_ exchange: TradeOffAnalysis.Exchange) -> String {
    let sentence = "\(gain(exchange)) costs \(price(exchange))"
    if let switched = exchange.switched { return "\(sentence): \(words(switched.switches))" }
    guard let rate = exchange.rate, let stepped = exchange.stepped?.rate,
      abs(stepped - rate) > 0.1 * max(abs(stepped), abs(rate)),
      let words = steppedPrice(exchange)
    else { return sentence }
    return sentence + "; solved again, \(words)"
  }

  /// `aya instead of ben`, `with aya besides`, `ben: 'reel' instead of 'story'`.
  private func words(_ switches: [TradeOffAnalysis.Switch]) -> String {
    let most = 4
    let new = switches.filter { $0.from == nil }.map(\.line)
    let gone = switches.filter { $0.to == nil }.map(\.line)
    var parts: [String] = []
    switch (new.isEmpty, gone.isEmpty) {
    case (false, false):
      parts.append("\(Amounts.list(new, most: most)) instead of \(Amounts.list(gone, most: most))")
    case (false, true): parts.append("with \(Amounts.list(new, most: most)) besides")
    case (true, false): parts.append("without \(Amounts.list(gone, most: most))")
    case (true, true): break
    }
    let others = switches.compactMap { change -> String? in
      guard let from = change.from, let to = change.to else { return nil }
      return "\(change.line): \(to.quoted) instead of \(from.quoted)"
    }
    parts += others.prefix(most)
    if others.count > most { parts.append("and \(others.count - most) more") }
    return parts.joined(separator: ", ")
  }

  private func amount(_ rate: Double, _ kpi: String) -> String {
    let isFree = abs(rate) <= 1e-12
    return isFree
      ? "nothing of \(kpi)"
      : "\(FigureFormat.rounded(abs(rate), significant: 3)) \(worse(kpi, rate)) \(kpi)"
  }

  private func factor(_ rate: Double) -> Double {
    var factor = 1.0
    while rate != 0, abs(rate) * factor < 0.1, factor < 1e9 { factor *= 10 }
    return factor
  }

  private func better(_ kpi: String) -> String { isMinimized(kpi) ? "less" : "more" }

  /// A price below 0 is no price: the other KPI gets better too.
  private func worse(_ kpi: String, _ rate: Double) -> String {
    isMinimized(kpi) == (rate > 0) ? "more" : "less"
  }

  private func isMinimized(_ kpi: String) -> Bool {
    let scale = scales.first { $0.kpi == kpi }
    return (scale?.objective ?? context.scenario.kpi(named: kpi)?.objective) == .minimize
  }

  // MARK: How far weights can move

  /// `from 4.2 to 6.1`.
  func span(_ range: TradeOffAnalysis.WeightRange) -> String {
    switch (range.lower > 0, range.upper) {
    case (true, let upper?): return "from \(figure(range.lower)) to \(figure(upper))"
    case (false, let upper?): return "up to \(figure(upper))"
    case (true, nil): return "from \(figure(range.lower)) on"
    case (false, nil): return "whatever it is"
    }
  }

  /// All ranges of one kind in a sentence.
  func spans(_ ranges: [TradeOffAnalysis.WeightRange]) -> [String] {
    var criteria: [TradeOffAnalysis.WeightRange.Criterion] = []
    for range in ranges where !criteria.contains(range.criterion) {
      criteria.append(range.criterion)
    }
    return criteria.map { criterion in
      let parts = ranges.filter { $0.criterion == criterion }.map { "\($0.kpi) \(span($0))" }
      let claim =
        switch criterion {
        case .anotherPlan: "The plan stays the best"
        case .moves(let share): "Less than \(Percentage.written(share)) of the budget moves"
        }
      let each = parts.count > 1 ? ", each by itself" : ""
      return "\(claim) for a weight of \(Amounts.list(parts))\(each)"
    }
  }

  /// A weight to three digits, as somebody would write it.
  private func figure(_ weight: Double) -> String {
    let power = FixedPoint.powerOfTen(2 - FixedPoint.exponentOfTen(weight))
    return FigureFormat.amount((weight * power).rounded() / power)
  }

  /// What happens beyond.
  func beyond(_ range: TradeOffAnalysis.WeightRange) -> String {
    if range.lower <= 0, range.upper == nil { return "the plan stays as it is" }
    switch range.criterion {
    case .anotherPlan: return "beyond that another plan is best"
    case .moves(let share):
      return "beyond that more than \(Percentage.written(share)) of the budget moves"
    }
  }

  // MARK: What raw values would have done

  /// Which KPI would have ruled, what it would have gained by that, and what that would have cost
  /// the others.
  func bias(_ bias: TradeOffAnalysis.Bias) -> String {
    let changes = bias.changes.filter { change in
      abs(change.amount) > 1e-6 * abs(plan.value(of: change.kpi) ?? 0)
    }
    let part = bias.ruler.map { _ in "with \(say(bias.rulerShare)) of the say (weight x range)" }
    guard !changes.isEmpty else {
      return "The same weights on raw values would give the same plan"
        + (bias.ruler.flatMap { ruler in part.map { ", although \(ruler) would rule, \($0)" } }
          ?? "")
        + "."
    }
    let gains = changes.filter { isMinimized($0.kpi) == ($0.amount < 0) }.map(words)
    let costs = changes.filter { isMinimized($0.kpi) != ($0.amount < 0) }.map(words)
    let outcome =
      gains.isEmpty
      ? "cost \(Amounts.list(costs))"
      : "give \(Amounts.list(gains))"
        + (costs.isEmpty ? "" : " and cost the others: \(Amounts.list(costs))")
    guard let ruler = bias.ruler, let part else {
      return "The same weights on raw values would \(outcome)."
    }
    return "On raw values the same weights would let \(ruler) rule, \(part). That would \(outcome)."
  }

  /// `71,750 more reach (+5.2%)`.
  private func words(_ change: TradeOffAnalysis.Bias.Change) -> String {
    let here = plan.value(of: change.kpi) ?? 0
    let share = here == 0 ? "" : " (\(Percentage.change(change.amount / abs(here))))"
    let size = FigureFormat.rounded(abs(change.amount))
    return "\(size) \(change.amount > 0 ? "more" : "less") \(change.kpi)\(share)"
  }

  // MARK: What was left out

  /// What there was no time to look into.
  func omission(_ omission: TradeOffAnalysis.Omission) -> String {
    var parts: [String] = []
    if omission.exchanges > 0 {
      let pairs = omission.exchanges == 1 ? "one pair" : "\(omission.exchanges) pairs"
      parts.append("what one KPI costs in another for \(pairs) of KPIs")
    }
    if !omission.weights.isEmpty {
      let weights = omission.weights.count == 1 ? "the weight" : "the weights"
      parts.append("how far \(weights) of \(Amounts.list(omission.weights)) can move")
    }
    return "The look into the weights \(ProofText.words(omission.reason)); it left out "
      + "\(Amounts.list(parts))."
  }

  private func say(_ share: Double) -> String {
    share > 0.9995 ? "over 99.9%" : Percentage.share(share)
  }
}

extension TradeOffAnalysis.Exchange {
  /// The step, where something is switched for it.
  fileprivate var switched: TradeOffAnalysis.Step? {
    stepped.flatMap { $0.switches.isEmpty ? nil : $0 }
  }

  /// The rate by the proof, or else that of the step.
  fileprivate var told: Double { rate ?? stepped?.rate ?? 0 }
}

extension TradeOffAnalysis.Switch.Way {
  /// The way in a word, as the JSON has it.
  var word: String {
    switch self {
    case .package(let name): name
    case .units(let count): FigureFormat.amount(count)
    case .active: "active"
    }
  }

  fileprivate var quoted: String {
    if case .package(let name) = self { "'\(name)'" } else { word }
  }
}
