// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension UnitPurchase {
  /// The keys of a purchase in units.
  static let keys = Keys<UnitPurchase>(
    Vocabulary(
      thing: "a purchase in units",
      example: "write it as {unit: spot, price: 10k, from: 0, to: 20}",
      definition: "purchase"),
    [
      .key(
        "unit", .name("the name of one unit", example: "write it as unit: spot"), into: \.unit,
        isRequired: true, meaning: "What one unit is called."),
      .key("price", Form(.tiers) { $0.priceTiers($1) }, into: \.prices, isRequired: true),
      .key("applies to", .word(.scope), into: \.pricesApplyTo),
      .key("from", Form(.amount) { $0.units($1) }, into: \.from),
      .key("to", Form(.amount) { $0.units($1) }, into: \.to),
      .key(
        "whole", .truth, into: \.isWhole, meaning: "Whether only whole units can be bought."),
    ])
}

/// Where a tier of counts ends.
private struct TierEnd {
  /// The last count; `nil` for no end.
  var upTo: Double?
}

/// Reading what campaigns are bought in.
extension Decoder {
  mutating func unitPurchase(_ field: Field) -> UnitPurchase? {
    var purchase = UnitPurchase(unit: "", prices: [])
    guard let parts = fields(field, UnitPurchase.keys.vocabulary) else { return nil }
    let before = findings.count
    read(parts, UnitPurchase.keys, into: &purchase)
    guard findings.count == before, !purchase.unit.isEmpty, !purchase.prices.isEmpty else {
      return nil
    }
    if let field = parts["to"], let to = purchase.to, to < purchase.from {
      complain(
        .outOfRange, at: field, "'to' is below 'from'", suggestion: "write the fewest as 'from'")
      return nil
    }
    return purchase
  }

  fileprivate mutating func units(_ field: Field) -> Double? {
    number(field).flatMap { isNotNegative($0, field) ? $0 : nil }
  }

  /// One price, or a price for each tier of counts.
  fileprivate mutating func priceTiers(_ field: Field) -> [UnitPurchase.PriceTier]? {
    guard case .map = field.node.content else {
      return positiveMoney(field).map { [UnitPurchase.PriceTier(upTo: nil, price: $0)] }
    }
    return tiers(field, example: "write 10k, or {1..10: 10k, 11..: 8k}") { decoder, tier in
      decoder.positiveMoney(tier)
    }?
    .map { UnitPurchase.PriceTier(upTo: $0.upTo, price: $0.value) }
  }

  /// `true` or `false`.
  mutating func truth(_ field: Field) -> Bool? {
    let example = "write \(field.key): true or \(field.key): false"
    guard let text = text(field, expected: "'true' or 'false'", example: example) else {
      return nil
    }
    switch text {
    case "true": return true
    case "false": return false
    default:
      complain(
        .badValue, at: field, "\(Quoting.quoted(text)) is not 'true' or 'false'",
        suggestion: example)
      return nil
    }
  }

  /// Figures by tiers of counts that follow each other, `{1..10: 90, 11..: 55}`.
  mutating func tiers(
    _ form: Field, example: String, value: (inout Decoder, Field) -> Double?
  ) -> [(upTo: Double?, value: Double)]? {
    guard case .map(let map) = form.node.content else { return nil }
    var tiers: [(upTo: Double?, value: Double)] = []
    for entry in map.entries {
      let field = Field(entry, in: form.path)
      if map.isFlow, isTailOfNumber(field) {
        complainAboutComma(field)
        return nil
      }
      guard let end = tierEnd(field, behind: tiers.last) else { return nil }
      guard let figure = value(&self, field) else { return nil }
      tiers.append((end.upTo, figure))
    }
    if tiers.isEmpty {
      complain(
        .missing, at: form, "\(Quoting.quoted(form.key)) has no tier", suggestion: example)
      return nil
    }
    return tiers
  }

  /// Where a tier ends that must begin where the one before it ends.
  private mutating func tierEnd(
    _ field: Field, behind last: (upTo: Double?, value: Double)?
  ) -> TierEnd? {
    let example = "write tiers that follow each other, for example {1..10: 90, 11..: 55}"
    var start = 1.0
    if let last {
      guard let end = last.upTo else {
        complainAboutKey(
          .contradiction, at: field, "a tier behind one without an end", suggestion: example)
        return nil
      }
      start = end + 1
    }
    do {
      let (first, end) = try AmountText.range(field.key[...])
      let ends = [first] + (end.map { [$0] } ?? [])
      guard ends.allSatisfy({ isCount($0) }) else {
        complainAboutKey(
          .badValue, at: field, "\(Quoting.quoted(field.key)) is not a range of whole units",
          suggestion: example)
        return nil
      }
      guard first.value == start, (end?.value ?? start) >= start else {
        complainAboutKey(
          .contradiction, at: field, "this tier must begin at unit \(start.formattedPlainly)",
          suggestion: example)
        return nil
      }
      return TierEnd(upTo: end?.value)
    } catch {
      complainAboutKey(error.code, at: field, error.message, suggestion: error.suggestion)
      return nil
    }
  }

  private func isCount(_ amount: Amount) -> Bool {
    amount.value == amount.value.rounded() && amount.currency == nil && !amount.isShare
  }
}

extension Double {
  /// The number without a decimal point where it is whole.
  var formattedPlainly: String { Int(exactly: self).map { "\($0)" } ?? "\(self)" }
}
