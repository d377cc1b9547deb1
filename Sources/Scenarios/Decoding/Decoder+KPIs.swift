// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

/// Reading KPIs.
extension Decoder {
  mutating func kpis(_ field: Field) -> [KPI] {
    let example = "write a name and its keys, for example 'reach: {objective: maximize}'"
    let entries = entries(field, expected: "a map of KPIs", example: example)
    return (entries ?? []).map { kpi($0) }
  }

  private mutating func kpi(_ field: Field) -> KPI {
    var kpi = KPI(name: field.key)
    guard
      let parts = fields(
        field, .kpi, example: "write its keys, for example {objective: maximize, unit: people}")
    else { return kpi }
    kpi.unit = parts["unit"].flatMap {
      name($0, expected: "a unit", example: "write what is counted, for example people")
    }
    kpi.measures = parts["measures"].flatMap { measure($0) }
    if Catalogue.kpi(named: kpi.measures ?? kpi.name)?.kind == .rate { kpi.counting = .level }
    kpi.definition = definition(parts, unit: &kpi.unit)
    kpi.objective = parts["objective"].flatMap { word($0, Objective.self) }
    kpi.weight = parts["weight"].flatMap { positiveNumber($0) }
    kpi.priority = parts["priority"].flatMap { priority($0) }
    kpi.base = parts["base"].flatMap { figure($0, of: &kpi) } ?? 0
    kpi.last = parts["last"].flatMap { figure($0, of: &kpi) }
    kpi.atLeast = parts["at least"].flatMap { figure($0, of: &kpi) }
    kpi.atMost = parts["at most"].flatMap { figure($0, of: &kpi) }
    kpi.giveUp = parts["give up"].flatMap { giveUp($0, of: &kpi) }
    kpi.target = parts["target"].flatMap { target($0, of: &kpi) }
    if let field = parts["scale"], let (scale, currency) = scale(field) {
      kpi.scale = scale
      adopt(currency, as: &kpi.unit, field)
    }
    checkOrder(kpi, parts)
    return kpi
  }

  private mutating func checkOrder(_ kpi: KPI, _ parts: Fields) {
    guard let least = kpi.atLeast, let most = kpi.atMost, least > most,
      let field = parts["at most"]
    else { return }
    complain(
      .outOfRange, field, "'at most' is below 'at least'", suggestion: "write the smaller one first"
    )
  }

  private mutating func definition(_ parts: Fields, unit: inout String?) -> KPI.Definition {
    if let ratio = parts["ratio"] {
      if let sum = parts["sum"] {
        complainAboutKey(
          .contradiction, sum, "a KPI is a 'ratio' or a 'sum', not both",
          suggestion: "declare two KPIs")
      }
      refuseCombination(parts, beside: "ratio")
      return self.ratio(ratio) ?? .delivered
    }
    guard let field = parts["sum"] else { return combination(parts) }
    refuseCombination(parts, beside: "sum")
    guard
      let text = text(
        field, expected: "a sum of KPIs", example: "write it as 40 * signups - spend")
    else { return .delivered }
    do {
      var terms: [KPI.SumTerm] = []
      for term in try FormulaText.sum(text[...], names: names) {
        guard let factor = converted(term.factor, field) else { return .delivered }
        adopt(factor.currency, as: &unit, field)
        terms.append(KPI.SumTerm(coefficient: factor.value, kpi: term.kpi))
      }
      return .sum(terms)
    } catch {
      complain(error, field)
      return .delivered
    }
  }

  private mutating func ratio(_ field: Field) -> KPI.Definition? {
    let example = "write one KPI divided by another, for example spend / signups"
    guard let text = text(field, expected: "a ratio of KPIs", example: example) else { return nil }
    do {
      let (numerator, denominator) = try FormulaText.ratio(text[...], names: names)
      return .ratio(numerator: numerator, denominator: denominator)
    } catch {
      complain(error, field)
      return nil
    }
  }

  /// A value of the KPI; shares only where the KPI is a ratio or counted in percent. A currency becomes the KPI's unit.
  mutating func figure(_ field: Field, of kpi: inout KPI) -> Double? {
    guard let amount = amount(field, allowsShare: kpi.isRatio || kpi.isInPercent) else {
      return nil
    }
    adopt(amount.currency, as: &kpi.unit, field)
    return kpi.value(of: amount)
  }

  mutating func adopt(_ currency: String?, as unit: inout String?, _ field: Field) {
    guard let currency else { return }
    guard let known = unit else {
      unit = currency
      return
    }
    if known != currency {
      complain(
        .currency, field, "an amount in \(currency) for a KPI in \(known)",
        suggestion: "write the amount in \(known), or 'unit: \(currency)'")
    }
  }

  /// A scale by name or as an amount.
  mutating func scale(_ field: Field) -> (scale: Scale, currency: String?)? {
    let words: [(String, Scale)] = [
      ("range", .range), ("ideal", .ideal), ("baseline", .baseline), ("target", .target),
      ("none", .none),
    ]
    let choices = "\(words.map { "'\($0.0)'" }.joined(separator: ", ")) or an amount"
    guard let text = text(field, expected: "a scale", example: "write \(choices)") else {
      return nil
    }
    if let word = words.first(where: { $0.0 == text }) { return (word.1, nil) }
    if let first = text.first, first.isLetter {
      let nearest = NearestName.nearest(to: text, among: words.map(\.0))
      complain(
        .badValue, field, "\(Quoting.quoted(text)) is not \(choices)",
        suggestion: nearest.map { "did you mean '\($0)'?" })
      return nil
    }
    guard let amount = amount(field), isPositive(amount.value, field) else { return nil }
    return (.amount(amount.value), amount.currency)
  }
}

extension KPI {
  /// What a written amount comes to in the KPI's unit: `3.2%` is 3.2 of a KPI that is counted in percent.
  func value(of amount: Amount) -> Double {
    isInPercent ? amount.percent ?? amount.value : amount.value
  }
}
