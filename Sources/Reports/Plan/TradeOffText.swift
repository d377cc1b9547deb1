// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What the weights of several objectives come to: scales, what is worth what, and what raw values
/// would have done.
struct TradeOffText {
  let context: ReportContext
  let solution: Solution
  /// What the weights do at the plan; `nil` where that was not looked into.
  var analysis: TradeOffAnalysis?

  /// The sentences; none for a single objective.
  var sentences: [String] {
    if solution.isStaged(in: context.scenario) {
      return StageWeights(context: context, solution: solution).sentences() + yardstick + analysed
    }
    let scales = solution.scales
    guard scales.count > 1 else { return [] }
    var sentences = scales.map(sentence)
    let pulling = scales.filter { !$0.isConstant }
    if let first = pulling.first {
      sentences += pulling.dropFirst().map { exchange(first, $0) }
    }
    sentences += [ruling].compactMap(\.self) + yardstick + analysed
    if analysis?.bias == nil, let unscaled = unscaledSentence { sentences.append(unscaled) }
    if scales.count > 2, scales.contains(where: { $0.scale == .range }) {
      sentences.append(
        "With three objectives or more a good plan in between may be worse than the worst of these"
      )
    }
    return sentences
  }

  /// Says so where the scales are those of the scenario without variants, or of what was found in
  /// the time.
  private var yardstick: [String] {
    var sentences: [String] = []
    if solution.scales.contains(where: { $0.isOfBase && $0.scale.isWorkedOut }) {
      sentences.append(
        "The scales are those of the scenario without variants, so that plans can be compared; "
          + "'--rescale' works them out anew")
    }
    if solution.scales.contains(where: \.isEstimate) {
      sentences.append(
        "The scales are those of the best plans that were found, which is not proven; with a longer "
          + "'--time-limit' weights may mean something else")
    }
    return sentences + [ScaleWords.sentence(solution.scaleChanges, in: context)].compactMap(\.self)
  }

  /// What an analysis adds, in short: 'explain' tells it at length.
  private var analysed: [String] {
    guard let analysis else { return [] }
    let words = AnalysisWords(context: context, scales: solution.scales, plan: solution.plan)
    return analysis.exchanges.map { "At the plan \(words.short($0))" }
      + words.spans(analysis.weightRanges)
      + [analysis.bias.map { String(words.bias($0).dropLast()) }].compactMap(\.self)
  }

  /// `reach counts 5 on a scale of 312k people (worst 1,128k to best 1,440k among …)`.
  private func sentence(_ scale: ObjectiveScale) -> String {
    if scale.isConstant {
      let value = scale.ideal.map { " at \(amount(scale.kpi, $0))" } ?? ""
      return "\(scale.kpi) is the same\(value) in every plan: its weight has no effect"
    }
    let weight = "\(scale.kpi) counts \(FigureFormat.amount(scale.weight))"
    let ends = ends(scale)
    if let level = ScaleWords.level(scale, in: context.scenario) {
      let size = amount(scale.kpi, scale.amount)
      let best = scale.ideal.map { amount(scale.kpi, $0) } ?? ""
      return switch level {
      case .best:
        "\(weight) on its best value, \(size), which it keeps in every single-objective plan"
      case .brought:
        "\(weight) on \(size), what its lines bring of its best value, \(best), which it keeps in every "
          + "single-objective plan"
      case .possible:
        "\(weight) on \(size), as much as its lines could bring: every single-objective plan has \(best)"
      }
    }
    switch scale.scale {
    case .range:
      return "\(weight) on a scale of \(amount(scale.kpi, scale.amount))"
        + (ends.map { " (\($0) among the single-objective plans)" } ?? "")
    case .ideal: return "\(weight) on its best value, \(amount(scale.kpi, scale.amount))"
    case .baseline: return "\(weight) on its last value, \(amount(scale.kpi, scale.amount))"
    case .target: return "\(weight) on its target, \(amount(scale.kpi, scale.amount))"
    case .amount: return "\(weight) on \(amount(scale.kpi, scale.amount)), as stated"
    case .none:
      let unit = kpi(scale.kpi)?.unit
      return "\(weight) for each \(unit.map { "1 \($0)" } ?? "unit"), without a scale"
        + (ends.map { " (\($0))" } ?? "")
    }
  }

  private func ends(_ scale: ObjectiveScale) -> String? {
    guard let ideal = scale.ideal, let nadir = scale.nadir else { return nil }
    let format = FigureFormat([ideal, nadir], differences: [ideal - nadir])
    return "worst \(format.text(nadir)) to best \(format.text(ideal))"
  }

  /// What makes up for what: `1 signups is worth 2,500 reach`.
  func exchange(_ first: ObjectiveScale, _ second: ObjectiveScale) -> String {
    // Told from the KPI of which one unit is worth more, so that the other figure is at least 1.
    let ratio = first.weightPerUnit / second.weightPerUnit
    let (dear, cheap, rate) = ratio >= 1 ? (first, second, ratio) : (second, first, 1 / ratio)
    let gain = dear.objective == .minimize ? "less " : ""
    let price = cheap.objective == .minimize ? "less " : ""
    return
      "1 \(gain)\(dear.kpi) is worth \(FigureFormat.rounded(rate, significant: 3)) \(price)\(cheap.kpi)"
  }

  /// How much each KPI pulls where no scale evens them out, by weight times range.
  private var ruling: String? {
    guard solution.scales.allSatisfy({ $0.scale == .none }) else { return nil }
    return ruler.map {
      "Raw values are added up here, so the KPI with the largest numbers rules: \($0.kpi) has "
        + "\(share($0.share)) of the say (weight x range). 'scale: range' evens that out."
    }
  }

  /// The KPI with the largest part of weight · range, and that part, if it has more than half.
  private var ruler: (kpi: String, share: Double)? {
    let pulls = solution.scales.map { scale -> Double in
      guard let ideal = scale.ideal, let nadir = scale.nadir else { return 0 }
      return scale.weight * abs(ideal - nadir)
    }
    let total = pulls.reduce(0, +)
    guard let largest = pulls.indices.max(by: { pulls[$0] < pulls[$1] }), total > 0,
      pulls[largest] > 0.5 * total
    else { return nil }
    return (solution.scales[largest].kpi, pulls[largest] / total)
  }

  private var unscaledSentence: String? {
    guard let unscaled = solution.unscaled else { return nil }
    if isSame(unscaled) { return "The same weights on raw values would give the same plan" }
    let values = solution.scales.map { scale -> String in
      let here = solution.plan.value(of: scale.kpi) ?? 0
      let there = unscaled.value(of: scale.kpi) ?? 0
      let format = FigureFormat([here, there], differences: [there - here])
      let change = here == 0 ? "" : " (\(Percentage.change((there - here) / abs(here))))"
      return "\(scale.kpi) \(format.text(there))\(change)"
    }
    let why = ruler.map { ", and \($0.kpi) would have \(share($0.share)) of the say" } ?? ""
    return "The same weights on raw values would give \(Amounts.list(values))\(why)"
  }

  private func isSame(_ other: Plan) -> Bool {
    solution.scales.allSatisfy { scale in
      let here = solution.plan.value(of: scale.kpi) ?? 0
      let there = other.value(of: scale.kpi) ?? 0
      return abs(there - here) <= 1e-6 * max(abs(here), abs(there))
    }
  }

  private func share(_ value: Double) -> String {
    value > 0.9995 ? "over 99.9%" : Percentage.share(value)
  }

  private func kpi(_ name: String) -> KPI? { context.scenario.kpi(named: name) }

  private func amount(_ name: String, _ value: Double) -> String {
    context.amounts.rounded(kpi(name), value)
  }
}
