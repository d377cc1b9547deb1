// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioChecker {
  /// Checks the campaigns: names, money and what they bring.
  mutating func checkCampaigns() {
    if scenario.lineCount == 0 {
      complain(
        .missing, ["campaigns"], "there are no campaigns",
        suggestion: "add at least one that money can be spent on")
    }
    checkNames(scenario.campaigns.map(\.name), section: "campaigns", kind: "campaigns")
    checkLineNames()
    for (position, campaign) in scenario.campaigns.enumerated() {
      checkPurchase(of: campaign)
      if let last = campaign.last {
        requireMoney(last, ["campaigns", campaign.name, "last"], "'last'")
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
      requirePositive(purchase.price, buys + ["price"], "the price")
      if purchase.unit.allSatisfy(\.isWhitespace) {
        complain(.badValue, buys + ["unit"], "the unit has no name")
      }
      checkRange(purchase.from, purchase.to, ends: ["from", "to"]) { buys + [$0] }
    }
  }

  private mutating func checkRange(
    _ least: Double, _ most: Double?, ends: [String], path: (String) -> [String]
  ) {
    var isSound = requireMoney(least, path(ends[0]), "'\(ends[0])'")
    guard let most else { return }
    isSound = requireMoney(most, path(ends[1]), "'\(ends[1])'") && isSound
    if isSound, least > most {
      complain(
        .outOfRange, path(ends[0]),
        "the \(ends[0]), \(Figure.text(least)), is above the \(ends[1]), \(Figure.text(most))",
        suggestion: "did you mean \(Figure.text(most))..\(Figure.text(least))?")
    }
  }
}
