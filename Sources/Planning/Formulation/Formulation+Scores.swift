// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

/// An amount that is chosen besides the lines' own, so that what is no sum over lines becomes one.
///
/// Rows keep it from being chosen better than the plan makes it, and as better can only be good it
/// is chosen no worse. Its own range is wider than what it can come to, so that the range never
/// plays a part: the prices of its rows then add up to what it counts.
enum ChosenAmount: Hashable, Sendable {
  /// By how much a target is missed.
  case miss(String, LimitID.Side, target: Double)
  /// The value of a KPI in its worst-served market.
  case worst(String)
  /// How many people a KPI of independent audiences reaches.
  case reached(String)
}

/// Where an amount that is chosen stands in the program.
struct ChosenLine {
  var option: ChoiceProgram.Option
  var measure: SeparableProgram.Measure
}

extension Formulation {
  /// A KPI's value as terms and a constant.
  typealias Value = (terms: [SeparableProgram.Term], constant: Double)

  /// Adds a score as an objective.
  mutating func state(_ score: Score) {
    let position = objectives.count
    var terms: [SeparableProgram.Term] = []
    var constant = 0.0
    // By name, so that the order of a file never matters.
    for weight in score.weights.sorted(by: { $0.kpi < $1.kpi }) {
      let factor = weight.weight * weight.objective.sign
      let value = value(of: weight.kpi, better: weight.objective)
      terms += value.terms.map { .init(factor * $0.coefficient, $0.measure) }
      constant += factor * value.constant
    }
    for miss in score.misses.sorted(by: { $0.kpi < $1.kpi }) {
      terms.append(.init(-miss.weight, measure(of: miss)))
    }
    if let least = leastProgress(of: score, position) {
      terms.append(.init(1, least.measure))
      constant += least.constant
    }
    var objective = StatedObjective(score: score, constant: constant)
    objective.unfunded = score.weights.reduce(0) { sum, weight in
      sum + weight.weight * weight.objective.sign * unfunded(weight.kpi)
    }
    if score.isOneKPI, let weight = score.weights.first {
      objective.alone = weight.weight * broughtByOne(weight.kpi)
    }
    add(objective, terms)
  }

  /// The value of a KPI with no line funded, as far as it is a constant of a sum over lines.
  private func unfunded(_ kpi: String) -> Double { checked.linearForm(of: kpi)?.constant ?? 0 }

  /// The most by which one line can move a KPI by itself; 0 where that has no limit.
  ///
  /// - Complexity: linear in lines × options × curves.
  private func broughtByOne(_ kpi: String) -> Double {
    guard let form = checked.linearForm(of: kpi) else {
      if let audience = checked.kpi(named: kpi).flatMap(Audience.init) {
        return min(audience.population, responses.broughtByOne(audience.kpi, times: 1))
      }
      return checked.marketMembers(of: kpi).map { broughtByOne($0.name) }.max() ?? 0
    }
    return form.terms.reduce(0) { most, term in
      max(most, responses.broughtByOne(term.kpi, times: abs(term.coefficient)))
    }
  }

  /// A KPI's value where `better` says which way can only be good.
  mutating func value(of kpi: String, better: Objective) -> Value {
    if let form = checked.linearForm(of: kpi) {
      return (kpiTerms(kpi, lines: lines), form.constant)
    }
    guard let definition = checked.kpi(named: kpi) else { return ([], 0) }
    switch definition.definition {
    case .markets(.worst) where definition.worstDirection == better:
      return worstMarket(of: definition)
    case .markets(.worst):
      complain(kpi, "counts its worst-served market, and cannot be held the other way")
    case .independent where better == .maximize:
      if let audience = Audience(definition) { return reached(by: audience) }
    case .independent:
      complain(
        kpi, "counts everybody once, and nothing can be better where it is smaller",
        suggestion: "cap it with 'at most', or take the sum of what the lines bring instead")
    case .ratio: complain(kpi, "is a ratio, which cannot be added to anything else")
    case .delivered, .sum, .markets(.sum): break
    }
    return ([], 0)
  }

  private mutating func complain(_ kpi: String, _ what: String, suggestion: String? = nil) {
    complaints.append(
      Complaint(
        .contradiction, path: ["kpis", kpi], message: "'\(kpi)' \(what)", suggestion: suggestion))
  }

  /// A measure of how much a target is missed by: `value + under ≥ target`, or
  /// `value - over ≤ target`.
  private mutating func measure(of miss: Score.Miss) -> SeparableProgram.Measure {
    let key = ChosenAmount.miss(miss.kpi, miss.side, target: miss.target)
    if let known = chosen[key] { return known }
    let value = value(of: miss.kpi, better: miss.side == .atLeast ? .maximize : .minimize)
    let reach = reach(of: miss.kpi)
    let sign = miss.side == .atLeast ? 1.0 : -1.0
    let most = max(
      0, miss.side == .atLeast ? miss.target - reach.lowerBound : reach.upperBound - miss.target)
    let amount = addAmount(upTo: 2 * max(most, 1e-3 * max(abs(miss.target), 1e-9)))
    program.add(slope: 1, of: amount.option, to: amount.measure)
    chosen[key] = amount.measure
    add(
      value.terms + [.init(sign, amount.measure)], miss.side, miss.target - value.constant,
      .miss(miss.kpi, miss.side, target: miss.target))
    return amount.measure
  }

  /// The value in the worst-served market: at most, or of a minimized KPI at least, that in every
  /// market.
  private mutating func worstMarket(of kpi: KPI) -> Value {
    let members = checked.marketMembers(of: kpi.name)
    let key = ChosenAmount.worst(kpi.name)
    let isLeast = kpi.worstDirection == .maximize
    let ends = members.map { reach(of: $0.name) }
    let (lows, highs) = (ends.map(\.lowerBound), ends.map(\.upperBound))
    let (low, high) = widened(
      (isLeast ? lows.min() : lows.max()) ?? 0, (isLeast ? highs.min() : highs.max()) ?? 0)
    if let known = chosen[key] { return ([.init(1, known)], low) }
    let amount = addAmount(upTo: high - low)
    program.add(slope: 1, of: amount.option, to: amount.measure)
    chosen[key] = amount.measure
    var followed: [ChoiceProgram.Followed] = []
    for (member, market) in zip(members, checked.scenario.markets) {
      let value = value(of: member.name, better: kpi.worstDirection)
      followed.append(.init(value.terms, plus: value.constant - low))
      add(
        value.terms + [.init(-1, amount.measure)], isLeast ? .atLeast : .atMost,
        low - value.constant, .market(kpi.name, market: market))
    }
    if isLeast {
      program.follow(leastOf: followed, by: amount.option)
    } else {
      program.follow(largestOf: followed, by: amount.option)
    }
    return ([.init(1, amount.measure)], low)
  }

  /// The progress of the KPI that is least far, from the least that it can be.
  private mutating func leastProgress(
    of score: Score, _ position: Int
  ) -> (measure: SeparableProgram.Measure, constant: Double)? {
    guard !score.worstOff.isEmpty else { return nil }
    let parts = score.worstOff.map { progress in
      let factor = progress.objective.sign / progress.unit
      let reach = reach(of: progress.kpi)
      let ends = [reach.lowerBound, reach.upperBound].map { factor * ($0 - progress.reference) }
      return (
        progress: progress, factor: factor, least: min(ends[0], ends[1]),
        most: max(ends[0], ends[1])
      )
    }
    let (low, high) = widened(
      parts.map(\.least).reduce(.infinity, min), parts.map(\.most).reduce(.infinity, min))
    let amount = addAmount(upTo: high - low)
    program.add(slope: 1, of: amount.option, to: amount.measure)
    for (index, part) in parts.enumerated().sorted(by: {
      $0.element.progress.kpi < $1.element.progress.kpi
    }) {
      let value = value(of: part.progress.kpi, better: part.progress.objective)
      add(
        value.terms.map { .init(part.factor * $0.coefficient, $0.measure) }
          + [.init(-1, amount.measure)], .atLeast,
        low - part.factor * (value.constant - part.progress.reference),
        .progress(index, stage: position))
    }
    return (amount.measure, low)
  }

  mutating func widened(_ low: Double, _ high: Double) -> (low: Double, high: Double) {
    guard low.isFinite, high.isFinite else {
      hasEndlessAmount = true
      return (0, 0)
    }
    let margin = 0.5 * max(high - low, 1e-3 * max(abs(low), abs(high), 1e-9))
    return (low - margin, max(low, high) + margin)
  }

  /// A range that holds every value of a KPI, from adding up the ranges of everything in it: too
  /// wide, never too narrow.
  ///
  /// - Complexity: linear in lines × options × curves.
  func reach(of kpi: String) -> ClosedRange<Double> {
    let members = checked.marketMembers(of: kpi)
    guard let form = checked.linearForm(of: kpi) else {
      if let audience = checked.kpi(named: kpi).flatMap(Audience.init) {
        let exposure = exposureRange(of: audience)
        return audience.reached(exposure.lowerBound)...audience.reached(exposure.upperBound)
      }
      let ends = members.map { reach(of: $0.name) }
      return (ends.map(\.lowerBound).min() ?? 0)...(ends.map(\.upperBound).max() ?? 0)
    }
    var (least, most) = (form.constant, form.constant)
    for term in form.terms {
      let brought = responses.reach(ofBrought: term.kpi)
      let ends = [brought.lowerBound, brought.upperBound].map { term.coefficient * $0 }
      least += min(ends[0], ends[1])
      most += max(ends[0], ends[1])
    }
    if kpi == KPI.spend, let budget = checked.scenario.budget {
      most = max(least, min(most, budget.amount))
    }
    return least.isNaN || most.isNaN ? -.infinity ... .infinity : least...most
  }
}

extension KPI {
  /// Which way counts as better where the worst of several markets counts.
  var worstDirection: Objective { objective ?? (target?.kind == .atMost ? .minimize : .maximize) }
}

extension ResponseTable {
  /// The most of a delivered KPI that one line brings or takes by itself, times a factor; 0 where
  /// that has no limit.
  func broughtByOne(_ kpi: String, times factor: Double) -> Double {
    var most = 0.0
    for response in lines.joined() {
      let range = response.reach(ofBrought: kpi)
      most = max(most, factor * max(abs(range.lowerBound), abs(range.upperBound)))
    }
    return most.isFinite ? most : 0
  }

  /// A range that holds what all lines together bring of a delivered KPI, or the money that they
  /// spend.
  func reach(ofBrought kpi: String) -> ClosedRange<Double> {
    var (least, most) = (0.0, 0.0)
    for responses in lines {
      let ranges = responses.map { $0.reach(ofBrought: kpi) }
      least += ranges.map(\.lowerBound).min() ?? 0
      most += ranges.map(\.upperBound).max() ?? 0
    }
    return least <= most ? least...most : -.infinity ... .infinity
  }
}

extension ResponseTable.Response {
  /// A range that holds what the line brings of a delivered KPI in this way.
  func reach(ofBrought kpi: String) -> ClosedRange<Double> {
    if kpi == KPI.spend {
      return option.spend(
        at: option.amount.lowerBound)...option.spend(
          at: option.amount.upperBound)
    }
    let fixed = option.figures.reduce(0) { $0 + ($1.kpi == kpi ? $1.value : 0) }
    var (least, most) = (fixed, fixed)
    for entry in entries where entry.kpi == kpi {
      let bounds = curves[entry.curve].bounds(over: option.amount)
      let ends = [bounds.lowerBound, bounds.upperBound].map { entry.factor * $0 }
      if ends.contains(where: \.isNaN) { return -.infinity ... .infinity }
      least += min(ends[0], ends[1])
      most += max(ends[0], ends[1])
    }
    return least <= most ? least...most : -.infinity ... .infinity
  }
}
