// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Scenario {
  /// The keys of what counts for all KPIs.
  static let tradeOffKeys = Keys<Scenario>(
    Vocabulary(
      thing: "a trade-off", expected: "a map with 'scale' or 'targets'",
      example: "write {scale: range}"),
    [
      .key("scale", Form(.scale) { $0.scale($1)?.scale }, into: \.scale),
      .key("targets", .word, into: \.targetRule),
    ])
}

extension Vocabulary {
  static let target = Vocabulary(
    thing: "a target", example: "write {at least: 1200}, {at most: 55k} or {exactly: 40}",
    definition: "target",
    keys: Target.Kind.allCases.map { Key($0.rawValue, .share) } + [
      Key("under", .number, meaning: "What a miss below counts: 2, or 2@1 at priority 1."),
      Key("over", .number, meaning: "What a miss above counts: 2, or 2@1 at priority 1."),
    ])
}

/// Reading how objectives weigh against each other: priorities, what may be given up, and targets.
extension Decoder {
  /// A whole number; whether it is one that a priority can be is for the checks.
  mutating func priority(_ field: Field) -> Int? {
    guard let value = number(field) else { return nil }
    if let priority = Int(exactly: value) { return priority }
    complain(
      .badValue, at: field, "a priority is a whole number, not \(value.formattedPlainly)",
      suggestion: "write 1 for what is settled first, then 2")
    return nil
  }

  /// A share, `2%`, or an amount of the KPI.
  mutating func giveUp(_ field: Field, of kpi: inout KPI) -> GiveUp? {
    guard let amount = amount(field, allowsShare: true) else { return nil }
    if amount.isShare { return .share(amount.value) }
    adopt(amount.currency, as: &kpi.unit, field)
    return .amount(amount.value)
  }

  // MARK: Targets

  /// A value to reach, or a map that also says which side of it is fine and what missing it counts.
  mutating func target(_ field: Field, of kpi: inout KPI) -> Target? {
    if case .map = field.node.content { return targetMap(field, of: &kpi) }
    if refuseChange(field) { return nil }
    guard let value = figure(field, of: &kpi) else { return nil }
    switch kpi.objective {
    case .maximize: return Target(.atLeast, value)
    case .minimize: return Target(.atMost, value)
    case nil:
      complain(
        .missing, at: field,
        "nothing says on which side of its target \(Quoting.quoted(kpi.name)) is fine",
        suggestion: "add 'objective: maximize' or 'objective: minimize', or write "
          + "{at least: \(Self.written(field))}")
      return nil
    }
  }

  private mutating func targetMap(_ field: Field, of kpi: inout KPI) -> Target? {
    guard let parts = fields(field, .target) else { return nil }
    let under = parts["under"].map { side($0) } ?? Target.Side()
    let over = parts["over"].map { side($0) } ?? Target.Side()
    let values = Target.Kind.allCases.compactMap { kind in
      parts[kind.rawValue].map { (kind: kind, field: $0) }
    }
    guard let first = values.first else {
      if !hasComplaint(directlyIn: field.path) {
        complain(
          .missing, at: field, "the target has no value", suggestion: Vocabulary.target.example)
      }
      return nil
    }
    if values.count > 1 {
      complainAboutKey(
        .contradiction, at: values[1].field,
        "a target has one value, not \(Quoting.list(values.map(\.kind.rawValue)))",
        suggestion: "keep one of them; limits of the KPI may stand beside 'target'")
      return nil
    }
    if Self.written(first.field).hasPrefix("+"), refuseChange(first.field) { return nil }
    guard let value = figure(first.field, of: &kpi), let under, let over else { return nil }
    return Target(first.kind, value, under: under, over: over)
  }

  /// `2`, or `2@1`: a weight and the priority at which it counts.
  private mutating func side(_ field: Field) -> Target.Side? {
    let example = "write a weight, for example 2, or a weight and a priority, for example 2@1"
    guard let text = text(field, expected: "a weight", example: example) else { return nil }
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let weight = NumberText.reading(parts[0].trimmed)?.value,
      let priority = parts.count == 1 ? 1 : NumberText.reading(parts[1].trimmed)?.value
    else {
      complain(
        .badValue, at: field, "\(Quoting.quoted(text)) is not a weight, or a weight and a priority",
        suggestion: example)
      return nil
    }
    guard isPositive(weight, field) else { return nil }
    if parts.count == 1 { return Target.Side(weight: weight) }
    guard let whole = Int(exactly: priority) else {
      complain(
        .badValue, at: field, "a priority is a whole number, not \(priority.formattedPlainly)",
        suggestion: example)
      return nil
    }
    return Target.Side(weight: weight, priority: whole)
  }

  /// Complains about a value with a sign, which reads as a change; says whether it has one.
  private mutating func refuseChange(_ field: Field) -> Bool {
    let text = Self.written(field)
    guard let sign = text.first, sign == "+" || sign == "-",
      text.dropFirst().first?.isNumber == true
    else { return false }
    let advice =
      sign == "-" && text.last != "%"
      ? "write {at least: \(text)} or {at most: \(text)} if the value itself is below 0"
      : "write the value to reach, for example 1200"
    complain(
      .badValue, at: field, "\(Quoting.quoted(text)) is a change, and a target is a value",
      suggestion: advice)
    return true
  }

  private static func written(_ field: Field) -> String {
    if case .text(let text, _) = field.node.content { text } else { "" }
  }
}
