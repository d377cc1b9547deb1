// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

extension Vocabulary {
  /// What a campaign brings of a KPI, perhaps by market.
  static let response = Vocabulary(
    thing: "a response", example: responseInMarket.example, definition: "response",
    later: Vocabulary.calendar, allowsPer: true,
    keys: responseInMarket.keys + [Key("by market", .named(.map(responseInMarket)))])

  static let responseInMarket = Vocabulary(
    thing: "a response in a market", expected: "a response",
    example: "write a response, for example {per 1k: 90} or {hill: {max: 380k, half: 160k}}",
    definition: "response", later: Vocabulary.calendar, allowsPer: true,
    keys: CurveFamily.all.map { Key($0.name, .map(family($0))) } + [
      Key(
        "points", .named(.amount),
        meaning: "Values by spend, which begin at 0 and rise: {0: 0, 50k: 12}."),
      Key("envelope", .envelope), Key("beyond", .beyond), Key("rate", .share),
      Key("of", .name, meaning: "The KPI of the same campaign that the rate is of."),
      Key("per unit", .tiers), Key("applies to", .scope),
    ])

  static func family(_ family: CurveFamily) -> Vocabulary {
    let required = family.parameters.filter { $0.standard == nil }.map(\.name)
    return Vocabulary(
      thing: "'\(family.name)'", expected: "a map with \(Quoting.list(required))",
      example: "write {\(required.map { "\($0): …" }.joined(separator: ", "))}",
      definition: family.name,
      keys: family.parameters.map { Key($0.name, .amount, isRequired: $0.standard == nil) })
  }
}

/// Reading what campaigns bring.
extension Decoder {
  /// The keys that stand beside a form of response, each with the form.
  private static let owners = [
    "of": "rate", "applies to": "per unit", "beyond": "points", "envelope": "points",
  ]

  mutating func deliveries(_ field: Field) -> [Delivery] {
    let entries = entries(
      field, expected: "a map of KPIs", example: "write it as {reach: {per 1k: 90}}")
    return (entries ?? []).flatMap { deliveries(of: $0) }
  }

  /// What a campaign brings of one KPI: a response, or one for each market.
  private mutating func deliveries(of field: Field) -> [Delivery] {
    guard let parts = fields(field, .response) else { return [] }
    guard let form = parts["by market"] else {
      return response(parts).map { [Delivery(kpi: field.key, response: $0)] } ?? []
    }
    if let other = parts.all.first(where: { $0.key != form.key }) {
      complainAboutKey(
        .contradiction, at: other, "\(Quoting.quoted(other.key)) stands beside 'by market'",
        suggestion: "write it for each market, or leave 'by market' out")
    }
    let example = "write {by market: {uk: {per 1k: 3}, de: {per 1k: 2}}}"
    return marketEntries(form, example: example).compactMap { entry in
      fields(entry, .responseInMarket).flatMap { response($0) }.map {
        Delivery(kpi: field.key, market: entry.key, response: $0)
      }
    }
  }

  private mutating func response(_ parts: Fields) -> Response? {
    let field = parts.own
    let forms = parts.all.filter { Self.owners[$0.key] == nil }
    guard let form = forms.first else {
      if !hasComplaint(directlyIn: field.path) {
        complain(
          .missing, at: field, "\(Quoting.quoted(field.key)) has no curve and no rate",
          suggestion: Vocabulary.response.example)
      }
      return nil
    }
    if forms.count > 1 {
      complainAboutKey(
        .contradiction, at: forms[1],
        "a response has one form, not \(Quoting.list(forms.map(\.key)))",
        suggestion: "keep one of them")
      return nil
    }
    refuseCompanions(parts, form: form.key)
    switch form.key {
    case "rate": return rate(form, of: parts["of"], in: field)
    case "per unit": return perUnit(form, scope: parts["applies to"])
    default: return curve(form, parts: parts)
    }
  }

  private mutating func refuseCompanions(_ parts: Fields, form: String) {
    for part in parts.all {
      guard let owner = Self.owners[part.key], owner != form else { continue }
      complainAboutKey(
        .contradiction, at: part, "'\(part.key)' does not fit \(Quoting.quoted(form))",
        suggestion: "it belongs to '\(owner)'")
    }
  }

  // MARK: Curves

  private mutating func curve(_ form: Field, parts: Fields) -> Response? {
    let envelope = parts["envelope"].map { self.envelope($0) } ?? Envelope.none
    let curve: Curve? =
      if form.key == "points" {
        points(form, beyond: parts["beyond"])
      } else if let family = CurveFamily.all.first(where: { $0.name == form.key }) {
        curve(form, family: family)
      } else {
        linear(form)
      }
    guard let curve, let envelope else { return nil }
    return .curve(curve, envelope: envelope)
  }

  mutating func envelope(_ field: Field) -> Envelope? {
    guard
      let text = text(field, expected: "'concave'", example: "write envelope: concave")
    else { return nil }
    switch text {
    case "concave": return .concave
    case "none": return Envelope.none
    default:
      complain(
        .badValue, at: field, "\(Quoting.quoted(text)) is not 'concave' or 'none'",
        suggestion: "write envelope: concave")
      return nil
    }
  }

  private mutating func linear(_ form: Field) -> Curve? {
    let text = form.key.dropFirst("per ".count)
    let spend: Amount
    do {
      spend = try AmountText.amount(text)
    } catch {
      complainAboutKey(error.code, at: form, error.message, suggestion: error.suggestion)
      return nil
    }
    guard spend.value > 0, !spend.isShare else {
      complainAboutKey(
        .outOfRange, at: form, "\(Quoting.quoted(form.key)) is not per an amount above 0",
        suggestion: "write it as per 1k")
      return nil
    }
    guard let spend = converted(spend, form), let value = value(form) else { return nil }
    return made(form) { () throws(CurveError) in
      .linear(try LinearCurve(rate: value / spend.value))
    }
  }

  /// A figure of the KPI: any sign; where the KPI is money a currency may stand behind it.
  mutating func value(_ field: Field) -> Double? {
    amount(field)?.value
  }

  private mutating func curve(_ form: Field, family: CurveFamily) -> Curve? {
    guard let parts = fields(form, .family(family)) else { return nil }
    var values: [Double?] = []
    for parameter in family.parameters {
      guard let field = parts[parameter.name] else {
        values.append(parameter.standard)
        continue
      }
      let value =
        switch (parameter.isPositive, parameter.isMoney) {
        case (true, true): positiveMoney(field)
        case (true, false): positiveNumber(field)
        case (false, _): self.value(field)
        }
      values.append(value)
    }
    let present = values.compactMap { $0 }
    guard present.count == family.parameters.count else { return nil }
    return made(form) { () throws(CurveError) in try family.make(present) }
  }

  private mutating func points(_ form: Field, beyond: Field?) -> Curve? {
    let example = "write spends and values, for example {0: 0, 50k: 12, 100k: 20}"
    guard case .map(let map) = form.node.content else {
      complainAboutType(form, expected: "a map of points", example: example)
      return nil
    }
    var spends: [Double] = []
    var values: [Double] = []
    let before = findings.count
    for entry in map.entries {
      let field = Field(entry, in: form.path)
      if map.isFlow, isTailOfNumber(field) {
        complainAboutComma(field)
        return nil
      }
      guard let spend = pointSpend(field), let value = value(field) else { continue }
      if let last = spends.last, spend <= last {
        complainAboutKey(
          .outOfRange, at: field,
          "the spends of points rise, and \(Quoting.quoted(entry.key)) does not",
          suggestion: "order the points by spend, each spend once")
        return nil
      }
      spends.append(spend)
      values.append(value)
    }
    guard let tail = tail(beyond), findings.count == before else { return nil }
    return made(form) { () throws(CurveError) in
      .points(try PointsCurve(spends: spends, values: values, tail: tail))
    }
  }

  private mutating func pointSpend(_ field: Field) -> Double? {
    do {
      let amount = try AmountText.amount(field.key[...], isCell: isInTable(field.keySpan))
      noteGrouping(
        field.key[...], Field(path: field.path, keySpan: field.keySpan, node: field.node))
      guard !amount.isShare, amount.value >= 0 else {
        complainAboutKey(
          .outOfRange, at: field, "\(Quoting.quoted(field.key)) is not a spend",
          suggestion: "write an amount of 0 or more")
        return nil
      }
      return converted(amount, field)?.value
    } catch {
      complainAboutKey(error.code, at: field, error.message, suggestion: error.suggestion)
      return nil
    }
  }

  private mutating func tail(_ field: Field?) -> PointsCurve.Tail? {
    guard let field else { return .undefined }
    guard let text = text(field, expected: "'flat'", example: "write beyond: flat") else {
      return nil
    }
    if text == "flat" { return .flat }
    complain(
      .badValue, at: field, "\(Quoting.quoted(text)) is not 'flat'",
      suggestion: "write beyond: flat")
    return nil
  }

  private mutating func made(
    _ form: Field, _ make: () throws(CurveError) -> Curve
  ) -> Curve? {
    do {
      return try make()
    } catch {
      complain(.outOfRange, at: form, error.description)
      return nil
    }
  }

  // MARK: Rates and units

  private mutating func rate(_ form: Field, of source: Field?, in field: Field) -> Response? {
    let share = number(form, allowsShare: true)
    guard let source else {
      complainAboutMissing("of", of: field, example: "write it as {rate: 4%, of: clicks}")
      return nil
    }
    let kpi = name(source, expected: "the name of a KPI", example: "write it as of: clicks")
    guard let share, let kpi else { return nil }
    return .rate(share, of: kpi)
  }

  private mutating func perUnit(_ form: Field, scope: Field?) -> Response? {
    var appliesTo: TierScope? = .unitsInTier
    if let scope { appliesTo = word(scope, TierScope.self) }
    guard case .map = form.node.content else {
      return value(form).map { .perUnit([UnitTier(upTo: nil, perUnit: $0)]) }
    }
    let tiers = self.tiers(form, example: "write 90, or {1..10: 90, 11..: 55}") { decoder, tier in
      decoder.value(tier)
    }
    guard let tiers, let appliesTo else { return nil }
    return .perUnit(
      tiers.map { UnitTier(upTo: $0.upTo, perUnit: $0.value) }, appliesTo: appliesTo)
  }
}
