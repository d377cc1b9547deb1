// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks the campaigns: names, money and what they bring.
struct CampaignChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    if scenario.lineCount == 0 {
      complain(
        .missing, at: ["campaigns"], "there are no campaigns",
        suggestion: "add at least one that money can be spent on")
    }
    checkNames(scenario.campaigns.map(\.name), section: ["campaigns"], kind: "campaigns")
    checkLineNames()
    for (position, campaign) in scenario.campaigns.enumerated() {
      checkShares(campaign.markets, path: ["campaigns", campaign.name])
      checkPurchase(of: campaign)
      checkChoices(of: campaign, at: position)
      if let last = campaign.last {
        requireMoney(last, at: ["campaigns", campaign.name, "last"], "'last'")
      }
      checkDeliveries(of: campaign, at: position)
    }
  }

  private mutating func checkPurchase(of campaign: Campaign) {
    let path = ["campaigns", campaign.name]
    switch campaign.purchase {
    case .money(let least, let most):
      checkRange(least, most, ends: ["least", "most"]) { _ in path + ["spend"] }
    case .units(let purchase):
      let buys = path + ["buys"]
      if purchase.unit.allSatisfy(\.isWhitespace) {
        complain(.badValue, at: buys + ["unit"], "the unit has no name")
      }
      checkRange(purchase.from, purchase.to, ends: ["from", "to"]) { buys + [$0] }
      checkPrices(of: purchase, path: buys)
      if purchase.isWhole { checkWholeEnds(of: purchase, path: buys) }
    }
  }

  private mutating func checkWholeEnds(of purchase: UnitPurchase, path: [String]) {
    for (key, count) in [("from", purchase.from), ("to", purchase.to ?? 0)]
    where count.isFinite && count != count.rounded() {
      complain(
        .outOfRange, at: path + [key], "'\(key)' is \(Figure.plain(count)), and units are whole",
        suggestion: "write a whole number, or take 'whole' away")
    }
  }

  private mutating func checkRange(
    _ least: Double, _ most: Double?, ends: [String], path: (String) -> [String]
  ) {
    var isSound = requireMoney(least, at: path(ends[0]), "'\(ends[0])'")
    guard let most else { return }
    isSound = requireMoney(most, at: path(ends[1]), "'\(ends[1])'") && isSound
    if isSound, least > most {
      complain(
        .outOfRange, at: path(ends[0]),
        "the \(ends[0]), \(Figure.text(least)), is above the \(ends[1]), \(Figure.text(most))",
        suggestion: "did you mean \(Figure.text(most))..\(Figure.text(least))?")
    }
  }
}
