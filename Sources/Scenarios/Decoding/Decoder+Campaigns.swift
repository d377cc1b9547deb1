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
    campaign.markets = parts["market"].map { marketShares($0) } ?? []
    campaign.purchase = purchase(parts) ?? campaign.purchase
    campaign.minimumIfActive = parts["minimum if active"].flatMap { positiveMoney($0) }
    campaign.setUpFee = parts["set-up fee"].flatMap { money($0) } ?? 0
    campaign.commission = parts["commission"].flatMap { commission($0) } ?? 0
    campaign.step = parts["step"].flatMap { positiveMoney($0) }
    campaign.last = parts["last"].flatMap { money($0) }
    campaign.brings = parts["brings"].map { deliveries($0) } ?? []
    campaign.platformObjective = parts["platform objective"].flatMap { platformObjective($0) }
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
}
