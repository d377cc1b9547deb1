// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reading single values.
extension Decoder {
  /// Any text, as it was written.
  mutating func text(_ field: Field, expected: String, example: String) -> String? {
    guard case .text(let text, _) = field.node.content else {
      complainAboutType(field, expected: expected, example: example)
      return nil
    }
    return text
  }

  /// A name or a title: any text but the words that YAML tools take for yes, no or nothing.
  mutating func name(_ field: Field, expected: String, example: String) -> String? {
    guard let text = text(field, expected: expected, example: example) else { return nil }
    if case .text(_, isQuoted: false) = field.node.content, ReservedWord.isReserved(text) {
      complain(
        .unsupportedYAML, at: field,
        ReservedWord.message(text), suggestion: ReservedWord.suggestion)
      return nil
    }
    if text.allSatisfy(\.isWhitespace) {
      complain(.badValue, at: field, "an empty name", suggestion: example)
      return nil
    }
    return text
  }

  /// One of a few words.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ field: Field, _ type: Word.Type
  ) -> Word? where Word.RawValue == String {
    let words = type.allCases.map(\.rawValue)
    let choices = Quoting.list(words, joinedBy: "or")
    guard let text = text(field, expected: choices, example: "write \(choices)") else { return nil }
    if let word = Word(rawValue: text) { return word }
    let nearest = NearestName.nearest(to: text, among: words)
    complain(
      .badValue, at: field, "\(Quoting.quoted(text)) is not \(choices)",
      suggestion: nearest.map { "did you mean '\($0)'?" })
    return nil
  }

  /// A number that may have a currency behind it.
  mutating func amount(_ field: Field, allowsShare: Bool = false) -> Amount? {
    guard let text = text(field, expected: "an amount", example: "write it as 1200, 1.2k or 1.2M")
    else { return nil }
    do {
      let written = try AmountText.amount(text[...], isCell: isInTable(field.node.span))
      noteGrouping(text[...], field)
      guard let amount = converted(written, field) else { return nil }
      if amount.isShare, !allowsShare {
        complain(
          .badValue, at: field, "a share, \(Quoting.quoted(text)), does not fit here",
          suggestion: "write an amount")
        return nil
      }
      return amount
    } catch {
      complain(error, field)
      return nil
    }
  }

  /// A number without currency.
  mutating func number(_ field: Field, allowsShare: Bool = false) -> Double? {
    guard let text = text(field, expected: "a number", example: "write it as 1200, 1.2k or 1.2M")
    else { return nil }
    do {
      let amount = try AmountText.amount(
        text[...], expected: "number", isCell: isInTable(field.node.span))
      noteGrouping(text[...], field)
      if let currency = amount.currency {
        complain(
          .wrongType, at: field, "a number without currency fits here, not \(Quoting.quoted(text))",
          suggestion: "remove \(currency)")
        return nil
      }
      if amount.isShare, !allowsShare {
        complain(
          .badValue, at: field, "a share, \(Quoting.quoted(text)), does not fit here",
          suggestion: "write a number")
        return nil
      }
      return amount.value
    } catch {
      complain(error, field)
      return nil
    }
  }

  /// A number above 0 without currency.
  mutating func positiveNumber(_ field: Field) -> Double? {
    number(field).flatMap { isPositive($0, field) ? $0 : nil }
  }

  /// An amount of money of 0 or more.
  mutating func money(_ field: Field) -> Double? {
    amount(field).flatMap { isNotNegative($0.value, field) ? $0.value : nil }
  }

  /// An amount of money above 0.
  mutating func positiveMoney(_ field: Field) -> Double? {
    amount(field).flatMap { isPositive($0.value, field) ? $0.value : nil }
  }

  mutating func isPositive(_ value: Double, _ field: Field) -> Bool {
    if value > 0 { return true }
    complain(
      .outOfRange, at: field, "\(Quoting.quoted(field.key)) must be above 0",
      suggestion: "write a number above 0")
    return false
  }

  mutating func isNotNegative(_ value: Double, _ field: Field) -> Bool {
    if value >= 0 { return true }
    complain(
      .outOfRange, at: field, "\(Quoting.quoted(field.key)) is negative",
      suggestion: "write an amount of 0 or more")
    return false
  }

  /// An amount of money or a range of it: what may be spent.
  mutating func spendRange(_ field: Field) -> (least: Double, most: Double?)? {
    switch field.node.content {
    case .ends(let least, let most):
      return spendRange(field, least: least, most: most)
    default:
      break
    }
    let example = "write the least and the most, for example 0..500k"
    guard let text = text(field, expected: "an amount or a range", example: example) else {
      return nil
    }
    do {
      let (least, most) = try AmountText.range(text[...])
      if least.isShare || most?.isShare == true {
        complain(
          .badValue, at: field, "a share, \(Quoting.quoted(text)), does not fit here",
          suggestion: "write amounts here, and shares into 'rules'")
        return nil
      }
      guard let low = converted(least, field) else { return nil }
      let high = most.map { converted($0, field) }
      if case .some(.none) = high { return nil }
      guard isNotNegative(low.value, field) else { return nil }
      return ordered(low.value, high??.value, at: field)
    } catch {
      complain(error, field)
      return nil
    }
  }

  private mutating func spendRange(
    _ field: Field, least: Node?, most: Node?
  ) -> (least: Double, most: Double?)? {
    func cell(_ node: Node, _ column: String) -> Field {
      Field(path: field.path.dropLast() + [column], keySpan: node.span, node: node)
    }
    let low = least.map { money(cell($0, "least")) } ?? 0
    let high = most.map { money(cell($0, "most")) }
    guard let low else { return nil }
    switch high {
    case .none: return (low, nil)
    case .some(.none): return nil
    case .some(.some(let high)):
      return ordered(low, high, at: most.map { cell($0, "most") } ?? field)
    }
  }

  private mutating func ordered(
    _ least: Double, _ most: Double?, at field: Field
  ) -> (least: Double, most: Double?)? {
    if let most, most < least {
      complain(
        .outOfRange, at: field, "the least is above the most",
        suggestion: "write the smaller one first"
      )
      return nil
    }
    return (least, most)
  }
}
