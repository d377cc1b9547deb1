// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Where a tier of counts ends.
private struct TierEnd {
  /// The last count; `nil` for no end.
  var upTo: Double?
}

/// Reading what campaigns are bought in.
extension Decoder {
  mutating func unitPurchase(_ field: Field) -> UnitPurchase? {
    guard
      let parts = fields(
        field, .purchase, example: "write it as {unit: spot, price: 10k, from: 0, to: 20}")
    else { return nil }
    let unit = parts["unit"].flatMap {
      name($0, expected: "the name of one unit", example: "write it as unit: spot")
    }
    let prices = parts["price"].flatMap { priceTiers($0) }
    let from = parts["from"].map { units($0) } ?? 0
    let to = parts["to"].map { units($0) }
    var isWhole: Bool? = false
    if let field = parts["whole"] { isWhole = truth(field) }
    var scope: TierScope? = .unitsInTier
    if let field = parts["applies to"] { scope = word(field, TierScope.self) }
    guard let unit, let prices, let from, let isWhole, let scope else { return nil }
    var purchase = UnitPurchase(
      unit: unit, prices: prices, pricesApplyTo: scope, from: from, isWhole: isWhole)
    guard let to else { return purchase }
    guard let to else { return nil }
    if let field = parts["to"], to < from {
      complain(.outOfRange, field, "'to' is below 'from'", suggestion: "write the fewest as 'from'")
      return nil
    }
    purchase.to = to
    return purchase
  }

  private mutating func units(_ field: Field) -> Double? {
    number(field).flatMap { isNotNegative($0, field) ? $0 : nil }
  }

  /// One price, or a price for each tier of counts.
  private mutating func priceTiers(_ field: Field) -> [UnitPurchase.PriceTier]? {
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
        .badValue, field, "\(Quoting.quoted(text)) is not 'true' or 'false'", suggestion: example)
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
        .missing, form, "\(Quoting.quoted(form.key)) has no tier", suggestion: example)
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
          .contradiction, field, "a tier behind one without an end", suggestion: example)
        return nil
      }
      start = end + 1
    }
    do {
      let (first, end) = try AmountText.range(field.key[...])
      let ends = [first] + (end.map { [$0] } ?? [])
      guard ends.allSatisfy({ isCount($0) }) else {
        complainAboutKey(
          .badValue, field, "\(Quoting.quoted(field.key)) is not a range of whole units",
          suggestion: example)
        return nil
      }
      guard first.value == start, (end?.value ?? start) >= start else {
        complainAboutKey(
          .contradiction, field, "this tier must begin at unit \(start.formattedPlainly)",
          suggestion: example)
        return nil
      }
      return TierEnd(upTo: end?.value)
    } catch {
      complainAboutKey(error.code, field, error.message, suggestion: error.suggestion)
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
