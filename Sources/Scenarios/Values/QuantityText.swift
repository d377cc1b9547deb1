// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads what a rule's measure is held against: `140k`, `30% of budget`,
/// `2 x spend on [radio, tv]`.
enum QuantityText {
  /// Reads a quantity, with the currency that was written in it.
  ///
  /// - Throws: what to write instead.
  static func quantity(
    _ text: Substring, for measure: Rule.Measure, names: Names
  ) throws(BadValue) -> (quantity: Rule.Quantity, currency: String?) {
    let text = text.trimmed
    try refuseLooseForms(text)
    if let (left, right) = split(text, at: " of "), left.last == "%" {
      let share = try NumberText.percentage(left.dropLast(), expected: "share")
      // What a set got may be left by less than a share of it: -20% of last.
      if measure.kind == .change, right == "last" { return (.shareOfLast(share), nil) }
      try requireNotNegative(share, text)
      return (try multiple(share, of: right, for: measure, names: names), nil)
    }
    if let (left, right) = split(text, at: " x ") {
      let factor = try NumberText.number(left, expected: "factor")
      try requireNotNegative(factor, text)
      return (try multiple(factor, of: right, for: measure, names: names), nil)
    }
    if let other = self.measure(text, names: names) { return (.multiple(1, of: other), nil) }
    if let (left, right) = split(text, at: " of "), !right.isEmpty,
      let number = NumberText.reading(left), !number.hasSuffix
    {
      throw BadValue(
        .badValue, "\(Quoting.quoted(text)) is not a limit",
        suggestion: number.value > 1
          ? "write \(left)% of \(right), or \(left) x \(right)"
          : "write \(left) x \(right), or a share in percent, such as 30% of \(right)")
    }
    let amount = try AmountText.amount(text)
    if amount.isShare {
      throw BadValue(
        .badValue, "\(Quoting.quoted(text)) does not say of what",
        suggestion: "write '\(text) of budget', '\(text) of spend' or '\(text) of' and a name")
    }
    return (.amount(amount.value), amount.currency)
  }

  /// Refuses `30 % of …`, `5x …` and `3 x` with nothing behind it.
  private static func refuseLooseForms(_ text: Substring) throws(BadValue) {
    let digits = text.prefix { "-.0123456789kM".contains($0) }
    guard NumberText.reading(digits) != nil else { return }
    let rest = text.dropFirst(digits.count)
    let advice: String
    if let whole = wholeBehindPercent(rest) {
      advice = "write \(digits)% of \(whole)"
    } else if rest.hasPrefix(" %") {
      advice = "write \(digits)\(rest.dropFirst())"
    } else if rest.hasPrefix("x ") {
      advice = "write \(digits) \(rest)"
    } else if rest == " x" || rest == "x" || rest == "% of" {
      advice = "say of what, for example '2 x spend on radio' or '30% of budget'"
    } else {
      return
    }
    throw BadValue(
      .badValue, "\(Quoting.quoted(text)) is not a limit", suggestion: advice)
  }

  /// What a share is of, where `of` or the sign is missing: `budget` behind `30% budget`,
  /// `30 percent of budget`.
  private static func wholeBehindPercent(_ rest: Substring) -> Substring? {
    let words = rest.split(separator: " ")
    guard words.count > 1, ["%", "percent", "per cent", "pct"].contains(words[0]) else {
      return nil
    }
    let whole = words[1] == "of" ? words.dropFirst(2) : words.dropFirst()
    guard !whole.isEmpty, words[0] != "%" || words[1] != "of" else { return nil }
    return rest[whole[whole.startIndex].startIndex...]
  }

  private static func requireNotNegative(_ factor: Double, _ text: Substring) throws(BadValue) {
    if factor < 0 {
      throw BadValue(
        .outOfRange, "\(Quoting.quoted(text)) is negative", suggestion: "write 0 or more")
    }
  }

  private static func multiple(
    _ factor: Double, of target: Substring, for own: Rule.Measure, names: Names
  ) throws(BadValue) -> Rule.Quantity {
    switch target {
    case "budget": return .shareOfBudget(factor)
    case "spend": return .multiple(factor, of: .spend(.all))
    case "last": return .shareOfLast(factor)
    default: break
    }
    if let measure = measure(target, names: names) { return .multiple(factor, of: measure) }
    guard own.kind.traits.isComparable else {
      throw BadValue(
        .badValue, "how many lines change is limited by a number", suggestion: "write it as 4")
    }
    return .multiple(factor, of: Rule.Measure(own.kind, of: lineSet(target, names: names)))
  }

  /// A measure written out: `spend on brand`, `units of tv`, `change of all`, `reach from tv`.
  private static func measure(_ text: Substring, names: Names) -> Rule.Measure? {
    if names.lines.contains(String(text)) { return nil }
    for kind in Rule.Measure.Kind.ofLines where kind.traits.isComparable {
      let prefix = kind.traits.key + " "
      guard text.hasPrefix(prefix) else { continue }
      return Rule.Measure(
        kind, of: lineSet(text.dropFirst(prefix.count).trimmed, names: names))
    }
    guard let (kpi, lines) = split(text, at: " from ") else { return nil }
    return .kpi(unquoted(kpi), from: lineSet(lines, names: names))
  }

  // MARK: Sets

  /// A set of lines by one name, or by a list in brackets.
  static func lineSet(_ text: Substring, names: Names) -> LineSet {
    if text == "all" { return .all }
    if text == "campaigns" { return .campaigns }
    if text == "creators" { return .creators }
    if text.first == "[", text.last == "]" {
      let items = text.dropFirst().dropLast().split(separator: ",").map(\.trimmed)
      return .members(items.filter { !$0.isEmpty }.map { reference($0, names: names) })
    }
    return .members([reference(text, names: names)])
  }

  /// One name, with its kind in front where the scenario has no such name as a whole.
  static func reference(_ text: Substring, names: Names) -> LineReference {
    let name = unquoted(text)
    if name.count < text.count || names.lines.contains(name) { return LineReference(name) }
    for kind in LineReference.Kind.allCases where text.hasPrefix(kind.rawValue + " ") {
      return LineReference(unquoted(text.dropFirst(kind.rawValue.count).trimmed), kind: kind)
    }
    return LineReference(name)
  }

  private static func unquoted(_ text: Substring) -> String {
    guard text.count >= 2, let quote = text.first, quote == "\"" || quote == "'",
      text.last == quote
    else { return String(text) }
    return String(text.dropFirst().dropLast())
  }

  private static func split(
    _ text: Substring, at separator: String
  ) -> (Substring, Substring)? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(separator) {
        let end = text.index(start, offsetBy: separator.count)
        return (text[..<start].trimmed, text[end...].trimmed)
      }
      start = text.index(after: start)
    }
    return nil
  }
}
