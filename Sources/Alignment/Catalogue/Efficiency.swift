// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Catalogue {
  /// The same for less.
  static let efficiency = CatalogueGoal(
    "efficiency", "The same results for less money or work.",
    primary: [
      "customer acquisition cost", "cost per qualified lead", "cost per lead", "ROAS",
      "campaign ROI", "cost per click", "cost per thousand impressions", "manual hours saved",
      "workflow error rate", "trigger latency", "revenue per email",
    ],
    contextual: [
      .init("attributed revenue", "it says whether the results are still the same"),
      .init("orders", "they say whether the results are still the same"),
      .init("leads", "they say whether the results are still the same"),
      .init("qualified leads", "they say whether the results are still the same"),
      .init("referral sessions", "they say whether the results are still the same"),
    ],
    noise: [
      .init("impressions", "a volume says nothing of what it cost"),
      .init("reach", "a volume says nothing of what it cost"),
      .init("likes", "a volume says nothing of what it cost"),
      .init("total sends", "sending more is work, not a result"),
    ])

  static let efficiencyKPIs: [CatalogueKPI] = [
    CatalogueKPI(
      "cost per click", aliases: ["CPC"], "What was spent for each click.",
      unit: "money", better: .minimize, .cost, .proximal,
      overLines: .ratio("spend", per: "clicks")),
    CatalogueKPI(
      "cost per thousand impressions", aliases: ["CPM", "cost per mille"],
      "What was spent for a thousand showings.",
      unit: "money", better: .minimize, .cost, .proximal,
      overLines: .ratio("spend", per: "thousand impressions")),
  ]
}
