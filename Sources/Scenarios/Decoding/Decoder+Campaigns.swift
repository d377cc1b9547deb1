// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Campaign {
  /// The keys of a campaign.
  static let keys = Keys<Campaign>(
    Vocabulary(
      thing: "a campaign",
      example: "write its keys, for example {spend: 0..500k, brings: {reach: {per 1k: 90}}}",
      definition: "campaign",
      meaning: "A campaign; a table called 'from' is named by a text.",
      later: ["priority"] + Vocabulary.calendar, whole: ["brings"]),
    [
      .key(
        "channel",
        .name("the name of a channel", example: "write one name, for example brand"),
        into: \.channel),
      .key("market", .marketShares, into: \.markets),
      .together([Key("spend", .range), Key("buys", .map(UnitPurchase.keys.vocabulary))]) {
        decoder, parts, campaign in
        campaign.purchase = decoder.purchase(parts) ?? campaign.purchase
      },
      .key("minimum if active", .positiveMoney, into: \.minimumIfActive),
      .key("set-up fee", .money, into: \.setUpFee),
      .key("commission", .commission, into: \.commission),
      .key("step", .positiveMoney, into: \.step),
      .key("last", .money, into: \.last, meaning: "What was spent in the last period."),
      .key(
        "brings", Form(.named(.map(.response))) { $0.deliveries($1) }, into: \.brings,
        meaning: "What it brings of each KPI."),
      .key("platform objective", .platformObjective, into: \.platformObjective),
    ])
}

/// Reading campaigns.
extension Decoder {
  mutating func campaigns(_ field: Field) -> [Campaign] {
    let example = "write a name and its keys, for example 'search: {spend: 0..500k, brings: {...}}'"
    return things(field, Campaign.keys, expected: "a map of campaigns", example: example) {
      Campaign(name: $0, purchase: .money(least: 0, most: nil))
    }
  }

  fileprivate mutating func purchase(_ parts: Fields) -> Campaign.Purchase? {
    switch (parts["spend"], parts["buys"]) {
    case (let spend?, nil):
      return spendRange(spend).map { .money(least: $0.least, most: $0.most) }
    case (nil, let buys?):
      return unitPurchase(buys).map { .units($0) }
    case (.some, let buys?):
      complainAboutKey(
        .contradiction, at: buys, "a campaign has 'spend' or 'buys', not both",
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
