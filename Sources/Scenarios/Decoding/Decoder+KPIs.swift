// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

extension KPI {
  /// The keys of a KPI. Unit and definition are read first: they say how figures are written.
  static let keys = Keys<KPI>(
    Vocabulary(
      thing: "a KPI", example: "write its keys, for example {objective: maximize, unit: people}",
      definition: "kpi", whole: ["unit", "sum", "ratio"]),
    [
      .key(
        "objective", .word, into: \.objective,
        meaning: "Which way is better; without it the KPI is only limited or reported."),
      .key("weight", .positiveNumber, into: \.weight, meaning: "How much it counts on its scale."),
      .key(
        "priority", Form(Shape(["type": "integer", "minimum": 1])) { $0.priority($1) },
        into: \.priority, meaning: "1 is settled before 2."),
      .key(
        "give up", .share, turn: .late,
        meaning: "What later priorities may take back: a share, or an amount of the KPI."
      ) { decoder, field, kpi in kpi.giveUp = decoder.giveUp(field, of: &kpi) },
      .key(
        "target", .either(.share, .map(.target)), turn: .late,
        meaning: "A value to reach, which may be missed."
      ) { decoder, field, kpi in kpi.target = decoder.target(field, of: &kpi) },
      .key("scale", .scale, turn: .late) { decoder, field, kpi in
        guard let (scale, currency) = decoder.scale(field) else { return }
        kpi.scale = scale
        decoder.adopt(currency, as: &kpi.unit, field)
      },
      .key(
        "unit", .name("a unit", example: "write what is counted, for example people"),
        into: \.unit, turn: .early, meaning: "What is counted."),
      .key("base", .amount, meaning: "What comes with nothing funded.") { decoder, field, kpi in
        kpi.base = decoder.figure(field, of: &kpi) ?? 0
      },
      .key("last", .share, meaning: "The value of the last period.") { decoder, field, kpi in
        kpi.last = decoder.figure(field, of: &kpi)
      },
      .key("at least", .share) { decoder, field, kpi in
        kpi.atLeast = decoder.figure(field, of: &kpi)
      },
      .key("at most", .share) { decoder, field, kpi in
        kpi.atMost = decoder.figure(field, of: &kpi)
        decoder.checkOrder(kpi.atLeast, kpi.atMost, at: field)
      },
      .together(
        [
          Key("ratio", .text, meaning: "One KPI divided by another: spend / signups."),
          Key("sum", .text, meaning: "A sum of KPIs: 40 GBP * signups - spend."),
        ] + KPI.combinationKeys, turn: .early
      ) { decoder, parts, kpi in kpi.definition = decoder.definition(parts, unit: &kpi.unit) },
      .together(
        [
          Key(
            "measures", .name,
            meaning:
              "What it measures, by the catalogue of KPIs, where its own name does not say so.")
        ], turn: .early
      ) { decoder, parts, kpi in
        kpi.measures = parts["measures"].flatMap { decoder.measure($0) }
        let known = Catalogue.kpi(named: kpi.measures ?? kpi.name)
        if known?.kind == .rate { kpi.counting = .level }
      },
    ])
}

/// Reading KPIs.
extension Decoder {
  mutating func kpis(_ field: Field) -> [KPI] {
    let example = "write a name and its keys, for example 'reach: {objective: maximize}'"
    return things(field, KPI.keys, expected: "a map of KPIs", example: example) { KPI(name: $0) }
  }

  /// Complains about an `at most`, in a field, that is below an `at least`.
  mutating func checkOrder(_ least: Double?, _ most: Double?, at field: Field) {
    guard let least, let most, least > most else { return }
    complain(
      .outOfRange, at: field, "'at most' is below 'at least'",
      suggestion: "write the smaller one first"
    )
  }

  fileprivate mutating func definition(_ parts: Fields, unit: inout String?) -> KPI.Definition {
    if let ratio = parts["ratio"] {
      if let sum = parts["sum"] {
        complainAboutKey(
          .contradiction, at: sum, "a KPI is a 'ratio' or a 'sum', not both",
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

  /// A value of the KPI; shares only where the KPI is a ratio or counted in percent. A currency
  /// becomes the KPI's unit.
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
        .currency, at: field, "an amount in \(currency) for a KPI in \(known)",
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
        .badValue, at: field, "\(Quoting.quoted(text)) is not \(choices)",
        suggestion: nearest.map { "did you mean '\($0)'?" })
      return nil
    }
    guard let amount = amount(field), isPositive(amount.value, field) else { return nil }
    return (.amount(amount.value), amount.currency)
  }
}

extension KPI {
  /// What a written amount comes to in the KPI's unit: `3.2%` is 3.2 of a KPI that is counted in
  /// percent.
  func value(of amount: Amount) -> Double {
    isInPercent ? amount.percent ?? amount.value : amount.value
  }
}
