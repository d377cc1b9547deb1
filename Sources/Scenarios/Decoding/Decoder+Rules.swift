// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Vocabulary {
  static let rule = Vocabulary(
    thing: "a rule", example: "write it as {spend on: brand, at least: 100k}", definition: "rule",
    meaning: "A measure held against a limit, or a condition between two lines.",
    needs: Rule.Measure.Kind.ofLines.map { [$0.traits.key] } + [["kpi", "from"], ["if"]],
    whole: Rule.Measure.Kind.all.map(\.traits.key) + ["if"],
    keys: Rule.Measure.Kind.all.flatMap(\.keys)
      + Rule.Limit.Relation.allCases.map { Key($0.rawValue, .limit) }
      + [Key("each", Form<Rule.Each>.word.shape), Key("if", .name)]
      + Condition.Consequence.allCases.map { Key($0.rawValue, .name) })
}

extension Rule.Measure.Kind {
  /// The keys that say what is measured.
  fileprivate var keys: [Key] {
    let (key, lines) = (traits.key, Key(traits.linesKey, .set))
    return key == lines.name ? [lines] : [Key(key, .name), lines]
  }
}

/// Reading rules and the sets of lines that they are about.
extension Decoder {
  mutating func rules(_ field: Field) -> (rules: [Rule], conditions: [Condition]) {
    let example = "write a name and a limit, for example 'floor: {spend on: brand, at least: 100k}'"
    var rules: [Rule] = []
    var conditions: [Condition] = []
    for entry in entries(field, expected: "a map of rules", example: example) ?? [] {
      guard let parts = fields(entry, .rule) else { continue }
      if parts["if"] ?? parts["then"] ?? parts["not"] != nil {
        if let condition = condition(parts) { conditions.append(condition) }
      } else if let rule = rule(entry, parts) {
        rules.append(rule)
      }
    }
    return (rules, conditions)
  }

  /// `{if: video, then: search}` or `{if: aya, not: ben}`.
  private mutating func condition(_ parts: Fields) -> Condition? {
    let example = "write it as {if: video, then: search} or {if: aya, not: ben}"
    let consequences = Condition.Consequence.allCases.compactMap { consequence in
      parts[consequence.rawValue].map { (consequence: consequence, field: $0) }
    }
    let others = parts.all.filter { !["if", "then", "not"].contains($0.key) }
    if let other = others.first {
      complainAboutKey(
        .contradiction, at: other, "\(Quoting.quoted(other.key)) does not fit beside 'if'",
        suggestion: "make two rules of it")
      return nil
    }
    guard let start = parts["if"] else {
      complainAboutMissing("if", of: parts.own, example: example)
      return nil
    }
    guard consequences.count == 1 else {
      if consequences.isEmpty {
        complainAboutMissing("then", of: parts.own, example: example)
      } else {
        complainAboutKey(
          .contradiction, at: consequences[1].field, "a condition has 'then' or 'not', not both",
          suggestion: "make two rules of it")
      }
      return nil
    }
    let line = lineReference(start)
    let other = lineReference(consequences[0].field)
    guard let line, let other else { return nil }
    return Condition(name: parts.own.key, if: line, consequences[0].consequence, other)
  }

  private mutating func lineReference(_ field: Field) -> LineReference? {
    guard
      let text = name(field, expected: "the name of a line", example: "write one name")
    else { return nil }
    if case .text(_, isQuoted: true) = field.node.content { return LineReference(text) }
    return QuantityText.reference(text[...], names: names)
  }

  private mutating func rule(_ field: Field, _ parts: Fields) -> Rule? {
    let measure = measure(parts)
    var limits: [Rule.Limit] = []
    var fields: [Field] = []
    for relation in Rule.Limit.Relation.allCases {
      guard let part = parts[relation.rawValue] else { continue }
      fields.append(part)
      guard let quantity = quantity(part, for: measure ?? .change(.all)) else { continue }
      limits.append(Rule.Limit(relation, quantity))
    }
    if fields.isEmpty, !hasComplaint(directlyIn: field.path) {
      complainAboutKey(
        .missing, at: field, "the rule \(Quoting.quoted(field.key)) has no limit",
        suggestion: "add 'at least', 'at most' or 'exactly'")
    }
    if fields.count > 1, let exactly = parts["exactly"] {
      complainAboutKey(
        .contradiction, at: exactly, "'exactly' stands beside another limit",
        suggestion: "keep 'exactly' alone")
    }
    checkOrder(limits, parts)
    let each = parts["each"].flatMap { word($0, Rule.Each.self) }
    guard let measure, !limits.isEmpty else { return nil }
    return Rule(name: field.key, measure: measure, limits: limits, each: each)
  }

  private mutating func checkOrder(_ limits: [Rule.Limit], _ parts: Fields) {
    var bounds: [Rule.Limit.Relation: Double] = [:]
    for limit in limits {
      if case .amount(let amount) = limit.quantity { bounds[limit.relation] = amount }
    }
    if let field = parts["at most"] { checkOrder(bounds[.atLeast], bounds[.atMost], at: field) }
  }

  // MARK: Measures

  private mutating func measure(_ parts: Fields) -> Rule.Measure? {
    let ofLines = Rule.Measure.Kind.ofLines
    let kinds = parts.all.filter { part in
      part.key == "kpi" || ofLines.contains { $0.traits.key == part.key }
    }
    guard let key = kinds.first else {
      if !hasComplaint(directlyIn: parts.own.path) {
        complainAboutKey(
          .missing, at: parts.own, "the rule \(Quoting.quoted(parts.own.key)) measures nothing",
          suggestion: Vocabulary.rule.example)
      }
      return nil
    }
    if kinds.count > 1 {
      complainAboutKey(
        .contradiction, at: kinds[1],
        "a rule measures one thing, not \(Quoting.list(kinds.map(\.key)))",
        suggestion: "make two rules of it")
      return nil
    }
    if let kind = ofLines.first(where: { $0.traits.key == key.key }) {
      if let from = parts["from"] {
        complainAboutKey(
          .contradiction, at: from, "'from' stands beside 'kpi' only", suggestion: "remove it")
      }
      return lineSet(key).map { Rule.Measure(kind, of: $0) }
    }
    let kpi = name(key, expected: "the name of a KPI", example: "write it as kpi: reach")
    guard let from = parts["from"] else {
      complainAboutMissing("from", of: parts.own, example: "add the lines, for example from: all")
      return nil
    }
    guard let lines = lineSet(from), let kpi else { return nil }
    return .kpi(kpi, from: lines)
  }

  private mutating func quantity(_ field: Field, for measure: Rule.Measure) -> Rule.Quantity? {
    let example = "write an amount, '30% of budget' or '2 x spend on radio'"
    guard let text = text(field, expected: "a limit", example: example) else { return nil }
    do {
      let (read, currency) = try QuantityText.quantity(text[...], for: measure, names: names)
      let traits = measure.kind.traits
      if let counted = traits.unit.counted, let currency {
        complain(
          .wrongType, at: field,
          "\(counted) are counted, not paid, and \(Quoting.quoted(text)) is money",
          suggestion: "remove \(currency)")
        return nil
      }
      var quantity = read
      if case .amount(let value) = read {
        guard let amount = converted(Amount(value: value, currency: currency), field) else {
          return nil
        }
        quantity = .amount(amount.value)
      }
      if case .amount(let amount) = quantity, amount < 0, traits.isNeverNegative,
        case .quantity = traits.part
      {
        _ = isNotNegative(amount, field)
        return nil
      }
      return quantity
    } catch {
      complain(error, field)
      return nil
    }
  }

  // MARK: Sets of lines

  /// A set by one name or a list of names.
  private mutating func lineSet(_ field: Field) -> LineSet? {
    switch field.node.content {
    case .list(let items):
      if items.isEmpty {
        complain(.missing, at: field, "the list is empty", suggestion: "write [video, search]")
        return nil
      }
      return .members(items.compactMap { reference($0, in: field) })
    case .text(let text, let isQuoted):
      if isQuoted { return .members([LineReference(text)]) }
      if ReservedWord.isReserved(text) {
        return name(field, expected: "a name", example: "write a name").map {
          .members([LineReference($0)])
        }
      }
      return QuantityText.lineSet(text[...], names: names)
    default:
      complainAboutType(
        field, expected: "a name or a list of names", example: "write brand or [video, search]")
      return nil
    }
  }

  /// One name of a list.
  mutating func reference(_ item: Node, in field: Field) -> LineReference? {
    let field = Field(path: field.path, keySpan: item.span, node: item)
    guard
      let text = name(field, expected: "a name", example: "write a name, or put it in quotes")
    else { return nil }
    if case .text(_, isQuoted: true) = item.content { return LineReference(text) }
    return QuantityText.reference(text[...], names: names)
  }
}

extension Rule.Measure.Kind.Unit {
  /// The things that are counted; `nil` for money and KPIs.
  fileprivate var counted: String? {
    switch self {
    case .units: "units"
    case .lines: "lines"
    case .money, .kpi: nil
    }
  }
}
