// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reading campaigns.
extension Decoder {
  mutating func campaigns(_ field: Field) -> [Campaign] {
    let example = "write a name and its keys, for example 'search: {spend: 0..500k, brings: {...}}'"
    let entries = entries(field, expected: "a map of campaigns", example: example)
    return (entries ?? []).map { campaign($0) }
  }

  private mutating func campaign(_ field: Field) -> Campaign {
    var campaign = Campaign(name: field.key, purchase: .money(least: 0, most: nil))
    guard
      let parts = fields(
        field, .campaign,
        example: "write its keys, for example {spend: 0..500k, brings: {reach: {per 1k: 90}}}")
    else { return campaign }
    campaign.channel = parts["channel"].flatMap {
      name($0, expected: "the name of a channel", example: "write one name, for example brand")
    }
    campaign.purchase = purchase(parts) ?? campaign.purchase
    campaign.last = parts["last"].flatMap { money($0) }
    campaign.brings = parts["brings"].map { deliveries($0) } ?? []
    return campaign
  }

  private mutating func purchase(_ parts: Fields) -> Campaign.Purchase? {
    switch (parts["spend"], parts["buys"]) {
    case (let spend?, nil):
      return spendRange(spend).map { .money(least: $0.least, most: $0.most) }
    case (nil, let buys?):
      return unitPurchase(buys).map { .units($0) }
    case (.some, let buys?):
      complainAboutKey(
        .contradiction, buys, "a campaign has 'spend' or 'buys', not both",
        suggestion: "keep one of them")
      return nil
    case (nil, nil):
      if !hasComplaint(directlyIn: parts.own.path) {
        complainAboutMissing(
          "spend", of: parts.own,
          example: "write the least and the most, for example spend: 0..500k")
      }
      return nil
    }
  }

  private mutating func unitPurchase(_ field: Field) -> UnitPurchase? {
    guard
      let parts = fields(
        field, .purchase, example: "write it as {unit: spot, price: 10k, from: 0, to: 20}")
    else { return nil }
    let unit = parts["unit"].flatMap {
      name($0, expected: "the name of one unit", example: "write it as unit: spot")
    }
    let price = parts["price"].flatMap { positiveMoney($0) }
    let from = parts["from"].map { units($0) } ?? 0
    let to = parts["to"].map { units($0) }
    if let whole = parts["whole"] { checkWhole(whole) }
    guard let unit, let price, let from else { return nil }
    guard let to else { return UnitPurchase(unit: unit, price: price, from: from) }
    guard let to else { return nil }
    if let field = parts["to"], to < from {
      complain(.outOfRange, field, "'to' is below 'from'", suggestion: "write the fewest as 'from'")
      return nil
    }
    return UnitPurchase(unit: unit, price: price, from: from, to: to)
  }

  private mutating func units(_ field: Field) -> Double? {
    number(field).flatMap { isNotNegative($0, field) ? $0 : nil }
  }

  private mutating func checkWhole(_ field: Field) {
    guard let text = text(field, expected: "'false'", example: "write whole: false"),
      text != "false"
    else { return }
    if text == "true" {
      complain(
        .notSupportedYet, field, "'whole: true' is not supported yet",
        suggestion: "write whole: false, and round what the plan says")
    } else {
      complain(
        .badValue, field, "\(Quoting.quoted(text)) is not 'true' or 'false'",
        suggestion: "write whole: false")
    }
  }
}
